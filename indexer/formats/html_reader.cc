#include "indexer/formats/html_reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "common/text/fold.h"
#include "common/text/language.h"
#include "indexer/extract/byline.h"
#include "indexer/extract/date_words.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/metadata.h"
#include "indexer/html/blocks.h"
#include "indexer/html/document.h"
#include "indexer/html/json_ld.h"
#include "indexer/html/main_text.h"
#include "indexer/html/page_metadata.h"
#include "indexer/html/url_date.h"
#include "indexer/limits.h"

namespace newsdex {

namespace {

constexpr std::size_t kMaxCreditBytes = 120;

// The language of the story, where the detector is sure of it. Templates declare one language
// for a site in several.
void add_language(std::vector<html::Fact>& facts, const std::vector<Block>& blocks) {
  std::string story;
  for (const Block& block : blocks) {
    if (block.zone == Zone::body && story.size() < 4096) (story += block.text) += '\n';
  }
  std::string language = text::detect_language(story);
  if (!language.empty()) facts.push_back({html::Place::text, "language", std::move(language)});
}

// "By Ana Duarte | March 3, 2024" in its two parts; either may be empty.
struct Signature {
  std::string_view names;
  std::string_view date;
};

std::string_view trim(std::string_view text) {
  constexpr std::string_view kEdges = " \t|,-:/";
  const std::size_t begin = text.find_first_not_of(kEdges);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kEdges) + 1 - begin);
}

// The date begins with its first figure, or with the month's name before that.
Signature read_signature(std::string_view text) {
  std::size_t date = std::min(text.find_first_of("0123456789"), text.size());
  const std::string_view before = trim(text.substr(0, date));
  const std::string_view word = before.substr(before.find_last_of(' ') + 1);
  if (date < text.size() && month_number(text::fold(word)))
    date = static_cast<std::size_t>(word.data() - text.data());
  return {trim(text.substr(0, date)), trim(text.substr(date))};
}

// "Last Updated" is no name.
bool are_names(std::string_view text) {
  constexpr auto kLabels =
      std::to_array<std::string_view>({"First", "Last", "Posted", "Published", "Updated"});
  if (text.starts_with("by ")) text.remove_prefix(3);
  const bool label = std::any_of(kLabels.begin(), kLabels.end(),
                                 [&](std::string_view word) { return text.starts_with(word); });
  return !label && (is_byline(text) || is_byline("By " + std::string(text)));
}

// The first byline and the first date that stand as paragraphs of their own under the headline,
// and all credits.
void add_words_of_page(std::vector<html::Fact>& facts, const html::Document& document,
                       const std::vector<html::PageBlock>& page) {
  const auto& nodes = document.nodes();
  const auto h1 = std::find_if(nodes.begin(), nodes.end(),
                               [](const html::Node& node) { return node.tag == html::Tag::h1; });
  const auto headline = static_cast<std::size_t>(h1 == nodes.end() ? 0 : h1 - nodes.begin());
  bool byline = false;
  bool date = false;
  for (const html::PageBlock& block : page) {
    const std::string& text = block.block.text;
    if (text.size() > kMaxCreditBytes || block.node < headline) continue;
    if (is_byline(text) || block.role == html::Role::byline) {
      const auto [names, day] = read_signature(text);
      if (are_names(names) && !std::exchange(byline, true))
        facts.push_back({html::Place::text, "byline", std::string(names)});
      if (!day.empty() && !std::exchange(date, true))
        facts.push_back({html::Place::text, "date", std::string(day)});
    } else if (block.role == html::Role::credit) {
      facts.push_back({html::Place::text, "credit", text});
    }
  }
}

// The headline among the paragraphs, of the story or of the page: the title has it already.
void drop_title(RawArticle& article) {
  const std::string title = text::fold(article.title);
  const auto repeats = [&](const Block& block) {
    return block.text.size() <= 2 * article.title.size() && text::fold(block.text) == title;
  };
  article.blocks.erase(std::remove_if(article.blocks.begin(), article.blocks.end(), repeats),
                       article.blocks.end());
}

void add_address(std::vector<html::Fact>& facts, const std::string& requested) {
  std::string address = requested;
  for (const html::Fact& fact : facts) {
    const bool own = (fact.place == html::Place::link && fact.key == "canonical") ||
                     (fact.place == html::Place::meta && fact.key == "og:url");
    if (own && html::url_date(address).empty()) address = fact.value;
  }
  if (!requested.empty()) facts.push_back({html::Place::url, "request", requested});
  if (std::string date = html::url_date(address); !date.empty())
    facts.push_back({html::Place::url, "path", std::move(date)});
}

}  // namespace

RawArticle read_page(std::string bytes, const PageRequest& request, std::size_t page_bytes) {
  RawArticle article;
  std::string charset = declared_charset(bytes);
  Decoded decoded = decode(std::move(bytes), {request.charset, std::move(charset)});
  if (!decoded.note.empty()) article.notes.push_back(std::move(decoded.note));

  const html::Document document(decoded.text, page_bytes);
  html::JsonLd json_ld = html::read_json_ld(document);
  article.cuts = document.cuts();
  std::move(json_ld.cuts.begin(), json_ld.cuts.end(), std::back_inserter(article.cuts));
  std::vector<html::Fact> facts = std::move(json_ld.facts);
  for (html::Fact& fact : html::markup_facts(document)) facts.push_back(std::move(fact));
  const std::vector<html::PageBlock> page = html::cut_blocks(document, html::roles(document));
  add_words_of_page(facts, document, page);
  add_address(facts, request.url);

  article.blocks = html::main_text(document, page, json_ld.article_body);
  add_language(facts, article.blocks);
  html::set_page_metadata(article, facts);
  drop_title(article);
  article.layout = Layout::paragraphs;
  article.alone = true;
  return article;
}

std::optional<Item> HtmlReader::next() {
  if (done_) return std::nullopt;
  done_ = true;
  Item item;
  std::optional<std::string> bytes = stream_.rest(limits_.record);
  if (!bytes) {
    item.content = Problem{Status::failed, "a page longer than " + size_text(limits_.record)};
    return item;
  }
  if (stream_.broken()) return std::nullopt;  // half a page is no article
  item.bytes = bytes->size();
  item.content = read_page(std::move(*bytes), {}, limits_.page);
  return item;
}

}  // namespace newsdex
