// What somebody said: words looked for in the quotations of one speaker.

#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "common/archive/record.h"
#include "common/error.h"
#include "common/text/fold.h"
#include "indexer/archive_writer.h"
#include "search/engine.h"
#include "search/plan.h"
#include "tests/support/articles.h"
#include "tests/support/labelled_article.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

/// An article in English with its quotations, the speakers' values as slugs of their names.
PartDocument spoken(const std::string& id, Record record) {
  ColumnRow row;
  row.id = id;
  row.labels.emplace_back(FieldId::language, std::vector<LabelCell>{{"en", "en", 1}});
  std::map<std::string, LabelCell> speakers;
  for (Quote& quote : record.labels.quotes) {
    quote.speaker_value = text::slug(quote.speaker);
    LabelCell& cell = speakers[quote.speaker_value];
    cell.value = quote.speaker_value;
    cell.label = quote.speaker;
    ++cell.mentions;
  }
  std::vector<LabelCell>& cells =
      row.labels.emplace_back(FieldId::said, std::vector<LabelCell>{}).second;
  for (const auto& [value, cell] : speakers) cells.push_back(cell);
  return labelled(record, std::move(row));
}

/// An archive of one article, in which two people say something three times.
void add_interview(const std::filesystem::path& folder) {
  const std::string text =
      "\"We want a deal,\" said Smith. \"Peace talks fail,\" said Jones. \"Deal or two months,\" "
      "he "
      "went on.";
  Record record;
  record.article = make_article("a", "", {text});
  for (const auto& [words, speaker] : {std::pair("\"We want a deal,\"", "John Smith"),
                                       std::pair("\"Peace talks fail,\"", "Mary Jones"),
                                       std::pair("\"Deal or two months,\"", "John Smith")}) {
    const auto begin = static_cast<std::uint32_t>(text.find(words));
    const auto bytes = static_cast<std::uint32_t>(std::string_view(words).size());
    record.labels.quotes.push_back({begin, begin + bytes, speaker, {}, QuoteHow::explicit_verb});
  }
  ArchiveWriter writer(folder);
  writer.put(pack(spoken("a", std::move(record))));
  writer.publish();
}

TEST(Said, LooksInTheWordsOfOneSpeaker) {
  struct Row {
    const char* query;
    std::uint64_t total;
    const char* snippet = nullptr;
  };
  const TemporaryFolder folder;
  add_interview(folder / "x.db");
  Engine engine(folder / "x.db");
  for (const Row& row :
       {Row{"said:smith", 1},
        Row{"said:\"John Smith\"", 1},
        Row{"said:john_smith", 1},
        Row{"said:miller", 0},
        Row{"said:smith deals", 1},
        Row{"said:jones deal", 0},
        Row{"said:smith wants months", 1},
        Row{"said:smith \"two months\"", 1},
        Row{"said:smith \"deal deal\"", 0},
        Row{"said:smith deal w/3 months", 1},
        Row{"said:smith want w/255 months", 0},
        Row{"said:smith want w/p months", 0},
        Row{"said:smith wa?t", 1},
        Row{"said:smith atleast2(deal)", 1},
        Row{"said:jones AND deal", 1},
        Row{"said:smith -talks", 1},
        Row{"said:jones -talks", 0},
        Row{"said:smith exact:Deal", 1},
        Row{"said:smith caps(Deal)", 1},
        Row{"said:smith caps(Talks)", 0},
        Row{"said:jones caps(peace)", 0},
        Row{"said:smith deal NOT w/1 want", 1},
        Row{"said:smith months NOT w/2 two", 0},
        Row{"said:smith deal", 1,
            "&quot;We want a <b>deal</b>,&quot; said Smith. &quot;Peace talks fail,&quot; said "
            "Jones. &quot;<b>Deal</b> or two months,&quot; he went on."}}) {
    Request request;
    request.query = row.query;
    const Answer answer = engine.answer(request);
    EXPECT_EQ(answer.total, row.total) << row.query;
    if (row.snippet != nullptr) {
      EXPECT_EQ(engine.hit(answer, request, 0).snippet, row.snippet);
    }
  }
}

/// An archive of as many articles, in each of which another Smith says one thing.
void add_smiths(const std::filesystem::path& folder, std::size_t count) {
  ArchiveWriter writer(folder);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string name = "Given" + std::to_string(i) + " Smith";
    const std::string words = i % 2 == 0 ? "\"We want a deal,\"" : "\"We want peace,\"";
    Record record;
    record.article = make_article(std::to_string(i), "", {words + " said " + name + "."});
    record.labels.quotes.push_back(
        {0, static_cast<std::uint32_t>(words.size()), name, {}, QuoteHow::explicit_verb});
    writer.put(pack(spoken(record.article.id, std::move(record))));
  }
  writer.publish();
}

TEST(Said, OfANameThatManyHaveIsAnyOfThem) {
  const TemporaryFolder folder;
  add_smiths(folder / "most.db", kMaxSpeakers);
  Engine most(folder / "most.db");
  Request request;
  request.query = "said:smith deal";
  EXPECT_EQ(most.answer(request).total, kMaxSpeakers / 2);

  add_smiths(folder / "more.db", kMaxSpeakers + 1);
  Engine more(folder / "more.db");
  try {
    (void)more.answer(request);
    FAIL() << "not refused";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "said:smith is more than 1000 speakers");
    EXPECT_EQ(error.code, "query_too_large");
  }
}

