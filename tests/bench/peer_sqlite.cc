// The peer that is SQLite: an FTS5 table with porter stemming, and a table of the rest.

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

#include "tests/bench/peer_articles.h"

namespace newsdex::bench {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

void expect(bool good, sqlite3* database) {
  if (!good) throw std::runtime_error(sqlite3_errmsg(database));
}

Database open(const std::string& path) {
  sqlite3* database = nullptr;
  const int status = sqlite3_open(path.c_str(), &database);
  Database owned(database);
  expect(status == SQLITE_OK, database);
  return owned;
}

void execute(const Database& database, const char* sql) {
  expect(sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK, database.get());
}

Statement prepare(const Database& database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  expect(sqlite3_prepare_v2(database.get(), sql, -1, &statement, nullptr) == SQLITE_OK,
         database.get());
  return Statement(statement);
}

void bind_text(const Statement& statement, int at, std::string_view text) {
  sqlite3_bind_text(statement.get(), at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void index_articles(const std::string& articles, const std::string& index) {
  const Database database = open(index);
  execute(database,
          "CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize = 'porter unicode61');"
          "CREATE TABLE article(id TEXT, published TEXT, source TEXT);"
          "CREATE TABLE person(article INTEGER, value TEXT);"
          "CREATE TABLE country(article INTEGER, value TEXT);"
          "BEGIN");
  const Statement words = prepare(database, "INSERT INTO words(title, body) VALUES(?, ?)");
  const Statement rest = prepare(database, "INSERT INTO article VALUES(?, ?, ?)");
  const Statement person = prepare(database, "INSERT INTO person VALUES(?, ?)");
  const Statement country = prepare(database, "INSERT INTO country VALUES(?, ?)");
  const auto insert = [&](const Statement& statement, auto... texts) {
    int at = 0;
    (bind_text(statement, ++at, texts), ...);
    expect(sqlite3_step(statement.get()) == SQLITE_DONE, database.get());
    sqlite3_reset(statement.get());
  };
  const auto insert_values = [&](const Statement& statement, std::int64_t row,
                                 const std::vector<std::string_view>& values) {
    for (const std::string_view value : values) {
      sqlite3_bind_int64(statement.get(), 1, row);
      bind_text(statement, 2, value);
      expect(sqlite3_step(statement.get()) == SQLITE_DONE, database.get());
      sqlite3_reset(statement.get());
    }
  };
  for_each_article(articles, [&](const PeerArticle& article) {
    insert(words, article.title, article.body);
    insert(rest, article.id, article.published, article.source);
    const std::int64_t row = sqlite3_last_insert_rowid(database.get());
    insert_values(person, row, article.persons);
    insert_values(country, row, article.countries);
  });
  execute(database,
          "COMMIT;"
          "CREATE INDEX article_id ON article(id);"
          "CREATE INDEX article_published ON article(published);"
          "CREATE INDEX article_source ON article(source);"
          "CREATE INDEX person_article ON person(article);"
          "CREATE INDEX country_article ON country(article)");
}

unsigned long count_articles(const std::string& index, const std::string& word) {
  const Database database = open(index);
  const Statement count = prepare(database, "SELECT count(*) FROM words WHERE words MATCH ?");
  bind_text(count, 1, word);
  expect(sqlite3_step(count.get()) == SQLITE_ROW, database.get());
  return static_cast<unsigned long>(sqlite3_column_int64(count.get(), 0));
}

/// Facets only: what the ten most frequent values of each have together.
class Counter {
 public:
  explicit Counter(const std::string& index) : database_(open(index)) {
    add("article.source", "article.rowid", "article");
    add("person.value", "person.article", "person");
    add("country.value", "country.article", "country");
  }

  std::optional<std::uint64_t> answer(const TimedQuery& query) {
    if (query.kind != "facets") return std::nullopt;
    std::uint64_t shown = 0;
    for (const Statement& count : counts_) {
      bind_text(count, 1, query.words.at(0));
      while (sqlite3_step(count.get()) == SQLITE_ROW) {
        shown += static_cast<std::uint64_t>(sqlite3_column_int64(count.get(), 1));
      }
      sqlite3_reset(count.get());
    }
    return shown;
  }

 private:
  void add(const std::string& value, const std::string& row, const std::string& table) {
    const std::string sql = "SELECT " + value + ", count(*) FROM words JOIN " + table + " ON " +
                            row + " = words.rowid WHERE words MATCH ? AND " + value +
                            " <> '' GROUP BY 1 ORDER BY 2 DESC LIMIT 10";
    counts_.push_back(prepare(database_, sql.c_str()));
  }

  Database database_;
  std::vector<Statement> counts_;
};

AnswerQuery open_index(const std::string& index) {
  const auto counter = std::make_shared<Counter>(index);
  return [counter](const TimedQuery& query) { return counter->answer(query); };
}

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  return newsdex::bench::run_peer(
      {newsdex::bench::index_articles, newsdex::bench::count_articles, newsdex::bench::open_index},
      argc, argv);
}
