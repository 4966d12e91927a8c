#include "indexer/formats/ninjs_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace newsdex {

namespace dom = simdjson::dom;

namespace {

enum class Kind : std::uint8_t {
  text,
  number,
  urgency,  ///< a whole number from 1 to 9
  object,
  objects,      ///< a list of objects
  values,       ///< a list of objects that have a text `value`
  map_or_list,  ///< of objects: a map in version 1, a list later
};

constexpr std::string_view kMissing = "missing";

struct Rule {
  std::string_view name;
  Kind kind;
  std::string_view words = "";  ///< those that are allowed, between bars; empty: any
};

constexpr auto kRules = std::to_array<Rule>({
    {"uri", Kind::text},
    {"type", Kind::text, "|text|audio|video|picture|graphic|composite|component|event|planning|"},
    {"mimetype", Kind::text},
    {"representationtype", Kind::text, "|complete|incomplete|full|partial|"},
    {"profile", Kind::text},
    {"version", Kind::text},
    {"firstcreated", Kind::text},
    {"versioncreated", Kind::text},
    {"contentcreated", Kind::text},
    {"embargoed", Kind::text},
    {"embargoeduntil", Kind::text},
    {"pubstatus", Kind::text, "|usable|withheld|canceled|"},
    {"urgency", Kind::urgency},
    {"copyrightholder", Kind::text},
    {"copyrightnotice", Kind::text},
    {"usageterms", Kind::text},
    {"ednote", Kind::text},
    {"language", Kind::text},
    {"title", Kind::text},
    {"byline", Kind::text},
    {"by", Kind::text},
    {"headline", Kind::text},
    {"slugline", Kind::text},
    {"located", Kind::text},
    {"expires", Kind::text},
    {"charcount", Kind::number},
    {"wordcount", Kind::number},
    {"headlines", Kind::values},
    {"bodies", Kind::values},
    {"descriptions", Kind::values},
    {"person", Kind::objects},
    {"people", Kind::objects},
    {"organisation", Kind::objects},
    {"organisations", Kind::objects},
    {"place", Kind::objects},
    {"places", Kind::objects},
    {"subject", Kind::objects},
    {"subjects", Kind::objects},
    {"infosource", Kind::objects},
    {"infosources", Kind::objects},
    {"genre", Kind::objects},
    {"genres", Kind::objects},
    {"associations", Kind::map_or_list},
    {"renditions", Kind::map_or_list},
    {"altids", Kind::map_or_list},
    {"rightsinfo", Kind::object},
    {"digitalsourcetype", Kind::object},
    {"standard", Kind::object},
    {"$standard", Kind::object},
});

// headline_main, body_xhtml, description_text: texts, whatever follows the bar.
constexpr auto kTextFamilies =
    std::to_array<std::string_view>({"headline_", "body_", "description_"});

const Rule* find_rule(std::string_view name) {
  static constexpr Rule kFamilyMember{"", Kind::text};
  for (const std::string_view family : kTextFamilies) {
    if (name.starts_with(family)) return &kFamilyMember;
  }
  const auto found = std::find_if(kRules.begin(), kRules.end(),
                                  [&](const Rule& rule) { return rule.name == name; });
  return found == kRules.end() ? nullptr : &*found;
}

std::string breaks(std::string_view path, std::string_view what) {
  return std::string(path) + ": " + std::string(what);
}

std::string check_list(dom::element value, std::string_view path, bool with_value) {
  dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return breaks(path, "not a list");
  std::size_t index = 0;
  for (const dom::element element : list) {
    const std::string place = std::string(path) + '/' + std::to_string(index++);
    dom::object object;
    if (element.get(object) != simdjson::SUCCESS) return breaks(place, "not an object");
    if (!with_value) continue;
    dom::element inner;
    if (object["value"].get(inner) != simdjson::SUCCESS) return breaks(place + "/value", kMissing);
    if (!inner.is_string()) return breaks(place + "/value", "not a text");
  }
  return {};
}

std::string check(dom::element value, const Rule& rule, const std::string& path) {
  switch (rule.kind) {
    case Kind::text: {
      std::string_view text;
      if (value.get(text) != simdjson::SUCCESS) return breaks(path, "not a text");
      if (rule.words.empty()) return {};
      const std::string word = '|' + std::string(text) + '|';
      if (text.find('|') == text.npos && rule.words.find(word) != rule.words.npos) return {};
      return breaks(path, "\"" + std::string(text.substr(0, 100)) + "\" is no word of the format");
    }
    case Kind::number:
      return value.is_number() ? std::string() : breaks(path, "not a number");
    case Kind::urgency: {
      double number = 0;
      if (value.get(number) != simdjson::SUCCESS) return breaks(path, "not a number");
      if (number >= 1 && number <= 9 && number == static_cast<int>(number)) return {};
      return breaks(path, "not a whole number from 1 to 9");
    }
    case Kind::object:
      return value.is_object() ? std::string() : breaks(path, "not an object");
    case Kind::objects:
      return check_list(value, path, false);
    case Kind::values:
      return check_list(value, path, true);
    case Kind::map_or_list:
      return value.is_object() ? std::string() : check_list(value, path, false);
  }
  return {};
}

std::string check_object(dom::object object, const std::string& path, bool is_associated);

// Objects associated by name, or in a list, where each has a name and a uri.
std::string check_associations(dom::element associations, const std::string& path) {
  dom::object map;
  if (associations.get(map) == simdjson::SUCCESS) {
    for (const auto& [key, value] : map) {
      const std::string place = path + '/' + std::string(key);
      dom::object object;
      if (value.get(object) != simdjson::SUCCESS) return breaks(place, "not an object");
      if (std::string broken = check_object(object, place + '/', false); !broken.empty()) {
        return broken;
      }
    }
    return {};
  }
  std::size_t index = 0;
  for (const dom::element element : dom::array(associations)) {
    const std::string place = path + '/' + std::to_string(index++) + '/';
    if (std::string broken = check_object(element, place, true); !broken.empty()) return broken;
  }
  return {};
}

// Depth is bounded by that of the JSON.
std::string check_object(dom::object object, const std::string& path, bool is_associated) {
  bool has_uri = false;
  bool has_name = !is_associated;
  for (const auto& [key, value] : object) {
    const std::string name = ninjs_name(key);
    has_uri = has_uri || name == "uri";
    has_name = has_name || name == "name";
    const Rule* rule = find_rule(name);
    if (rule == nullptr) continue;
    const std::string place = path + std::string(key);
    std::string broken = check(value, *rule, place);
    if (broken.empty() && name == "associations") broken = check_associations(value, place);
    if (!broken.empty()) return broken;
  }
  if (!has_uri) return breaks(path + "uri", kMissing);
  if (!has_name) return breaks(path + "name", kMissing);
  return {};
}

}  // namespace

std::string ninjs_name(std::string_view key) {
  std::string name(key);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

std::string broken_rule(dom::object object) { return check_object(object, "", false); }

}  // namespace newsdex
