#include "indexer/formats/json_fields.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/formats/markup.h"
#include "indexer/limits.h"

namespace newsdex {

namespace dom = simdjson::dom;

namespace {

std::string to_json(dom::element value) { return simdjson::minify(value); }

// What MongoDB's Extended JSON writes in place of a scalar.
std::optional<std::string> wrapped_text(dom::object object) {
  if (object.size() != 1) return std::nullopt;
  const auto [key, value] = *object.begin();
  constexpr auto kTypes = std::to_array<std::string_view>(
      {"$oid", "$date", "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal"});
  if (std::find(kTypes.begin(), kTypes.end(), key) == kTypes.end()) return std::nullopt;
  return json_text_of(value);
}

// A number where a name is asked for is the id of one.
bool is_id(InputField field, dom::element value) {
  return (field == InputField::byline || field == InputField::topics) && value.is_number();
}

// nullopt for a value that no field takes: a nested list, an object without a name.
std::optional<FieldValue> field_value(InputField field, dom::element value,
                                      std::vector<Cut>& cuts) {
  dom::array array;
  if (value.get(array) != simdjson::SUCCESS) {
    auto text = is_id(field, value) ? std::nullopt : json_text_of(value);
    if (!text) return std::nullopt;
    FieldValue scalar;
    scalar.texts.push_back(std::move(*text));
    return scalar;
  }
  FieldValue list{.texts = {}, .list = true};
  for (const dom::element element : array) {
    auto text = is_id(field, element) ? std::nullopt : json_text_of(element);
    if (!text) return std::nullopt;
    if (!text->empty()) list.texts.push_back(std::move(*text));
    if (list.texts.size() == kMaxListElements) {
      cuts.push_back({CutKind::list, "a list to " + std::to_string(kMaxListElements) + " values"});
      break;
    }
  }
  return list;
}

bool is_absent(dom::element value) {
  std::string_view text;
  dom::array array;
  if (value.is_null()) return true;
  if (value.get(text) == simdjson::SUCCESS) return text.empty();
  return value.get(array) == simdjson::SUCCESS && array.size() == 0;
}

bool is_of_types(dom::object object, std::string_view types) {
  std::string_view type;
  if (types.empty()) return true;
  if (object["type"].get(type) != simdjson::SUCCESS) return false;
  while (!types.empty()) {
    const std::string_view word = types.substr(0, types.find(' '));
    if (word == type) return true;
    types.remove_prefix(std::min(word.size() + 1, types.size()));
  }
  return false;
}

using Paths = std::vector<const FieldPath*>;

// Adds the texts to which a path leads from `value`, to which the first `key` of its keys lead.
void follow(const FieldPath& path, std::size_t key, dom::element value, FieldValue& found,
            bool in_list = false) {
  dom::array array;
  dom::object object;
  dom::element inner;
  if (value.get(array) == simdjson::SUCCESS) {
    found.list = true;
    for (const dom::element element : array) follow(path, key, element, found, true);
  } else if (key == path.keys.size()) {
    auto text = json_text_of(value);
    if (text && !text->empty() && found.texts.size() < kMaxListElements)
      found.texts.push_back(std::move(*text));
  } else if (value.get(object) == simdjson::SUCCESS &&
             (!in_list || is_of_types(object, path.types)) &&
             object[path.keys[key]].get(inner) == simdjson::SUCCESS) {
    follow(path, key + 1, inner, found, in_list);
  }
}

std::string rest_of_list(dom::array array, const Paths& paths, std::size_t key);

// JSON of a value, to which the first `key` keys of the paths lead, without what they took of it;
// empty where nothing is left.
std::string rest_of(dom::element value, const Paths& paths, std::size_t key) {
  const auto ends = [&](const FieldPath* path) { return path->keys.size() == key; };
  dom::array array;
  dom::object object;
  if (std::any_of(paths.begin(), paths.end(), ends)) return {};
  if (value.get(array) == simdjson::SUCCESS) return rest_of_list(array, paths, key);
  if (value.get(object) != simdjson::SUCCESS) return to_json(value);
  std::string left;
  for (const auto& [name, member] : object) {
    Paths inner;
    for (const FieldPath* path : paths) {
      if (path->keys[key] == name) inner.push_back(path);
    }
    const std::string one = inner.empty() ? to_json(member) : rest_of(member, inner, key + 1);
    if (one.empty()) continue;
    left += (left.empty() ? "" : ",") + json_string(name) + ':' + one;
  }
  return left.empty() ? left : '{' + left + '}';
}

// An object of which something was taken stands for that and nothing else, as one with a name does.
std::string rest_of_list(dom::array array, const Paths& paths, std::size_t key) {
  std::string left;
  for (const dom::element element : array) {
    const bool is_taken = std::any_of(paths.begin(), paths.end(), [&](const FieldPath* path) {
      FieldValue found;
      follow(*path, key, element, found, true);
      return !found.texts.empty();
    });
    if (!is_taken) left += (left.empty() ? "" : ",") + to_json(element);
  }
  return left.empty() ? left : '[' + left + ']';
}

/// Fills an article from the members of an object.
class FieldReader {
 public:
  FieldReader(dom::object object, const FieldNames& fields) : fields_(fields) {
    std::set<std::string_view> seen;
    std::size_t count = 0;
    members_.reserve(std::min(object.size(), kMaxFields));
    for (const auto& [key, value] : object) {
      if (count++ == kMaxFields) {
        article_.cuts.push_back({CutKind::extra, "fields to " + std::to_string(kMaxFields)});
        break;
      }
      if (!seen.insert(key).second) {
        article_.notes.push_back("key \"" + std::string(key) + "\" again: the first one counts");
      } else if (!is_absent(value)) {
        members_.push_back({key, value, false, {}});
      }
    }
  }

