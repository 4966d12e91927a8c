// The referee of the direct writer: the same articles through Xapian's own WritableDatabase and
// through ours have to give the same database, seen from outside.

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>
#include <xapian.h>

#include "common/error.h"
#include "common/schema.h"
#include "indexer/part/glass/database_merger.h"
#include "indexer/part/glass/database_writer.h"
#include "indexer/part/name_key.h"
#include "tests/support/temporary_folder.h"

namespace newsdex::glass {
namespace {

namespace fs = std::filesystem;

struct Posting {
  std::string term;
  std::uint32_t wdf = 0;
  std::vector<std::uint32_t> positions;
};

struct Article {
  std::vector<Posting> postings;  // sorted by term
  std::string data;
  std::string value;
};

constexpr std::size_t kPlenty = std::size_t{64} << 20;
constexpr std::size_t kNothing = 1;  // every article becomes a run

const Metadata kMetadata = {{"news.fields", "{}"}, {"news.schema", "2"}};

ArticleTerms terms_of(const Article& article) {
  ArticleTerms terms;
  for (const auto& [term, wdf, positions] : article.postings) {
    terms.add(term, term_hash(term), wdf, positions);
  }
  return terms;
}

void write_ours(const fs::path& folder, const std::vector<Article>& articles, std::size_t budget) {
  const fs::path scratch = folder.string() + ".work";
  fs::create_directory(folder);
  fs::create_directory(scratch);
  DatabaseWriter writer(folder, scratch, budget);
  for (const Article& article : articles) {
    const ArticleTerms terms = terms_of(article);
    writer.add(terms, pack_data(article.data), pack_term_list(terms), article.value);
  }
  writer.finish(kMetadata);
}

void write_stock(const fs::path& folder, const std::vector<Article>& articles) {
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (const auto& [name, value] : kMetadata) database.set_metadata(name, value);
  for (const Article& article : articles) {
    Xapian::Document document;
    document.set_data(article.data);
    document.add_value(kTieSlot, article.value);
    for (const Posting& posting : article.postings) {
      document.add_term(posting.term, posting.wdf);
      for (const std::uint32_t position : posting.positions) {
        document.add_posting(posting.term, position, 0);
      }
    }
    database.add_document(document);
  }
  database.commit();
}

/// All that can be asked of a database, as lines, so that a difference shows.
class Description {
 public:
  explicit Description(const Xapian::Database& database) : database_(database) {
    whole();
    for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
      postings(*term);
    }
    for (Xapian::docid docid = 1; docid <= database_.get_lastdocid(); ++docid) article(docid);
  }

  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

 private:
  template <typename... Parts>
  void line(const Parts&... parts) {
    std::ostringstream out;
    ((out << parts << ' '), ...);
    lines_.push_back(out.str());
  }

  void whole() {
    line("documents", database_.get_doccount(), database_.get_lastdocid());
    line("length", database_.get_total_length(), database_.get_doclength_lower_bound(),
         database_.get_doclength_upper_bound(), database_.has_positions());
    line("values", database_.get_value_freq(kTieSlot), database_.get_value_lower_bound(kTieSlot),
         database_.get_value_upper_bound(kTieSlot));
    for (auto key = database_.metadata_keys_begin(); key != database_.metadata_keys_end(); ++key) {
      line("metadata", *key, database_.get_metadata(*key));
    }
    for (auto v = database_.valuestream_begin(kTieSlot); v != database_.valuestream_end(kTieSlot);
         ++v) {
      line("value", v.get_docid(), *v);
    }
  }

  void postings(const std::string& term) {
    line("term", term, database_.get_termfreq(term), database_.get_collection_freq(term));
    for (auto p = database_.postlist_begin(term); p != database_.postlist_end(term); ++p) {
      std::string positions;
      for (auto at = p.positionlist_begin(); at != p.positionlist_end(); ++at) {
        positions += ' ' + std::to_string(*at);
      }
      line("posting", term, *p, p.get_wdf(), p.get_doclength(), positions);
    }
  }

