// The names that newsdex gives to what lies in an archive's folder.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsdex {

/// A name under parts/: `000017`, `000017.work`, `000017.deleted.42`.
struct PartFileName {
  enum class Kind : std::uint8_t { part, work, deleted };

  Kind kind = Kind::part;
  std::string part;              ///< `000017`
  std::uint64_t number = 0;      ///< 17
  std::uint64_t generation = 0;  ///< of a list of deleted articles
};

/// nullopt for names that newsdex does not give.
[[nodiscard]] std::optional<PartFileName> parse_part_file_name(std::string_view name);

/// The name of a table beside archive.json: `boilerplate.42.tsv`.
struct TableFileName {
  std::string table;
  std::uint64_t generation = 0;
};

[[nodiscard]] std::optional<TableFileName> parse_table_file_name(std::string_view name);

}  // namespace newsdex
