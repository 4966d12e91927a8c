#include "tests/fuzz/entities_property.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <string>

#include <xxhash.h>

#include "common/entities/corrections.h"
#include "common/entities/entities.h"
#include "common/entities/tagger/model.h"
#include "common/error.h"
#include "common/text/positions.h"
#include "common/text/tokenizer.h"
#include "indexer/extract/clean.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/zones.h"

namespace newsdex {
namespace {

Article article_of(std::string_view bytes) {
  Article article;
  article.id = "a";
  article.text = clean(decode(std::string(bytes)).text);
  article.zones = cut_zones(article.text, headline_bytes(article.text));
  article.language = "en";
  article.published = parse_moment("2025-06-12");
  return article;
}

Labels labels_of(const Article& article, const entities::Corrections& corrections) {
  text::TokenList tokens = text::tokenize(article.text);
  text::place(tokens, article.zones);
  return entities::find_entities(article, tokens, corrections);
}

bool is_sound(const std::vector<Label>& labels, std::string_view text) {
  return std::all_of(labels.begin(), labels.end(), [&](const Label& label) {
    std::size_t last = 0;
    for (const Evidence& evidence : label.evidence) {
      if (evidence.begin < last || evidence.end <= evidence.begin || evidence.end > text.size()) {
        return false;
      }
      last = evidence.begin;
    }
    return !label.label.empty();
  });
}

bool is_sound(const Labels& labels, std::string_view text) {
  std::size_t last = 0;
  for (const Quote& quote : labels.quotes) {
    if (quote.begin < last || quote.end <= quote.begin || quote.end > text.size()) return false;
    last = quote.end;
  }
  const auto all = {&labels.persons, &labels.countries, &labels.places,  &labels.regions,
                    &labels.orgs,    &labels.cited,     &labels.unnamed, &labels.ambiguous};
  return std::all_of(all.begin(), all.end(),
                     [&](const auto* kind) { return is_sound(*kind, text); });
}

}  // namespace

bool entities_are_sound(std::string_view bytes) {
  const Article article = article_of(bytes);
  return is_sound(labels_of(article, {}), article.text);
}

bool corrections_are_sound(std::string_view bytes) {
  const auto parsed = entities::parse_corrections(bytes);
  if (!parsed.mistakes.empty()) {
    return std::is_sorted(parsed.mistakes.begin(), parsed.mistakes.end(),
                          [](const auto& a, const auto& b) { return a.line < b.line; });
  }
  static const Article kArticle = article_of(
      "Donald Trump met Angela Merkel in Paris, Reuters reported. \"No,\" Trump said of NATO.");
  return is_sound(labels_of(kArticle, parsed.corrections), kArticle.text);
}

bool model_is_sound(std::string_view bytes) {
  // What the format says of its header: the checksum, of all that follows it, stands at byte 16.
  constexpr std::size_t kChecksumAt = 16;
  std::string whole(bytes);
  if (whole.size() > kChecksumAt + sizeof(std::uint64_t)) {
    const std::size_t end = kChecksumAt + sizeof(std::uint64_t);
    const std::uint64_t checksum = XXH3_64bits(whole.data() + end, whole.size() - end);
    std::memcpy(whole.data() + kChecksumAt, &checksum, sizeof checksum);
  }
  try {
    const auto model = entities::tagger::Model::parse(whole);
    entities::tagger::Scores scores{};
    for (std::uint64_t i = 1; i < 64; ++i) model.add_weights({i, i << 32U, ~i}, scores);
  } catch (const InputError&) {
  }
  return true;
}

}  // namespace newsdex
