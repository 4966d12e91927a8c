// The two seed articles against their hand-made gold: every mention, byte by byte.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/entities_article.h"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kSeeds = fs::path(NEWSDEX_SHARED_DIR) / "seeds";
constexpr const char* kFirst = "000_782b71356e619918";
constexpr const char* kSecond = "001_02cfad485905eafa";

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Zones of consecutive pieces of the text, each ending where the next begins.
Zones zones_of(std::string_view text,
               std::initializer_list<std::pair<Zone, std::string_view>> cuts) {
  Zones zones;
  std::size_t from = 0;
  for (const auto& [zone, begins_with] : cuts) {
    const std::size_t begin = text.find(begins_with, from);
    EXPECT_NE(begin, std::string_view::npos) << begins_with;
    if (!zones.empty()) zones.back().end = static_cast<std::uint32_t>(begin);
    zones.push_back({zone, static_cast<std::uint32_t>(begin), 0});
    from = begin + 1;
  }
  zones.back().end = static_cast<std::uint32_t>(text.size());
  return zones;
}

Article first_seed() {
  Article article;
  article.text = read_file(kSeeds / (std::string(kFirst) + ".txt"));
  article.language = "en";
  article.zones = zones_of(article.text, {{Zone::lead, "After suffering"},
                                          {Zone::body, "According to The Wall"},
                                          {Zone::boilerplate, "READ MORE"}});
  return article;
}

Article second_seed() {
  Article article;
  article.text = read_file(kSeeds / (std::string(kSecond) + ".txt"));
  article.language = "en";
  article.zones = zones_of(article.text, {{Zone::title, "WSJ: Iran"},
                                          {Zone::caption, "Strikes on Iran"},
                                          {Zone::credit, "(Photo:"},
                                          {Zone::lead, "Iran is signaling"},
                                          {Zone::body, "Tehran has told"}});
  return article;
}

/// Evidence by label, as text: "Iran: 195-199 name".
using Mentions = std::map<std::string, std::set<std::string>>;

std::string mention(std::size_t begin, std::size_t end, std::string_view kind) {
  return std::to_string(begin) + '-' + std::to_string(end) + ' ' + std::string(kind);
}

Mentions found(const std::vector<Label>& labels, std::string Label::*name, bool with_kind) {
  Mentions mentions;
  for (const Label& label : labels) {
    auto& of_label = mentions[label.*name];
    for (const Evidence& e : label.evidence) {
      of_label.insert(mention(e.begin, e.end, with_kind ? to_string(e.kind) : ""));
    }
  }
  return mentions;
}

Mentions expected(const json& gold, const char* name, const char* list, bool with_kind) {
  Mentions mentions;
  for (const json& label : gold) {
    auto& of_label = mentions[label.at(name)];
    std::vector<const json*> rows;
    for (const json& row : label.at(list)) rows.push_back(&row);
    if (label.contains("org_implied")) {
      for (const json& row : label.at("org_implied")) rows.push_back(&row);
    }
    for (const json* row : rows) {
      std::string kind = with_kind ? row->at("kind").get<std::string>() : "";
      if (kind == "surname-only") kind = "surname";
      of_label.insert(mention(row->at("byte")[0], row->at("byte")[1], kind));
    }
  }
  return mentions;
}

struct Seed {
  const char* name;
  Article (*read)();
};

class SeedEntities : public testing::TestWithParam<Seed> {
 protected:
  void SetUp() override {
    if (!fs::exists(kSeeds)) GTEST_SKIP() << "the seeds are not at " << kSeeds;
    gold_ = json::parse(read_file(kSeeds / "gold.json")).at(GetParam().name);
    article_ = GetParam().read();
    labels_ = labels_of(article_);
  }

  json gold_;
  Article article_;
  Labels labels_;
};

TEST_P(SeedEntities, PersonsAreThoseOfTheGold) {
  EXPECT_EQ(found(labels_.persons, &Label::label, true),
            expected(gold_.at("persons"), "canonical", "mentions", true));
}

TEST_P(SeedEntities, CountriesAreThoseOfTheGold) {
  EXPECT_EQ(found(labels_.countries, &Label::value, true),
            expected(gold_.at("countries"), "iso", "mentions", true));
  for (const json& country : gold_.at("countries")) {
    const auto label = std::find_if(
        labels_.countries.begin(), labels_.countries.end(),
        [&](const Label& l) { return l.value == country.at("iso").get<std::string>(); });
    ASSERT_NE(label, labels_.countries.end());
    EXPECT_EQ(label->about, country.at("about").get<bool>()) << label->value;
    EXPECT_EQ(label->mentions, country.at("mentions").size()) << label->value;
    EXPECT_EQ(label->score >= 50, label->about) << label->value;
  }
}

