#include "common/archive/record.h"

#include <random>

#include <gtest/gtest.h>

#include "common/error.h"

namespace newsdex {
namespace {

Record full_record() {
  Record record;
  Article& article = record.article;
  article.id = "story \"1\"\n=";
  article.path = "a/b.jsonl";
  article.origin = "/a/b.jsonl";
  article.url = "https://example.org/x?y=1";
  article.text = "Title \\ with \"quotes\"\n\nBody — “Türkiye”\tjson={}";
  article.title = "Title";
  article.title_source = TitleSource::metadata;
  article.zones = {{Zone::title, 0, 21}, {Zone::lead, 23, 40}};
  article.read_zones = {{Zone::title, 0, 21}, {Zone::body, 23, 40}};
  article.published = parse_moment("2025-06-12T10:00:00+03:30");
  article.modified = parse_moment("2025-06");
  article.source = "The Herald";
  article.language = "en";
  article.section = "World";
  article.dateline = "TEHRAN";
  article.bylines = {"Ana Duarte", "B. Ng"};
  article.topics = {"war"};
  article.supplied = {{"A"}, {"B", "C"}, {}};
  article.captured = parse_moment("2025-06-13T01:02:03Z");
  article.via = "Wire Hub";
  article.credits = {"C. Photographer"};
  article.captures = {{*parse_moment("2025-06-12T01:02:03Z"), "sha1:ABC"}};
  article.candidates = {{"published", "2025-06-12", "json-ld datePublished", true, ""},
                        {"published", "2025-06-11", "url", false, "less precise"}};
  article.extra = {{"desk", "\"metro\""}, {"n", "[1,2]"}};
  Label label;
  label.value = "IR";
  label.label = "Iran";
  label.mentions = 3;
  label.about = true;
  label.score = 88;
  label.evidence = {{0, 5, MentionKind::metonym, Zone::title}};
  record.labels.countries = {label};
  label.kind = "report";
  label.resolved = Resolved::dictionary;
  record.labels.cited = {label};
  label.evidence = {{6, 9, MentionKind::alias, Zone::lead, Finder::model, 73}};
  record.labels.unnamed = {label};
  record.labels.quotes = {{0, 9, "Ana Duarte", "ana_duarte", QuoteHow::pronoun}};
  record.labels.dates = {{3, 5, "XXXX-06-12"}};
  return record;
}

TEST(Record, ReadsBackWhatWasWritten) {
  EXPECT_EQ(decode_record(encode(full_record())), full_record());
  EXPECT_EQ(decode_record(encode(Record{})), Record{});
}

TEST(Record, GivesForeignToolsLinesOfNames) {
  const std::string data = encode(full_record());
  EXPECT_TRUE(data.starts_with("url=https://example.org/x?y=1\ncaption=Title\nsample="));
}

TEST(Record, RefusesDamageAndNeverCrashes) {
  EXPECT_THROW((void)decode_record(""), ArchiveError);
  EXPECT_THROW((void)decode_record("url=\njson={}"), ArchiveError);
  const std::string data = encode(full_record());
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string broken = data;
    broken[random() % broken.size()] = static_cast<char>(random() % 256);
    try {
      const Record record = decode_record(broken);
      for (const ZoneSpan& span : record.article.zones) {
        EXPECT_LE(span.end, record.article.text.size());
      }
    } catch (const ArchiveError&) {  // the only way to refuse
    }
  }
}

}  // namespace
}  // namespace newsdex
