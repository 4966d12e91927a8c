#include "common/schema.h"

#include <gtest/gtest.h>

namespace newsdex {
namespace {

TEST(Schema, FindsFieldsInAnyLetterCaseAndByAlias) {
  EXPECT_EQ(find_field("Person")->id, FieldId::person);
  EXPECT_EQ(find_field("language")->id, FieldId::language);
  EXPECT_EQ(find_field("LANG")->id, FieldId::language);
  EXPECT_EQ(find_field("persn"), nullptr);
  EXPECT_EQ(find_field(""), nullptr);
}

TEST(Schema, KnowsWhichFieldsAreFacets) {
  EXPECT_EQ(facet_name(*find_facet("language")), "language");
  EXPECT_EQ(find_facet("byline"), nullptr);
}

TEST(Schema, NamesTheNearestField) {
  EXPECT_EQ(nearest_field("persn"), "person");
  EXPECT_EQ(nearest_field("soruce"), "source");
  EXPECT_EQ(nearest_field("xyzzy"), "");
}

TEST(Schema, MakesTermsThatXapianTakes) {
  EXPECT_EQ(value_term(field(FieldId::country), "IR"), "Nir");
  EXPECT_EQ(value_term(field(FieldId::id), "Story-1"), "QStory-1");
  const std::string first = value_term(field(FieldId::id), std::string(400, 'a') + "1");
  const std::string second = value_term(field(FieldId::id), std::string(400, 'a') + "2");
  EXPECT_EQ(first.size(), kMaxTermBytes);
  EXPECT_NE(first, second);
}

}  // namespace
}  // namespace newsdex
