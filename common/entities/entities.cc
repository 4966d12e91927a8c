#include "common/entities/entities.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "common/entities/aboutness.h"
#include "common/entities/agency_mark.h"
#include "common/entities/country.h"
#include "common/entities/credit_lines.h"
#include "common/entities/date_mentions.h"
#include "common/entities/dialogue.h"
#include "common/entities/employers.h"
#include "common/entities/label_set.h"
#include "common/entities/name_tagger.h"
#include "common/entities/names.h"
#include "common/entities/organisation.h"
#include "common/entities/person.h"
#include "common/entities/quotes.h"
#include "common/entities/sources.h"
#include "common/entities/speech.h"
#include "common/entities/tables.h"
#include "common/entities/tagged_places.h"
#include "common/entities/tagger/tagger.h"
#include "common/entities/unnamed.h"

namespace newsdex::entities {
namespace {

/// Adds the outlets of the credit lines to those that the story cites, which come first.
void add_contributors(std::vector<Label> contributors, std::vector<Label>& cited) {
  for (Label& contributor : contributors) {
    const auto known = std::find_if(cited.begin(), cited.end(), [&](const Label& label) {
      return label.value == contributor.value;
    });
    if (known == cited.end()) {
      cited.push_back(std::move(contributor));
      continue;
    }
    known->evidence.insert(known->evidence.end(), contributor.evidence.begin(),
                           contributor.evidence.end());
    std::sort(known->evidence.begin(), known->evidence.end(),
              [](const Evidence& a, const Evidence& b) { return a.begin < b.begin; });
  }
}

}  // namespace

Labels find_entities(const Article& article, const text::TokenList& tokens,
                     const Corrections& corrections) {
  const Tables& known = tables();
  const Words words = read_words(article, tokens, known.lexicon);
  const Names names = find_names(words, known);
  std::vector<tagger::TaggedSpan> tagged;
  // The model was trained on English alone.
  if (article.language == "en") tagged = tagger::tag_spans(words, names);
  mark_employers(words, names, known, tagged);
  std::vector<OrgSpan> orgs = find_organisations(words, names, tagged, known);
  const std::vector<NameSpan> spans = tag_names(words, names, orgs, tagged, known);
  Persons persons = join_persons(words, names, spans, known);
  Sources sources = find_sources(words, orgs, spans, known);
  const std::optional<Names> doubtful = with_doubtful_places(words, names, tagged, known);
  const Names& places = doubtful ? *doubtful : names;
  const LongerPlaces longer = find_longer_places(words, places, tagged);
  Countries countries = find_countries(words, places, orgs, persons.is_person, longer, known);
  judge_aboutness(countries.countries, article);
  add_tagged_places(words, places, orgs, persons.is_person, tagged, longer, known,
                    countries.places);
  orgs.insert(orgs.end(), sources.outlets.begin(), sources.outlets.end());
  std::erase_if(orgs, [&](const OrgSpan& org) { return agency_mark_end(words, org).has_value(); });

  Labels labels;
  labels.orgs = label_organisations(words, orgs, persons.is_person);
  labels.persons = std::move(persons.labels);
  labels.countries = std::move(countries.countries);
  labels.places = std::move(countries.places);
  labels.regions = std::move(countries.regions);
  labels.cited = std::move(sources.cited);
  add_contributors(find_contributors(article), labels.cited);
  labels.ambiguous = std::move(persons.ambiguous);
  std::move(countries.ambiguous.begin(), countries.ambiguous.end(),
            std::back_inserter(labels.ambiguous));
  std::stable_sort(labels.ambiguous.begin(), labels.ambiguous.end(), is_before);

  apply(corrections, article, labels);
  const Speech speech(words);
  const std::vector<QuotedText> quoted = with_dialogue(speech, find_quoted(words));
  labels.unnamed = find_unnamed(speech, quoted, labels);
  for (AttributedQuote& found : find_quotes(speech, quoted, labels)) {
    labels.quotes.push_back(std::move(found.quote));
  }
  labels.dates = find_dates(words, article.published);
  return labels;
}

}  // namespace newsdex::entities
