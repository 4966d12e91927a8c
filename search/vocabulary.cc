#include "search/vocabulary.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "common/error.h"
#include "common/schema.h"
#include "common/text/utf8.h"
#include "search/plan.h"

namespace newsdex {
namespace {

/// Own terms go on in lower case, prefixes of fields in capitals.
bool continues_word(std::string_view term, std::size_t at) {
  return at >= term.size() || term[at] < 'A' || term[at] > 'Z';
}

}  // namespace

Vocabulary::Vocabulary(const Archive& archive) : archive_(archive) {
  for (const std::string& language : archive.manifest().languages) {
    if (text::Stemmer::knows(language)) stemmers_.emplace_back(language);
  }
}

bool Vocabulary::has(const std::string& term) const {
  return std::any_of(archive_.parts().begin(), archive_.parts().end(),
                     [&](const Part& part) { return part.database.term_exists(term); });
}

std::vector<std::string> Vocabulary::expand(std::string_view field_prefix, std::string_view prefix,
                                            std::size_t limit) const {
  const std::string whole = std::string(field_prefix).append(prefix);
  std::set<std::string> found;
  for (const Part& part : archive_.parts()) {
    // Each part in order, so the first limit + 1 over all parts are among the first of each.
    std::size_t taken = 0;
    const auto end = part.database.allterms_end(whole);
    for (auto term = part.database.allterms_begin(whole); term != end && taken <= limit; ++term) {
      const std::string text = *term;
      if (!continues_word(text, field_prefix.size())) continue;
      found.insert(text.substr(field_prefix.size()));
      ++taken;
    }
  }
  std::vector<std::string> out(found.begin(), found.end());
  if (out.size() > limit + 1) out.resize(limit + 1);
  return out;
}

void Vocabulary::spend(std::size_t words) {
  spent_ += words;
  if (spent_ <= kMaxTotalExpansion) return;
  throw InputError(
      fmt::format("the wildcards stand for more than {} words together", kMaxTotalExpansion),
      "write more letters before the *, or fewer wildcards", "query_too_large");
}

std::vector<std::string> Vocabulary::stems(std::string_view surface, std::string_view folded) {
  std::set<std::string> out{std::string(folded)};
  for (text::Stemmer& stemmer : stemmers_) {
    for (const std::string& stem : stemmer.stems(surface, folded)) out.insert(stem);
  }
  return {out.begin(), out.end()};
}

std::vector<std::string> Vocabulary::forms(std::string_view field_prefix, std::string_view surface,
                                           std::string_view folded) {
  static constexpr std::size_t kMostWords = 20000;
  static constexpr std::size_t kSharedBytes = 3;
  std::set<std::string> out{std::string(folded)};
  for (text::Stemmer& stemmer : stemmers_) {
    const std::vector<std::string> wanted = stemmer.stems(surface, folded);
    for (const std::string& stem : wanted) {
      // A stem may end in another letter than the words it stands for (`parti`, party).
      const std::size_t shared =
          std::max(kSharedBytes, stem.size() - std::min<std::size_t>(stem.size(), 1));
      const std::string_view beginning = text::truncate(stem, shared);
      for (const std::string& word : expand(field_prefix, beginning, kMostWords)) {
        const std::vector<std::string>& stems = stemmer.stems(word, word);
        if (std::find(stems.begin(), stems.end(), stem) != stems.end()) out.insert(word);
      }
    }
  }
  return {out.begin(), out.end()};
}

}  // namespace newsdex
