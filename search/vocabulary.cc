#include "search/vocabulary.h"

#include <algorithm>
#include <functional>
#include <set>

#include <fmt/format.h>

#include "common/error.h"
#include "common/schema.h"
#include "common/text/utf8.h"
#include "search/plan.h"
#include "search/wildcard.h"

namespace newsdex {
namespace {

/// Own terms go on in lower case, prefixes of fields in capitals.
bool continues_word(std::string_view term, std::size_t at) {
  return at >= term.size() || term[at] < 'A' || term[at] > 'Z';
}

/// What the words of some stems begin with. A stem may end in another letter than the words that
/// it stands for (`parti`, party; `sky`, skies; `die`, dying).
std::set<std::string> beginnings_of_forms(const std::vector<std::string>& stems) {
  static constexpr std::size_t kSharedBytes = 3;
  std::set<std::string> out;
  for (const std::string& stem : stems) {
    if (stem.empty()) continue;
    out.emplace(text::truncate(stem, std::max(kSharedBytes, stem.size() - 1)));
    if (stem.ends_with('y')) out.insert(stem.substr(0, stem.size() - 1));
    if (stem.ends_with("ie")) out.insert(stem.substr(0, stem.size() - 2) + "y");
  }
  return out;
}

bool has_accents(std::string_view spelling) {
  return std::any_of(spelling.begin(), spelling.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

Vocabulary::Vocabulary(const Archive& archive) : archive_(archive) {
  for (const std::string& language : archive.manifest().languages) {
    if (text::Stemmer::knows(language)) stemmers_.emplace_back(language);
  }
}

bool Vocabulary::has(const std::string& term) const {
  return std::any_of(archive_.parts().begin(), archive_.parts().end(),
                     [&](const Part& part) { return part.articles_with(term) > 0; });
}

std::vector<std::string> Vocabulary::expand(std::string_view field_prefix, std::string_view pattern,
                                            std::size_t limit) const {
  const std::string beginning = std::string(field_prefix).append(beginning_of(pattern));
  PacedDeadline pace(deadline_);
  std::set<std::string> found;
  for (const Part& part : archive_.parts()) {
    // Each part in order, so the first limit + 1 over all parts are among the first of each.
    deadline_.check();
    std::size_t taken = 0;
    glass::TermCursor terms = part.terms(beginning);
    while (taken <= limit && terms.next()) {
      pace.step();
      if (!continues_word(terms.term(), field_prefix.size())) continue;
      const std::string_view word = terms.term().substr(field_prefix.size());
      if (!fits_pattern(word, pattern)) continue;
      found.emplace(word);
      ++taken;
    }
  }
  std::vector<std::string> out(found.begin(), found.end());
  if (out.size() > limit + 1) out.resize(limit + 1);
  return out;
}

std::vector<std::string> Vocabulary::spellings(const std::string& beginning,
                                               std::size_t limit) const {
  std::set<std::string> found;
  for (const Part& part : archive_.parts()) {
    glass::TermCursor terms = part.terms(beginning);
    while (found.size() <= limit && terms.next()) {
      deadline_.check();
      found.emplace(terms.term().substr(beginning.size()));
    }
  }
  return {found.begin(), found.end()};
}

std::vector<std::string> Vocabulary::most_frequent(std::vector<std::string> terms,
                                                   std::size_t most) const {
  if (terms.size() <= most) return terms;
  std::vector<std::pair<std::uint64_t, std::string>> counted;
  for (std::string& term : terms) {
    std::uint64_t articles = 0;
    for (const Part& part : archive_.parts()) articles += part.articles_with(term);
    counted.emplace_back(articles, std::move(term));
  }
  std::nth_element(counted.begin(), counted.begin() + static_cast<std::ptrdiff_t>(most),
                   counted.end(), std::greater<>());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < most; ++i) out.push_back(std::move(counted[i].second));
  std::sort(out.begin(), out.end());
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
    for (const std::string_view stem : stemmer.stems(surface, folded)) out.emplace(stem);
  }
  return {out.begin(), out.end()};
}

const Forms& Vocabulary::forms(std::string_view field_prefix, std::string_view surface,
                               std::string_view folded) {
  static constexpr std::size_t kMostRemembered = 1000;
  std::vector<std::string> key{std::string(field_prefix), std::string(surface),
                               std::string(folded)};
  if (const auto known = forms_.find(key); known != forms_.end()) return known->second;
  if (forms_.size() >= kMostRemembered) forms_.clear();
  return forms_.emplace(std::move(key), find_forms(field_prefix, surface, folded)).first->second;
}

Forms Vocabulary::find_forms(std::string_view field_prefix, std::string_view surface,
                             std::string_view folded) {
  static constexpr std::size_t kMostWords = 20000;
  std::set<std::string> words{std::string(folded)};
  Forms out;
  for (text::Stemmer& stemmer : stemmers_) {
    const auto of_word = stemmer.stems(surface, folded);
    const std::vector<std::string> wanted(of_word.begin(), of_word.end());
    const auto is_form = [&](std::string_view written, std::string_view word) {
      const auto stems = stemmer.stems(written, word);
      return std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) {
        return std::find(wanted.begin(), wanted.end(), stem) != wanted.end();
      });
    };
    for (const std::string& beginning : beginnings_of_forms(wanted)) {
      for (const std::string& word : expand(field_prefix, beginning + "*", kMostWords)) {
        if (is_form(word, word)) words.insert(word);
      }
      // With its accents a word may have a further stem.
      const std::string term = std::string(field_prefix).append(kExactPrefix).append(beginning);
      for (const std::string& rest : spellings(term, kMostWords)) {
        const std::size_t colon = std::min(rest.find(':'), rest.size() - 1);
        const std::string word = beginning + rest.substr(0, colon);
        const std::string spelling = rest.substr(colon + 1);
        if (!has_accents(spelling) || words.contains(word) || !is_form(spelling, word)) continue;
        out.spellings.push_back(spelling);
        out.spelling_terms.push_back(term + rest);
      }
    }
  }
  out.words.assign(words.begin(), words.end());
  return out;
}

}  // namespace newsdex
