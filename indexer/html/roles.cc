#include "indexer/html/roles.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>

namespace newsdex::html {

namespace {

// How a word of a class or id is compared with a row's.
enum class Match : std::uint8_t { word, prefix };

struct RoleWord {
  std::string_view word;
  Match match;
  Role role;
};

// The vocabulary of page templates, from what content management systems and their themes use;
// the same ground as the word lists of Readability.js and of boilerpipe's and trafilatura's rules.
constexpr auto kRoleWords = std::to_array<RoleWord>({
    {"caption", Match::prefix, Role::caption},
    {"figcaption", Match::prefix, Role::caption},
    {"cutline", Match::word, Role::caption},
    {"credit", Match::word, Role::credit},
    {"credits", Match::word, Role::credit},
    {"photographer", Match::word, Role::credit},
    {"photocredit", Match::word, Role::credit},
    {"imagecredit", Match::word, Role::credit},
    {"correction", Match::word, Role::correction},
    {"corrections", Match::word, Role::correction},
    {"byline", Match::prefix, Role::byline},
    {"author", Match::word, Role::byline},
    {"dateline", Match::prefix, Role::byline},
    {"timestamp", Match::word, Role::byline},
    {"ad", Match::word, Role::boilerplate},
    {"ads", Match::word, Role::boilerplate},
    {"advert", Match::prefix, Role::boilerplate},
    {"banner", Match::word, Role::boilerplate},
    {"breadcrumb", Match::prefix, Role::boilerplate},
    {"comment", Match::word, Role::comments},
    {"comments", Match::word, Role::comments},
    {"consent", Match::word, Role::boilerplate},
    {"cookie", Match::prefix, Role::boilerplate},
    {"disqus", Match::word, Role::comments},
    {"donate", Match::word, Role::boilerplate},
    {"follow", Match::word, Role::boilerplate},
    {"footer", Match::word, Role::boilerplate},
    {"masthead", Match::word, Role::boilerplate},
    {"menu", Match::prefix, Role::boilerplate},
    {"modal", Match::word, Role::boilerplate},
    {"mostread", Match::word, Role::boilerplate},
    {"nav", Match::word, Role::boilerplate},
    {"navbar", Match::word, Role::boilerplate},
    {"navigation", Match::word, Role::boilerplate},
    {"newsletter", Match::prefix, Role::boilerplate},
    {"outbrain", Match::word, Role::boilerplate},
    {"overlay", Match::word, Role::boilerplate},
    {"pager", Match::word, Role::boilerplate},
    {"pagination", Match::word, Role::boilerplate},
    {"paywall", Match::word, Role::boilerplate},
    {"popular", Match::word, Role::boilerplate},
    {"popup", Match::word, Role::boilerplate},
    {"promo", Match::prefix, Role::boilerplate},
    {"recirc", Match::prefix, Role::boilerplate},
    {"recommend", Match::prefix, Role::boilerplate},
    {"related", Match::prefix, Role::boilerplate},
    {"share", Match::word, Role::boilerplate},
    {"sharebar", Match::word, Role::boilerplate},
    {"sharing", Match::word, Role::boilerplate},
    {"sharetools", Match::word, Role::boilerplate},
    {"sidebar", Match::word, Role::boilerplate},
    {"signup", Match::word, Role::boilerplate},
    {"skip", Match::word, Role::boilerplate},
    {"social", Match::word, Role::boilerplate},
    {"sponsor", Match::prefix, Role::boilerplate},
    {"subscribe", Match::word, Role::boilerplate},
    {"subscription", Match::word, Role::boilerplate},
    {"taboola", Match::word, Role::boilerplate},
    {"tags", Match::word, Role::boilerplate},
    {"toolbar", Match::word, Role::boilerplate},
    {"tools", Match::word, Role::boilerplate},
    {"trending", Match::word, Role::boilerplate},
});

struct AriaRole {
  std::string_view name;
  Role role;
};

constexpr auto kAriaRoles = std::to_array<AriaRole>({
    {"alertdialog", Role::boilerplate},
    {"banner", Role::boilerplate},
    {"complementary", Role::boilerplate},
    {"contentinfo", Role::boilerplate},
    {"dialog", Role::boilerplate},
    {"menu", Role::boilerplate},
    {"menubar", Role::boilerplate},
    {"navigation", Role::boilerplate},
    {"search", Role::boilerplate},
    {"toolbar", Role::boilerplate},
});

constexpr std::size_t kMaxClassBytes = 400;  // the rest says nothing new

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }
bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool is_alnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

Role role_of_word(std::string_view word) {
  for (const auto& [known, match, role] : kRoleWords) {
    if (word == known || (match == Match::prefix && word.starts_with(known))) return role;
  }
  return Role::plain;
}

// The role of the first word that has one; words end at punctuation and in camelCase.
Role role_of_words(std::string_view names) {
  names = names.substr(0, kMaxClassBytes);
  std::string word;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const bool ends = i == names.size() || !is_alnum(names[i]) ||
                      (i > 0 && is_upper(names[i]) && !is_upper(names[i - 1]));
    if (ends && !word.empty()) {
      if (const Role role = role_of_word(word); role != Role::plain) return role;
      word.clear();
    }
    if (i < names.size() && is_alnum(names[i])) word += lower(names[i]);
  }
  return Role::plain;
}

