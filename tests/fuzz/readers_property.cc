#include "tests/fuzz/readers_property.h"

#include <algorithm>
#include <sstream>
#include <string>

#include "common/text/utf8.h"
#include "indexer/extract/extract.h"
#include "indexer/inputs.h"

namespace newsdex {
namespace {

bool is_sound(const RawArticle& article) {
  const auto valid = [](const std::string& text) { return text::is_valid_utf8(text); };
  if (!article.body.empty() && !article.blocks.empty()) return false;
  return valid(article.id) && valid(article.url) && valid(article.title) && valid(article.body) &&
         valid(article.captured) && valid(article.published) &&
         std::all_of(article.bylines.begin(), article.bylines.end(), valid) &&
         std::all_of(
             article.blocks.begin(), article.blocks.end(),
             [&](const Block& block) { return !block.text.empty() && valid(block.text); }) &&
         std::all_of(article.extra.begin(), article.extra.end(),
                     [&](const auto& field) { return valid(field.first) && valid(field.second); });
}

}  // namespace

bool reader_is_sound(Format format, std::string_view bytes) {
  std::istringstream input{std::string(bytes)};
  ByteStream stream(input);
  const FieldNames fields;
  const auto reader = open_reader(format, stream, fields);
  std::uint64_t taken = 0;
  while (const auto item = reader->next()) {
    taken += item->bytes;
    const auto* article = std::get_if<RawArticle>(&item->content);
    if (article != nullptr && !is_sound(*article)) return false;
    if (article == nullptr && std::get<Problem>(item->content).reason.empty()) return false;
  }
  return taken <= bytes.size();
}

bool input_is_sound(std::string_view bytes) {
  std::istringstream input{std::string(bytes)};
  ItemSource source({{"-"}, std::nullopt, {}}, input);
  while (auto item = source.next()) {
    const auto extracted = to_article(std::move(*item), {});
    const auto* found = std::get_if<Extraction>(&extracted);
    if (found != nullptr && !text::is_valid_utf8(found->article.text)) return false;
    if (found == nullptr && std::get<Problem>(extracted).reason.empty()) return false;
  }
  return true;
}

}  // namespace newsdex
