// How much is read of anything that comes from outside. docs/limits.md is for users.
//
// What is beyond a bound is cut or refused, and the ledger says so. Bounds that news may meet can
// be moved (`Limits`); the others are constants: no news comes near them, and what is behind them
// relies on them. The bounds of queries stand in search/query/limits.h and search/plan.h; those of
// a list of entities beside what finds them.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace newsdex {

/// The bounds that whoever indexes may move; bytes where nothing else is said. What each means, and
/// how far it may be moved, says limit_table().
struct Limits {
  // Of one article. All that is done with it is linear in its text, so that this also bounds the
  // time and the memory that it can take: docs/limits.md has figures.
  std::uint64_t text = std::uint64_t{1} << 20U;  ///< the longest of 36,000 looked at has 50 kB
  std::uint64_t title = std::uint64_t{16} << 10U;
  std::uint64_t field = std::uint64_t{64} << 10U;
  std::uint64_t list = 1000;   ///< values
  std::uint64_t extra = 1000;  ///< fields
  std::uint64_t extra_bytes = std::uint64_t{1} << 20U;
  // Of one record. Larger ones fail; of a page what is beyond is cut. A reader holds up to sixteen
  // times as much: JSON made of short numbers.
  std::uint64_t record = std::uint64_t{16} << 20U;
  std::uint64_t elements = 100'000;  ///< number of them
  std::uint64_t page = std::uint64_t{8} << 20U;
  // Of what is packed in one file. Nothing more is then read of it.
  std::uint64_t members = 1'000'000;  ///< number of them
  /// Bytes that come out for each byte of the file. Deflate reaches 1030, news rarely 20.
  std::uint64_t ratio = 1000;
  std::uint64_t unpacked = std::uint64_t{1} << 40U;
};

/// One of them.
struct LimitRow {
  std::string_view name;  ///< as `--limit` takes it
  std::uint64_t Limits::*value;
  std::uint64_t least;
  std::uint64_t most;
  bool is_size;                ///< of bytes, else a number of something
  std::string_view of;         ///< what is bounded
  std::string_view if_beyond;  ///< what becomes of it
};

[[nodiscard]] std::span<const LimitRow> limit_table();

/// The bounds with `settings` applied, each `NAME=VALUE`; a value is a number, of bytes also as
/// `64KB`, `8MiB`, `1T` (powers of 1024). Where nothing is said of records, they may be four times
/// as long as a text and as long as a page. Throws InputError for a name that is none, one that is
/// given twice, and a value out of its row's range.
[[nodiscard]] Limits parse_limits(std::span<const std::string> settings);

/// The table for people, with the values of `limits`; ends with a newline.
[[nodiscard]] std::string describe(const Limits& limits);

/// `64 MiB`; in bytes where it is no whole number of a larger unit.
[[nodiscard]] std::string size_text(std::uint64_t bytes);

/// A longer id is refused: a cut one would be another article's, and Xapian's terms hold no more.
inline constexpr std::size_t kMaxIdBytes = 1000;

// Of records whose fields are read before it is known which of them count.

inline constexpr std::size_t kMaxFields = 100'000;        ///< of a JSON object, columns of a table
inline constexpr std::size_t kMaxListElements = 100'000;  ///< of a list in JSON
inline constexpr std::size_t kMaxFrontMatterBytes = std::size_t{1} << 20;  ///< else it is text
inline constexpr std::size_t kMaxNotes = 20;  ///< of an article, in the log

inline constexpr std::size_t kMaxNinjsDepth = 64;
inline constexpr std::size_t kMaxCrawlHeadBytes = std::size_t{64} << 10;  ///< of a WARC record

// Of markup. What is beyond is left out, never text. Parsers are quadratic in attributes, or
// recursive in depth: these bounds are what makes them safe.

inline constexpr std::size_t kMaxXmlDepth = 200;
inline constexpr std::size_t kMaxXmlAttributes = 256;                  ///< of a tag
inline constexpr std::size_t kMaxXmlTagBytes = std::size_t{64} << 10;  ///< else its name is kept
inline constexpr std::size_t kMaxHtmlDepth = 1000;
inline constexpr std::size_t kMaxHtmlAttributes = 256;                    ///< of an element
inline constexpr std::size_t kMaxHtmlValueBytes = std::size_t{64} << 10;  ///< longer ones: emptied
inline constexpr std::size_t kMaxJsonDepth = 1024;
inline constexpr std::size_t kMaxJsonLdBytes = std::size_t{4} << 20;  ///< of a script in a page
inline constexpr std::size_t kMaxJsonLdScripts = 40;                  ///< of a page
inline constexpr std::size_t kMaxJsonLdDepth = 64;
/// Objects and list elements that are looked at; more is a site's catalogue, not an article.
inline constexpr std::size_t kMaxJsonLdObjects = 2000;
inline constexpr std::size_t kMaxJsonLdNames = 40;  ///< authors, keywords
/// Statements of one kind in a page's markup, as of authors; more are noise or an attack.
inline constexpr std::size_t kMaxFactsOfAKey = 40;
inline constexpr std::size_t kMaxFactBytes = 4000;  ///< of a statement; text is read elsewhere

// Of what is packed.

/// Archives and compressions in one another: a zip of a zip of a .tar.gz has 4. Each holds the
/// state of a decompressor, and multiplies what a small file can make them do.
inline constexpr std::size_t kMaxLayers = 4;
/// Bytes that may come out of any file: in small ones the ratio says nothing.
inline constexpr std::uint64_t kFreeBytes = std::uint64_t{16} << 20;
/// A 7z that comes through a pipe is held in memory.
inline constexpr std::size_t kMaxHeldBytes = std::size_t{64} << 20;
/// Bytes that a compressed HTTP body of more than 1 MiB may unpack to, for each of its own.
inline constexpr std::size_t kMaxHttpRatio = 200;

}  // namespace newsdex
