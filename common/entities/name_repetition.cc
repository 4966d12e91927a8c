#include "common/entities/name_repetition.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "common/entities/name_evidence.h"
#include "common/entities/tagger/model.h"

namespace newsdex::entities {
namespace {

constexpr std::uint32_t kOrdinary = kOrgHeads | place_head | place_start | generic_word | calendar |
                                    language_name | say_verb | act_verb | begins_title |
                                    begins_name;

/// How an article uses a word.
struct Use {
  bool acts = false;    ///< as one that speaks, owns something or has an age
  bool common = false;  ///< small, or behind an article
};

/// "a First Nations Voice": the run is the end of a longer name.
bool is_cut(const Words& words, std::size_t first) {
  return first > 0 && words[first].gap == Gap::tight && words[first - 1].capital() &&
         !words[first - 1].token.sentence_start;
}

/// Whether a span may be a name that lacks evidence only.
bool is_candidate(const Words& words, const Names& names, const NameSpan& span) {
  const std::size_t length = span.last - span.first + 1;
  if (span.kind != NameKind::possible || length < 2 || length > 3) return false;
  if (words[span.first].token.zone == Zone::title || words[span.first].shouted) return false;
  if (length == 2 && words[span.last].token.hyphen_before) return false;
  // "Apparently Roxana was there"
  const Word& first = words[span.first];
  const bool opens =
      first.token.sentence_start && !first.is(first_name | first_weak | surname | family_name);
  if (opens && words[span.last].is(first_name)) return false;
  if (is_cut(words, span.first) || words[span.last].folded.size() < 3) return false;
  for (std::size_t i = span.first; i <= span.last; ++i) {
    if (words[i].token.all_capitals) return false;
    const bool given = i == span.first && words[i].is(first_weak);  // "Jordan Yorro"
    if (!given && (words[i].is(kOrdinary) || names.find(i) != nullptr)) return false;
  }
  return true;
}

void add_bare(const Words& words, const Names& names, const NameSpan& span, const Tables& tables,
              Use& use) {
  const std::size_t i = span.last;
  const Word& word = words[i];
  if (word.token.zone == Zone::title || word.shouted || names.find(i) != nullptr) return;
  const bool acts = word.token.possessive || NameEvidence(words, names, tables).tells_age(i) ||
                    (words.joined(i) && words[i + 1].is(say_verb)) ||
                    (word.gap == Gap::tight && words[i - 1].is(say_verb));
  use.acts = use.acts || acts;
  use.common = use.common || is_behind_article(words, i);
}

}  // namespace

void promote_repeated(const Words& words, const Names& names, const Tables& tables,
                      std::vector<NameSpan>& spans) {
  std::unordered_map<std::string_view, Use> uses;
  for (const NameSpan& span : spans) {
    if (!is_candidate(words, names, span)) continue;
    for (std::size_t i = span.first; i <= span.last; ++i) uses.try_emplace(words[i].folded);
    Use& last = uses[words[span.last].folded];
    last.common = last.common || is_behind_article(words, span.first);
  }
  if (uses.empty()) return;
  for (const Word& word : words.list) {
    if (word.capital() || word.is(particle)) continue;
    const auto use = uses.find(word.folded);
    if (use != uses.end()) use->second.common = true;
  }
  for (const NameSpan& span : spans) {
    // "Besides Yorro", where Xan Yorro is about
    const auto bearer = uses.find(words[span.last].folded);
    if (span.kind == NameKind::full && bearer != uses.end()) bearer->second.common = true;
    if (span.kind != NameKind::bare || span.first != span.last) continue;
    const auto use = uses.find(words[span.last].folded);
    if (use != uses.end()) add_bare(words, names, span, tables, use->second);
  }
  for (NameSpan& span : spans) {
    if (!is_candidate(words, names, span)) continue;
    const Use& last = uses[words[span.last].folded];
    bool common = false;
    for (std::size_t i = span.first; i <= span.last; ++i) {
      common = common || uses[words[i].folded].common;
    }
    if (!common && last.acts) span.kind = NameKind::full;
  }
}

bool is_word_of_article(const Words& words, std::size_t i) {
  static constexpr auto kNames = tagger::list_first_name | tagger::list_surname;
  const Word& word = words[i];
  if ((tagger::compiled_model().vocabulary().find(word.hash).lists & kNames) != 0) return false;
  return std::any_of(words.list.begin(), words.list.end(), [&](const Word& other) {
    return other.hash == word.hash && !other.capital();
  });
}

}  // namespace newsdex::entities
