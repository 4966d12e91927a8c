// The peer that is Xapian as its documentation shows it: TermGenerator and WritableDatabase.

#include <memory>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include "tests/bench/peer_articles.h"

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

/// Queries as QueryParser reads them, and snippets as MSet makes them.
class Searcher {
 public:
  explicit Searcher(const std::string& index) : database_(index) {
    parser_.set_database(database_);
    parser_.set_stemmer(stem_);
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_ALL);
    parser_.set_default_op(Xapian::Query::OP_AND);
    parser_.set_max_expansion(0);
  }

  std::optional<std::uint64_t> answer(const TimedQuery& query) {
    if (query.kind == "facets") return std::nullopt;
    Xapian::Enquire enquire(database_);
    enquire.set_query(read(query));
    // newsdex tells how many there are, exactly.
    const Xapian::MSet found = enquire.get_mset(0, 10, database_.get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      (void)found.snippet(hit.get_document().get_data(), 240, stem_);
    }
    return found.get_matches_estimated();
  }

 private:
  Xapian::Query read(const TimedQuery& query) {
    if (query.kind == "filter") {
      const std::string& year = query.words.at(2);
      const auto filters = {Xapian::Query("XSRC" + query.words.at(1)),
                            Xapian::Query(Xapian::Query::OP_VALUE_RANGE, 0, year, year + '~')};
      return {Xapian::Query::OP_FILTER, parser_.parse_query(query.words.at(0)),
              Xapian::Query(Xapian::Query::OP_AND, filters.begin(), filters.end())};
    }
    const std::string text =
        fmt::format("{}", fmt::join(query.words, query.kind == "or" ? " OR " : " "));
    if (query.kind == "phrase") return parser_.parse_query('"' + text + '"');
    if (query.kind == "prefix") {
      return parser_.parse_query(text + '*', Xapian::QueryParser::FLAG_WILDCARD);
    }
    return parser_.parse_query(text);
  }

  Xapian::Database database_;
  Xapian::Stem stem_{"en"};
  Xapian::QueryParser parser_;
};

AnswerQuery open_index(const std::string& index) {
  const auto searcher = std::make_shared<Searcher>(index);
  return [searcher](const TimedQuery& query) { return searcher->answer(query); };
}

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  using namespace newsdex::bench;
  return run_peer({index_articles, count_articles, open_index}, argc, argv);
}
