#include "search/query/limits.h"

#include <algorithm>

#include <fmt/format.h>

#include "common/error.h"
#include "search/query/words.h"

namespace newsdex::query {
namespace {

std::size_t depth_of(const Node& node) {
  std::size_t below = 0;
  for (const Node& child : node.children) below = std::max(below, depth_of(child));
  return below + 1;
}

std::size_t count_terms(const Node& node) {
  if (node.kind == Node::Kind::word || node.kind == Node::Kind::phrase ||
      node.kind == Node::Kind::prefix || node.kind == Node::Kind::field_words) {
    return count_tokens(node.text);
  }
  std::size_t terms = node.children.empty() ? 1 : 0;
  for (const Node& child : node.children) terms += count_terms(child);
  return terms;
}

}  // namespace

void require_bounds(const Node& root) {
  if (depth_of(root) > kMaxQueryDepth) {
    throw InputError(fmt::format("the query nests deeper than {}", kMaxQueryDepth), {},
                     "query_too_large");
  }
  if (count_terms(root) > kMaxQueryTerms) refuse_too_many_terms();
}

void refuse_too_many_terms() {
  throw InputError(fmt::format("the query has more than {} words and values", kMaxQueryTerms), {},
                   "query_too_large");
}

}  // namespace newsdex::query
