#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "common/error.h"
#include "search/query/closeness.h"
#include "search/query/parser.h"
#include "search/query/tree.h"

namespace newsdex::query {
namespace {

Node text_leaf(Node::Kind kind, std::string text) {
  Node node;
  node.kind = kind;
  node.text = std::move(text);
  return node;
}

Node word(std::string text) { return text_leaf(Node::Kind::word, std::move(text)); }

Node label(FieldId field, std::string value, bool quoted = false) {
  Node node = text_leaf(Node::Kind::label, std::move(value));
  node.field = field;
  node.quoted = quoted;
  return node;
}

TEST(QueryTree, JoinsWhatIsOfOneKind) {
  EXPECT_EQ(to_string(conjunction({word("a"), conjunction({word("b"), word("c")})})),
            "a AND b AND c");
  EXPECT_EQ(to_string(disjunction({disjunction({word("a"), word("b")}), word("c")})),
            "a OR b OR c");
  EXPECT_EQ(conjunction({word("a")}), word("a"));
}

TEST(QueryTree, KnowsEverythingAndNothing) {
  EXPECT_EQ(conjunction({}), Node{});
  EXPECT_EQ(disjunction({}).kind, Node::Kind::nothing);
  EXPECT_EQ(conjunction({Node{}, word("a")}), word("a"));
  EXPECT_EQ(conjunction({word("a"), disjunction({})}).kind, Node::Kind::nothing);
  EXPECT_EQ(disjunction({word("a"), disjunction({})}), word("a"));
  EXPECT_EQ(negation(negation(word("a"))), word("a"));
}

TEST(QueryTree, GathersWhatIsLookedForInOneZone) {
  const Node node = conjunction({within(Zone::title, word("a")), label(FieldId::country, "IR"),
                                 within(Zone::lead, word("b")), within(Zone::title, word("c"))});
  EXPECT_EQ(to_string(node), "in:title (a AND c) AND country:IR AND in:lead b");
  EXPECT_EQ(to_string(conjunction({node, word("d")})),
            "(in:title (a AND c)) AND country:IR AND (in:lead b) AND d");
}

TEST(QueryTree, QuotesVerbatimValuesWhereTheyNeedIt) {
  for (const std::string_view value : {"a", "a:b", "a\"b", "-a", "a(b)", "é", "a＂?"}) {
    EXPECT_EQ(to_string(label(FieldId::id, std::string(value))), "id:" + std::string(value));
  }
  for (const std::string_view value : {"a b", "a)", "a(", "(a)", "a*", "“a"}) {
    EXPECT_EQ(to_string(label(FieldId::id, std::string(value))),
              "id:\"" + std::string(value) + "\"");
  }
}

/// A random tree in normal form.
class Trees {
 public:
  explicit Trees(unsigned seed) : random_(seed) {}

  Node next(int depth = 4) {
    if (depth == 0 || below(3) == 0) return leaf();
    if (below(4) == 0) return negation(next(depth - 1));
    std::vector<Node> parts;
    for (int i = below(4) + 1; i > 0; --i) parts.push_back(next(depth - 1));
    return below(2) == 0 ? conjunction(std::move(parts)) : disjunction(std::move(parts));
  }

 private:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  template <std::size_t size>
  std::string one_of(const std::array<std::string_view, size>& texts) {
    return std::string(texts[static_cast<std::size_t>(below(static_cast<int>(size)))]);
  }

  Node text() {
    static constexpr auto kWords = std::to_array<std::string_view>(
        {"a", "talks", "U.S.", "Netanyahu’s", "de-escalation", "country", "in", "why?", "北京"});
    static constexpr auto kPhrases =
        std::to_array<std::string_view>({"peace talks", "a ” b", "OR (x", "persn:a", "tal*", "-a"});
    static constexpr auto kPatterns =
        std::to_array<std::string_view>({"negotiat*", "wom?n", "Te*an", "北*", "de-esc?l*"});
    switch (below(6)) {
      case 0:
        return text_leaf(Node::Kind::phrase, one_of(kPhrases));
      case 1:
        return text_leaf(Node::Kind::pattern, one_of(kPatterns));
      case 2: {
        static constexpr auto kSpellings =
            std::to_array<std::string_view>({"Erdoğan", "WHO", "de-escalation", "a.b", "x-"});
        const bool quoted = below(3) == 0;
        Node node = text_leaf(Node::Kind::exact, quoted ? one_of(kPhrases) : one_of(kSpellings));
        node.quoted = quoted;
        node.cased = below(2) == 0;
        return node;
      }
      default:
        return word(one_of(kWords));
    }
  }

  Node mention() {
    static constexpr auto kNamed = std::to_array<FieldId>(
        {FieldId::person, FieldId::country, FieldId::place, FieldId::org, FieldId::cited});
    Node node =
        label(kNamed[static_cast<std::size_t>(below(static_cast<int>(kNamed.size())))], "IR");
    node.prefix_match = below(4) == 0;
    return node;
  }

