#include "indexer/part/glass/posting_reader.h"

#include <fmt/format.h>

#include "common/error.h"
#include "common/schema.h"
#include "indexer/part/glass/pack.h"
#include "indexer/part/glass/posting_table.h"

namespace newsdex::glass {
namespace {

[[noreturn]] void fail() {
  throw ArchiveError("postlist.glass: damaged", "newsdex-admin check tells what is affected");
}

}  // namespace

PostingReader::PostingReader(const std::filesystem::path& file, std::size_t articles)
    : table_(file), values_(articles) {
  while (table_.next()) {
    const std::string_view key = table_.key();
    if (key.starts_with(kValues)) {
      read_values();
    } else if (key == kLengths) {
      std::vector<DocidWdf> list;
      read_list(kLengths, list);
      for (const DocidWdf& each : list) {
        if (each.docid != lengths_.size() + 1) fail();
        lengths_.push_back(each.wdf);
      }
      if (lengths_.size() != articles) fail();
      return;
    }
  }
  fail();
}

void PostingReader::read_values() {
  Unpacker key(table_.key().substr(kValues.size()));
  if (key.uint() != kTieSlot) return;
  std::uint64_t docid = key.docid_of_key();
  Unpacker tag(table_.tag());
  while (!tag.is_done()) {
    const std::string_view value = tag.string();
    if (!key.is_good() || !tag.is_good() || docid == 0 || docid > values_.size()) fail();
    values_[docid - 1] = value;
    if (!tag.is_done()) docid += tag.uint() + 1;
  }
}

void PostingReader::take(std::vector<DocidWdf>& out) {
  const std::string term = term_;
  read_list(term, out);
}

// The list whose first chunk is the entry at hand; then moves to the entry behind it, a term.
void PostingReader::read_list(std::string_view key, std::vector<DocidWdf>& out) {
  Unpacker first(table_.tag());
  static_cast<void>(first.uint());  // articles and occurrences: they follow from the postings
  static_cast<void>(first.uint());
  std::uint64_t docid = first.uint() + 1;
  Unpacker chunk = first;
  while (true) {
    const bool is_last = chunk.byte() == '1';
    static_cast<void>(chunk.uint());  // how far the last docid is
    for (bool is_first = true; is_first || !chunk.is_done(); is_first = false) {
      if (!is_first) docid += chunk.uint() + 1;
      out.push_back({static_cast<std::uint32_t>(docid), static_cast<std::uint32_t>(chunk.uint())});
    }
    if (!chunk.is_good()) fail();
    done_ = !table_.next();
    if (is_last) break;
    const std::size_t before = key == kLengths ? key.size() : key.size() + 1;
    if (done_ || !table_.key().starts_with(key) || table_.key().size() <= before) fail();
    docid = Unpacker(table_.key().substr(before)).docid_of_key();
    chunk = Unpacker(table_.tag());
  }
  if (!done_) term_ = table_.key();
}

}  // namespace newsdex::glass
