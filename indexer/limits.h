// How much is read of anything that comes from outside. docs/limits.md is for users.
//
// What is beyond a bound is cut or refused, and the ledger says so. The bounds of queries stand in
// search/query/limits.h and search/plan.h; those of a list of entities beside what finds them.

#pragma once

#include <cstddef>
#include <cstdint>

namespace newsdex {

// Of one article. All that is done with it is linear in its text, so that these also bound the time
// and the memory that it can take: docs/limits.md has figures.

/// Title and body together; `--max-text` sets another bound. The longest of 36,000 news articles
/// looked at has 50 kB.
inline constexpr std::size_t kMaxTextBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxTitleFieldBytes = std::size_t{16} << 10;
inline constexpr std::size_t kMaxFieldBytes = std::size_t{64} << 10;  ///< of any other field
inline constexpr std::size_t kMaxListValues = 1000;   ///< bylines, credits, topics, people …
inline constexpr std::size_t kMaxExtraFields = 1000;  ///< that newsdex does not know
inline constexpr std::size_t kMaxExtraBytes = std::size_t{1} << 20;  ///< names and values of all
inline constexpr std::size_t kMaxIdBytes = 1000;                     ///< a longer one is refused

// Of one record. Larger ones fail.

inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20;  ///< line, row, page, text
inline constexpr std::size_t kMaxNinjsBytes = std::size_t{16} << 20;   ///< an object
inline constexpr std::size_t kMaxNinjsDepth = 64;
inline constexpr std::size_t kMaxXmlRecordBytes = std::size_t{16} << 20;  ///< text and attributes
inline constexpr std::size_t kMaxXmlRecordElements = 100'000;
inline constexpr std::size_t kMaxCrawlHeadBytes = std::size_t{64} << 10;  ///< of a WARC record

// Of markup. What is beyond is left out, never text, but for that of a page that is too long.

inline constexpr std::size_t kMaxXmlDepth = 200;
inline constexpr std::size_t kMaxXmlAttributes = 256;                  ///< of a tag
inline constexpr std::size_t kMaxXmlTagBytes = std::size_t{64} << 10;  ///< else its name is kept
inline constexpr std::size_t kMaxPageBytes = std::size_t{8} << 20;     ///< HTML is cut there
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

// Of what is packed. Nothing more is then read of that file.

/// Archives and compressions in one another: a zip of a zip of a .tar.gz has 4.
inline constexpr std::size_t kMaxLayers = 4;
/// Members of all archives in one file.
inline constexpr std::uint64_t kMaxMembers = 1'000'000;
/// Bytes that come out for each byte of the file. Deflate reaches 1030, news rarely 20.
inline constexpr std::uint64_t kMaxRatio = 1000;
/// Bytes that may come out of any file: in small ones the ratio says nothing.
inline constexpr std::uint64_t kFreeBytes = std::uint64_t{16} << 20;
/// Bytes that come out of one file at all.
inline constexpr std::uint64_t kMaxUnpackedBytes = std::uint64_t{1} << 40;
/// A 7z that comes through a pipe is held in memory.
inline constexpr std::size_t kMaxHeldBytes = std::size_t{64} << 20;
/// Bytes that a compressed HTTP body of more than 1 MiB may unpack to, for each of its own.
inline constexpr std::size_t kMaxHttpRatio = 200;

}  // namespace newsdex
