// The peer that is Xapian as its documentation shows it: TermGenerator and WritableDatabase.

#include <string>

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

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  return newsdex::bench::run_peer({newsdex::bench::index_articles, newsdex::bench::count_articles},
                                  argc, argv);
}
