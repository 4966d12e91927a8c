// The peer that is Xapian as its documentation shows it: TermGenerator and WritableDatabase.

#include <algorithm>
#include <functional>
#include <memory>
#include <numeric>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include "tests/bench/peer_articles.h"

namespace newsdex::bench {
namespace {

constexpr Xapian::valueno kDateSlot = 0;
constexpr Xapian::valueno kSourceSlot = 1;
constexpr Xapian::valueno kPersonSlot = 2;
constexpr Xapian::valueno kCountrySlot = 3;
constexpr std::size_t kRows = 10;

/// Counts the values of a slot that holds several, blanks between them: what ValueCountMatchSpy
/// does for one.
class ListSpy : public Xapian::MatchSpy {
 public:
  explicit ListSpy(Xapian::valueno slot) : slot_(slot) {}

  void operator()(const Xapian::Document& document, double) override {
    std::istringstream values(document.get_value(slot_));
    for (std::string value; values >> value;) ++counts_[value];
  }

  /// What the most frequent values have together.
  [[nodiscard]] std::uint64_t shown() const {
    std::vector<std::uint64_t> counts;
    for (const auto& [value, count] : counts_) counts.push_back(count);
    const std::size_t rows = std::min(kRows, counts.size());
    std::partial_sort(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(rows),
                      counts.end(), std::greater<>());
    return std::accumulate(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(rows),
                           std::uint64_t{0});
  }

 private:
  Xapian::valueno slot_;
  std::unordered_map<std::string, std::uint64_t> counts_;
};

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
    document.add_value(kDateSlot, std::string(article.published));
    document.add_value(kSourceSlot, std::string(article.source));
    document.add_value(kPersonSlot, fmt::format("{}", fmt::join(article.persons, " ")));
    document.add_value(kCountrySlot, fmt::format("{}", fmt::join(article.countries, " ")));
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
    Xapian::Enquire enquire(database_);
    enquire.set_query(read(query));
    Xapian::ValueCountMatchSpy sources(kSourceSlot);
    ListSpy persons(kPersonSlot);
    ListSpy countries(kCountrySlot);
    if (query.kind == "facets") {
      enquire.add_matchspy(&sources);
      enquire.add_matchspy(&persons);
      enquire.add_matchspy(&countries);
    }
    // newsdex tells how many there are, exactly.
    const Xapian::MSet found = enquire.get_mset(0, 10, database_.get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      (void)found.snippet(hit.get_document().get_data(), 240, stem_);
    }
    if (query.kind != "facets") return found.get_matches_estimated();
    std::uint64_t shown = persons.shown() + countries.shown();
    for (auto value = sources.top_values_begin(kRows); value != sources.top_values_end(kRows);
         ++value) {
      shown += value.get_termfreq();
    }
    return shown;
  }

 private:
  Xapian::Query read(const TimedQuery& query) {
    if (query.kind == "filter") {
      const std::string& year = query.words.at(2);
      const auto filters = {
          Xapian::Query("XSRC" + query.words.at(1)),
          Xapian::Query(Xapian::Query::OP_VALUE_RANGE, kDateSlot, year, year + '~')};
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
