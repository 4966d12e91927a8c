#include "common/schema.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include <fmt/format.h>
#include <xxhash.h>

namespace newsdex {
namespace {

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (static_cast<std::size_t>(kFields[i].id) != i) return false;
  }
  return true;
}
static_assert(rows_are_in_order(), "field(id) indexes the table");

constexpr bool prefixes_are_distinct() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    for (std::size_t j = i + 1; j < kFields.size(); ++j) {
      if (!kFields[i].prefix.empty() && kFields[i].prefix == kFields[j].prefix) return false;
    }
  }
  return true;
}
static_assert(prefixes_are_distinct());

/// Levenshtein's distance, for names of a few letters.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

}  // namespace

const Field& field(FieldId id) { return kFields[static_cast<std::size_t>(id)]; }

const Field* find_field(std::string_view name) {
  const std::string wanted = ascii_lower(name);
  if (wanted.empty()) return nullptr;
  const auto row = std::find_if(kFields.begin(), kFields.end(), [&](const Field& field) {
    return field.name == wanted || field.alias == wanted;
  });
  return row == kFields.end() ? nullptr : &*row;
}

const Field* find_facet(std::string_view name) {
  const Field* found = find_field(name);
  return found != nullptr && found->is_facet ? found : nullptr;
}

std::string_view facet_name(const Field& field) {
  return field.id == FieldId::language ? field.alias : field.name;
}

std::string nearest_field(std::string_view name) {
  static constexpr std::size_t kLongestName = 32;
  static constexpr std::size_t kFarthest = 2;
  if (name.size() > kLongestName) return {};
  const std::string wanted = ascii_lower(name);
  std::string_view best;
  std::size_t best_distance = kFarthest + 1;
  for (const Field& field : kFields) {
    for (const std::string_view candidate : {field.name, field.alias}) {
      if (candidate.empty()) continue;
      const std::size_t distance = edit_distance(wanted, candidate);
      if (distance < best_distance && distance < candidate.size()) {
        best = candidate;
        best_distance = distance;
      }
    }
  }
  return std::string(best);
}

std::string spellings_prefix(std::string_view text_prefix, std::string_view folded) {
  return fmt::format("{}{}{}:", text_prefix, kExactPrefix, folded);
}

std::string value_term(const Field& field, std::string_view value) {
  static constexpr std::size_t kHashDigits = 16;
  std::string term(field.prefix);
  term += field.kind == FieldKind::label ? ascii_lower(value) : std::string(value);
  if (term.size() <= kMaxTermBytes) return term;
  const auto hash = XXH3_64bits(value.data(), value.size());
  term.resize(kMaxTermBytes - kHashDigits);
  return term + fmt::format("{:016x}", hash);
}

}  // namespace newsdex
