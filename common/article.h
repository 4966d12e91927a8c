// One article, as read and cut into zones, before any analysis.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/moment.h"
#include "common/zone.h"

namespace newsdex {

/// Where the title came from. `lead`: there is none, the first sentence stands in for display and
/// is no part of the zone `title`.
enum class TitleSource : std::uint8_t { text, metadata, lead };

/// Labels that came with the article, kept as supplied, apart from what is extracted.
struct SuppliedLabels {
  std::vector<std::string> people;
  std::vector<std::string> places;
  std::vector<std::string> orgs;

  friend bool operator==(const SuppliedLabels&, const SuppliedLabels&) = default;
};

/// One copy of a page that a crawl holds.
struct Capture {
  Moment time;
  std::string digest;  ///< as the crawl gives it (`sha1:…`), empty where it gives none

  friend bool operator==(const Capture&, const Capture&) = default;
};

/// A value that an input offered for a field, kept as evidence of what was taken and why.
struct Candidate {
  std::string field;   ///< as in outputs: `published`, `title`, `source`
  std::string value;   ///< as written in the input
  std::string from;    ///< where it stood: `json-ld datePublished`, `meta article:published_time`
  bool taken = false;  ///< whether the article has it
  std::string reason;  ///< why not; empty where it was taken

  friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// All strings are valid UTF-8 in NFC without NUL. An empty string is "unknown".
struct Article {
  std::string id;    ///< unique in an archive; see "Identity" in docs/formats.md
  std::string path;  ///< where it was read from, for people: `seeds/a.txt`, `dump.zip!/a.html`, `-`
  std::string origin;  ///< absolute path of the file it was read from, `-` for standard input
  std::string url;

  /// The whole stored text: title first, boilerplate included. Within it a newline ends a
  /// paragraph and nothing else does; offsets everywhere are bytes of this string.
  std::string text;
  Zones zones;

  /// The zones as read, where boilerplate learned since has left the story; else empty.
  Zones read_zones;

  std::string title;  ///< for display; null in outputs only if there is no text at all
  TitleSource title_source = TitleSource::lead;

  std::optional<Moment> published;
  std::optional<Moment> modified;
  std::optional<Moment> captured;  ///< by a crawl; never taken for `published`

  std::string source;    ///< the publisher of this copy, as supplied; never from the text
  std::string via;       ///< the aggregator or syndicator that supplied the copy
  std::string language;  ///< ISO 639-1; as supplied, else detected
  std::string section;
  std::string dateline;
  std::vector<std::string> bylines;
  std::vector<std::string> credits;  ///< photographers and agencies of its pictures
  std::vector<std::string> topics;
  SuppliedLabels supplied;

  /// Input fields that newsdex has no place for: name and JSON value, in input order.
  std::vector<std::pair<std::string, std::string>> extra;

  std::vector<Capture> captures;      ///< the other captures of its URL, latest first
  std::vector<Candidate> candidates;  ///< what was offered for its fields, best first

  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace newsdex
