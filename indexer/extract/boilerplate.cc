#include "indexer/extract/boilerplate.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <tuple>

#include <fmt/format.h>
#include <xxhash.h>

#include "common/error.h"
#include "common/text/fold.h"
#include "indexer/extract/paragraphs.h"

namespace newsdex {
namespace {

constexpr std::string_view kHeader = "# publisher\tarticles\ttext";
constexpr std::size_t kLeadParagraphs = 2;

// A paragraph has to stand in this many articles at least, or in this share of a publisher's, and
// never has to stand in more than the last number: a block in twenty unlike articles is one,
// however large the archive. Within a text stands background, too, so that more is asked for there.
struct Need {
  std::uint64_t least;
  std::uint64_t per_mille;
  std::uint64_t enough;
};
constexpr Need kNeedAtEdges{3, 20, 20};
constexpr Need kNeedWithin{6, 50, 100};

// An article of which more than this share of the story stands elsewhere, too, is a version of
// another one, and has no vote.
constexpr std::size_t kVersionShare = 50;

std::uint64_t needed(const Need& need, std::uint64_t articles) {
  return std::clamp(articles * need.per_mille / 1000, need.least, need.enough);
}

std::uint64_t key(std::string_view paragraph) {
  std::string folded = text::lower(paragraph);
  std::replace_if(
      folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
  return XXH3_64bits(folded.data(), folded.size());
}

std::uint64_t key(std::string_view publisher, std::string_view paragraph) {
  return XXH3_64bits_withSeed(publisher.data(), publisher.size(), key(paragraph));
}

struct StoryParagraph {
  Paragraph bytes;
  std::uint64_t key = 0;
};

bool is_story_text(Zone zone) { return zone == Zone::lead || zone == Zone::body; }

std::vector<StoryParagraph> story(std::string_view text, const Zones& zones) {
  std::vector<StoryParagraph> out;
  for (const ZoneSpan& span : zones) {
    if (!is_story_text(span.zone)) continue;
    for (Paragraph p : paragraphs(text.substr(span.begin, span.end - span.begin))) {
      p.begin += span.begin;
      p.end += span.begin;
      out.push_back({p, key(text.substr(p.begin, p.end - p.begin))});
    }
  }
  return out;
}

void append(Zones& zones, Zone zone, std::uint32_t begin, std::uint32_t end) {
  if (!zones.empty() && zones.back().zone == zone) {
    zones.back().end = end;
  } else {
    zones.push_back({zone, begin, end});
  }
}

BoilerplateTable::Row parse_row(std::string_view line, const std::string& where,
                                std::size_t number) {
  const std::size_t first = line.find('\t');
  const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
  BoilerplateTable::Row row;
  if (second != std::string_view::npos) {
    const std::string_view count = line.substr(first + 1, second - first - 1);
    const auto [end, error] =
        std::from_chars(count.data(), count.data() + count.size(), row.articles);
    if (first > 0 && error == std::errc() && end == count.data() + count.size()) {
      row.publisher = line.substr(0, first);
      row.text = line.substr(second + 1);
      return row;
    }
  }
  throw ArchiveError(fmt::format("{}:{}: not a row of learned boilerplate", where, number),
                     "newsdex-admin learn writes it anew");
}

}  // namespace

BoilerplateTable::BoilerplateTable(std::vector<Row> rows) : rows_(std::move(rows)) {
  std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
    return std::tie(a.publisher, b.articles, a.text) < std::tie(b.publisher, a.articles, b.text);
  });
  for (const Row& row : rows_) keys_.insert(key(row.publisher, row.text));
}

bool BoilerplateTable::contains(std::string_view publisher, std::string_view paragraph) const {
  return !keys_.empty() && keys_.contains(key(publisher, paragraph));
}

std::string to_tsv(const BoilerplateTable& table) {
  std::string out = fmt::format("{}\n", kHeader);
  for (const auto& [publisher, articles, text] : table.rows()) {
    out += fmt::format("{}\t{}\t{}\n", publisher, articles, text);
  }
  return out;
}

BoilerplateTable parse_boilerplate(std::string_view tsv, const std::string& where) {
  std::vector<BoilerplateTable::Row> rows;
  std::size_t number = 0;
  while (!tsv.empty()) {
    const std::string_view line = tsv.substr(0, tsv.find('\n'));
    tsv.remove_prefix(std::min(tsv.size(), line.size() + 1));
    ++number;
    if (number == 1 && line == kHeader) continue;
    rows.push_back(parse_row(line, where, number));
  }
  return BoilerplateTable(std::move(rows));
}

