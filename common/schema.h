// The one table of fields: how a query names them, how the archive stores them.
//
// Both programs read it; nobody else spells a prefix. Prefixes follow Omega's conventions
// (single capitals have fixed meanings there, own ones are X and capitals), so that foreign
// Xapian tools can read an archive. A change here is a new kSchemaVersion.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/zone.h"

namespace newsdex {

/// Raised whenever terms, slots, document data or columns change their meaning; an archive of
/// another version is refused with the advice to index again.
inline constexpr int kSchemaVersion = 4;

enum class FieldId : std::uint8_t {
  person,
  person_certain,
  country,
  about,
  place,
  region,
  org,
  source,
  cited,
  said,
  unnamed,
  mentions_date,
  via,
  pubcountry,
  domain,
  language,
  section,
  topic,
  year,
  byline,
  credit,
  dateline,
  date,
  words,
  similar,
  id,
  path,
  supplied_person,
  supplied_place,
  supplied_org,
  modified,
  captured,
  ingested,
};

/// What a field's value is, and so how a query on it is answered.
enum class FieldKind : std::uint8_t {
  label,   ///< one of a set of values: boolean terms, a column, counted as a facet
  text,    ///< words under a prefix of their own, with positions
  date,    ///< a date of the article's record: columns
  number,  ///< a range of numbers: columns
  exact,   ///< one verbatim string: a boolean term
};

/// How several selections on one field combine (semantics: multi-valued fields mean AND).
enum class Combine : std::uint8_t { all, any };

struct Field {
  FieldId id;
  std::string_view name;    ///< as typed and printed
  std::string_view alias;   ///< a second accepted name, or empty
  std::string_view prefix;  ///< of its terms; empty where it has none
  FieldKind kind;
  Combine combine;
  bool is_facet;
};

inline constexpr auto kFields = std::to_array<Field>({
    {FieldId::person, "person", "people", "XPER", FieldKind::label, Combine::all, true},
    {FieldId::person_certain, "person.certain", "", "XPERC", FieldKind::label, Combine::all, false},
    {FieldId::country, "country", "", "N", FieldKind::label, Combine::all, true},
    {FieldId::about, "about", "", "XAB", FieldKind::label, Combine::all, true},
    {FieldId::place, "place", "", "XGEO", FieldKind::label, Combine::all, true},
    {FieldId::region, "region", "", "XREG", FieldKind::label, Combine::all, true},
    {FieldId::org, "org", "organisation", "XORG", FieldKind::label, Combine::all, true},
    {FieldId::source, "source", "publisher", "XSRC", FieldKind::label, Combine::any, true},
    {FieldId::cited, "cited", "cites", "XCIT", FieldKind::label, Combine::all, true},
    {FieldId::said, "said", "", "XSAY", FieldKind::label, Combine::all, true},
    {FieldId::unnamed, "unnamed", "", "XUN", FieldKind::text, Combine::all, false},
    {FieldId::mentions_date, "mentions-date", "", "XMD", FieldKind::label, Combine::all, false},
    {FieldId::via, "via", "", "XVIA", FieldKind::label, Combine::any, false},
    {FieldId::pubcountry, "pubcountry", "", "XPC", FieldKind::label, Combine::any, false},
    {FieldId::domain, "domain", "", "H", FieldKind::label, Combine::any, false},
    {FieldId::language, "lang", "language", "L", FieldKind::label, Combine::any, true},
    {FieldId::section, "section", "", "XSEC", FieldKind::label, Combine::any, true},
    {FieldId::topic, "topic", "topics", "K", FieldKind::label, Combine::all, true},
    {FieldId::year, "year", "", "Y", FieldKind::label, Combine::any, true},
    {FieldId::byline, "byline", "author", "A", FieldKind::text, Combine::all, false},
    {FieldId::credit, "credit", "", "XCR", FieldKind::text, Combine::all, false},
    {FieldId::dateline, "dateline", "", "XDL", FieldKind::text, Combine::all, false},
    {FieldId::date, "date", "published", "", FieldKind::date, Combine::all, false},
    {FieldId::words, "words", "", "", FieldKind::number, Combine::all, false},
    {FieldId::similar, "similar", "", "", FieldKind::exact, Combine::all, false},
    {FieldId::id, "id", "", "Q", FieldKind::exact, Combine::any, false},
    {FieldId::path, "path", "", "P", FieldKind::exact, Combine::any, false},
    {FieldId::supplied_person, "supplied.person", "", "XSPER", FieldKind::label, Combine::all,
     true},
    {FieldId::supplied_place, "supplied.place", "", "XSGEO", FieldKind::label, Combine::all, true},
    {FieldId::supplied_org, "supplied.org", "", "XSORG", FieldKind::label, Combine::all, true},
    {FieldId::modified, "modified", "", "", FieldKind::date, Combine::all, false},
    {FieldId::captured, "captured", "", "", FieldKind::date, Combine::all, false},
    {FieldId::ingested, "ingested", "", "", FieldKind::date, Combine::all, false},
});

/// The row of a field.
[[nodiscard]] const Field& field(FieldId id);

/// The field of that name or alias, in any letter case; nullptr where there is none.
[[nodiscard]] const Field* find_field(std::string_view name);

/// The facet of that name or alias; nullptr where there is none. Facets print as `facet_name`.
[[nodiscard]] const Field* find_facet(std::string_view name);

/// The facet's name in answers: `language` where queries write `lang:`.
[[nodiscard]] std::string_view facet_name(const Field& field);

/// The nearest names to one that does not exist, for "did you mean"; best first, may be empty.
[[nodiscard]] std::string nearest_field(std::string_view name);

/// The boolean term of a label or exact value: prefix and value, upper-case ASCII lowered for
/// labels, cut and hashed where it would pass Xapian's limit.
[[nodiscard]] std::string value_term(const Field& field, std::string_view value);

/// The value of `said` that stands for speakers without a name ("the official").
inline constexpr std::string_view kUnnamedSpeaker = "unnamed";

/// Value that selects, and counts, the articles without any value of a field.
inline constexpr std::string_view kUnknownValue = "unknown";

// Prefixes of text outside the story, which plain words never reach.
inline constexpr std::string_view kStemPrefix = "Z";
inline constexpr std::string_view kCreditPrefix = "XCR";
inline constexpr std::string_view kCorrectionPrefix = "XCO";
inline constexpr std::string_view kBoilerplatePrefix = "XBP";

// Terms beside the words of a text, behind the prefix of that text (empty for the story). The
// first two stand at the positions of first words: of a paragraph, of a sentence inside one; the
// next two at those of the words written with a capital first, and all in capitals
// (text/capitals.h).
inline constexpr std::string_view kParagraphTerm = "XPS";
inline constexpr std::string_view kSentenceTerm = "XSS";
inline constexpr std::string_view kInitialCapitalTerm = "XIC";
inline constexpr std::string_view kAllCapitalsTerm = "XAC";
inline constexpr std::string_view kExactPrefix = "XEX";

/// What the terms of the spellings of `folded` begin with, in the text of prefix `text_prefix`:
/// `erdogan` gives `XEXerdogan:`, behind which a spelling follows as it was written, `Erdoğan`. A
/// word that is written as it is folded, or but for its capitals, has no such term.
[[nodiscard]] std::string spellings_prefix(std::string_view text_prefix, std::string_view folded);

// The stems of story zones, behind kStemPrefix; all with wdf 0. Where nearly all stems of an
// article stand in a zone, what is told is which of them do not.
inline constexpr std::string_view kTitleStemPrefix = "XZT";    ///< in the title
inline constexpr std::string_view kLeadStemPrefix = "XZL";     ///< in the lead, of some articles
inline constexpr std::string_view kCaptionStemPrefix = "XZC";  ///< in a caption
/// In neither lead nor body, of all articles.
inline constexpr std::string_view kOutsideLeadAndBodyStemPrefix = "XZO";
/// In neither title nor lead, of the articles that have the term kMostlyLeadTerm: their stems have
/// no kLeadStemPrefix.
inline constexpr std::string_view kOutsideTitleAndLeadStemPrefix = "XZN";
inline constexpr std::string_view kMostlyLeadTerm = "XZM";

/// Xapian's limit on a term is 245 bytes, of which a NUL takes two.
inline constexpr std::size_t kMaxTermBytes = 245;

/// The value slot that orders equal relevance: date descending, then a hash of the id.
inline constexpr std::uint32_t kTieSlot = 10;

}  // namespace newsdex
