#include "indexer/archive_names.h"

#include <algorithm>
#include <charconv>

#include "common/archive/manifest.h"

namespace newsdex {
namespace {

constexpr std::string_view kDigits = "0123456789";

/// A number of digits alone, that fits.
std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

std::optional<PartFileName> parse_part_file_name(std::string_view name) {
  static constexpr std::size_t kFewestDigits = 6;
  static constexpr std::string_view kDeleted = ".deleted.";
  const std::size_t digits = std::min(name.find_first_not_of(kDigits), name.size());
  const auto part = number(name.substr(0, digits));
  if (digits < kFewestDigits || !part) return std::nullopt;
  PartFileName out;
  out.part = name.substr(0, digits);
  out.number = *part;
  const std::string_view rest = name.substr(digits);
  if (rest.empty()) return out;
  if (rest == ".work") {
    out.kind = PartFileName::Kind::work;
    return out;
  }
  if (!rest.starts_with(kDeleted)) return std::nullopt;
  const auto generation = number(rest.substr(kDeleted.size()));
  if (!generation) return std::nullopt;
  out.kind = PartFileName::Kind::deleted;
  out.generation = *generation;
  return out;
}

std::optional<TableFileName> parse_table_file_name(std::string_view name) {
  static constexpr std::string_view kEnd = ".tsv";
  for (const std::string_view table : {kBoilerplateTable, kNamesTable, kTombstonesTable}) {
    if (!name.starts_with(table) || !name.ends_with(kEnd)) continue;
    const std::string_view rest =
        name.substr(table.size(), name.size() - table.size() - kEnd.size());
    const auto generation = rest.starts_with('.') ? number(rest.substr(1)) : std::nullopt;
    if (generation) return TableFileName{std::string(table), *generation};
  }
  return std::nullopt;
}

}  // namespace newsdex
