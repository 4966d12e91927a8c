#include "indexer/extract/date_pieces.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

#include "common/text/fold.h"

namespace newsdex {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_beyond_ascii(char c) { return static_cast<signed char>(c) < 0; }
bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || is_beyond_ascii(c);
}

// What stands behind hours, minutes and seconds in place of colons. A date's own signs in Chinese
// and Japanese are in words of theirs, too (日曜日), and say no more than the order does.
struct Sign {
  std::string_view written;
  bool joins;  ///< to a number behind it: a colon
};

constexpr auto kSigns = std::to_array<Sign>({
    {"h", true},
    {"時", true},
    {"时", true},
    {"點", true},
    {"点", true},
    {"시", true},
    {"分", true},
    {"분", true},
    {"秒", false},
    {"초", false},
    {"年", false},
    {"月", false},
    {"日", false},
    {"號", false},
    {"号", false},
});

// The sign at `at`, which stands for a colon only between numbers.
const Sign* sign_at(std::string_view text, std::size_t at) {
  const auto* const found = std::find_if(kSigns.begin(), kSigns.end(), [&](const Sign& sign) {
    return text.substr(at).starts_with(sign.written);
  });
  return found == kSigns.end() ? nullptr : found;
}

// The text with colons and blanks in place of signs.
std::string with_colons(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const Sign* const sign = sign_at(text, i);
    if (sign == nullptr) {
      plain += text[i++];
      continue;
    }
    const std::size_t before = plain.find_last_not_of(' ');
    const std::size_t behind = i + sign->written.size();
    const std::size_t next = text.find_first_not_of(' ', behind);
    const bool after_number = before != std::string::npos && is_digit(plain[before]);
    if (sign->joins && after_number && next != std::string_view::npos && is_digit(text[next])) {
      plain.resize(before + 1);
      plain += ':';
      i = next;
    } else if (is_beyond_ascii(text[i])) {
      plain += after_number || !sign->joins ? std::string_view(" ") : sign->written;
      i = behind;
    } else {
      plain += text[i++];
    }
  }
  return plain;
}

std::vector<DatePiece> cut(std::string_view folded) {
  std::vector<DatePiece> pieces;
  // A point between letters beyond ASCII is one of an abbreviation: "μ.μ", "มี.ค".
  const auto is_inner_point = [&](std::size_t i) {
    return folded[i] == '.' && i + 1 < folded.size() && is_beyond_ascii(folded[i - 1]) &&
           is_beyond_ascii(folded[i + 1]);
  };
  for (std::size_t i = 0; i < folded.size();) {
    const bool digits = is_digit(folded[i]);
    if (!digits && !is_letter(folded[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (
        i < folded.size() &&
        (digits ? is_digit(folded[i]) : is_letter(folded[i]) || (i > begin && is_inner_point(i)))) {
      ++i;
    }
    DatePiece piece{.text = std::string(folded.substr(begin, i - begin))};
    if (begin > 0) piece.before = folded[begin - 1];
    if (digits && piece.text.size() <= 9) {
      std::from_chars(piece.text.data(), piece.text.data() + piece.text.size(), piece.number);
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& words, const DatePiece& piece) {
  return std::find(words.begin(), words.end(), piece.text) != words.end();
}

// `15.30 Uhr`, `kl. 15.30`: the word tells that these are no day and month.
void mark_minutes(std::vector<DatePiece>& pieces) {
  static constexpr auto kBefore =
      std::to_array<std::string_view>({"godz", "kl", "klo", "klockan", "ore", "pukul"});
  static constexpr auto kBehind = std::to_array<std::string_view>({"uhr", "wib", "uur"});
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool before = is_among(kBefore, pieces[i]) && i + 2 < pieces.size();
    const bool behind = is_among(kBehind, pieces[i]) && i >= 2;
    if (!before && !behind) continue;
    DatePiece& minute = pieces[before ? i + 2 : i - 1];
    if (minute.before == '.' && minute.number >= 0) minute.before = ':';
  }
}

// Takes the half of the day behind the time, and gives it its English name.
void move_half_day(std::vector<DatePiece>& pieces) {
  static const auto names = std::to_array<std::pair<std::string, std::string_view>>({
      {text::fold("오전"), "am"},
      {text::fold("오후"), "pm"},
      {"上午", "am"},
      {"下午", "pm"},
      {"午前", "am"},
      {"午後", "pm"},
      {"π.μ", "am"},
      {"μ.μ", "pm"},
  });
  const auto half = std::find_if(pieces.begin(), pieces.end(), [](const DatePiece& piece) {
    return std::any_of(names.begin(), names.end(),
                       [&](const auto& name) { return name.first == piece.text; });
  });
  if (half == pieces.end()) return;
  half->text = std::find_if(names.begin(), names.end(), [&](const auto& name) {
                 return name.first == half->text;
               })->second;
  auto end = half + 1;
  while (end != pieces.end() && end->number >= 0 && (end == half + 1 || end->before == ':')) ++end;
  std::rotate(half, half + 1, end);
}

}  // namespace

std::vector<DatePiece> cut_date(std::string_view text) {
  if (text.ends_with(')')) text = text.substr(0, text.find('('));
  std::string folded = text::fold(text);
  for (const auto& [dotted, plain] : {std::pair{"a.m", "am"}, {"p.m", "pm"}}) {
    if (const std::size_t at = folded.find(dotted); at != std::string::npos) {
      folded.replace(at, 3, plain);
    }
  }
  std::vector<DatePiece> pieces = cut(with_colons(folded));
  mark_minutes(pieces);
  move_half_day(pieces);
  return pieces;
}

}  // namespace newsdex
