#include "indexer/formats/markup.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "indexer/extract/clean.h"

namespace newsdex {

namespace {

bool has_tag(std::string_view text) {
  for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
    if (i + 1 == text.size()) return false;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (std::isalpha(next) != 0 || next == '/' || next == '!') return true;
  }
  return false;
}

// What stands between blank lines, or between line ends where there is no blank line.
std::vector<std::string> cut_paragraphs(std::string_view text) {
  std::vector<std::string> lines;
  bool blank_lines = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(clean_line(std::string(text.substr(0, end))));
    text.remove_prefix(std::min(end + 1, text.size()));
    blank_lines = blank_lines || (lines.back().empty() && !text.empty() && lines.size() > 1);
  }
  std::vector<std::string> paragraphs;
  bool begins = true;
  for (std::string& line : lines) {
    if (line.empty()) {
      begins = true;
    } else if (begins || !blank_lines) {
      paragraphs.push_back(std::move(line));
      begins = false;
    } else {
      paragraphs.back().append(" ").append(line);
    }
  }
  return paragraphs;
}

}  // namespace

bool has_markup(std::string_view text) {
  const std::size_t ampersand = text.find('&');
  return has_tag(text) || (ampersand != std::string_view::npos &&
                           text.find(';', ampersand) != std::string_view::npos);
}

std::string html_line(std::string_view html) {
  std::string line;
  for (const Block& block : html_blocks(html).blocks) {
    if (!line.empty()) line += ' ';
    line += block.text;
  }
  return clean_line(std::move(line));
}

Paragraphs html_paragraphs(std::string_view html) {
  if (has_tag(html)) return html_blocks(html);
  Paragraphs found;
  for (const std::string& paragraph : cut_paragraphs(html)) {
    found.blocks.push_back({Zone::body, has_markup(paragraph) ? html_line(paragraph) : paragraph});
  }
  return found;
}

std::vector<Block> plain_paragraphs(std::string_view text) {
  std::vector<Block> blocks;
  for (std::string& paragraph : cut_paragraphs(text)) {
    blocks.push_back({Zone::body, std::move(paragraph)});
  }
  return blocks;
}

void set_text(RawArticle& article, Paragraphs paragraphs) {
  article.blocks = std::move(paragraphs.blocks);
  std::move(paragraphs.cuts.begin(), paragraphs.cuts.end(), std::back_inserter(article.cuts));
}

void drop_repeated(std::vector<std::string>& values) {
  std::unordered_set<std::string> seen{""};
  values.erase(std::remove_if(values.begin(), values.end(),
                              [&](const std::string& value) { return !seen.insert(value).second; }),
               values.end());
}

std::string json_string(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace newsdex