TEST_P(SeedEntities, RegionsAreThoseOfTheGold) {
  EXPECT_EQ(found(labels_.regions, &Label::label, false),
            expected(gold_.at("regions"), "name", "mentions", false));
}

TEST_P(SeedEntities, OrganisationsAreThoseOfTheGold) {
  EXPECT_EQ(found(labels_.orgs, &Label::label, false),
            expected(gold_.at("organisations"), "canonical", "mentions", false));
}

TEST_P(SeedEntities, CitedSourcesAreThoseOfTheGold) {
  EXPECT_EQ(found(labels_.cited, &Label::label, false),
            expected(gold_.at("cited"), "canonical", "evidence", false));
  for (const json& source : gold_.at("cited")) {
    const auto label = std::find_if(
        labels_.cited.begin(), labels_.cited.end(),
        [&](const Label& l) { return l.label == source.at("canonical").get<std::string>(); });
    ASSERT_NE(label, labels_.cited.end());
    EXPECT_EQ(label->kind, source.at("kind").get<std::string>());
  }
}

/// "unnamed Arab official (via The Wall Street Journal)" is our "An Arab official".
std::string gold_speaker(const std::string& speaker) {
  return speaker.starts_with("unnamed Arab official") ? "An Arab official" : speaker;
}

QuoteHow gold_how(const std::string& attribution) {
  if (attribution.starts_with("carried")) return QuoteHow::carried;
  if (attribution.starts_with("lead-in")) return QuoteHow::lead_in;
  if (attribution.starts_with("pronoun")) return QuoteHow::pronoun;
  return QuoteHow::explicit_verb;
}

TEST_P(SeedEntities, QuotationsAreThoseOfTheGold) {
  std::vector<std::string> expected;
  for (const json& quote : gold_.at("quotes")) {
    expected.push_back(quote.at("text").get<std::string>() + " = " +
                       gold_speaker(quote.at("speaker")) + ' ' +
                       std::string(to_string(gold_how(quote.at("attribution")))));
  }
  std::vector<std::string> found;
  for (const Quote& quote : labels_.quotes) {
    found.push_back(article_.text.substr(quote.begin, quote.end - quote.begin) + " = " +
                    quote.speaker + ' ' + std::string(to_string(quote.how)));
  }
  EXPECT_EQ(found, expected);
}

/// Those that the gold leaves open to us ("reportedly") are not looked for.
TEST_P(SeedEntities, UnnamedSourcesAreThoseOfTheGold) {
  json gold = json::array();
  for (const json& source : gold_.at("unnamed_sources")) {
    if (!source.value("optional", false)) gold.push_back(source);
  }
  EXPECT_EQ(found(labels_.unnamed, &Label::label, false),
            expected(gold, "descriptor", "evidence", false));
  for (const json& source : gold) {
    const auto label = std::find_if(
        labels_.unnamed.begin(), labels_.unnamed.end(),
        [&](const Label& l) { return l.label == source.at("descriptor").get<std::string>(); });
    ASSERT_NE(label, labels_.unnamed.end());
    EXPECT_EQ(label->kind, source.value("via", ""));
  }
}

/// "text = EDTF" of the dates that a text speaks of.
std::vector<std::string> dates_of(const Article& article) {
  std::vector<std::string> dates;
  for (const MentionedDate& date : labels_of(article).dates) {
    dates.push_back(article.text.substr(date.begin, date.end - date.begin) + " = " + date.edtf);
  }
  return dates;
}

TEST_P(SeedEntities, DatesAreThoseOfTheGold) {
  std::vector<std::string> undated;
  std::vector<std::string> dated;
  for (const json& date : gold_.at("dates")) {
    const auto text = date.at("text").get<std::string>();
    undated.push_back(text + " = " + date.value("edtf", ""));
    dated.push_back(text + " = " + date.at("resolved_if_published_2025-06-16").get<std::string>());
  }
  EXPECT_EQ(dates_of(article_), undated);
  article_.published = parse_moment("2025-06-16");
  EXPECT_EQ(dates_of(article_), dated);
}

TEST_P(SeedEntities, SurnameWithoutFullNameIsResolvedByTheDictionary) {
  for (const Label& person : labels_.persons) {
    const bool full = std::any_of(person.evidence.begin(), person.evidence.end(),
                                  [](const Evidence& e) { return e.kind == MentionKind::full; });
    EXPECT_EQ(person.resolved, full ? Resolved::text : Resolved::dictionary) << person.label;
  }
  EXPECT_TRUE(labels_.ambiguous.empty());
}

INSTANTIATE_TEST_SUITE_P(Gold, SeedEntities,
                         testing::Values(Seed{kFirst, first_seed}, Seed{kSecond, second_seed}),
                         [](const auto& seed) { return "A" + std::string(seed.param.name); });

}  // namespace
}  // namespace newsdex
