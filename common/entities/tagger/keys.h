// The words of an article as the tagger sees them: hashes of their forms, what joins each to the
// one before, and which of them may be part of a name.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/entities/words.h"

namespace newsdex::entities::tagger {

/// What stands between a word and the one before it. The numbers are in the model's features.
enum class Joint : std::uint8_t {
  blank,
  hyphen,
  possessive,
  dot,
  ampersand,  ///< or a slash
  comma,
  opening,  ///< a bracket
  closing,  ///< a bracket
  quote,
  colon,  ///< or a semicolon
  dash,
  other,
  sentence,  ///< another sentence, paragraph or zone, or nothing: the text begins or ends
};

/// Whether a name may go on across the joint.
[[nodiscard]] constexpr bool is_inside_name(Joint joint) { return joint <= Joint::ampersand; }

/// Whether a word takes part in the explanation of an acronym: "Bank of Xorl (BX)". The numbers are
/// in the model's features.
enum class Explanation : std::uint8_t { none, name, acronym };

struct WordKey {
  std::uint64_t surface = 0;  ///< hash of the word as written
  std::uint64_t folded = 0;   ///< hash of its folded form
  std::uint64_t both = 0;     ///< hash of both: "US" in a line of capitals folds in two ways
  Joint before = Joint::sentence;
  std::uint8_t headline = 0;  ///< how capitals are used in its sentence: 0 as in running text
  /// The capitalised words around it that joints inside a name connect, itself if it has a
  /// capital: [capitals_first, capitals_last].
  std::uint32_t capitals_first = 0;
  std::uint32_t capitals_last = 0;
  Explanation explained = Explanation::none;
};

/// A key for every word. Linear in the text.
[[nodiscard]] std::vector<WordKey> word_keys(const Words& words);

/// What stands before word `i`, which may be one past the last word.
[[nodiscard]] inline Joint joint_before(const std::vector<WordKey>& keys, std::size_t i) {
  return i < keys.size() ? keys[i].before : Joint::sentence;
}

/// A word is seen from at most this many words away.
inline constexpr int kReach = 2;

inline constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);

/// The word `offset` words behind word `i` (before it, where negative) if it stands in the same
/// sentence, else kNoWord. -kReach <= offset <= kReach.
[[nodiscard]] std::size_t neighbour_of(const std::vector<WordKey>& keys, std::size_t i, int offset);

/// Words [first, last] that may hold names, all of them.
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Runs are cut at this length, so that decoding one takes bounded memory.
inline constexpr std::size_t kLongestRun = 256;

/// Capitalised words, numbers behind them, small words that connect them ("of", "bin") and second
/// halves of compounds ("Jae-in"), in text order.
[[nodiscard]] std::vector<Run> candidate_runs(const Words& words, const std::vector<WordKey>& keys);

}  // namespace newsdex::entities::tagger
