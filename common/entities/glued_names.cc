#include "common/entities/glued_names.h"

#include <string_view>
#include <unordered_set>

#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

/// The letters before the first capital behind a small one: "Yorro" of "YorroPresident". Empty
/// where there is none.
std::string_view before_inner_capital(std::string_view surface) {
  for (std::size_t i = 1; i < surface.size(); ++i) {
    const bool capital = surface[i] >= 'A' && surface[i] <= 'Z';
    if (capital && surface[i - 1] >= 'a' && surface[i - 1] <= 'z') return surface.substr(0, i);
  }
  return {};
}

/// Knows the words of an article, once it is asked.
class GluedWords {
 public:
  explicit GluedWords(const Words& words) : words_(words) {}

  [[nodiscard]] bool contains(std::size_t i) {
    static constexpr std::size_t kShortest = 4;  // "Mac"
    const std::string_view beginning = before_inner_capital(words_.surface(i, i));
    if (beginning.size() < kShortest) return false;
    if (known_.empty()) {
      for (const Word& word : words_.list) {
        if (word.capital()) known_.insert(word.hash);
      }
    }
    return known_.contains(hash_of_word(text::fold(beginning)));
  }

 private:
  const Words& words_;
  std::unordered_set<std::uint64_t> known_;  // words with a capital, by hash
};

}  // namespace

void drop_glued(const Words& words, std::vector<NameSpan>& spans) {
  GluedWords glued(words);
  std::erase_if(spans, [&](const NameSpan& span) {
    for (std::size_t i = span.first; i <= span.last; ++i) {
      if (glued.contains(i)) return true;
    }
    return false;
  });
}

}  // namespace newsdex::entities
