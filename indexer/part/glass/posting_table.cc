#include "indexer/part/glass/posting_table.h"

#include <algorithm>

#include "common/archive/glass/pack.h"
#include "common/archive/glass/tables.h"

namespace newsdex::glass {
namespace {

// A chunk of postings or values is closed once it has this many bytes.
constexpr std::size_t kChunkBytes = 2000;

}  // namespace

void PostingTable::add_metadata(std::string_view name, std::string_view value) {
  table_.add(std::string(kMetadataKey).append(name), value);
}

void PostingTable::add_values(std::uint32_t slot, std::span<const std::string> values) {
  const auto used = static_cast<std::uint64_t>(
      std::count_if(values.begin(), values.end(), [](const std::string& v) { return !v.empty(); }));
  if (used == 0) return;
  const std::string* low = nullptr;
  const std::string* high = nullptr;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (low == nullptr || value < *low) low = &value;
    if (high == nullptr || value > *high) high = &value;
  }
  std::string key(kSlotKey);
  pack_uint_last(key, slot);
  std::string tag;
  pack_uint(tag, used);
  pack_string(tag, *low);
  if (*low != *high) tag += *high;
  table_.add(key, tag);

  tag.clear();
  std::uint32_t previous = 0;
  const auto close = [&] {
    if (!tag.empty()) table_.add(key, tag);
    tag.clear();
  };
  for (std::uint32_t docid = 1; docid <= values.size(); ++docid) {
    const std::string& value = values[docid - 1];
    if (value.empty()) continue;
    if (tag.empty()) {
      key = kValuesKey;
      pack_uint(key, slot);
      pack_uint_preserving_sort(key, docid);
    } else {
      pack_uint(tag, docid - previous - 1);
    }
    previous = docid;
    pack_string(tag, value);
    if (tag.size() >= kChunkBytes) close();
  }
  close();
}

void PostingTable::add_lengths(std::span<const std::uint32_t> lengths) {
  begin_list(std::string(kLengthsKey), std::string(kLengthsKey), 0, 0);
  for (std::uint32_t docid = 1; docid <= lengths.size(); ++docid) add(docid, lengths[docid - 1]);
  end_term();
}

void PostingTable::begin_term(std::string_view term, std::uint64_t articles,
                              std::uint64_t occurrences) {
  begin_list(std::string(term), std::string(term) + '\0', articles, occurrences);
}

void PostingTable::begin_list(std::string key, std::string key_of_more, std::uint64_t articles,
                              std::uint64_t occurrences) {
  key_ = std::move(key);
  key_of_more_ = std::move(key_of_more);
  articles_ = articles;
  occurrences_ = occurrences;
  is_first_chunk_ = true;
}

void PostingTable::add(std::uint32_t docid, std::uint32_t wdf) {
  if (chunk_.size() >= kChunkBytes) end_chunk(false);
  if (first_docid_ == 0) {
    first_docid_ = docid;
  } else {
    pack_uint(chunk_, docid - last_docid_ - 1);
  }
  pack_uint(chunk_, wdf);
  last_docid_ = docid;
}

void PostingTable::end_term() { end_chunk(true); }

void PostingTable::end_chunk(bool is_last) {
  std::string key = key_;
  std::string tag;
  if (is_first_chunk_) {
    pack_uint(tag, articles_);
    pack_uint(tag, occurrences_);
    pack_uint(tag, first_docid_ - 1);
  } else {
    key = key_of_more_;
    pack_uint_preserving_sort(key, first_docid_);
  }
  tag += is_last ? '1' : '0';
  pack_uint(tag, last_docid_ - first_docid_);
  tag += chunk_;
  table_.add(key, tag);
  chunk_.clear();
  first_docid_ = 0;
  is_first_chunk_ = false;
}

}  // namespace newsdex::glass
