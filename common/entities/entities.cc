#include "common/entities/entities.h"

#include <algorithm>
#include <iterator>

#include "common/entities/country.h"
#include "common/entities/name_tagger.h"
#include "common/entities/names.h"
#include "common/entities/organisation.h"
#include "common/entities/person.h"
#include "common/entities/sources.h"
#include "common/entities/tables.h"
#include "common/entities/tagger/tagger.h"

namespace newsdex::entities {

Labels find_entities(const Article& article, const text::TokenList& tokens) {
  const Tables& known = tables();
  const Words words = read_words(article, tokens, known.lexicon);
  const Names names = find_names(words, known);
  std::vector<tagger::TaggedSpan> tagged;
  if (article.language == "en") tagged = tagger::tag_spans(words, names);
  std::vector<OrgSpan> orgs = find_organisations(words, names, tagged, known);
  const std::vector<NameSpan> spans = tag_names(words, names, orgs, tagged, known);
  Persons persons = join_persons(words, names, spans, known);
  Sources sources = find_sources(words, orgs, spans, known);
  Countries countries = find_countries(words, names, orgs, persons.is_person, known);
  orgs.insert(orgs.end(), sources.outlets.begin(), sources.outlets.end());

  Labels labels;
  labels.orgs = label_organisations(words, orgs, persons.is_person);
  labels.persons = std::move(persons.labels);
  labels.countries = std::move(countries.countries);
  labels.places = std::move(countries.places);
  labels.regions = std::move(countries.regions);
  labels.cited = std::move(sources.cited);
  labels.ambiguous = std::move(persons.ambiguous);
  std::move(countries.ambiguous.begin(), countries.ambiguous.end(),
            std::back_inserter(labels.ambiguous));
  std::stable_sort(labels.ambiguous.begin(), labels.ambiguous.end(),
                   [](const Label& a, const Label& b) {
                     return a.mentions != b.mentions ? a.mentions > b.mentions : a.value < b.value;
                   });
  return labels;
}

}  // namespace newsdex::entities
