#include "common/entities/organisation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "common/entities/label_set.h"
#include "common/text/fold.h"

namespace newsdex::entities {
namespace {

// Per cent.
constexpr std::uint8_t kTableConfidence = 95;
constexpr std::uint8_t kRuleConfidence = 80;
constexpr std::uint8_t kSureEnough = 60;  // the model, of what nobody else knows

using WordRange = std::pair<std::size_t, std::size_t>;  // first and last word

const Entry* org_entry(const Match& match) {
  const Entry* outlet = match.find(EntryKind::outlet);
  return outlet != nullptr ? outlet : match.find(EntryKind::organisation);
}

/// "The" belongs to the mention where the outlet's label has it and the text writes it.
std::size_t with_article(const Words& words, std::size_t first, const Thing& thing) {
  const bool article = first > 0 && thing.label.starts_with("The ") && words.joined(first - 1) &&
                       words[first - 1].folded == "the" && words[first - 1].capital();
  return article ? first - 1 : first;
}

OrgSpan known_org(const Words& words, const Match& match, const Entry& entry,
                  const Tables& tables) {
  const Thing& thing = tables.things[entry.row];
  const bool is_outlet = entry.kind == EntryKind::outlet;
  return {.first = with_article(words, match.first, thing),
          .last = match.last,
          .value = thing.value,
          .label = thing.label,
          .how = entry.how,
          .country = is_outlet ? std::string() : thing.country,
          .is_outlet = is_outlet,
          .is_agency = thing.is_agency,
          .hides_countries = true,
          .finder = Finder::dictionary,
          .confidence = kTableConfidence};
}

/// Finds organisations that no table knows by their head words.
class HeadRules {
 public:
  HeadRules(const Words& words, const Names& names) : words_(words), names_(names) {}

  /// The organisation whose head is word `head`, if it is one.
  [[nodiscard]] std::optional<WordRange> around(std::size_t head) const {
    if (!words_[head].is(kOrgHeads) || !is_part(head) || words_[head].shouted ||
        names_.find(head) != nullptr || is_party(head)) {
      return std::nullopt;
    }
    std::size_t first = head;
    while (first > 0 && words_.joined(first - 1) && is_part(first - 1) && head - first < kReach) {
      --first;
    }
    while (first < head && opens_sentence_only(first)) ++first;
    std::size_t last = head;
    if (first == head || words_[head].is(body_head | school_head)) last = with_complement(head);
    while (words_.joined(last) && words_[last + 1].is(company_head) && is_part(last + 1)) ++last;
    if (words_.joined(last) && is_part(last + 1) && !is_head_of_more(last + 1)) {
      return std::nullopt;  // the head is inside a longer name that we do not understand
    }
    if (is_generic(first, last)) return std::nullopt;
    return WordRange{first, last};
  }

 private:
  static constexpr std::size_t kReach = 5;  // words before the head

  [[nodiscard]] bool is_part(std::size_t i) const {
    const Word& word = words_[i];
    const Match* match = names_.find(i);
    if (!word.capital() || word.is(calendar | say_verb)) return false;
    if (word.is(function_word) && match == nullptr) return false;
    return match == nullptr ||
           (org_entry(*match) == nullptr && match->find(EntryKind::excluded) == nullptr &&
            match->find(EntryKind::seat) == nullptr);
  }

  /// "R-Co", where the head word is a state.
  [[nodiscard]] bool is_party(std::size_t head) const {
    return head > 0 && words_[head].token.hyphen_before && words_[head - 1].folded.size() == 1;
  }

  [[nodiscard]] bool is_head_of_more(std::size_t i) const { return words_[i].is(kOrgHeads); }

  [[nodiscard]] bool opens_sentence_only(std::size_t i) const {
    return words_[i].token.sentence_start && !words_[i].is(first_name) &&
           names_.find(i) == nullptr && words_[i].id != 0 && words_[i].is(begins_title);
  }

  /// Past "of California", "für Migration und Flüchtlinge": a connector and capitals.
  [[nodiscard]] std::size_t with_complement(std::size_t last) const {
    static constexpr auto kConnectors = std::to_array<std::string_view>(
        {"of", "for", "de", "du", "des", "del", "fur", "della", "di", "d"});
    if (!words_.joined(last)) return last;
    std::size_t i = last + 1;
    if (std::find(kConnectors.begin(), kConnectors.end(), words_[i].folded) == kConnectors.end()) {
      return last;
    }
    while (words_.joined(i) && i - last < 4 && words_[i + 1].is(function_word)) ++i;
    std::size_t end = last;
    while (words_.joined(i) && is_part(i + 1) && i - last < 6) end = ++i;
    return end;
  }

  /// Whether nothing in the range tells this body from another one: "Supreme Court".
  [[nodiscard]] bool is_generic(std::size_t first, std::size_t last) const {
    const bool short_name = last - first < 2;  // "U.S. Department": a nation does not suffice
    // What a place is not called, a paper may be: "Harbour Gazette".
    const std::uint32_t places = words_[last].is(outlet_head) ? 0U : std::uint32_t{place_head};
    for (std::size_t i = first; i <= last; ++i) {
      const Match* match = names_.find(i);
      if (short_name && match != nullptr && match->find(EntryKind::country) != nullptr) continue;
      const bool plain = words_[i].is(kOrgHeads | function_word | places | generic_word);
      if (!plain && words_[i].capital()) return false;
    }
    return true;
  }

