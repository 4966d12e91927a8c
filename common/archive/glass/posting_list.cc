#include "common/archive/glass/posting_list.h"

#include <utility>

#include "common/archive/glass/pack.h"
#include "common/archive/glass/tables.h"

namespace newsdex::glass {
namespace {

/// A number at `at`, which moves behind it; nullptr behind `end`. Nearly all take one byte.
inline std::uint64_t take_uint(const char*& at, const char* end) {
  std::uint64_t value = static_cast<unsigned char>(*at++);
  if (value < 0x80U) [[likely]]
    return value;
  value &= 0x7fU;
  for (unsigned shift = 7; at != end && shift < 64; shift += 7U) {
    const auto byte = static_cast<unsigned char>(*at++);
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80U) return value;
  }
  at = nullptr;
  return 0;
}

}  // namespace

ChunkHead read_chunk_head(std::uint64_t first_docid, std::string_view bytes) {
  Unpacker chunk(bytes);
  ChunkHead head;
  head.first_docid = first_docid;
  head.is_last = chunk.byte() == '1';
  const std::uint64_t span = chunk.uint();
  if (!chunk.is_good() || span > UINT32_MAX) return {1, 0, true, {}};
  head.last_docid = first_docid + span;
  head.postings = chunk.rest();
  return head;
}

bool append_postings(const ChunkHead& head, std::vector<DocidWdf>& out) {
  const char* at = head.postings.data();
  const char* const end = at + head.postings.size();
  const std::size_t before = out.size();
  out.resize(before + head.postings.size() / 2 + 1);  // each but the first takes two bytes or more
  DocidWdf* next = out.data() + before;
  std::uint64_t docid = head.first_docid;
  bool is_whole = false;
  while (at != end) {
    const std::uint64_t wdf = take_uint(at, end);
    if (at == nullptr || docid > head.last_docid) break;
    *next++ = {static_cast<std::uint32_t>(docid), static_cast<std::uint32_t>(wdf)};
    is_whole = at == end;
    if (is_whole) break;
    docid += take_uint(at, end) + 1;
    if (at == nullptr) break;
  }
  out.resize(static_cast<std::size_t>(next - out.data()));
  return is_whole && docid == head.last_docid;
}

PostingList::PostingList(TableReader table, std::string_view term, std::uint32_t documents)
    : table_(std::move(table)), key_of_more_(term), documents_(documents) {
  // A NUL would make of it the key of something else.
  if (term.empty() || term.find('\0') != std::string_view::npos) return;
  key_of_more_ += '\0';
  if (table_.seek(term) && table_.key() == term) read_first_chunk();
}

// The table stands at it.
void PostingList::read_first_chunk() {
  Unpacker head(table_.tag());
  const std::uint64_t articles = head.uint();
  occurrences_ = head.uint();
  const std::uint64_t first_docid = head.uint() + 1;
  if (!head.is_good() || articles > documents_) table_.fail();
  articles_ = static_cast<std::uint32_t>(articles);
  next_ = read_chunk_head(first_docid, head.rest());
  check_chunk(next_);
  first_docid_ = static_cast<std::uint32_t>(first_docid);
  has_next_ = true;
}

void PostingList::check_chunk(const ChunkHead& head) const {
  if (head.first_docid == 0 || head.last_docid < head.first_docid || head.last_docid > documents_) {
    table_.fail();
  }
}

void PostingList::enter_next_chunk() {
  has_next_ = !next_.is_last;
  if (!has_next_) return;
  if (!table_.next() || !table_.key().starts_with(key_of_more_)) table_.fail();
  Unpacker key(table_.key().substr(key_of_more_.size()));
  const std::uint32_t first_docid = key.docid_of_key();
  if (!key.is_good() || first_docid <= next_.last_docid) table_.fail();
  next_ = read_chunk_head(first_docid, table_.tag());
  check_chunk(next_);
}

bool PostingList::next_chunk(std::uint32_t least) {
  while (has_next_ && next_.last_docid < least) enter_next_chunk();
  if (!has_next_) return false;
  decode();
  return true;
}

void PostingList::decode() {
  postings_.clear();
  if (!append_postings(next_, postings_)) table_.fail();
  enter_next_chunk();
}

void PostingList::enter_chunk(std::uint32_t first_docid) {
  if (first_docid_ == 0) table_.fail();  // an empty list
  const bool is_first = first_docid == first_docid_;
  std::string key = key_of_more_;
  if (is_first) {
    key.pop_back();
  } else {
    pack_uint_preserving_sort(key, first_docid);
  }
  if (!table_.seek(key) || table_.key() != key) table_.fail();
  if (is_first) {
    read_first_chunk();
  } else {
    next_ = read_chunk_head(first_docid, table_.tag());
    check_chunk(next_);
  }
  decode();
}

std::vector<std::uint32_t> read_lengths(TableReader table, std::uint32_t documents) {
  std::vector<DocidWdf> postings;
  postings.reserve(documents);
  bool is_last = !table.seek(kLengthsKey) || table.key() != kLengthsKey;
  for (bool is_first = true; !is_last; is_first = false) {
    if (!is_first && !(table.next() && table.key().starts_with(kLengthsKey))) table.fail();
    Unpacker key(is_first ? table.tag() : table.key().substr(kLengthsKey.size()));
    if (is_first) {  // counts, which are none
      static_cast<void>(key.uint());
      static_cast<void>(key.uint());
    }
    const std::uint64_t first_docid = is_first ? key.uint() + 1 : key.docid_of_key();
    const ChunkHead head = read_chunk_head(first_docid, is_first ? key.rest() : table.tag());
    if (!key.is_good() || head.last_docid > documents || !append_postings(head, postings)) {
      table.fail();
    }
    is_last = head.is_last;
  }
  std::vector<std::uint32_t> lengths;
  lengths.reserve(documents);
  for (const DocidWdf& article : postings) {
    if (article.docid != lengths.size() + 1) table.fail();
    lengths.push_back(article.wdf);
  }
  if (lengths.size() != documents) table.fail();
  return lengths;
}

}  // namespace newsdex::glass
