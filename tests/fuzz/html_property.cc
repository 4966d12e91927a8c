#include "tests/fuzz/html_property.h"

#include <string>
#include <variant>

#include "common/text/utf8.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/extract.h"
#include "indexer/formats/html_reader.h"
#include "indexer/html/blocks.h"

namespace newsdex {

namespace {

bool is_text(std::string_view text) {
  return text::is_valid_utf8(text) && text.find('\0') == std::string_view::npos;
}

bool is_sound(const Article& article) {
  if (!is_text(article.text) || !is_text(article.title) || article.id.empty()) return false;
  std::size_t last = 0;
  for (const ZoneSpan& span : article.zones) {
    if (span.begin < last || span.end <= span.begin || span.end > article.text.size()) return false;
    const std::string_view between = std::string_view(article.text).substr(last, span.begin - last);
    if (between.find_first_not_of(" \t\n") != std::string_view::npos) return false;
    last = span.end;
  }
  return article.text.find_first_not_of(" \t\n", last) == std::string::npos;
}

}  // namespace

bool html_is_sound(std::string_view bytes) {
  for (const Block& block : html_blocks(decode(std::string(bytes)).text).blocks) {
    if (block.text.empty() || !text::is_valid_utf8(block.text)) return false;
    if (block.text.find('\n') != std::string::npos) return false;
  }
  Item item;
  item.path = item.origin = "page.html";
  item.content = read_page(std::string(bytes), {});
  ExtractOptions options;
  options.dates.today = Day{std::chrono::year{2025} / 6 / 20};
  const auto result = to_article(std::move(item), options);
  const auto* extraction = std::get_if<Extraction>(&result);
  return extraction == nullptr || is_sound(extraction->article);
}

}  // namespace newsdex
