#include "search/query/limits.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "common/error.h"
#include "common/text/utf8.h"
#include "search/query/words.h"

namespace newsdex::query {
namespace {

using Kind = Node::Kind;

[[noreturn]] void refuse(std::string message, std::string hint) {
  throw InputError(std::move(message), std::move(hint), "query_too_large");
}

/// What a query is made of, each leaf counted once however often it stands there.
class Census {
 public:
  void add(const Node& node, std::size_t depth) {
    if (depth > kMaxQueryDepth) {
      refuse(fmt::format("the query nests deeper than {}", kMaxQueryDepth), {});
    }
    for (const Node& child : node.children) add(child, depth + 1);
    if (node.kind == Kind::spoken || node.children.empty()) add_leaf(node);
  }

  void require_bounds() const {
    if (terms_ > kMaxQueryTerms) {
      refuse(fmt::format("the query has {} different words and values, more than {}", terms_,
                         kMaxQueryTerms),
             "ask in several queries (--batch)");
    }
    if (wildcards_ > kMaxWildcards) {
      refuse(fmt::format("the query has {} wildcards, more than {}", wildcards_, kMaxWildcards),
             "ask in several queries (--batch)");
    }
  }

 private:
  static bool is_text(const Node& node) {
    return node.kind == Kind::word || node.kind == Kind::phrase || node.kind == Kind::exact ||
           node.kind == Kind::field_words;
  }

  void add_leaf(const Node& node) {
    Node leaf = node;
    leaf.children.clear();
    if (!seen_.insert(node.kind == Kind::spoken ? "said:" + node.text : to_string(leaf)).second) {
      return;
    }
    if (node.kind == Kind::pattern || node.prefix_match) ++wildcards_;
    if (!is_text(node)) {
      ++terms_;
      return;
    }
    const std::size_t tokens = count_tokens(node.text);
    terms_ += tokens;
    if (tokens > kMaxPhraseWords) {
      refuse(fmt::format("a phrase of {} words, more than {}", tokens, kMaxPhraseWords),
             "search for a part of it");
    }
  }

  std::set<std::string> seen_;
  std::size_t terms_ = 0;
  std::size_t wildcards_ = 0;
};

}  // namespace

void require_text(std::string_view typed) {
  if (typed.size() > kMaxQueryBytes) {
    throw InputError(fmt::format("the query is longer than {} bytes", kMaxQueryBytes), {},
                     "query_too_large");
  }
  if (!text::is_valid_utf8(typed) || typed.find('\0') != std::string_view::npos) {
    throw InputError("the query is not UTF-8 text", "type it in UTF-8", "bad_query");
  }
}

void require_bounds(const Node& root) {
  Census census;
  census.add(root, 1);
  census.require_bounds();
}

}  // namespace newsdex::query
