#include "indexer/part/glass/posting_table.h"

#include <algorithm>

#include "common/archive/glass/tables.h"

namespace newsdex::glass {
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
  begin_list(kLengthsKey, {}, 0, 0);
  for (std::uint32_t docid = 1; docid <= lengths.size(); ++docid) add(docid, lengths[docid - 1]);
  end_term();
}

void PostingTable::begin_term(std::string_view term, std::uint64_t articles,
                              std::uint64_t occurrences) {
  static constexpr std::string_view kNul{"\0", 1};
  begin_list(term, kNul, articles, occurrences);
}

void PostingTable::begin_list(std::string_view name, std::string_view end_of_name,
                              std::uint64_t articles, std::uint64_t occurrences) {
  key_.assign(name);
  end_of_name_ = end_of_name;
  articles_ = articles;
  occurrences_ = occurrences;
  is_first_chunk_ = true;
}

void PostingTable::add(std::uint32_t docid, std::uint32_t wdf) {
  if (chunk_end_ >= chunk_.data() + kChunkBytes) end_chunk(false);
  if (first_docid_ == 0) {
    first_docid_ = docid;
  } else {
    chunk_end_ = put_uint(chunk_end_, docid - last_docid_ - 1);
  }
  chunk_end_ = put_uint(chunk_end_, wdf);
  last_docid_ = docid;
}

void PostingTable::end_term() { end_chunk(true); }

void PostingTable::end_chunk(bool is_last) {
  const std::size_t name_bytes = key_.size();
  tag_.clear();
  if (is_first_chunk_) {
    pack_uint(tag_, articles_);
    pack_uint(tag_, occurrences_);
    pack_uint(tag_, first_docid_ - 1);
  } else {
    key_ += end_of_name_;
    pack_uint_preserving_sort(key_, first_docid_);
  }
  tag_ += is_last ? '1' : '0';
  pack_uint(tag_, last_docid_ - first_docid_);
  tag_.append(chunk_.data(), chunk_end_);
  table_.add(key_, tag_);
  key_.resize(name_bytes);
  chunk_end_ = chunk_.data();
  first_docid_ = 0;
  is_first_chunk_ = false;
}

}  // namespace newsdex::glass
