#include "common/entities/transliteration.h"

#include <algorithm>

namespace newsdex::entities {
namespace {

constexpr std::size_t kShortest = 5;

/// The letter of a sound's group; 0 for what is left out.
char sound(char letter) {
  switch (letter) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 'w':
    case 'h':
      return 0;
    case 'q':
    case 'g':
      return 'k';
    case 'c':
    case 'z':
      return 's';
    case 'v':
    case 'f':
      return 'b';
    default:
      return letter;
  }
}

}  // namespace

std::string skeleton(std::string_view folded) {
  const bool latin =
      std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!latin || folded.size() < kShortest) return {};
  std::string bones(1, folded[0]);
  for (const char letter : folded.substr(1)) {
    const char bone = sound(letter);
    if (bone != 0 && bone != bones.back()) bones += bone;
  }
  return bones;
}

bool may_be_one_name(std::string_view a, std::string_view b) {
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::string bones = skeleton(a);
  return longer - shorter <= 2 && bones.size() >= 2 && bones == skeleton(b);
}

}  // namespace newsdex::entities
