#include "common/entities/train/corpora.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <optional>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace newsdex::training {
namespace {

using entities::tagger::SpanKind;
using nlohmann::json;

struct Type {
  std::string_view name;
  SpanKind kind;
};

/// The types of all sets, in small letters.
constexpr auto kTypes = std::to_array<Type>({
    {"per", SpanKind::person},
    {"person", SpanKind::person},
    {"politician", SpanKind::person},
    {"loc", SpanKind::location},
    {"location", SpanKind::location},
    {"facility", SpanKind::location},
    {"country", SpanKind::location},
    {"geo", SpanKind::location},
    {"org", SpanKind::organisation},
    {"organization", SpanKind::organisation},
    {"organisation", SpanKind::organisation},
    {"politicalparty", SpanKind::organisation},
    {"corporation", SpanKind::organisation},
    {"group", SpanKind::organisation},
    {"misc", SpanKind::other},
    {"norp", SpanKind::other},
    {"gpe", SpanKind::other},
    {"nationality", SpanKind::other},
    {"product", SpanKind::other},
    {"creative-work", SpanKind::other},
    {"event", SpanKind::other},
    {"election", SpanKind::other},
    {"art", SpanKind::other},
    {"eve", SpanKind::other},
});

/// GMB writes titles into its persons; re3d too.
bool holds_titles(std::string_view id) { return id.starts_with("gmb") || id.starts_with("re3d"); }

std::optional<GoldSpan> span_of(std::string_view id, std::string type, std::size_t begin,
                                std::size_t end) {
  std::transform(type.begin(), type.end(), type.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto known =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& row) { return row.name == type; });
  if (known == kTypes.end()) return std::nullopt;
  const bool titles = known->kind == SpanKind::person && holds_titles(id);
  return GoldSpan{begin, end, known->kind, titles, type == "gpe"};
}

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
}

bool is_word(char c) { return is_letter(c) || std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// Whether a text begins with one of ā ē ī ō ū.
bool is_macron(std::string_view text) {
  static constexpr auto kLetters = std::to_array<std::string_view>({"ā", "ē", "ī", "ō", "ū"});
  return std::any_of(kLetters.begin(), kLetters.end(),
                     [&](std::string_view letter) { return text.starts_with(letter); });
}

/// "O’" of "O’Neill": one capital and an apostrophe.
bool ends_with_particle(std::string_view text) {
  static constexpr std::string_view kApostrophe = "’";
  if (!text.ends_with(kApostrophe)) return false;
  text.remove_suffix(kApostrophe.size());
  const bool capital = !text.empty() && text.back() >= 'A' && text.back() <= 'Z';
  return capital && (text.size() == 1 || !is_word(text[text.size() - 2]));
}

/// Whether the blank at `i` was put there by a tokenizer.
bool is_added(std::string_view text, std::size_t i) {
  const std::string_view before = text.substr(0, i);
  const std::string_view behind = text.substr(i + 1);
  if (before.empty() || behind.empty()) return false;
  static constexpr std::string_view kClosing = ",.;:!?)]%";
  if (kClosing.find(behind.front()) != std::string_view::npos) return true;
  if (behind.starts_with("”") || behind.starts_with("'s ") || behind.starts_with("n't ") ||
      behind.starts_with("’s ")) {
    return true;
  }
  const char last = before.back();
  if (last == '(' || last == '[' || last == '$' || before.ends_with("“")) return true;
  if (before.ends_with("’") && behind.front() == 's') {
    return behind.size() == 1 || !is_letter(behind[1]);
  }
  if (ends_with_particle(before) && is_letter(behind.front())) return true;
  if (is_macron(behind) && behind.size() > 3 && behind[2] == ' ' && is_letter(behind[3])) {
    return is_letter(last);
  }
  if (before.size() > 2 && is_macron(before.substr(before.size() - 2)) &&
      before[before.size() - 3] == ' ') {
    return is_letter(behind.front());
  }
  const bool before_hyphen = behind.starts_with("- ") && behind.size() > 2 && is_word(behind[2]);
  if (before_hyphen && is_word(last)) return true;
  return before.ends_with(" -") && before.size() > 2 && is_word(before[before.size() - 3]) &&
         is_word(behind.front());
}

/// Adds a span by its bytes in the spaced text.
void add_span(LabelledArticle& article, const Unspaced& unspaced, const std::string& type,
              std::size_t begin, std::size_t end) {
  if (begin >= end || end >= unspaced.byte_of.size()) return;
  const auto span = span_of(article.id, type, unspaced.byte_of[begin], unspaced.byte_of[end]);
  if (span && (article.spans.empty() || article.spans.back().end <= span->begin)) {
    article.spans.push_back(*span);
  }
}

/// The first byte of every code point, and the size.
std::vector<std::size_t> code_points(std::string_view text) {
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) begins.push_back(i);
  }
  begins.push_back(text.size());
  return begins;
}

