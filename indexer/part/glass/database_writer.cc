#include "indexer/part/glass/database_writer.h"

#include <algorithm>

#include <oneapi/tbb/parallel_invoke.h>
#include <oneapi/tbb/task_arena.h>
#include <xxhash.h>

#include "common/archive/glass/pack.h"
#include "common/schema.h"
#include "indexer/part/glass/posting_table.h"

namespace newsdex::glass {
namespace {

std::string docid_key(std::uint32_t docid) {
  std::string key;
  pack_uint_preserving_sort(key, docid);
  return key;
}

}  // namespace

DatabaseWriter::DatabaseWriter(std::filesystem::path folder, std::filesystem::path scratch,
                               std::size_t budget)
    : folder_(std::move(folder)),
      documents_(folder_ / kDocumentsFile),
      term_lists_(folder_ / kTermListsFile),
      log_(std::move(scratch), budget) {}

void DatabaseWriter::add(const ArticleTerms& terms, const PackedTag& data,
                         const PackedTag& term_list, std::string value) {
  statistics_.most_wdf = std::max(statistics_.most_wdf, terms.most_wdf());
  statistics_.add_article(terms.length());
  const std::uint32_t docid = statistics_.documents;

  std::string key = docid_key(docid);
  if (!data.bytes.empty()) documents_.add(key, data.bytes, data.is_compressed);
  term_lists_.add(key, term_list.bytes, term_list.is_compressed);
  if (!value.empty()) {
    std::string slots;
    pack_uint(slots, kTieSlot);
    key += '\0';  // behind the article's terms, before the next article
    term_lists_.add(key, slots);
  }
  log_.add(docid, terms);
  content_ = XXH3_64bits_withSeed(data.bytes.data(), data.bytes.size(), content_);
  lengths_.push_back(terms.length());
  values_.push_back(std::move(value));
}

TableRoot DatabaseWriter::write_postings(const Metadata& metadata) const {
  PostingTable postings(folder_ / kPostingsFile);
  for (const auto& [name, value] : metadata) postings.add_metadata(name, value);
  postings.add_values(kTieSlot, values_);
  postings.add_lengths(lengths_);
  log_.hand_over([&](const LoggedTerm& term) {
    postings.begin_term(term.name, term.articles, term.occurrences);
    term.for_each_posting([&](const LoggedPosting& p) { postings.add(p.docid, p.wdf); });
    postings.end_term();
  });
  return postings.finish();
}

TableRoot DatabaseWriter::write_positions() const {
  BtreeWriter positions(folder_ / kPositionsFile);
  std::string key;
  log_.hand_over([&](const LoggedTerm& term) {
    key.assign(term.name).push_back('\0');
    const std::size_t term_bytes = key.size();
    key.resize(term_bytes + kMaxDocidBytes);
    char* const docid = key.data() + term_bytes;
    term.for_each_posting([&](const LoggedPosting& posting) {
      if (posting.positions.empty()) return;
      const char* end = put_uint_preserving_sort(docid, posting.docid);
      positions.add({key.data(), end}, posting.positions);
    });
  });
  return positions.finish();
}

void DatabaseWriter::finish(const Metadata& metadata, const std::function<void()>& with_postings) {
  namespace tbb = oneapi::tbb;
  log_.finish();
  Tables tables;
  const auto write_others = [&] {
    tables.postings = write_postings(metadata);
    tables.documents = documents_.finish();
    tables.term_lists = term_lists_.finish();
    with_postings();
  };
  // Isolated: a thread that waits for the other table takes no other work of the program meanwhile.
  tbb::this_task_arena::isolate(
      [&] { tbb::parallel_invoke(write_others, [&] { tables.positions = write_positions(); }); });
  complete_database(folder_, tables, statistics_, content_);
}

}  // namespace newsdex::glass