  void article(Xapian::docid docid) {
    const Xapian::Document document = database_.get_document(docid);
    line("article", docid, database_.get_doclength(docid), database_.get_unique_terms(docid),
         document.get_data());
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      line("has", docid, *term, term.get_wdf());
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      line("in slot", docid, value.get_valueno(), *value);
    }
  }

  const Xapian::Database& database_;
  std::vector<std::string> lines_;
};

std::vector<std::string> top_ten(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, 10, database.get_doccount());
  std::vector<std::string> lines{std::to_string(found.get_matches_estimated())};
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    lines.push_back(std::to_string(*hit) + ' ' + std::to_string(hit.get_weight()));
  }
  return lines;
}

void expect_equal_answers(const Xapian::Database& ours, const Xapian::Database& stock,
                          std::mt19937& random) {
  std::vector<std::string> terms;
  for (auto term = stock.allterms_begin(); term != stock.allterms_end(); ++term) {
    terms.push_back(*term);
  }
  if (terms.empty()) return;
  const auto any = [&] { return terms[random() % terms.size()]; };
  static constexpr std::array kOperators = {Xapian::Query::OP_OR, Xapian::Query::OP_AND,
                                            Xapian::Query::OP_PHRASE, Xapian::Query::OP_NEAR};
  for (int i = 0; i < 40; ++i) {
    const std::vector<std::string> words = {any(), any()};
    const auto op = kOperators[static_cast<std::size_t>(i) % kOperators.size()];
    const bool has_window = op == Xapian::Query::OP_PHRASE || op == Xapian::Query::OP_NEAR;
    const Xapian::Query query(op, words.begin(), words.end(), has_window ? 20 : 0);
    EXPECT_EQ(top_ten(ours, query), top_ten(stock, query)) << query.get_description();
  }
}

void expect_equal(const fs::path& written, const std::vector<Article>& articles) try {
  const TemporaryFolder folder;
  write_stock(folder.path() / "stock", articles);
  const std::string place = written.string();
  {
    const Xapian::Database ours(place, Xapian::DB_BACKEND_GLASS);
    const Xapian::Database stock((folder.path() / "stock").string(), Xapian::DB_BACKEND_GLASS);
    const auto a = Description(ours).lines();
    const auto b = Description(stock).lines();
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) ASSERT_EQ(a[i], b[i]) << "line " << i;
    std::mt19937 random(7);
    expect_equal_answers(ours, stock, random);
  }
  std::ostringstream report;
  EXPECT_EQ(Xapian::Database::check(place, Xapian::DBCHECK_SHOW_STATS, &report), 0U)
      << report.str();
} catch (const Xapian::Error& e) {
  FAIL() << e.get_description();
}

void expect_equal(const std::vector<Article>& articles, std::size_t budget) {
  const TemporaryFolder folder;
  write_ours(folder.path() / "ours", articles, budget);
  expect_equal(folder.path() / "ours", articles);
}

Posting posting(std::string term, std::uint32_t wdf, std::vector<std::uint32_t> positions) {
  return {std::move(term), wdf, std::move(positions)};
}

std::string word(std::size_t number) { return "w" + std::to_string(number); }

Article with_terms(std::size_t count) {
  std::map<std::string, Posting> postings;
  for (std::uint32_t i = 0; i < count; ++i) postings[word(i)] = posting(word(i), 1, {i + 1});
  Article article{{}, "data", "value"};
  for (auto& [term, p] : postings) article.postings.push_back(std::move(p));
  return article;
}

