#include "common/entities/corrections.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "common/entities/dictionary.h"
#include "common/entities/label_set.h"
#include "common/entities/table.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace newsdex::entities {
namespace {

using Key = Corrections::Key;

struct CorrectedField {
  FieldId id;
  std::vector<Label> Labels::*labels;
};

constexpr auto kCorrectedFields = std::to_array<CorrectedField>({
    {FieldId::person, &Labels::persons},
    {FieldId::org, &Labels::orgs},
    {FieldId::place, &Labels::places},
    {FieldId::region, &Labels::regions},
    {FieldId::country, &Labels::countries},
    {FieldId::cited, &Labels::cited},
});

enum class Action : std::uint8_t { merge, alias, ignore, unname, split };

struct ActionRow {
  std::string_view name;
  Action action;
  std::size_t fewest;  // columns
  std::size_t most;
  std::string_view form;
};

constexpr auto kActions = std::to_array<ActionRow>({
    {"merge", Action::merge, 4, 5, "merge FIELD VALUE OTHER [LABEL]"},
    {"alias", Action::alias, 4, 5, "alias FIELD SURFACE VALUE [LABEL]"},
    {"ignore", Action::ignore, 3, 3, "ignore FIELD VALUE"},
    {"unname", Action::unname, 3, 3, "unname FIELD SURFACE"},
    {"split", Action::split, 5, 6, "split FIELD VALUE ARTICLE OTHER [LABEL]"},
});

// ---- reading

std::optional<FieldId> corrected_field(std::string_view name) {
  const Field* named = find_field(name);
  if (named == nullptr) return std::nullopt;
  const bool known = std::any_of(kCorrectedFields.begin(), kCorrectedFields.end(),
                                 [&](const CorrectedField& row) { return row.id == named->id; });
  return known ? std::optional(named->id) : std::nullopt;
}

/// Whether text can be a label's value: see common/label.h.
bool is_value(std::string_view text) {
  return !text.empty() && text.size() <= kMaxLabelValueBytes && text.front() != ' ' &&
         text.back() != ' ' && text != kUnknownValue &&
         std::none_of(text.begin(), text.end(), [](char c) {
           return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
         });
}

class Parser {
 public:
  ParsedCorrections parse(std::string_view tsv) {
    for (std::size_t line = 1; !tsv.empty(); ++line) {
      const std::size_t end = std::min(tsv.find('\n'), tsv.size());
      std::string_view text = tsv.substr(0, end);
      tsv.remove_prefix(std::min(end + 1, tsv.size()));
      if (text.ends_with('\r')) text.remove_suffix(1);
      line_ = line;
      if (!text.empty() && text.front() != '#') read_line(text);
    }
    follow_chains();
    std::stable_sort(out_.mistakes.begin(), out_.mistakes.end(),
                     [](const Mistake& a, const Mistake& b) { return a.line < b.line; });
    return std::move(out_);
  }

 private:
  void mistake(std::string what) { out_.mistakes.push_back({line_, std::move(what)}); }

  void read_line(std::string_view text) {
    if (!text::is_valid_utf8(text)) return mistake("is not UTF-8");
    std::vector<std::string> cells;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\t', begin), text.size());
      cells.emplace_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    const auto row = std::find_if(kActions.begin(), kActions.end(),
                                  [&](const ActionRow& r) { return r.name == cells[0]; });
    if (row == kActions.end()) {
      const bool has_tabs = cells.size() > 1;
      return mistake(fmt::format("'{}' is none of merge, alias, ignore, unname, split{}", cells[0],
                                 has_tabs ? "" : "; tabs stand between the columns"));
    }
    const bool complete = cells.size() >= row->fewest && cells.size() <= row->most &&
                          std::none_of(cells.begin(), cells.end(),
                                       [](const std::string& cell) { return cell.empty(); });
    if (!complete) return mistake(fmt::format("the form is: {}, with tabs between", row->form));
    const auto field = corrected_field(cells[1]);
    if (!field) {
      return mistake(
          fmt::format("'{}' is none of person, org, place, region, country, cited", cells[1]));
    }
    const std::string label =
        cells.size() == row->most && row->most > row->fewest ? cells.back() : std::string();
    read_correction(row->action, *field, cells, label);
  }

