#include "search/vocabulary.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

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

/// Both sorted, each term once.
std::vector<CountedTerm> merged(std::vector<CountedTerm> a, std::vector<CountedTerm> b) {
  if (a.empty()) return b;
  std::vector<CountedTerm> both;
  both.reserve(a.size() + b.size());
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() || right != b.end()) {
    const int order = left == a.end() ? 1 : right == b.end() ? -1 : left->term.compare(right->term);
    both.push_back(std::move(order <= 0 ? *left++ : *right));
    if (order == 0) both.back().articles += right->articles;
    if (order >= 0) ++right;
  }
  return both;
}

bool has_accents(std::string_view spelling) {
  return std::any_of(spelling.begin(), spelling.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

std::vector<std::string> most_frequent(std::vector<CountedTerm> terms, std::size_t most) {
  if (terms.size() > most) {
    const auto end = terms.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(terms.begin(), end, terms.end(),
                     [](const CountedTerm& a, const CountedTerm& b) {
                       return std::tie(a.articles, a.term) > std::tie(b.articles, b.term);
                     });
    terms.erase(end, terms.end());
  }
  std::vector<std::string> out;
  for (CountedTerm& term : terms) out.push_back(std::move(term.term));
  std::sort(out.begin(), out.end());
  return out;
}

Vocabulary::Vocabulary(const Archive& archive) : archive_(archive) {
  for (const std::string& language : archive.manifest().languages) {
    if (text::Stemmer::knows(language)) stemmers_.emplace_back(language);
  }
}

bool Vocabulary::has(const std::string& term) const {
  return std::any_of(archive_.parts().begin(), archive_.parts().end(),
                     [&](const Part& part) { return part.articles_with(term) > 0; });
}

std::vector<CountedTerm> Vocabulary::expand(std::string_view field_prefix, std::string_view pattern,
                                            std::size_t limit) const {
  const std::string beginning = std::string(field_prefix).append(beginning_of(pattern));
  PacedDeadline pace(deadline_);
  std::vector<CountedTerm> found;
  for (const Part& part : archive_.parts()) {
    // Each part in order, so the first limit + 1 over all parts are among the first of each.
    deadline_.check();
    std::vector<CountedTerm> of_part;
    glass::TermCursor terms = part.terms(beginning);
    while (of_part.size() <= limit && terms.next()) {
      pace.step();
      if (!continues_word(terms.term(), field_prefix.size())) continue;
      const std::string_view word = terms.term().substr(field_prefix.size());
      if (fits_pattern(word, pattern)) of_part.push_back({std::string(word), terms.articles()});
    }
    found = merged(std::move(found), std::move(of_part));
  }
  if (found.size() > limit + 1) found.resize(limit + 1);
  return found;
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
      for (CountedTerm& word : expand(field_prefix, beginning + "*", kMostWords)) {
        if (is_form(word.term, word.term)) words.insert(std::move(word.term));
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
