#include "search/hints.h"

#include <array>
#include <optional>

#include <fmt/format.h>

#include "common/schema.h"
#include "common/text/tokenizer.h"
#include "search/match.h"
#include "search/names.h"
#include "search/plan_labels.h"
#include "search/query/hints.h"
#include "search/query/words.h"
#include "search/spelling.h"
#include "search/words.h"

namespace newsdex {
namespace {

using query::Node;

/// Where else a value may be found that a field does not have.
constexpr auto kOtherFields =
    std::to_array<FieldId>({FieldId::cited, FieldId::org, FieldId::source, FieldId::person,
                            FieldId::place, FieldId::region, FieldId::country});
constexpr auto kOtherTexts =
    std::to_array<FieldId>({FieldId::credit, FieldId::byline, FieldId::dateline});

std::uint64_t articles(const std::vector<Meaning>& meanings) {
  std::uint64_t most = 0;
  for (const Meaning& meaning : meanings) most = std::max(most, meaning.articles);
  return most;
}

std::string shown(FieldId id, const std::string& text) {
  const bool is_word = text.find_first_of(" \t\"()") == std::string::npos;
  return fmt::format(fmt::runtime(is_word ? "{}:{}" : "{}:\"{}\""), field(id).name, text);
}

class NothingFound {
 public:
  NothingFound(const Archive& archive, Vocabulary& vocabulary, const Deadline& deadline,
               std::vector<std::string>& hints)
      : archive_(archive), vocabulary_(vocabulary), deadline_(deadline), hints_(hints) {
    vocabulary_.begin_query(deadline);
  }

  void look_at(const Node& node) {
    switch (node.kind) {
      case Node::Kind::label:
        label(node);
        break;
      case Node::Kind::field_words:
        field_words(node);
        break;
      case Node::Kind::spoken:
        label(node);
        break;
      case Node::Kind::word:
        word(node);
        break;
      case Node::Kind::both:
      case Node::Kind::either:
        for (const Node& child : node.children) look_at(child);
        break;
      default:
        break;
    }
  }

 private:
  void label(const Node& node) {
    static constexpr int kMostClauses = 5;
    if (field(node.field).kind != FieldKind::label || ++clauses_ > kMostClauses) return;
    if (!values_meant(archive_, node.field, {node.text, node.quoted, node.prefix_match}, deadline_)
             .empty())
      return;
    std::string elsewhere = other_fields(node);
    if (const std::uint64_t count = in_text(node.text, story_scope()); count > 0) {
      add(elsewhere, fmt::format("\"{}\" in the text ({})", node.text, count));
    }
    std::string hint = fmt::format("nothing has {}", shown(node.field, node.text));
    if (!elsewhere.empty()) hint += "; there is " + elsewhere;
    std::string near;
    for (const std::string& name : nearest_labels(archive_, node.field, node.text, deadline_))
      add(near, name);
    if (!near.empty()) hint += "; the nearest names are " + near;
    hints_.push_back(std::move(hint));
  }

  void word(const Node& node) {
    static constexpr int kMostWords = 5;
    const text::TokenList list = text::tokenize(node.text);
    if (list.tokens.size() != 1 || ++words_ > kMostWords) return;
    const Clause clause = plan_word(node.text, story_scope(), vocabulary_, nullptr);
    if (has_match(archive_, clause, deadline_)) return;
    std::string near;
    for (const std::string& found :
         nearest_words(archive_, list.folded(list.tokens[0]), deadline_)) {
      add(near, found);
    }
    if (near.empty()) return;
    hints_.push_back(fmt::format("nothing has the word {}; did you mean {}?", node.text, near));
  }

  void field_words(const Node& node) {
    if (in_text(node.text, field_scope(node.field)) > 0) return;
    const std::string elsewhere = other_fields(node);
    std::string hint = fmt::format("nothing has {}", shown(node.field, node.text));
    if (!elsewhere.empty()) hint += "; there is " + elsewhere;
    hints_.push_back(std::move(hint));
  }

  std::string other_fields(const Node& node) {
    std::string out;
    for (const FieldId id : kOtherFields) {
      if (id == node.field) continue;
      const std::uint64_t count =
          articles(resolve(archive_, id, {node.text, true, false}, deadline_));
      if (count > 0) add(out, fmt::format("{} ({})", shown(id, node.text), count));
    }
    for (const FieldId id : kOtherTexts) {
      if (id == node.field) continue;
      const std::uint64_t count = in_text(node.text, field_scope(id));
      if (count > 0) add(out, fmt::format("{} ({})", shown(id, node.text), count));
    }
    return out;
  }

  std::uint64_t in_text(const std::string& text, const Scope& scope) {
    return match(archive_, plan_phrase(text, scope, nullptr), deadline_).size();
  }

  static void add(std::string& list, const std::string& item) {
    if (!list.empty()) list += ", ";
    list += item;
  }

  const Archive& archive_;
  Vocabulary& vocabulary_;
  const Deadline& deadline_;
  std::vector<std::string>& hints_;
  int clauses_ = 0;
  int words_ = 0;
};

/// FIELD:WORD WORD... of plain words, as an argument; nullopt for anything else.
struct UnquotedName {
  FieldId field;
  std::string first;
  std::string whole;
};

std::optional<UnquotedName> unquoted_name(const std::string& argument) {
  const std::size_t colon = argument.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const Field* known = find_field(argument.substr(0, colon));
  // Behind `said:` words stand that are no part of the name.
  const bool is_name =
      known != nullptr && known->kind == FieldKind::label && known->id != FieldId::said;
  if (!is_name) return std::nullopt;
  const std::string whole = argument.substr(colon + 1);
  const std::size_t blank = whole.find(' ');
  const bool is_plain =
      whole.find_first_of("\"()*:|+") == std::string::npos &&
      whole.find(" -") == std::string::npos && whole.find(" AND ") == std::string::npos &&
      whole.find(" OR ") == std::string::npos && whole.find(" NOT ") == std::string::npos;
  if (blank == 0 || blank == std::string::npos || whole.back() == ' ' || !is_plain) {
    return std::nullopt;
  }
  const std::string first = whole.substr(0, blank);
  // Where capitals show a name, the parser has said so.
  if (query::look_like_one_name(first, whole.substr(blank + 1))) return std::nullopt;
  return UnquotedName{known->id, first, whole};
}

}  // namespace

void add_hints_for_quoting(const Archive& archive, const Request& request, const Deadline& deadline,
                           std::vector<std::string>& hints) {
  query::Hints doubts(request.strict);
  for (const std::string& argument : request.arguments) {
    const auto name = unquoted_name(argument);
    if (!name) continue;
    if (values_meant(archive, name->field, {name->whole, true, false}, deadline).empty() &&
        !values_meant(archive, name->field, {name->first, false, false}, deadline).empty()) {
      continue;
    }
    doubts.add(
        fmt::format("only \"{}\" was read as {}:; a name of several words has quotes, "
                    "which a shell needs quoted again: '{}'",
                    name->first, field(name->field).name, shown(name->field, name->whole)));
  }
  for (std::string& hint : std::move(doubts).take()) hints.push_back(std::move(hint));
}

void add_hints_for_nothing(const Archive& archive, Vocabulary& vocabulary, const Node& root,
                           const Deadline& deadline, std::vector<std::string>& hints) {
  NothingFound(archive, vocabulary, deadline, hints).look_at(root);
}

}  // namespace newsdex
