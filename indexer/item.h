// What readers yield: one item of an input, an article as its format gives it or the reason why
// there is none. Every item ends in the ledger.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "common/article.h"

namespace newsdex {

/// How an item ended.
enum class Status : std::uint8_t { added, updated, unchanged, duplicate, skipped, failed };

/// How a body marks its paragraphs.
enum class Layout : std::uint8_t {
  free,        ///< as people write text files: blank lines, or a line each, or wrapped lines
  paragraphs,  ///< every newline ends a paragraph
};

/// A paragraph whose zone the format tells.
struct Block {
  Zone zone = Zone::body;
  std::string text;  ///< one paragraph, no newline in it

  friend bool operator==(const Block&, const Block&) = default;
};

/// What of an article was beyond a bound (indexer/limits.h) and left out.
enum class CutKind : std::uint8_t { text, title, field, list, extra, marks, page, markup, words };

inline constexpr auto kCutKindNames = std::to_array<std::string_view>(
    {"text", "title", "field", "list", "extra", "marks", "page", "markup", "words"});

struct Cut {
  CutKind kind = CutKind::text;
  std::string what;  ///< for people: `text of 1201 bytes to 1000`

  friend bool operator==(const Cut&, const Cut&) = default;
};

/// One article as its format gives it: bytes converted to valid UTF-8, nothing else interpreted.
/// Empty strings are absent fields.
struct RawArticle {
  std::string id;
  std::string url;
  std::string title;  ///< the format's own title field; plain text has none
  std::string body;
  Layout layout = Layout::free;
  std::vector<Block> blocks;  ///< the text in zones, title left out; where given, `body` is empty
  std::string published;      ///< as written in the input
  std::string modified;
  std::string captured;
  std::string embargo;     ///< not to be shown before; as written in the input
  bool cancelled = false;  ///< withdraws the article of its id
  std::string source;
  std::string via;
  std::string language;
  std::string section;
  std::string dateline;
  std::vector<std::string> bylines;
  std::vector<std::string> credits;
  std::vector<std::string> topics;
  SuppliedLabels supplied;
  std::vector<std::pair<std::string, std::string>> extra;  ///< name, JSON value
  std::vector<Capture> captures;
  /// See Article; best first. Where there are any for `published` or `modified`, the first one
  /// that is a date is taken, and the field above is not looked at.
  std::vector<Candidate> candidates;
  bool alone = false;              ///< the only article of its file, so that the path identifies it
  std::vector<std::string> notes;  ///< what was read otherwise than written, for the log
  std::vector<Cut> cuts;           ///< what was left out for its size, for the ledger
};

/// Why an item gives no article. `status` is skipped or failed.
struct Problem {
  Status status = Status::failed;
  std::string reason;
  std::string id = {};  ///< of the article, where there is one that is held back
};

/// Why an item failed that the others may outlive: they need less.
inline constexpr std::string_view kTooLittleMemory = "takes more memory than there is";

/// Why a candidate was not taken whose betters were.
inline constexpr std::string_view kTrustedLess = "another one is trusted more";

struct Item {
  std::string path;        ///< relative to the parent of the PATH argument, for people
  std::string origin;      ///< absolute path of the file, `-` for standard input
  std::string item;        ///< which article of the file: number, id or member name; empty if alone
  std::uint64_t line = 0;  ///< 1-based line on which it begins, 0 where lines mean nothing
  std::uint64_t bytes = 0;  ///< of input that it took
  bool named = false;       ///< its file is a PATH argument itself, not one found by walking
  std::variant<RawArticle, Problem> content;
};

}  // namespace newsdex
