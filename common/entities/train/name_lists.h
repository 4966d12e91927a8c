// Lists of names, for the vocabulary of the model.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>

namespace newsdex::training {

/// WordList bits by the hash of a folded word, from first-names.txt and surnames.txt (a name a
/// line) and cities.tsv (name, country, population …). Throws std::runtime_error where one cannot
/// be read.
[[nodiscard]] std::map<std::uint64_t, std::uint16_t> read_lists(
    const std::filesystem::path& gazetteer);

}  // namespace newsdex::training
