#include "indexer/part/glass/posting_reader.h"

#include <fmt/format.h>

#include "common/archive/glass/pack.h"
#include "common/archive/glass/tables.h"
#include "common/error.h"
#include "common/schema.h"

namespace newsdex::glass {
namespace {

[[noreturn]] void fail() {
  throw ArchiveError("postlist.glass: damaged", "newsdex-admin check tells what is affected");
}

}  // namespace

PostingReader::PostingReader(const std::filesystem::path& file, std::size_t articles)
    : table_(file),
      lengths_(read_lengths(table_, static_cast<std::uint32_t>(articles))),
      values_(articles) {
  // What stands before the terms begins with NUL.
  while (true) {
    done_ = !table_.next();
    if (done_ || table_.key().front() != '\0') break;
    if (table_.key().starts_with(kValuesKey)) read_values();
  }
  if (!done_) term_ = table_.key();
}

void PostingReader::read_values() {
  Unpacker key(table_.key().substr(kValuesKey.size()));
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
  Unpacker first(table_.tag());
  static_cast<void>(first.uint());  // articles and occurrences: they follow from the postings
  static_cast<void>(first.uint());
  const std::uint64_t docid = first.uint() + 1;
  ChunkHead head = read_chunk_head(docid, first.rest());
  while (true) {
    if (!append_postings(head, out)) fail();
    done_ = !table_.next();
    if (head.is_last) break;
    if (done_ || !table_.key().starts_with(term_) || table_.key().size() <= term_.size() + 1) {
      fail();
    }
    Unpacker key(table_.key().substr(term_.size() + 1));
    head = read_chunk_head(key.docid_of_key(), table_.tag());
  }
  if (!done_) term_ = table_.key();
}

}  // namespace newsdex::glass
