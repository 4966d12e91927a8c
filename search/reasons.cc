#include "search/reasons.h"

namespace newsdex {
namespace {

using query::Node;

/// A part of what `governor`, an `in:ZONE` or a `said:X`, has below it.
Node governed(const Node& governor, const Node& leaf) {
  Node out = governor;
  out.children = {leaf};
  return out;
}

/// Walks a tree down to what is not made of others; its depth is bounded by the parser.
class Collector {
 public:
  Collector(const Archive& archive, Vocabulary& vocabulary, const Deadline& deadline)
      : archive_(archive), vocabulary_(vocabulary), deadline_(deadline) {}

  void collect(const Node& node, const Node* governor, bool negated) {
    switch (node.kind) {
      case Node::Kind::both:
      case Node::Kind::either:
        for (const Node& child : node.children) collect(child, governor, negated);
        break;
      case Node::Kind::negation:
        collect(node.children.at(0), governor, !negated);
        break;
      case Node::Kind::within:
      case Node::Kind::spoken:
        collect(node.children.at(0), &node, negated);
        break;
      case Node::Kind::all:
      case Node::Kind::nothing:
        break;
      default:
        add(governor != nullptr ? governed(*governor, node) : node, negated);
    }
  }

  std::vector<Reason> take() && { return std::move(reasons_); }

 private:
  void add(const Node& leaf, bool negated) {
    Plan plan = make_plan(leaf, archive_, vocabulary_, deadline_);
    Matches articles = everything(archive_);
    for (const auto& [node, clause] : plan.conjuncts) {
      articles &= match(archive_, clause, deadline_);
    }
    reasons_.push_back({query::to_string(leaf), negated, std::move(articles),
                        std::move(plan.sought), std::move(plan.hints)});
  }

  const Archive& archive_;
  Vocabulary& vocabulary_;
  const Deadline& deadline_;
  std::vector<Reason> reasons_;
};

}  // namespace

std::vector<Reason> find_reasons(const Node& root, const Archive& archive, Vocabulary& vocabulary,
                                 const Deadline& deadline) {
  Collector collector(archive, vocabulary, deadline);
  collector.collect(root, nullptr, false);
  return std::move(collector).take();
}

std::vector<Why> why(const std::vector<Reason>& reasons, const Record& record, std::size_t part,
                     std::uint32_t docid, text::Stemmer& stemmer, const Deadline& deadline) {
  std::vector<Why> out;
  for (const Reason& reason : reasons) {
    Why row{reason.text, reason.negated, reason.articles.parts()[part].contains(docid), {}};
    if (row.has) {
      WordMatcher matcher(reason.sought, stemmer);
      row.where = find_marks(record, matcher, deadline);
    }
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace newsdex
