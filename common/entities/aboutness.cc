#include "common/entities/aboutness.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "common/entities/tables.h"

namespace newsdex::entities {
namespace {

/// Log-odds by kAboutFeatures. Fitted by `countries_eval fit` on Reuters-21578, the files with odd
/// numbers, against the countries that Reuters' editors gave each story (PLACES, the USA left out),
/// each story taken with its dateline and without, as most news come; the base holds the threshold
/// at which F1 is best there, so that 50 % is the cut.
constexpr AboutFeatures kWeights = {
    -3.09,  // base
    5.82,   // mentions
    0.13,   // density
    1.68,   // title
    1.24,   // early
    4.53,   // dateline
    -0.66,  // elsewhere
    0.92,   // named
    0.89,   // alone
};

constexpr double kWordBytes = 6;  // of an average word and the blank behind it

bool counts(const Evidence& evidence) { return evidence.kind != MentionKind::org_implied; }

/// Where the story begins: the first zone that is not the title.
std::uint32_t story_begin(const Article& article) {
  const auto story = std::find_if(article.zones.begin(), article.zones.end(), [](const auto& span) {
    return is_story(span.zone) && span.zone != Zone::title;
  });
  return story == article.zones.end() ? 0 : story->begin;
}

double story_words(const Article& article) {
  const double bytes = std::accumulate(
      article.zones.begin(), article.zones.end(), 0.0, [](double sum, const ZoneSpan& span) {
        return sum + (is_story(span.zone) ? span.end - span.begin : 0U);
      });
  return bytes / kWordBytes;
}

/// "WASHINGTON (Reuters) -": capitals that open the story.
bool is_dateline(const Evidence& evidence, std::uint32_t story, std::string_view text) {
  static constexpr std::uint32_t kReach = 40;
  static constexpr std::size_t kShortest = 4;  // shorter ones may be acronyms
  if (evidence.zone == Zone::title || evidence.begin < story) return false;
  if (evidence.begin - story > kReach || evidence.end - evidence.begin < kShortest) return false;
  const std::string_view surface = text.substr(evidence.begin, evidence.end - evidence.begin);
  return std::none_of(surface.begin(), surface.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

double sum_of_parts(const AboutFeatures& features) {
  return std::inner_product(features.begin(), features.end(), kWeights.begin(), 0.0);
}

/// The one country that a name means in a language, places and capitals in it among its meanings.
std::string_view country_named(std::string_view name, std::string_view language) {
  const Tables& known = tables();
  std::string_view code;
  for (const Entry& entry : known.names.meanings(name, known.lexicon)) {
    if (!entry.language.empty() && entry.language != language) continue;
    const std::string_view meant = known.things[entry.row].country;
    if (entry.kind == EntryKind::capital) return meant;
    if (entry.kind != EntryKind::country && entry.kind != EntryKind::place &&
        entry.kind != EntryKind::state) {
      continue;
    }
    if (!code.empty() && code != meant) return {};
    code = meant;
  }
  return code;
}

}  // namespace

std::string_view dateline_country(const Article& article) {
  static constexpr std::size_t kLongest = 80;  // bytes that hold the place
  const std::string_view dateline = std::string_view(article.dateline).substr(0, kLongest);
  const std::size_t comma = std::min(dateline.find(','), dateline.size());
  const std::size_t place_end = std::min(dateline.find_first_of(",/(-"), dateline.size());
  const std::string_view rest = dateline.substr(std::min(comma + 1, dateline.size()));
  const auto named = [&](std::string_view name) { return country_named(name, article.language); };
  const std::string_view behind = named(rest.substr(0, rest.find(',')));
  return behind.empty() ? named(dateline.substr(0, place_end)) : behind;
}

AboutFeatures about_features(const Label& country, const std::vector<Label>& countries,
                             const Article& article) {
  const bool alone = std::none_of(countries.begin(), countries.end(), [&](const Label& label) {
    return label.mentions > 0 && label.value != country.value;
  });
  const std::uint32_t story = story_begin(article);
  const double mentions = country.mentions;
  bool title = false;
  const std::string_view filed =
      article.dateline.empty() ? std::string_view() : dateline_country(article);
  bool dateline = filed == country.value;
  double named = 0;
  double before = -1;  // words of the story before the first mention in it
  for (const Evidence& evidence : country.evidence) {
    if (!counts(evidence)) continue;
    if (evidence.kind != MentionKind::place) ++named;
    title = title || evidence.zone == Zone::title;
    if (evidence.zone == Zone::title) continue;
    dateline = dateline || (alone && is_dateline(evidence, story, article.text));
    if (before < 0) before = std::max(0.0, (evidence.begin - story) / kWordBytes);
  }
  const double early = before < 0 ? 0 : 1 / (1 + before / 60);
  return {1,
          std::min(1.0, std::log2(1 + mentions) / 6),
          std::min(1.0, 10 * mentions / std::max(10.0, story_words(article))),
          title ? 1.0 : 0.0,
          early,
          dateline ? 1.0 : 0.0,
          !dateline && !filed.empty() ? 1.0 : 0.0,
          mentions == 0 ? 0 : named / mentions,
          alone ? 1.0 : 0.0};
}

std::vector<AboutPart> about_parts(const Label& country, const std::vector<Label>& countries,
                                   const Article& article) {
  const AboutFeatures features = about_features(country, countries, article);
  std::vector<AboutPart> parts;
  for (std::size_t i = 0; i < features.size(); ++i) {
    const double points = features[i] * kWeights[i];
    if (points != 0) parts.push_back({kAboutFeatures[i], points});
  }
  std::stable_sort(parts.begin(), parts.end(), [](const AboutPart& a, const AboutPart& b) {
    return std::abs(a.points) > std::abs(b.points);
  });
  return parts;
}

void judge_aboutness(std::vector<Label>& countries, const Article& article) {
  const auto judge = [&](Label& label) {
    const double sum = sum_of_parts(about_features(label, countries, article));
    label.score = static_cast<std::uint8_t>(std::min(99.0, 100 / (1 + std::exp(-sum))));
    label.about = label.score >= 50;
  };
  std::for_each(countries.begin(), countries.end(), judge);

  const auto known = tables().countries.find(std::string(dateline_country(article)));
  if (known == tables().countries.end()) return;
  const Thing& thing = tables().things[known->second];
  const bool named = std::any_of(countries.begin(), countries.end(),
                                 [&](const Label& label) { return label.value == thing.value; });
  if (named) return;
  Label filed_from;
  filed_from.value = thing.value;
  filed_from.label = thing.label;
  judge(filed_from);
  if (filed_from.about) countries.push_back(std::move(filed_from));
}

}  // namespace newsdex::entities