  void read_correction(Action action, FieldId field, const std::vector<std::string>& cells,
                       const std::string& label) {
    const Correction nothing;
    switch (action) {
      case Action::merge:
        if (cells[2] == cells[3]) return mistake("merges a value with itself");
        if (!is_value(cells[2]) || !is_value(cells[3])) return mistake_of_value(cells);
        return add(out_.corrections.values, Key{field, cells[2]}, {cells[3], label});
      case Action::alias:
        if (!is_value(cells[3])) return mistake_of_value(cells);
        return add_surface(field, cells[2], {cells[3], label});
      case Action::ignore:
        if (!is_value(cells[2])) return mistake_of_value(cells);
        return add(out_.corrections.values, Key{field, cells[2]}, nothing);
      case Action::unname:
        return add_surface(field, cells[2], nothing);
      case Action::split:
        if (!is_value(cells[2]) || !is_value(cells[4])) return mistake_of_value(cells);
        return add(out_.corrections.splits, std::pair(cells[3], Key{field, cells[2]}),
                   {cells[4], label});
    }
  }

  void mistake_of_value(const std::vector<std::string>& cells) {
    const auto wrong = std::find_if(cells.begin() + 2, cells.end(),
                                    [](const std::string& cell) { return !is_value(cell); });
    mistake(fmt::format("'{}' is no value: answers print them, as in donald_trump", *wrong));
  }

  void add_surface(FieldId field, const std::string& surface, const Correction& correction) {
    if (text::slug(surface).empty()) {
      return mistake(fmt::format("'{}' has no letter or digit", surface));
    }
    add(out_.corrections.surfaces, Key{field, text::fold(surface)}, correction);
  }

  template <typename Map>
  void add(Map& map, typename Map::key_type key, const Correction& correction) {
    const auto [known, is_new] = map.try_emplace(std::move(key), correction);
    if (!is_new && known->second != correction) {
      mistake("says otherwise than a line before it");
    } else if constexpr (std::is_same_v<typename Map::key_type, Key>) {
      if (is_new && &map == &out_.corrections.values) lines_.emplace(known->first, line_);
    }
  }

  /// A merged into B and B into C: A is C. A circle is a mistake of its first line. Each value is
  /// followed once, its result kept.
  void follow_chains() {
    auto& values = out_.corrections.values;
    std::set<Key> done;
    for (auto& [start, ignored] : values) {
      std::vector<Key> path;
      std::set<Key> on_path;
      Key at = start;
      while (!done.contains(at) && values.contains(at) && on_path.insert(at).second) {
        path.push_back(at);
        at = Key{at.first, values[at].value};
      }
      if (on_path.contains(at)) {
        line_ = lines_[start];
        mistake("merges values in a circle");
        done.insert(path.begin(), path.end());
        continue;
      }
      for (auto key = path.rbegin(); key != path.rend(); ++key) {
        Correction& correction = values[*key];
        const auto next = values.find(Key{key->first, correction.value});
        if (next != values.end()) correction = next->second;
        done.insert(*key);
      }
    }
  }

  ParsedCorrections out_;
  std::map<Key, std::size_t> lines_;  // of `values`
  std::size_t line_ = 0;
};

// ---- applying

class Correcting {
 public:
  Correcting(const Corrections& corrections, const Article& article)
      : corrections_(corrections), article_(article) {}

  void apply(Labels& labels) {
    for (const CorrectedField& field : kCorrectedFields) correct(field.id, labels.*field.labels);
    take_ambiguous(labels);
    for (const CorrectedField& field : kCorrectedFields) {
      if (LabelsByValue& found = found_[field.id]; changed_.contains(field.id)) {
        labels.*field.labels = finish(field.id, found);
      }
    }
  }