  const Words& words_;
  const Names& names_;
};

/// What only the model takes for an organisation.
class ModelOrgs {
 public:
  ModelOrgs(const Words& words, const Names& names, const std::vector<tagger::TaggedSpan>& spans,
            const HeadRules& heads, const Tables& tables)
      : words_(words), names_(names), heads_(heads), tables_(tables) {
    for (const tagger::TaggedSpan& span : spans) {
      if (is_new(span)) by_word_.emplace(span.first, &span);
    }
  }

  /// The span that begins at word `i`, nullptr where none does.
  [[nodiscard]] const tagger::TaggedSpan* at(std::size_t i) const {
    const auto found = by_word_.find(i);
    return found == by_word_.end() ? nullptr : found->second;
  }

 private:
  /// Names of the tables are what the tables say, but for those of places inside a longer name:
  /// "Bank of Xorl". Rules know better where organisations with a head word begin and end.
  [[nodiscard]] bool is_new(const tagger::TaggedSpan& span) const {
    if (span.kind != tagger::SpanKind::organisation || span.confidence < kSureEnough) return false;
    for (std::size_t i = span.first; i <= span.last; ++i) {
      if (heads_.around(i)) return false;
      const Match* match = names_.find(i);
      if (match == nullptr) continue;
      const bool whole = match->first <= span.first && match->last >= span.last;
      if (whole || org_entry(*match) != nullptr || match->find(EntryKind::person) != nullptr) {
        return false;
      }
    }
    // "Time" is for those who know what is attributed to it.
    if (!tables_.doubtful.match(words_, span.first).entries.empty()) return false;
    return words_[span.first].token.has_letter && !words_[span.first].shouted;
  }

  const Words& words_;
  const Names& names_;
  const HeadRules& heads_;
  const Tables& tables_;
  std::unordered_map<std::size_t, const tagger::TaggedSpan*> by_word_;
};

OrgSpan unknown_org(const Words& words, WordRange range, MentionKind how) {
  const auto [first, last] = range;
  OrgSpan org{.first = first, .last = last, .how = how};
  org.label = std::string(words.surface(first, last));
  org.value = text::slug(org.label);
  org.confidence = kRuleConfidence;
  std::uint32_t heads = 0;
  for (std::size_t i = first; i <= last; ++i) heads |= words[i].classes;
  org.is_outlet = words[last].is(outlet_head);
  org.hides_countries = (heads & (company_head | school_head | outlet_head)) != 0;
  return org;
}

/// The acronym in brackets behind an organisation, if its letters are those of the name.
std::optional<std::size_t> explained_acronym(const Words& words, const OrgSpan& org) {
  const std::size_t next = org.last + 1;
  if (next >= words.size() || !words.behind(org.last).starts_with(" (")) return std::nullopt;
  const Word& acronym = words[next];
  if (!acronym.token.all_capitals || !words.behind(next).starts_with(")")) return std::nullopt;
  std::string initials;
  for (std::size_t i = org.first; i <= org.last; ++i) {
    if (words[i].capital()) initials += words[i].folded[0];
  }
  std::string letters(acronym.folded);
  std::erase(letters, '.');
  return initials == letters ? std::optional(next) : std::nullopt;
}

}  // namespace

std::vector<OrgSpan> find_organisations(const Words& words, const Names& names,
                                        const std::vector<tagger::TaggedSpan>& model,
                                        const Tables& tables) {
  const HeadRules heads(words, names);
  const ModelOrgs tagged(words, names, model, heads, tables);
  std::vector<OrgSpan> orgs;
  std::unordered_map<std::string_view, std::size_t> acronyms;  // folded, to its organisation
  const auto add = [&](OrgSpan org) {
    if (!orgs.empty() && org.first <= orgs.back().last) return;
    orgs.push_back(std::move(org));
    if (const auto acronym = explained_acronym(words, orgs.back())) {
      acronyms.emplace(words[*acronym].folded, orgs.size() - 1);
    }
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Match* match = names.find(i);
    const Entry* entry = match == nullptr ? nullptr : org_entry(*match);
    if (entry != nullptr) {
      add(known_org(words, *match, *entry, tables));
      i = match->last;
    } else if (const auto range = heads.around(i)) {
      add(unknown_org(words, *range, MentionKind::name));
      i = range->second;
    } else if (const auto known = acronyms.find(words[i].folded);
               known != acronyms.end() && words[i].token.all_capitals) {
      OrgSpan org = orgs[known->second];
      org.first = org.last = i;
      org.how = MentionKind::alias;
      add(std::move(org));
    } else if (const tagger::TaggedSpan* span = tagged.at(i)) {
      OrgSpan org = unknown_org(words, {span->first, span->last}, MentionKind::name);
      org.finder = Finder::model;
      org.confidence = span->confidence;
      add(std::move(org));
      i = span->last;
    }
  }
  return orgs;
}

std::vector<Label> label_organisations(const Words& words, const std::vector<OrgSpan>& orgs,
                                       const std::vector<bool>& is_person) {
  LabelSet labels;
  for (const OrgSpan& org : orgs) {
    if (org.value.empty() || is_person[org.first]) continue;
    Evidence evidence = evidence_of(words, org.first, org.last, org.how);
    evidence.finder = org.finder;
    evidence.confidence = org.confidence;
    labels.at(org.value, org.label).evidence.push_back(evidence);
  }
  std::vector<Label> finished = std::move(labels).finish();
  std::erase_if(finished, [](const Label& label) {
    const Evidence& only = label.evidence.front();
    const bool prominent = only.zone == Zone::title || only.zone == Zone::lead;
    return label.evidence.size() == 1 && only.finder == Finder::model && !prominent;
  });
  return finished;
}

}  // namespace newsdex::entities
