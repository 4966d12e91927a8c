#include "common/entities/company_mentions.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace newsdex::entities {
namespace {

constexpr std::uint8_t kConfidence = 80;  // per cent
constexpr std::uint32_t kNoName = kOrgHeads | place_head | generic_word | function_word | calendar |
                                  begins_title | say_verb | language_name | first_name |
                                  company_head;

/// Whether a name has a legal form or stands before a share code.
bool is_company(const Words& words, const OrgSpan& org) {
  return words[org.last].is(company_head) || is_share_code(words, org.last + 1);
}

bool is_part_of_name(const Word& word) {
  return word.capital() && !word.is(say_verb | act_verb | function_word);
}

class Companies {
 public:
  Companies(const Words& words, const Names& names, const std::vector<OrgSpan>& orgs)
      : words_(words), names_(names) {
    for (const OrgSpan& org : orgs) {
      const std::size_t first = words[org.first].folded == "the" ? org.first + 1 : org.first;
      if (org.is_outlet || org.value.empty() || first >= org.last) continue;
      if (!is_company(words, org) || words[first].is(kNoName)) continue;
      const auto [known, is_new] = companies_.emplace(words[first].hash, &org);
      if (!is_new && known->second != nullptr && known->second->value != org.value) {
        known->second = nullptr;  // several
      }
    }
  }

  [[nodiscard]] bool has_none() const { return companies_.empty(); }

  /// The company that word `i` stands for; nullptr where it does for none.
  [[nodiscard]] const OrgSpan* at(std::size_t i, bool is_tagged) const {
    const Word& word = words_[i];
    if (!word.capital() || word.shouted || word.is(kNoName)) return nullptr;
    const auto company = companies_.find(word.hash);
    if (company == companies_.end() || company->second == nullptr) return nullptr;
    if (names_.find(i) != nullptr || is_inside(i) || is_share_code(words_, i)) return nullptr;
    const bool may_be_word = word.token.sentence_start || word.token.zone == Zone::title;
    const bool is_name = is_tagged || word.id == 0 || word.token.possessive || acts(i);
    return !may_be_word || is_name ? company->second : nullptr;
  }

 private:
  /// Whether a longer name goes on or ends with word `i`.
  [[nodiscard]] bool is_inside(std::size_t i) const {
    const bool behind_name = i > 0 && words_.goes_on(i) && is_part_of_name(words_[i - 1]) &&
                             !words_[i - 1].token.sentence_start && !words_[i - 1].is(begins_title);
    const bool before_name = i + 1 < words_.size() && words_.goes_on(i + 1) &&
                             is_part_of_name(words_[i + 1]) &&
                             !words_[i + 1].is(begins_title | company_head);
    return behind_name || before_name;
  }

  [[nodiscard]] bool acts(std::size_t i) const {
    return words_.joined(i) && words_[i + 1].is(say_verb | act_verb);
  }

  const Words& words_;
  const Names& names_;
  std::unordered_map<std::uint64_t, const OrgSpan*> companies_;  // by first word
};

}  // namespace

void add_company_mentions(const Words& words, const Names& names,
                          const std::vector<tagger::TaggedSpan>& tagged,
                          std::vector<OrgSpan>& orgs) {
  const Companies companies(words, names, orgs);
  if (companies.has_none()) return;
  std::vector<OrgSpan> found;
  auto org = orgs.cbegin();
  auto span = tagged.cbegin();
  for (std::size_t i = 0; i < words.size(); ++i) {
    while (org != orgs.cend() && org->last < i) ++org;
    while (span != tagged.cend() && span->last < i) ++span;
    if (org != orgs.cend() && org->first <= i) continue;
    const bool is_tagged = span != tagged.cend() && span->first <= i;
    if (is_tagged && span->kind != tagger::SpanKind::organisation) continue;
    const OrgSpan* company = companies.at(i, is_tagged);
    if (company == nullptr) continue;
    OrgSpan& mention = found.emplace_back(*company);
    mention.first = mention.last = i;
    mention.how = MentionKind::alias;
    mention.finder = Finder::rule;
    mention.confidence = kConfidence;
  }
  if (found.empty()) return;
  const auto middle = static_cast<std::ptrdiff_t>(orgs.size());
  orgs.insert(orgs.end(), std::make_move_iterator(found.begin()),
              std::make_move_iterator(found.end()));
  std::inplace_merge(orgs.begin(), orgs.begin() + middle, orgs.end(),
                     [](const OrgSpan& a, const OrgSpan& b) { return a.first < b.first; });
}

}  // namespace newsdex::entities