  Proximity proximity() {
    Proximity out;
    out.reach = static_cast<Proximity::Reach>(below(4));
    const bool counts =
        out.reach == Proximity::Reach::words || out.reach == Proximity::Reach::before;
    if (counts)
      out.distance = static_cast<std::uint32_t>(1 + below(static_cast<int>(kMaxDistance)));
    out.negated = below(4) == 0;
    return out;
  }

  /// Something that has places; with `names`, names among it.
  Node place(int depth, bool names) {
    switch (below(6)) {
      case 0:
        return names ? mention() : text();
      case 1:
        return disjunction({text(), names && below(2) == 0 ? mention() : text(), text()});
      case 2:
        if (depth > 0) return near(proximity(), place(depth - 1, names), place(depth - 1, names));
        return text();
      default:
        return text();
    }
  }

  Node counted() {
    const auto count = static_cast<std::uint64_t>(1 + below(20));
    switch (below(4)) {
      case 0:
        return at_least(count, mention());
      case 1:
        return at_least(count, disjunction({text(), text()}));
      default:
        return at_least(count, text());
    }
  }

  Node speaker() {
    const bool quoted = below(2) == 0;
    Node node = label(FieldId::said, quoted ? "Donald Trump" : "trump", quoted);
    node.prefix_match = below(4) == 0;
    return node;
  }

  /// What words can be governed by.
  Node governed() {
    Node part = below(3) == 0   ? near(proximity(), place(1, false), place(1, false))
                : below(3) == 0 ? at_least(2, text())
                                : text();
    if (below(2) == 0) return spoken(speaker(), std::move(part));
    return within(static_cast<Zone>(below(static_cast<int>(kZoneNames.size()))), std::move(part));
  }

  Node label_or_words() {
    static constexpr auto kValues =
        std::to_array<std::string_view>({"IR", "donald_trump", "a:b", "unknown"});
    static constexpr auto kQuoted =
        std::to_array<std::string_view>({"Middle East", "a*", "x) y", "-x"});
    const Field& row = kFields[static_cast<std::size_t>(below(static_cast<int>(kFields.size())))];
    const bool is_exact = row.kind == FieldKind::exact;
    if (row.kind == FieldKind::date || row.kind == FieldKind::number) return word("b");
    if (row.id == FieldId::mentions_date) return label(row.id, "06-12");
    const bool quoted = below(2) == 0;
    Node node = label(row.id, quoted ? one_of(kQuoted) : one_of(kValues), quoted && !is_exact);
    if (row.kind == FieldKind::text) {
      node.kind = Node::Kind::field_words;
    } else {
      node.prefix_match = below(4) == 0;
    }
    return node;
  }

  Node range() {
    Node node;
    if (below(2) == 0) {
      node.kind = Node::Kind::number;
      node.field = FieldId::words;
      node.low = static_cast<std::uint64_t>(below(100));
      if (below(2) == 0) node.high = node.low + static_cast<std::uint64_t>(below(100));
      return node;
    }
    static constexpr auto kDates = std::to_array<FieldId>(
        {FieldId::date, FieldId::modified, FieldId::captured, FieldId::ingested});
    node.kind = Node::Kind::date;
    node.field = kDates[static_cast<std::size_t>(below(static_cast<int>(kDates.size())))];
    node.unknown = below(4) == 0;
    if (node.unknown) return node;
    if (below(2) == 0) node.days.first = Day{std::chrono::days{below(20000)}};
    if (below(2) == 0) node.days.last = Day{std::chrono::days{20000 + below(20000)}};
    return node;
  }

  Node leaf() {
    switch (below(9)) {
      case 0:
        return governed();
      case 6:
        return near(proximity(), place(2, true), place(2, true));
      case 7:
        return counted();
      case 1:
        return label_or_words();
      case 2:
        return range();
      case 3:
        return below(4) == 0 ? Node{} : label_or_words();
      default:
        return text();
    }
  }

  std::mt19937 random_;
};

TEST(QueryTree, ReadsBackAsItself) {
  Trees trees(42);
  int too_large = 0;
  for (int i = 0; i < 100'000; ++i) {
    const Node tree = trees.next();
    const std::string typed = to_string(tree);
    try {
      const Parsed parsed = parse(typed, {.today = Day{}, .any = i % 2 == 0, .strict = true});
      ASSERT_EQ(to_string(parsed.root), typed);
      ASSERT_EQ(parsed.root, tree) << typed;
    } catch (const InputError& error) {
      ASSERT_EQ(error.code, "query_too_large") << typed << "\n" << error.what();
      ++too_large;
    }
  }
  EXPECT_LT(too_large, 1000);
}

}  // namespace
}  // namespace newsdex::query