TEST(Said, ShowsTheQuotationsThatHoldTheWords) {
  struct Row {
    const char* query;
    std::vector<std::string> quotes;
  };
  const std::string want = "\"We want a deal,\"";
  const std::string fail = "\"Peace talks fail,\"";
  const std::string months = "\"Deal or two months,\"";
  const TemporaryFolder folder;
  add_interview(folder / "x.db");
  Engine engine(folder / "x.db");
  for (const Row& row :
       {Row{"deal", {want, fail, months}}, Row{"said:smith", {want, months}},
        Row{"said:smith wants", {want}}, Row{"said:smith deal", {want, months}},
        Row{"said:smith (wants OR month)", {want, months}},
        Row{"said:smith deal w/3 months", {months}}, Row{"said:smith \"two months\"", {months}},
        Row{"said:jones fail said:smith wants", {want, fail}},
        Row{"said:jones (said:smith wants)", {want, fail}},
        Row{"talks (said:smith wants)", {want}}}) {
    Request request;
    request.query = row.query;
    request.view = View::quotes;
    const Answer answer = engine.answer(request);
    ASSERT_EQ(answer.total, 1U) << row.query;
    const Hit hit = engine.hit(answer, request, 0);
    std::vector<std::string> shown;
    for (const Quote& quote : hit.quotes) {
      shown.push_back(hit.record.article.text.substr(quote.begin, quote.end - quote.begin));
    }
    EXPECT_EQ(shown, row.quotes) << row.query;
  }
}

/// What a query asks of the words of a speaker, `near` one word behind or before the other.
struct Asked {
  enum class How { word, phrase, near, alone, thrice } how;
  std::string query;
};

/// An article of which some stretches are quoted, by two people in turn, and its quotations as
/// runs of words: what stands in quotation marks side by side is one.
struct Speeches {
  Record record;
  std::map<std::string, std::vector<std::vector<std::string>>> runs;  ///< by speaker
};

Speeches random_speeches(std::mt19937& random, const std::string& id) {
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  static constexpr std::array kWords{"deal", "iran", "talks", "oil"};
  static constexpr std::array kSpeakers{"Ann", "Ben"};
  Speeches out;
  std::vector<std::string> paragraphs;
  std::vector<Quote> quotes;
  std::uint32_t byte = 0;
  for (std::uint32_t p = 0; p < 3; ++p) {
    std::string text;
    std::string speaker;  // of the words at hand; empty: nobody
    for (std::uint32_t i = 0; i < 12; ++i) {
      const bool goes_on = i > 0 && below(3) > 0;
      if (!goes_on) {
        const std::string next = below(2) == 0 ? std::string() : kSpeakers.at(below(2));
        const bool is_joined = i > 0 && next == speaker;
        speaker = next;
        if (!speaker.empty()) {
          const auto begin = byte + static_cast<std::uint32_t>(text.size());
          quotes.push_back({begin, begin, speaker, {}, QuoteHow::explicit_verb});
          if (!is_joined) out.runs[speaker].emplace_back();
        }
      }
      const std::string word = kWords.at(below(kWords.size()));
      text += word + " ";
      if (speaker.empty()) continue;
      quotes.back().end = byte + static_cast<std::uint32_t>(text.size());
      out.runs[speaker].back().push_back(word);
    }
    byte += static_cast<std::uint32_t>(text.size()) + 2;  // as make_article joins them
    paragraphs.push_back(text);
  }
  out.record.article = make_article(id, "", paragraphs);
  out.record.labels.quotes = quotes;
  return out;
}

bool fits(Asked::How how, const std::vector<std::vector<std::string>>& runs) {
  std::size_t deals = 0;
  for (const std::vector<std::string>& run : runs) {
    for (std::size_t i = 0; i < run.size(); ++i) {
      if (run[i] != "deal") continue;
      ++deals;
      const auto is_iran = [&](std::size_t at) { return at < run.size() && run[at] == "iran"; };
      const bool is_near = is_iran(i + 1) || is_iran(i + 2) || is_iran(i - 1) || is_iran(i - 2);
      if (how == Asked::How::word || (how == Asked::How::phrase && is_iran(i + 1)) ||
          (how == Asked::How::near && is_near) || (how == Asked::How::alone && !is_near)) {
        return true;
      }
    }
  }
  return how == Asked::How::thrice && deals >= 3;
}

TEST(Said, AgreesWithWhatStandsInTheQuotations) {
  std::mt19937 random(4);
  std::vector<Speeches> articles;
  const TemporaryFolder folder;
  {
    ArchiveWriter writer(folder / "x.db");
    for (int i = 0; i < 200; ++i) {
      articles.push_back(random_speeches(random, std::to_string(i)));
      writer.put(pack(spoken(std::to_string(i), articles.back().record)));
    }
    writer.publish();
  }
  Engine engine(folder / "x.db");
  for (const auto& [how, query] : {Asked{Asked::How::word, "said:ann deals"},
                                   Asked{Asked::How::phrase, "said:ann \"deal iran\""},
                                   Asked{Asked::How::near, "said:ann deal w/2 iran"},
                                   Asked{Asked::How::alone, "said:ann deal NOT w/2 iran"},
                                   Asked{Asked::How::thrice, "said:ann atleast3(deal)"}}) {
    std::set<std::string> expected;
    for (const Speeches& article : articles) {
      const auto runs = article.runs.find("Ann");
      if (runs != article.runs.end() && fits(how, runs->second)) {
        expected.insert(article.record.article.id);
      }
    }
    Request request;
    request.query = query;
    request.limit = articles.size();
    const Answer answer = engine.answer(request);
    std::set<std::string> found;
    for (std::size_t i = 0; i < answer.total; ++i)
      found.insert(engine.hit(answer, request, i).record.article.id);
    EXPECT_EQ(found, expected) << query;
    EXPECT_LT(expected.size(), articles.size()) << query;
    EXPECT_FALSE(expected.empty()) << query;
  }
}

}  // namespace
}  // namespace newsdex