 private:
  using LabelsByValue = std::map<std::string, Label>;

  [[nodiscard]] std::string surface(const Evidence& evidence) const {
    return text::fold(article_.text.substr(evidence.begin, evidence.end - evidence.begin));
  }

  /// What a mention of a value counts for.
  [[nodiscard]] Correction corrected(FieldId field, const Label& label,
                                     const Evidence& evidence) const {
    Correction now{label.value, {}};
    const auto split = corrections_.splits.find({article_.id, {field, label.value}});
    if (split != corrections_.splits.end()) now = split->second;
    const auto alias = corrections_.surfaces.find({field, surface(evidence)});
    if (alias != corrections_.surfaces.end()) now = alias->second;
    const auto merge = corrections_.values.find({field, now.value});
    if (merge != corrections_.values.end()) now = merge->second;
    return now;
  }

  void correct(FieldId field, const std::vector<Label>& labels) {
    for (const Label& label : labels) {
      for (const Evidence& evidence : label.evidence) {
        const Correction now = corrected(field, label, evidence);
        if (now.value != label.value || !now.label.empty()) changed_.insert(field);
        add(field, now, label, evidence);
      }
    }
  }

  /// A label keeps what is said of it besides its mentions; one that is new takes it over.
  void add(FieldId field, const Correction& now, const Label& from, const Evidence& evidence) {
    if (now.value.empty()) return;
    const auto [found, is_new] = found_[field].try_emplace(now.value, from);
    Label& label = found->second;
    const bool is_own = from.value == now.value;
    if (is_new) {
      label.evidence.clear();
      label.value = now.value;
      if (!is_own) label.label.clear();
    }
    if (is_own && label.label.empty()) label.label = from.label;
    if (!now.label.empty()) given_labels_[{field, now.value}] = now.label;
    label.evidence.push_back(evidence);
    label.about = label.about || from.about;
    label.score = std::max(label.score, from.score);
    if (from.resolved == Resolved::text) label.resolved = Resolved::text;
  }

  /// Ambiguous mentions of persons and countries that an alias makes plain.
  void take_ambiguous(Labels& labels) {
    for (Label& label : labels.ambiguous) {
      const FieldId field = label.kind == "country" ? FieldId::country : FieldId::person;
      std::erase_if(label.evidence, [&](const Evidence& evidence) {
        const auto alias = corrections_.surfaces.find({field, surface(evidence)});
        if (alias == corrections_.surfaces.end()) return false;
        const Correction now = corrected(field, label, evidence);
        changed_.insert(field);
        Label plain;
        plain.resolved = Resolved::dictionary;
        add(field, now, plain, evidence);
        return true;
      });
      label.mentions = static_cast<std::uint32_t>(label.evidence.size());
    }
    std::erase_if(labels.ambiguous, [](const Label& label) { return label.evidence.empty(); });
  }

  [[nodiscard]] std::string label_to_show(FieldId field, const Label& label) const {
    const auto given = given_labels_.find({field, label.value});
    if (given != given_labels_.end()) return given->second;
    std::string known = label_of(field, label.value);
    if (!known.empty()) return known;
    return label.label.empty() ? label.value : label.label;
  }

  std::vector<Label> finish(FieldId field, LabelsByValue& found) const {
    LabelSet set;
    for (auto& [value, label] : found) {
      label.label = label_to_show(field, label);
      set.at(value, label.label) = std::move(label);
    }
    return std::move(set).finish();
  }

  const Corrections& corrections_;
  const Article& article_;
  std::map<FieldId, LabelsByValue> found_;
  std::map<Key, std::string> given_labels_;
  std::set<FieldId> changed_;
};

}  // namespace

ParsedCorrections parse_corrections(std::string_view tsv) { return Parser().parse(tsv); }

void apply(const Corrections& corrections, const Article& article, Labels& labels) {
  if (!corrections.empty()) Correcting(corrections, article).apply(labels);
}

}  // namespace newsdex::entities