Zones without_boilerplate(std::string_view text, const Zones& zones, std::string_view publisher,
                          const BoilerplateTable& table) {
  Zones out;
  std::size_t kept = 0;
  std::size_t dropped = 0;
  for (const ZoneSpan& span : zones) {
    if (!is_story_text(span.zone)) {
      append(out, span.zone, span.begin, span.end);
      continue;
    }
    for (const Paragraph& p : paragraphs(text.substr(span.begin, span.end - span.begin))) {
      const std::uint32_t begin = span.begin + p.begin;
      const std::uint32_t end = span.begin + p.end;
      if (table.contains(publisher, text.substr(begin, end - begin))) {
        append(out, Zone::boilerplate, begin, end);
        ++dropped;
      } else {
        append(out, kept < kLeadParagraphs ? Zone::lead : Zone::body, begin, end);
        ++kept;
      }
    }
  }
  return dropped == 0 || kept == 0 ? zones : out;
}

void BoilerplateLearner::count(std::string_view publisher, std::string_view text,
                               const Zones& zones) {
  if (publisher.empty()) return;
  Publisher& of = publishers_[std::string(publisher)];
  ++of.articles;
  std::vector<std::uint64_t> keys;
  for (const StoryParagraph& paragraph : story(text, zones)) keys.push_back(paragraph.key);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  of.paragraphs.insert(of.paragraphs.end(), keys.begin(), keys.end());
}

void BoilerplateLearner::settle(Publisher& publisher) {
  publisher.settled = true;
  auto& keys = publisher.paragraphs;
  std::sort(keys.begin(), keys.end());
  for (auto begin = keys.begin(); begin != keys.end();) {
    const auto end = std::upper_bound(begin, keys.end(), *begin);
    if (static_cast<std::uint64_t>(end - begin) >= kNeedAtEdges.least) {
      publisher.candidates.try_emplace(*begin);
    }
    begin = end;
  }
  keys = {};
}

void BoilerplateLearner::weigh(std::string_view publisher, std::string_view text,
                               const Zones& zones) {
  const auto found = publishers_.find(std::string(publisher));
  if (found == publishers_.end()) return;
  Publisher& of = found->second;
  if (!of.settled) {
    settle(of);
    of.articles = 0;  // counted again, to number those that vote
  }
  ++of.articles;
  const std::vector<StoryParagraph> all = story(text, zones);
  std::size_t bytes = 0;
  std::size_t repeated = 0;
  std::vector<Candidate*> candidates;
  for (const StoryParagraph& paragraph : all) {
    const auto candidate = of.candidates.find(paragraph.key);
    candidates.push_back(candidate == of.candidates.end() ? nullptr : &candidate->second);
    const std::size_t size = paragraph.bytes.end - paragraph.bytes.begin;
    bytes += size;
    if (candidates.back() != nullptr) repeated += size;
  }
  if (repeated == 0 || repeated * 100 > bytes * kVersionShare) return;

  std::size_t first = 0;  // paragraphs before it, and from `last` on, are repeated ones throughout
  std::size_t last = all.size();
  while (candidates[first] != nullptr) ++first;
  while (candidates[last - 1] != nullptr) --last;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Candidate* candidate = candidates[i];
    if (candidate == nullptr || candidate->last_article == of.articles) continue;
    candidate->last_article = of.articles;
    ++candidate->articles;
    if (i < first || i >= last) ++candidate->edges;
    const std::string_view shown =
        text.substr(all[i].bytes.begin, all[i].bytes.end - all[i].bytes.begin);
    if (candidate->text.empty() || shown < candidate->text) candidate->text = shown;
  }
}

BoilerplateTable BoilerplateLearner::finish() const {
  std::vector<BoilerplateTable::Row> rows;
  for (const auto& [name, publisher] : publishers_) {
    for (const auto& [hash, candidate] : publisher.candidates) {
      if (candidate.edges >= needed(kNeedAtEdges, publisher.articles) ||
          candidate.articles >= needed(kNeedWithin, publisher.articles)) {
        rows.push_back({name, candidate.articles, candidate.text});
      }
    }
  }
  return BoilerplateTable(std::move(rows));
}

}  // namespace newsdex