  RawArticle read() {
    read_paths(true);
    read_names();
    read_paths(false);
    for (const Member& member : members_) {
      if (member.is_taken) continue;
      std::string left = rest_of(member.value, member.paths, 1);
      if (!left.empty()) article_.extra.emplace_back(member.key, std::move(left));
    }
    return std::move(article_);
  }

 private:
  struct Member {
    std::string_view key;
    dom::element value;
    bool is_taken;  ///< as a whole
    Paths paths;    ///< that took of it
  };

  void set(InputField field, FieldValue value, TextForm form = TextForm::plain) {
    is_set_.at(static_cast<std::size_t>(field)) = true;
    set_field(article_, field, std::move(value), form);
  }

  [[nodiscard]] bool is_set(InputField field) const {
    return is_set_.at(static_cast<std::size_t>(field));
  }

  void read_paths(bool specific) {
    for (const FieldPath& path : fields_.paths()) {
      if (path.is_specific != specific || is_set(path.field)) continue;
      const auto member = std::find_if(members_.begin(), members_.end(), [&](const Member& one) {
        return !one.is_taken && one.key == path.keys[0];
      });
      if (member == members_.end()) continue;
      FieldValue value;
      follow(path, 1, member->value, value);
      if (value.texts.empty()) continue;
      member->paths.push_back(&path);
      set(path.field, std::move(value), path.form);
    }
  }

  // By the names that tables and front matter have, too.
  void read_names() {
    std::vector<std::string_view> columns;
    std::vector<std::pair<Member*, FieldValue>> values;
    for (Member& member : members_) {
      const auto field = fields_.find(member.key);
      if (!field || is_set(*field) || !member.paths.empty()) continue;
      auto value = field_value(*field, member.value, article_.cuts);
      if (!value) continue;
      columns.push_back(member.key);
      values.emplace_back(&member, std::move(*value));
    }
    const auto assigned = fields_.assign(columns);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!assigned[i]) continue;
      values[i].first->is_taken = true;
      set(*assigned[i], std::move(values[i].second));
    }
  }

  const FieldNames& fields_;
  RawArticle article_;
  std::vector<Member> members_;
  std::array<bool, kFieldNames.size()> is_set_{};
};

}  // namespace

std::optional<std::string> json_text_of(dom::element value) {
  switch (value.type()) {
    case dom::element_type::STRING:
      return std::string(value.get_string().value());
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
    case dom::element_type::BOOL:
      return to_json(value);
    case dom::element_type::OBJECT: {
      std::string_view name;
      if (value["name"].get(name) == simdjson::SUCCESS && !name.empty()) return std::string(name);
      return wrapped_text(value.get_object().value());
    }
    case dom::element_type::ARRAY:
    case dom::element_type::NULL_VALUE:
      return std::nullopt;
  }
  return std::nullopt;
}

RawArticle read_fields(dom::object object, const FieldNames& fields) {
  return FieldReader(object, fields).read();
}

}  // namespace newsdex