bool is_never_shown(Tag tag) {
  return tag == Tag::hidden || tag == Tag::script || tag == Tag::head;
}

bool is_hidden(const Document& document, const Node& node) {
  if (node.tag == Tag::title || is_never_shown(node.tag)) return true;
  if (document.has(node, Attribute::hidden)) return true;
  if (document.attribute(node, Attribute::aria_hidden) == "true") return true;
  const std::string_view style = document.attribute(node, Attribute::style);
  return style.find("display:none") != std::string_view::npos ||
         style.find("display: none") != std::string_view::npos;
}

Role claimed_role(const Document& document, const Node& node) {
  if (node.tag == Tag::text || node.tag == Tag::html || node.tag == Tag::body) return Role::plain;
  if (is_hidden(document, node)) return Role::hidden;
  if (node.tag == Tag::figcaption || node.tag == Tag::caption) return Role::caption;
  if (node.tag == Tag::nav || node.tag == Tag::aside || node.tag == Tag::footer) {
    return Role::boilerplate;
  }
  if (const std::string_view aria = document.attribute(node, Attribute::role); !aria.empty()) {
    for (const auto& [name, role] : kAriaRoles) {
      if (aria == name) return role;
    }
  }
  const Role by_class = role_of_words(document.attribute(node, Attribute::class_));
  return by_class != Role::plain ? by_class
                                 : role_of_words(document.attribute(node, Attribute::id));
}

}  // namespace

std::vector<Role> roles(const Document& document) {
  const std::vector<Node>& nodes = document.nodes();
  std::vector<std::uint32_t> bytes_before(nodes.size() + 1, 0);  // of visible text
  std::vector<std::uint32_t> headlines_before(nodes.size() + 1, 0);
  for (std::size_t i = 0, hidden_end = 0; i < nodes.size(); ++i) {
    if (is_never_shown(nodes[i].tag)) hidden_end = std::max<std::size_t>(hidden_end, nodes[i].end);
    const bool counts = nodes[i].tag == Tag::text && i >= hidden_end;
    bytes_before[i + 1] = bytes_before[i] + (counts ? nodes[i].count : 0);
    headlines_before[i + 1] = headlines_before[i] + (nodes[i].tag == Tag::h1 ? 1 : 0);
  }
  std::vector<Role> found(nodes.size(), Role::plain);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Role role = claimed_role(document, nodes[i]);
    const std::uint64_t bytes = bytes_before[nodes[i].end] - bytes_before[i];
    const std::uint64_t all = bytes_before.back();
    const bool headline = headlines_before[nodes[i].end] > headlines_before[i];
    const bool too_much =
        role == Role::comments ? headline || bytes * 10 > all * 9 : bytes * 3 > all;
    found[i] = too_much ? Role::plain : role;
  }
  return found;
}

}  // namespace newsdex::html
