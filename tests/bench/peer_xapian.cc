// The peer that is Xapian as its documentation shows it: TermGenerator and WritableDatabase.

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "tests/bench/peer_articles.h"
#include "tests/bench/peer_queries.h"

namespace newsdex::bench {
namespace {

void index_articles(const std::string& articles, const std::string& index) {
  Xapian::WritableDatabase database(index, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
  for_each_article(articles, [&](const PeerArticle& article) {
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    const std::string title(article.title);
    generator.index_text(title, 3);
    generator.index_text(title, 1, "S");
    generator.increase_termpos();
    generator.index_text(std::string(article.body));
    document.add_boolean_term("Q" + std::string(article.id).substr(0, 200));
    if (!article.source.empty()) document.add_boolean_term("XSRC" + std::string(article.source));
    document.add_value(0, std::string(article.published));
    document.add_value(1, std::string(article.source));
    document.add_value(2, std::string(article.published.substr(0, 4)));
    document.add_value(3, "en");
    document.set_data(title + '\n' + std::string(article.body));
    database.add_document(document);
  });
  database.commit();
}

unsigned long count_articles(const std::string& index, const std::string& word) {
  const Xapian::Database database(index);
  const std::string stem = Xapian::Stem("en")(word);
  const Xapian::doccount marked = database.get_termfreq("Z" + stem);  // as scriptindex has it
  return marked > 0 ? marked : database.get_termfreq(stem);
}

/// Queries as Xapian's documentation puts them, with a snippet for each hit and match spies for
/// facets.
class Asker {
 public:
  explicit Asker(const std::string& index) : database_(index), enquire_(database_) {}

  std::uint64_t operator()(const PeerQuery& query) {
    enquire_.clear_matchspies();
    enquire_.set_query(query_for(query));
    if (query.kind == "facets") return count_facets();
    const Xapian::MSet found = enquire_.get_mset(0, kPage, database_.get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      (void)found.snippet(hit.get_document().get_data(), kSnippetBytes, stem_);
    }
    return found.get_matches_estimated();  // exact: all were looked at
  }

 private:
  static constexpr Xapian::doccount kPage = 10;
  static constexpr std::size_t kSnippetBytes = 300;
  static constexpr Xapian::termcount kMostTerms = 1000;  // of a prefix, as newsdex has it

  [[nodiscard]] Xapian::Query query_for(const PeerQuery& query) const {
    using Xapian::Query;
    if (query.kind == "prefix") {
      return {Query::OP_WILDCARD, query.words.at(0), kMostTerms,
              Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM};
    }
    if (query.kind == "filter") {
      const Query filters(Query::OP_AND, Query("XSRC" + query.words.at(1)),
                          Query(Query::OP_VALUE_RANGE, 0, query.words.at(2), query.words.at(3)));
      return {Query::OP_FILTER, Query(stem_(query.words.at(0))), filters};
    }
    std::vector<Query> words;
    for (const std::string& word : query.words) words.emplace_back(stem_(word));
    const Query::op op = query.kind == "or"       ? Query::OP_OR
                         : query.kind == "phrase" ? Query::OP_PHRASE
                                                  : Query::OP_AND;
    return {op, words.begin(), words.end()};
  }

  std::uint64_t count_facets() {
    Xapian::ValueCountMatchSpy source(1);
    Xapian::ValueCountMatchSpy year(2);
    Xapian::ValueCountMatchSpy language(3);
    for (Xapian::MatchSpy* spy : {&source, &year, &language}) enquire_.add_matchspy(spy);
    return enquire_.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
  }

  Xapian::Database database_;
  Xapian::Enquire enquire_;
  Xapian::Stem stem_{"en"};
};

void time_xapian(const std::string& index, const std::string& queries, unsigned rounds) {
  Asker asker(index);
  time_queries(queries, rounds, [&](const PeerQuery& query) { return asker(query); });
}

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  using namespace newsdex::bench;
  return run_peer({index_articles, count_articles, time_xapian}, argc, argv);
}
