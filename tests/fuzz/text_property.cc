#include "tests/fuzz/text_property.h"

#include <chrono>
#include <string>
#include <variant>

#include "common/text/fold.h"
#include "common/text/positions.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"
#include "indexer/extract/clean.h"
#include "indexer/extract/dates.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/zones.h"

namespace newsdex {
namespace {

bool is_clean(std::string decoded) {
  if (!text::is_valid_utf8(decoded)) return false;
  const std::string once = clean(std::move(decoded));
  const std::string line = clean_line(once);
  return text::is_valid_utf8(once) && clean(once) == once && clean_line(line) == line &&
         line.find('\n') == std::string::npos;
}

}  // namespace

bool encoding_is_sound(std::string_view bytes) {
  const std::string all(bytes);
  const std::size_t end = all.find('\n');
  const std::string name = all.substr(0, end);
  return is_clean(decode(all).text) && is_clean(decode(all, {declared_charset(all)}).text) &&
         is_clean(decode(all, {name, "utf-16le"}).text) && is_clean(decode_windows_1252(all));
}

bool dates_are_sound(std::string_view bytes) {
  DateRules rules;
  rules.today = Day{std::chrono::year{2025} / 6 / 20};
  for (const auto order : {std::optional<DateOrder>(), std::optional(DateOrder::ymd),
                           std::optional(DateOrder::dmy), std::optional(DateOrder::mdy)}) {
    rules.order = order;
    const auto read = read_date(bytes, rules);
    const auto* moment = std::get_if<Moment>(&read);
    if (moment == nullptr) {
      if (std::get<Refusal>(read).reason.empty()) return false;
    } else if (parse_moment(to_string(*moment)) != *moment) {
      return false;
    }
  }
  return true;
}

bool tokens_are_sound(std::string_view bytes) {
  const std::string text = clean(decode(std::string(bytes)).text);
  text::TokenList list = text::tokenize(text);
  text::place(list, cut_zones(text, headline_bytes(text)));
  std::size_t last = 0;
  for (const text::Token& token : list.tokens) {
    if (token.begin < last || token.end <= token.begin || token.end > text.size()) return false;
    if (token.folded_end < token.folded_begin || token.folded_end > list.folded_bytes.size()) {
      return false;
    }
    last = token.begin;
  }
  const std::string folded = text::fold(text);
  return text::is_valid_utf8(list.folded_bytes) && text::fold(folded) == folded;
}

}  // namespace newsdex
