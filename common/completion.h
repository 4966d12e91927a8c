// Completion of a program's options by bash, zsh and fish, out of what the program declares.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

/// What a word on the command line may be.
enum class Completed : std::uint8_t { nothing, words, files, folders };

struct CompletedOption {
  std::vector<std::string> names;  ///< with their dashes, the long one first
  std::string help;                ///< one line; may be empty
  bool takes_value = false;
  Completed value = Completed::nothing;
  std::vector<std::string> words;  ///< Completed::words
};

struct CompletedProgram {
  std::string name;
  std::vector<CompletedOption> options;
  Completed argument = Completed::nothing;
  std::vector<std::string> words;  ///< Completed::words
};

inline constexpr auto kShells = std::to_array<std::string_view>({"bash", "zsh", "fish"});

/// The script that a shell reads. Throws std::invalid_argument for another than one of kShells.
[[nodiscard]] std::string completion(const CompletedProgram& program, std::string_view shell);

}  // namespace newsdex
