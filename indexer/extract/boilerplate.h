// Boilerplate learned across one publisher's articles: paragraphs that many of them share
// ("Sign up for our newsletter", "Our journalists work to the rules of …"), which no rule for
// single lines can know.
//
// A paragraph is boilerplate where it stands in several articles that have little else in common.
// Versions of one story share most of their paragraphs and so tell nothing; background that two
// or three stories repeat is too rare to count. Paragraphs are compared in lower case with every
// digit read as 0.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/zone.h"

namespace newsdex {

/// What was learned. The publisher is a value of `source:`.
class BoilerplateTable {
 public:
  struct Row {
    std::string publisher;
    std::uint64_t articles = 0;  ///< in which it stood when it was learned
    std::string text;            ///< as in one of them

    friend bool operator==(const Row&, const Row&) = default;
  };

  BoilerplateTable() = default;

  /// Rows in any order.
  explicit BoilerplateTable(std::vector<Row> rows);

  [[nodiscard]] bool contains(std::string_view publisher, std::string_view paragraph) const;
  [[nodiscard]] bool empty() const { return rows_.empty(); }

  /// By publisher, then most articles first, then by text.
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

  friend bool operator==(const BoilerplateTable& a, const BoilerplateTable& b) {
    return a.rows_ == b.rows_;
  }

 private:
  std::vector<Row> rows_;
  std::unordered_set<std::uint64_t> keys_;
};

/// `publisher TAB articles TAB text` a line, behind a line that says so.
[[nodiscard]] std::string to_tsv(const BoilerplateTable& table);

/// Reads what `to_tsv` wrote. Throws ArchiveError, which names `where` and the line, for anything
/// else.
[[nodiscard]] BoilerplateTable parse_boilerplate(std::string_view tsv, const std::string& where);

/// The zones of an article of `publisher` once what the table holds has left its lead and body;
/// the lead is then the first two paragraphs that are left. A text of nothing else stays as it is.
[[nodiscard]] Zones without_boilerplate(std::string_view text, const Zones& zones,
                                        std::string_view publisher, const BoilerplateTable& table);

/// Learns from articles that are shown twice, in any order: first all to `count`, then all to
/// `weigh`. Takes some 8 bytes a paragraph.
class BoilerplateLearner {
 public:
  /// `zones` are those of the article as read.
  void count(std::string_view publisher, std::string_view text, const Zones& zones);

  /// Expects the same articles as `count`.
  void weigh(std::string_view publisher, std::string_view text, const Zones& zones);

  [[nodiscard]] BoilerplateTable finish() const;

 private:
  struct Candidate {
    std::uint64_t articles = 0;      ///< that vote for it
    std::uint64_t edges = 0;         ///< of them, where it stands at the beginning or the end
    std::uint64_t last_article = 0;  ///< that voted, so that none votes twice
    std::string text;
  };
  struct Publisher {
    std::uint64_t articles = 0;
    std::vector<std::uint64_t> paragraphs;  ///< keys, as often as they stand; sorted by `settle`
    std::unordered_map<std::uint64_t, Candidate> candidates;
    bool settled = false;
  };

  static void settle(Publisher& publisher);

  std::unordered_map<std::string, Publisher> publishers_;
};

}  // namespace newsdex