LabelledArticle read_line(const json& line) {
  LabelledArticle article;
  article.id = line.at("id");
  const std::string text = line.at("text");
  const Unspaced unspaced = unspace(text);
  article.text = unspaced.text;
  const std::vector<std::size_t> begins = code_points(text);
  for (const json& entity : line.at("entities")) {
    add_span(article, unspaced, entity.at("type"), begins.at(entity.at("start")),
             begins.at(entity.at("end")));
  }
  return article;
}

/// Appends a paragraph.
void append(LabelledArticle& article, const LabelledArticle& sentence) {
  if (!article.text.empty()) article.text += '\n';
  const std::size_t shift = article.text.size();
  article.text += sentence.text;
  for (GoldSpan span : sentence.spans) {
    span.begin += shift;
    span.end += shift;
    article.spans.push_back(span);
  }
}

std::vector<LabelledArticle> join(const std::vector<LabelledArticle>& sentences,
                                  std::size_t count) {
  std::vector<LabelledArticle> articles;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i % count == 0) articles.push_back({.id = sentences[i].id});
    append(articles.back(), sentences[i]);
  }
  return articles;
}

/// A sentence of CoNLL lines.
struct Columns {
  std::vector<std::string> words;
  std::vector<std::string> labels;  // "B-person"
};

LabelledArticle to_article(const Columns& sentence, const std::string& id) {
  std::string spaced;
  std::vector<std::size_t> begins;
  for (const std::string& word : sentence.words) {
    if (!spaced.empty()) spaced += ' ';
    begins.push_back(spaced.size());
    spaced += word;
  }
  const Unspaced unspaced = unspace(spaced);
  LabelledArticle article{.id = id, .text = unspaced.text};
  for (std::size_t i = 0; i < begins.size(); ++i) {
    if (!sentence.labels[i].starts_with("B-")) continue;
    const std::string type = sentence.labels[i].substr(2);
    std::size_t last = i;
    while (last + 1 < begins.size() && sentence.labels[last + 1] == "I-" + type) ++last;
    add_span(article, unspaced, type, begins[i], begins[last] + sentence.words[last].size());
  }
  return article;
}

}  // namespace

Unspaced unspace(std::string_view spaced) {
  Unspaced unspaced;
  for (std::size_t i = 0; i < spaced.size(); ++i) {
    unspaced.byte_of.push_back(unspaced.text.size());
    if (spaced[i] == ' ' && is_added(spaced, i)) continue;
    unspaced.text += spaced[i];
  }
  unspaced.byte_of.push_back(unspaced.text.size());
  return unspaced;
}

std::vector<LabelledArticle> read_jsonl(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(file.string() + ": cannot be read");
  std::vector<LabelledArticle> articles;
  for (std::string line; std::getline(in, line);) articles.push_back(read_line(json::parse(line)));
  static constexpr std::size_t kSentencesOfAnArticle = 20;  // GMB does not tell where one ends
  const bool sentences = !articles.empty() && articles.front().id.starts_with("gmb");
  return sentences ? join(articles, kSentencesOfAnArticle) : articles;
}

std::vector<LabelledArticle> read_conll(const std::filesystem::path& file, std::size_t sentences) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(file.string() + ": cannot be read");
  const std::string id = file.stem().string();
  std::vector<LabelledArticle> read;
  Columns sentence;
  const auto finish = [&] {
    if (!sentence.words.empty()) read.push_back(to_article(sentence, id));
    sentence = {};
  };
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back())) != 0) {
      line.pop_back();
    }
    const std::size_t end = line.find_first_of("\t ");
    const std::size_t label = line.find_last_of("\t ");
    if (end == std::string::npos || end == 0) {
      finish();
      continue;
    }
    sentence.words.push_back(line.substr(0, end));
    sentence.labels.push_back(line.substr(label + 1));
  }
  finish();
  return join(read, sentences);
}

}  // namespace newsdex::training
