#include "search/reasons.h"

#include <optional>

namespace newsdex {
namespace {

using query::Node;

/// Walks a tree down to what is not made of others; its depth is bounded by the parser.
class Collector {
 public:
  Collector(const Archive& archive, Vocabulary& vocabulary)
      : archive_(archive), vocabulary_(vocabulary) {}

  void collect(const Node& node, std::optional<Zone> zone, bool negated) {
    switch (node.kind) {
      case Node::Kind::both:
      case Node::Kind::either:
        for (const Node& child : node.children) collect(child, zone, negated);
        break;
      case Node::Kind::negation:
        collect(node.children.at(0), zone, !negated);
        break;
      case Node::Kind::within:
        collect(node.children.at(0), node.zone, negated);
        break;
      case Node::Kind::all:
      case Node::Kind::nothing:
        break;
      default:
        add(zone ? query::within(*zone, node) : node, negated);
    }
  }

  std::vector<Reason> take() && { return std::move(reasons_); }

 private:
  void add(const Node& leaf, bool negated) {
    Plan plan = make_plan(leaf, archive_, vocabulary_);
    Matches articles = everything(archive_);
    for (const auto& [node, clause] : plan.conjuncts) articles &= match(archive_, clause);
    reasons_.push_back({query::to_string(leaf), negated, std::move(articles),
                        std::move(plan.sought), std::move(plan.hints)});
  }

  const Archive& archive_;
  Vocabulary& vocabulary_;
  std::vector<Reason> reasons_;
};

}  // namespace

std::vector<Reason> find_reasons(const Node& root, const Archive& archive, Vocabulary& vocabulary) {
  Collector collector(archive, vocabulary);
  collector.collect(root, std::nullopt, false);
  return std::move(collector).take();
}

std::vector<Why> why(const std::vector<Reason>& reasons, const Record& record, std::size_t part,
                     std::uint32_t docid, text::Stemmer& stemmer) {
  std::vector<Why> out;
  for (const Reason& reason : reasons) {
    Why row{reason.text, reason.negated, reason.articles.parts()[part].contains(docid), {}};
    if (row.has) row.where = find_marks(record, reason.sought, stemmer);
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace newsdex
