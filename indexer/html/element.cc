#include "indexer/html/element.h"

#include <algorithm>
#include <array>

namespace newsdex::html {

namespace {

enum class Kind : std::uint8_t { inline_, block };

struct Element {
  std::string_view name;
  Tag tag;
  Kind kind = Kind::block;
};

// Sorted by name.
constexpr auto kElements = std::to_array<Element>({
    {"a", Tag::a, Kind::inline_},
    {"address", Tag::address},
    {"article", Tag::article},
    {"aside", Tag::aside},
    {"audio", Tag::hidden},
    {"blockquote", Tag::blockquote},
    {"body", Tag::body},
    {"br", Tag::br, Kind::inline_},
    {"button", Tag::hidden, Kind::inline_},
    {"canvas", Tag::hidden},
    {"caption", Tag::caption},
    {"center", Tag::center},
    {"datalist", Tag::hidden},
    {"dd", Tag::dd},
    {"details", Tag::details},
    {"dialog", Tag::hidden},
    {"dir", Tag::ul},
    {"div", Tag::div},
    {"dl", Tag::dl},
    {"dt", Tag::dt},
    {"fieldset", Tag::fieldset},
    {"figcaption", Tag::figcaption},
    {"figure", Tag::figure},
    {"footer", Tag::footer},
    {"form", Tag::form},
    {"h1", Tag::h1},
    {"h2", Tag::h2},
    {"h3", Tag::h3},
    {"h4", Tag::h4},
    {"h5", Tag::h5},
    {"h6", Tag::h6},
    {"head", Tag::head},
    {"header", Tag::header},
    {"hgroup", Tag::header},
    {"hr", Tag::hr},
    {"html", Tag::html},
    {"iframe", Tag::hidden, Kind::inline_},
    {"li", Tag::li},
    {"link", Tag::link, Kind::inline_},
    {"main", Tag::main},
    {"menu", Tag::nav},
    {"meta", Tag::meta, Kind::inline_},
    {"nav", Tag::nav},
    {"noembed", Tag::hidden},
    {"noframes", Tag::hidden},
    {"noscript", Tag::hidden, Kind::inline_},
    {"object", Tag::hidden, Kind::inline_},
    {"ol", Tag::ol},
    {"p", Tag::p},
    {"plaintext", Tag::pre},
    {"pre", Tag::pre},
    {"rp", Tag::hidden, Kind::inline_},
    {"script", Tag::script, Kind::inline_},
    {"section", Tag::section},
    {"select", Tag::hidden, Kind::inline_},
    {"style", Tag::hidden, Kind::inline_},
    {"summary", Tag::summary},
    {"svg", Tag::hidden, Kind::inline_},
    {"table", Tag::table},
    {"tbody", Tag::tbody},
    {"td", Tag::td},
    {"template", Tag::hidden, Kind::inline_},
    {"textarea", Tag::hidden, Kind::inline_},
    {"tfoot", Tag::tfoot},
    {"th", Tag::th},
    {"thead", Tag::thead},
    {"time", Tag::time, Kind::inline_},
    {"title", Tag::title},
    {"tr", Tag::tr},
    {"ul", Tag::ul},
    {"video", Tag::hidden},
});

static_assert(std::is_sorted(kElements.begin(), kElements.end(),
                             [](const Element& a, const Element& b) { return a.name < b.name; }));

struct AttributeName {
  std::string_view name;
  Attribute attribute;
};

constexpr auto kAttributes = std::to_array<AttributeName>({
    {"aria-hidden", Attribute::aria_hidden},
    {"class", Attribute::class_},
    {"content", Attribute::content},
    {"datetime", Attribute::datetime},
    {"hidden", Attribute::hidden},
    {"href", Attribute::href},
    {"id", Attribute::id},
    {"itemprop", Attribute::itemprop},
    {"itemscope", Attribute::itemscope},
    {"itemtype", Attribute::itemtype},
    {"lang", Attribute::lang},
    {"name", Attribute::name},
    {"property", Attribute::property},
    {"rel", Attribute::rel},
    {"role", Attribute::role},
    {"style", Attribute::style},
    {"type", Attribute::type},
});

}  // namespace

Tag tag_of(std::string_view name) {
  const auto* const found = std::lower_bound(
      kElements.begin(), kElements.end(), name,
      [](const Element& element, std::string_view wanted) { return element.name < wanted; });
  return found != kElements.end() && found->name == name ? found->tag : Tag::other;
}

bool is_block(Tag tag) {
  static const auto blocks = [] {
    std::array<bool, static_cast<std::size_t>(Tag::ul) + 1> table{};
    for (const Element& element : kElements) {
      if (element.kind == Kind::block) table[static_cast<std::size_t>(element.tag)] = true;
    }
    table[static_cast<std::size_t>(Tag::hidden)] = false;  // a button stands in a sentence
    return table;
  }();
  return blocks[static_cast<std::size_t>(tag)];
}

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

std::optional<Attribute> attribute_of(std::string_view name) {
  for (const auto& [known, attribute] : kAttributes) {
    if (known == name) return attribute;
  }
  return std::nullopt;
}

}  // namespace newsdex::html