Article random_article(std::mt19937& random) {
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  std::map<std::string, Posting> postings;
  const std::uint32_t terms = below(60);
  for (std::uint32_t i = 0; i < terms; ++i) {
    // Frequent terms and rare ones, short ones and such as fill a key.
    std::string term = word(below(4) == 0 ? below(100'000) : below(40));
    if (below(30) == 0) term += std::string(kMaxTermBytes - term.size() - below(3), 'x');
    std::set<std::uint32_t> positions;
    for (std::uint32_t n = below(5) == 0 ? 0 : below(below(20) == 0 ? 400 : 6); n > 0; --n) {
      positions.insert(1 + below(below(9) == 0 ? 4'000'000 : 3'000));
    }
    // Stock Xapian holds positions in an article of length 0 for damage.
    const std::uint32_t least = positions.empty() ? 0 : 1;
    postings[term] = posting(term, least + (below(3) == 0 ? below(300) : below(4)),
                             {positions.begin(), positions.end()});
  }
  Article article;
  for (auto& [term, p] : postings) article.postings.push_back(std::move(p));
  for (std::uint32_t n = below(10) == 0 ? below(9'000) : below(200); n > 0; --n) {
    article.data += static_cast<char>(below(5) == 0 ? below(256) : 'a' + below(4));
  }
  if (below(8) != 0) article.value = std::string(below(40), static_cast<char>('a' + below(26)));
  return article;
}

TEST(PartReferee, FindsRandomArchivesEqual) {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    std::mt19937 random(seed);
    std::vector<Article> articles;
    const std::size_t count = 1 + random() % 400;
    for (std::size_t i = 0; i < count; ++i) articles.push_back(random_article(random));
    SCOPED_TRACE(seed);
    expect_equal(articles, seed % 3 == 0 ? kNothing : kPlenty);
  }
}

TEST(PartReferee, FindsSmallestArchivesEqual) {
  expect_equal({{{}, "", ""}}, kPlenty);
  expect_equal({{{}, "x", ""}, {{posting("a", 0, {})}, "", "v"}}, kPlenty);
  expect_equal({{{posting("a", 0, {})}, "", ""}}, kPlenty);
}

TEST(PartReferee, FindsATermOfEveryArticleEqual) {
  std::vector<Article> articles;
  for (std::uint32_t i = 0; i < 5'000; ++i) {
    articles.push_back({{posting("every", 1 + i % 3, {i + 1})}, "d", i % 2 == 0 ? "even" : ""});
  }
  expect_equal(articles, kPlenty);
  expect_equal(articles, 20'000);  // several runs
}

TEST(PartReferee, FindsAnArticleOfManyTermsEqual) {
  expect_equal({with_terms(3), with_terms(200'000), with_terms(5)}, kPlenty);
}

TEST(PartReferee, FindsLongPositionListsEqual) {
  std::vector<std::uint32_t> dense(100'000);
  std::vector<std::uint32_t> sparse;
  for (std::uint32_t i = 0; i < dense.size(); ++i) {
    dense[i] = i + 1;
    sparse.push_back(1 + i * 40'000);
  }
  expect_equal({{{posting("dense", 100'000, dense), posting("far", 1, {0xffff'fffeU}),
                  posting("sparse", 9, sparse)},
                 "",
                 ""}},
               kPlenty);
}

// Tags of every length around the borders of items and blocks.
TEST(PartReferee, FindsTagsAroundEveryBorderEqual) {
  std::mt19937 random(3);
  const auto noise = [&](std::size_t bytes) {
    std::string out(bytes, '\0');
    for (char& c : out) c = static_cast<char>(random());
    return out;
  };
  std::vector<Article> articles;
  for (const std::size_t border : {18U, 2029U, 2031U, 4058U, 8116U, 8181U, 16362U}) {
    for (std::size_t bytes = border - 8; bytes <= border + 8; ++bytes) {
      articles.push_back({{posting("t", 1, {1})}, noise(bytes), ""});
    }
  }
  articles.push_back({{}, noise(3'000'000), ""});
  expect_equal(articles, kPlenty);
}

TEST(PartReferee, FindsTermsOfTheGreatestLengthEqual) {
  Article article{{}, "", std::string(300, 'v')};
  for (char c = 'a'; c <= 'z'; ++c) {
    article.postings.push_back(posting(std::string(kMaxTermBytes, c), 1, {1}));
  }
  std::vector<Article> articles(3'000, article);
  expect_equal(articles, kPlenty);
}

// Two databases merged without some articles, against one of the articles that are left.
TEST(PartReferee, FindsMergedDatabasesEqual) {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const TemporaryFolder folder;
    std::vector<Article> left;
    std::vector<MergeInput> inputs;
    for (const char* name : {"a", "b", "c"}) {
      std::vector<Article> articles;
      MergeInput& input = inputs.emplace_back();
      input.folder = folder.path() / name;
      for (std::size_t i = 1 + random() % 150; i > 0; --i) {
        articles.push_back(random_article(random));
        const bool is_left = random() % 4 != 0 || left.empty();
        if (is_left) left.push_back(articles.back());
        input.docids.push_back(is_left ? static_cast<std::uint32_t>(left.size()) : 0);
      }
      write_ours(input.folder, articles, kPlenty);
    }
    fs::create_directory(folder.path() / "merged");
    merge_databases(inputs, folder.path() / "merged", kMetadata);
    expect_equal(folder.path() / "merged", left);
  }
}

TEST(PartReferee, FindsTheSameBytesEachTime) {
  const TemporaryFolder folder;
  std::mt19937 random(11);
  std::vector<Article> articles;
  for (int i = 0; i < 100; ++i) articles.push_back(random_article(random));
  write_ours(folder.path() / "a", articles, kPlenty);
  write_ours(folder.path() / "b", articles, kNothing);
  for (const char* file :
       {"iamglass", "postlist.glass", "position.glass", "termlist.glass", "docdata.glass"}) {
    std::ifstream a(folder.path() / "a" / file, std::ios::binary);
    std::ifstream b(folder.path() / "b" / file, std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(a), {}),
              std::string(std::istreambuf_iterator<char>(b), {}))
        << file;
  }
}

TEST(PartReferee, FindsEveryByteOfDamageOrReadsOn) {
  const TemporaryFolder folder;
  std::mt19937 random(9);
  std::vector<Article> articles;
  for (int i = 0; i < 40; ++i) articles.push_back(random_article(random));
  write_ours(folder.path() / "whole", articles, kPlenty);
  MergeInput input{folder.path() / "hurt", {}};
  for (std::uint32_t i = 1; i <= 40; ++i) input.docids.push_back(i);
  for (int i = 0; i < 300; ++i) {
    fs::remove_all(folder.path() / "hurt");
    fs::remove_all(folder.path() / "merged");
    fs::copy(folder.path() / "whole", folder.path() / "hurt");
    fs::create_directory(folder.path() / "merged");
    static constexpr std::array kFiles = {kPostingsFile, kPositionsFile, kTermListsFile,
                                          kDocumentsFile};
    const fs::path file = folder.path() / "hurt" / kFiles[random() % kFiles.size()];
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(static_cast<std::streamoff>(random() % fs::file_size(file)));
    bytes.put(static_cast<char>(random()));
    bytes.close();
    try {
      merge_databases({input}, folder.path() / "merged", kMetadata);
    } catch (const ArchiveError&) {  // named, as it should be
    }
  }
}

TEST(PartReferee, LetsStockXapianUpdateAndCompactACopy) {
  const TemporaryFolder folder;
  std::mt19937 random(5);
  std::vector<Article> articles;
  for (int i = 0; i < 500; ++i) articles.push_back(random_article(random));
  const std::string place = (folder.path() / "ours").string();
  const std::string compacted = (folder.path() / "compacted").string();
  write_ours(place, articles, kPlenty);
  Xapian::WritableDatabase database(place, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  for (Xapian::docid docid = 1; docid <= 500; docid += 7) database.delete_document(docid);
  Xapian::Document added;
  added.add_posting("new", 1);
  database.replace_document(3, added);
  database.add_document(added);
  database.commit();
  EXPECT_EQ(database.get_termfreq("new"), 2U);
  database.compact(compacted);
  database.close();
  for (const std::string& each : {place, compacted}) {
    std::ostringstream report;
    EXPECT_EQ(Xapian::Database::check(each, Xapian::DBCHECK_SHOW_STATS, &report), 0U)
        << report.str();
  }
}

}  // namespace
}  // namespace newsdex::glass
