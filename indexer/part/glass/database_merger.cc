#include "indexer/part/glass/database_merger.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <xxhash.h>

#include "common/archive/glass/pack.h"
#include "common/archive/glass/table_reader.h"
#include "common/error.h"
#include "common/schema.h"
#include "indexer/part/glass/posting_reader.h"
#include "indexer/part/glass/posting_table.h"

namespace newsdex::glass {
namespace {

[[noreturn]] void fail(const char* table) {
  throw ArchiveError(std::string(table) + ": damaged",
                     "newsdex-admin check tells what is affected");
}

/// The new docid of an old one; 0 where the article is left out.
std::uint32_t renumbered(const MergeInput& input, std::uint32_t docid, const char* table) {
  if (docid == 0 || docid > input.docids.size()) fail(table);
  return input.docids[docid - 1];
}

/// A table whose keys begin with a docid: stored articles, term lists.
TableRoot merge_by_article(const std::vector<MergeInput>& inputs,
                           const std::filesystem::path& folder, const char* table,
                           std::uint64_t& content) {
  BtreeWriter out(folder / table);
  for (const MergeInput& input : inputs) {
    TableReader in(input.folder / table);
    while (in.next()) {
      Unpacker key(in.key());
      const std::uint32_t docid = renumbered(input, key.docid_of_key(), table);
      if (!key.is_good()) fail(table);
      if (docid == 0) continue;
      std::string new_key;
      pack_uint_preserving_sort(new_key, docid);
      if (!key.is_done()) new_key += '\0';  // the slots of the article
      out.add(new_key, in.tag(), in.is_compressed());
      content = XXH3_64bits_withSeed(in.tag().data(), in.tag().size(), content);
    }
  }
  return out.finish();
}

/// One table of positions and where it stands: at an entry of some term and article.
class PositionCursor {
 public:
  explicit PositionCursor(const MergeInput& input)
      : input_(&input), table_(input.folder / kPositionsFile) {
    next();
  }

  [[nodiscard]] bool is_done() const { return done_; }
  /// With the NUL that ends it.
  [[nodiscard]] std::string_view term() const { return table_.key().substr(0, term_bytes_); }
  [[nodiscard]] std::uint32_t docid() const { return docid_; }
  [[nodiscard]] std::string_view positions() const { return table_.tag(); }

  void next() {
    done_ = !table_.next();
    if (done_) return;
    const std::size_t nul = table_.key().find('\0');
    if (nul == std::string_view::npos) fail(kPositionsFile);
    term_bytes_ = nul + 1;
    Unpacker docid(table_.key().substr(term_bytes_));
    docid_ = renumbered(*input_, docid.docid_of_key(), kPositionsFile);
    if (!docid.is_good()) fail(kPositionsFile);
  }

 private:
  const MergeInput* input_;
  TableReader table_;
  bool done_ = false;
  std::size_t term_bytes_ = 0;
  std::uint32_t docid_ = 0;
};

/// The readers that stand at the smallest term, in their order; none where all are done.
template <typename Reader>
std::vector<Reader*> at_smallest_term(std::vector<Reader>& readers) {
  std::vector<Reader*> holders;
  for (Reader& reader : readers) {
    if (reader.is_done()) continue;
    const int order = holders.empty() ? 0 : reader.term().compare(holders.front()->term());
    if (order < 0) holders.clear();
    if (order <= 0) holders.push_back(&reader);
  }
  return holders;
}

TableRoot merge_positions(const std::vector<MergeInput>& inputs,
                          const std::filesystem::path& folder) {
  BtreeWriter out(folder / kPositionsFile);
  std::vector<PositionCursor> readers;
  readers.reserve(inputs.size());
  for (const MergeInput& input : inputs) readers.emplace_back(input);
  for (auto holders = at_smallest_term(readers); !holders.empty();
       holders = at_smallest_term(readers)) {
    const std::string term(holders.front()->term());
    for (PositionCursor* reader : holders) {
      for (; !reader->is_done() && reader->term() == term; reader->next()) {
        if (reader->docid() == 0) continue;
        std::string key = term;
        pack_uint_preserving_sort(key, reader->docid());
        out.add(key, reader->positions());
      }
    }
  }
  return out.finish();
}

class PostingMerger {
 public:
  PostingMerger(const std::vector<MergeInput>& inputs, const std::filesystem::path& folder)
      : inputs_(inputs), out_(folder / kPostingsFile) {
    readers_.reserve(inputs.size());
    for (const MergeInput& input : inputs) {
      readers_.emplace_back(input.folder / kPostingsFile, input.docids.size());
    }
  }

  TableRoot run(const Metadata& metadata, Statistics& statistics) {
    for (const auto& [name, value] : metadata) out_.add_metadata(name, value);
    add_articles(statistics);
    for (auto holders = at_smallest_term(readers_); !holders.empty();
         holders = at_smallest_term(readers_)) {
      add_term(holders, statistics);
    }
    return out_.finish();
  }

 private:
  void add_articles(Statistics& statistics) {
    std::vector<std::uint32_t> lengths;
    std::vector<std::string> values;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      for (std::size_t old = 0; old < inputs_[i].docids.size(); ++old) {
        if (inputs_[i].docids[old] == 0) continue;
        lengths.push_back(readers_[i].lengths()[old]);
        values.push_back(readers_[i].values()[old]);
        statistics.add_article(lengths.back());
      }
    }
    out_.add_values(kTieSlot, values);
    out_.add_lengths(lengths);
  }

  void add_term(const std::vector<PostingReader*>& holders, Statistics& statistics) {
    const std::string term(holders.front()->term());
    postings_.clear();
    std::uint64_t occurrences = 0;
    for (PostingReader* reader : holders) {
      const MergeInput& input = inputs_[static_cast<std::size_t>(reader - readers_.data())];
      std::size_t kept = postings_.size();
      const std::size_t begin = kept;
      reader->take(postings_);
      for (std::size_t i = begin; i < postings_.size(); ++i) {
        const std::uint32_t docid = renumbered(input, postings_[i].docid, kPostingsFile);
        if (docid == 0) continue;
        postings_[kept++] = {docid, postings_[i].wdf};
        occurrences += postings_[i].wdf;
        statistics.most_wdf = std::max(statistics.most_wdf, postings_[i].wdf);
      }
      postings_.resize(kept);
    }
    if (postings_.empty()) return;
    out_.begin_term(term, postings_.size(), occurrences);
    for (const DocidWdf& posting : postings_) out_.add(posting.docid, posting.wdf);
    out_.end_term();
  }

  const std::vector<MergeInput>& inputs_;
  PostingTable out_;
  std::vector<PostingReader> readers_;
  std::vector<DocidWdf> postings_;  ///< of the term at hand
};

}  // namespace

void merge_databases(const std::vector<MergeInput>& inputs, const std::filesystem::path& folder,
                     const Metadata& metadata) {
  Tables tables;
  Statistics statistics;
  std::uint64_t content = 0;
  tables.postings = PostingMerger(inputs, folder).run(metadata, statistics);
  tables.positions = merge_positions(inputs, folder);
  tables.documents = merge_by_article(inputs, folder, kDocumentsFile, content);
  tables.term_lists = merge_by_article(inputs, folder, kTermListsFile, content);
  complete_database(folder, tables, statistics, content);
}

}  // namespace newsdex::glass
