// Labelled news, from the files of others to texts with spans.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/entities/tagger/labels.h"

namespace newsdex::training {

/// Bytes [begin, end) of a text that are a name.
struct GoldSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  entities::tagger::SpanKind kind = entities::tagger::SpanKind::person;
  bool may_be_title = false;    ///< persons: titles may stand at its beginning, which are no part
  bool may_be_country = false;  ///< others: a country's name rather than its people's
};

/// An article, or consecutive sentences of one, in English.
struct LabelledArticle {
  std::string id;
  std::string text = {};
  std::vector<GoldSpan> spans = {};  ///< disjoint
  float weight = 1;                  ///< of its words in training
  bool is_target = true;             ///< labelled as the model shall label
};

/// Worldwide English newswire, wikigold, or the sentences of GMB by twenty: JSON Lines with "id",
/// "text" and "entities": [{"start", "end", "type"}], offsets in code points. Types that are no
/// names (dates, money) are left out. Throws std::runtime_error where the file is not so.
[[nodiscard]] std::vector<LabelledArticle> read_jsonl(const std::filesystem::path& file);

/// CrossNER, WNUT 2017, re3d: a word and its label a line, sentences apart by empty lines, made
/// articles of `sentences` each.
[[nodiscard]] std::vector<LabelledArticle> read_conll(const std::filesystem::path& file,
                                                      std::size_t sentences);

/// Text without the blanks that a tokenizer put around marks, and for every byte of the original
/// its byte in the new text: "life - changing , she’ s" is "life-changing, she’s".
struct Unspaced {
  std::string text;
  std::vector<std::size_t> byte_of;  ///< one more than the original has bytes
};

[[nodiscard]] Unspaced unspace(std::string_view spaced);

}  // namespace newsdex::training
