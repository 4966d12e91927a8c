#include "common/entities/label_table.h"

#include "common/entities/table.h"
#include "common/text/fold.h"

// Made from data/*.tsv by embed() of cmake/embed.cmake.
extern "C" {
extern const char newsdex_countries_tsv[], newsdex_countries_tsv_end[];
extern const char newsdex_leaders_tsv[], newsdex_leaders_tsv_end[];
extern const char newsdex_organisation_translations_tsv[],
    newsdex_organisation_translations_tsv_end[];
extern const char newsdex_organisations_tsv[], newsdex_organisations_tsv_end[];
extern const char newsdex_outlets_tsv[], newsdex_outlets_tsv_end[];
extern const char newsdex_person_scripts_tsv[], newsdex_person_scripts_tsv_end[];
extern const char newsdex_persons_tsv[], newsdex_persons_tsv_end[];
extern const char newsdex_regions_tsv[], newsdex_regions_tsv_end[];
}

namespace newsdex::entities {
namespace {

std::vector<Row> rows(const char* begin, const char* end) {
  return parse_table({begin, static_cast<std::size_t>(end - begin)}, 2);
}

/// Of tables whose first column is the value and whose second one is the name.
void add_named(LabelTable& labels, const std::vector<Row>& rows) {
  for (const Row& row : rows) labels.emplace(row[0], row[1]);
}

/// Of tables whose first column is a name that makes the value.
void add_names(LabelTable& labels, const std::vector<Row>& rows) {
  for (const Row& row : rows) labels.emplace(text::slug(row[0]), row[0]);
}

void add_organisations(LabelTable& labels, const std::vector<Row>& rows) {
  for (const Row& row : rows) labels.emplace(text::slug(without_article(row[0])), row[0]);
}

LabelTable countries() {
  LabelTable labels;
  add_named(labels, rows(newsdex_countries_tsv, newsdex_countries_tsv_end));
  return labels;
}

LabelTable regions() {
  LabelTable labels;
  add_named(labels, rows(newsdex_regions_tsv, newsdex_regions_tsv_end));
  return labels;
}

LabelTable organisations() {
  LabelTable labels;
  add_organisations(labels, rows(newsdex_organisations_tsv, newsdex_organisations_tsv_end));
  add_organisations(labels, rows(newsdex_organisation_translations_tsv,
                                 newsdex_organisation_translations_tsv_end));
  add_organisations(labels, rows(newsdex_outlets_tsv, newsdex_outlets_tsv_end));
  return labels;
}

LabelTable persons() {
  LabelTable labels;
  add_names(labels, rows(newsdex_persons_tsv, newsdex_persons_tsv_end));
  add_names(labels, rows(newsdex_leaders_tsv, newsdex_leaders_tsv_end));
  add_names(labels, rows(newsdex_person_scripts_tsv, newsdex_person_scripts_tsv_end));
  return labels;
}

}  // namespace

const LabelTable* label_table(FieldId field) {
  switch (field) {
    case FieldId::person:
    case FieldId::person_certain: {
      static const LabelTable kPersons = persons();
      return &kPersons;
    }
    case FieldId::country:
    case FieldId::about:
    case FieldId::pubcountry: {
      static const LabelTable kCountries = countries();
      return &kCountries;
    }
    case FieldId::region: {
      static const LabelTable kRegions = regions();
      return &kRegions;
    }
    case FieldId::org:
    case FieldId::cited:
    case FieldId::source: {
      static const LabelTable kOrganisations = organisations();
      return &kOrganisations;
    }
    default:
      return nullptr;
  }
}

}  // namespace newsdex::entities
