// Which captures of which pages the crawls of a run hold.
//
// A page is its URL. The latest capture of it is the article, the others are listed with it; so
// they all have to be known before the first is read, whatever the order of files.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/article.h"
#include "indexer/input_walk.h"

namespace newsdex {

/// What a capture holds, best first: of two kinds the better one is read, however old it is.
enum class CaptureKind : std::uint8_t {
  page,        ///< as the server sent it
  conversion,  ///< a text made from it
  revisit,     ///< nothing: it was the same as before
};

/// Holds 128-bit hashes of URLs, times and digests; no texts.
class CaptureIndex {
 public:
  void add(std::string_view url, Capture capture, CaptureKind kind);

  /// Whether no other capture of the page is to be read rather than this one. True for pages that
  /// the index does not know, as of standard input.
  [[nodiscard]] bool is_best(std::string_view url, const Moment& time, CaptureKind kind) const;

  /// Whether any capture of the page can be read.
  [[nodiscard]] bool has_page(std::string_view url) const;

  /// The captures of a page, latest first, each once; without `own`, with revisits.
  [[nodiscard]] std::vector<Capture> others(std::string_view url, const Capture& own) const;

 private:
  struct Row {
    Capture capture;
    CaptureKind kind = CaptureKind::page;
  };
  using Key = std::pair<std::uint64_t, std::uint64_t>;
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return key.first; }
  };

  static Key key(std::string_view url);
  [[nodiscard]] const std::vector<Row>* find(std::string_view url) const;

  std::unordered_map<Key, std::vector<Row>, KeyHash> pages_;
};

/// Puts captures in the order in which an article lists them: latest first, each once, without the
/// article's `own`.
[[nodiscard]] std::vector<Capture> in_order(std::vector<Capture> captures, const Capture& own);

/// Reads the heads of all records in all crawls that the options name. Files that can be read only
/// once (standard input, pipes) are left out.
[[nodiscard]] CaptureIndex index_captures(const InputOptions& options, const FieldNames& fields);

}  // namespace newsdex
