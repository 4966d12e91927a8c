#include "indexer/extract/inline_credits.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/extract/credit_line.h"

namespace newsdex {
namespace {

// Agencies whose names behind a slash are hardly ever a pollster's or a paper's.
constexpr auto kPhotoAgencies = std::to_array<std::string_view>(
    {"AFP",       "AP",      "AP Photo",   "Anadolu",      "Anadolu Agency", "Bloomberg",
     "Corbis",    "EPA",     "Getty",      "Getty Images", "Newscom",        "NurPhoto",
     "Pool",      "REUTERS", "Reuters",    "Shutterstock", "Sipa USA",       "UPI",
     "WireImage", "ZUMA",    "ZUMA Press", "Zuma Press"});

constexpr std::size_t kMostNames = 3;  // of one photographer

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<signed char>(c) < 0;
}

/// Where an agency ends that begins at `begin`; `begin` where none does.
std::size_t agency_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (const std::string_view agency : kPhotoAgencies) {
    const std::size_t behind = begin + agency.size();
    const bool ends_word = behind >= text.size() || !is_letter_or_digit(text[behind]);
    if (ends_word && text.substr(begin).starts_with(agency)) end = std::max(end, behind);
  }
  return end;
}

/// Where "AFP/Getty Images", "Bloomberg via Getty Images" ends that begins at `begin`; `begin`
/// where no agency does, or its poll is meant.
std::size_t agencies_end(std::string_view text, std::size_t begin) {
  std::size_t end = agency_end(text, begin);
  if (end == begin) return begin;
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (const std::string_view joint : {"/", " / ", " via "}) {
      if (!text.substr(end).starts_with(joint)) continue;
      const std::size_t next = agency_end(text, end + joint.size());
      goes_on = next > end + joint.size();
      if (goes_on) end = next;
      break;
    }
  }
  const std::string_view behind = text.substr(end);
  const bool is_poll = behind.starts_with(" poll") || behind.starts_with(" survey") ||
                       behind.starts_with('-') || behind.starts_with('/');
  return is_poll ? begin : end;
}

bool is_joiner(std::string_view word) {
  static constexpr auto kJoiners = std::to_array<std::string_view>(
      {"al", "bin", "da", "de", "del", "den", "der", "dos", "el", "la", "van", "von"});
  return std::find(kJoiners.begin(), kJoiners.end(), word) != kJoiners.end();
}

/// "J.", "J.B."
bool is_initials(std::string_view word) {
  static constexpr std::size_t kMostBytes = 6;
  return word.size() <= kMostBytes && word.size() % 2 == 0 && word[1] == '.' &&
         (word.size() == 2 || is_initials(word.substr(2)));
}

/// Where the name of one person begins that ends `before`, and nothing else; npos if none does. In
/// a run of capitals that is longer than a name the last two words are taken.
std::size_t name_begin(std::string_view before) {
  std::array<std::size_t, kMostNames + 1> begins{};
  std::size_t names = 0;
  std::size_t end = before.size();
  while (names < begins.size() && end > 0) {
    const std::size_t blank = before.rfind(' ', end - 1);
    std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
    const std::size_t mark = before.substr(0, end).find_last_of("(\"|:");
    const bool is_opened = mark != std::string_view::npos && mark >= begin;
    if (is_opened) begin = mark + 1;
    const std::string_view word = before.substr(begin, end - begin);
    const bool is_capital = !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') ||
                                              static_cast<signed char>(word[0]) < 0);
    const bool is_whole = is_capital && (is_letter_or_digit(word.back()) || is_initials(word));
    if (is_whole) begins[names++] = begin;
    if (is_opened || begin == 0 || !(is_whole || (names > 0 && is_joiner(word)))) break;
    end = begin - 1;
  }
  if (names < 2) return std::string_view::npos;
  return begins[names <= kMostNames ? names - 1 : 1];
}

void add_named(std::string_view text, Zones& credits) {
  std::size_t floor = 0;
  for (std::size_t slash = text.find('/'); slash != std::string_view::npos;
       slash = text.find('/', std::max(floor, slash + 1))) {
    const bool is_spaced = slash > 0 && text[slash - 1] == ' ';
    const std::size_t agency =
        is_spaced && text.substr(slash).starts_with("/ ") ? slash + 2 : slash + 1;
    const std::size_t end = agencies_end(text, agency);
    if (end == agency) continue;
    static constexpr std::size_t kReach = 120;  // bytes; a name is shorter
    const std::size_t name_end = is_spaced ? slash - 1 : slash;
    const std::size_t from = std::max(floor, name_end - std::min(name_end, kReach));
    const std::size_t begin = name_begin(text.substr(from, name_end - from));
    if (begin == std::string_view::npos) continue;
    credits.push_back(
        {Zone::credit, static_cast<std::uint32_t>(from + begin), static_cast<std::uint32_t>(end)});
    floor = end;
  }
}

void add_bracketed(std::string_view text, Zones& credits) {
  for (std::size_t open = text.find('('); open != std::string_view::npos;
       open = text.find('(', open + 1)) {
    const std::string_view rest = text.substr(open + 1, kMaxCreditBytes + 1);
    const std::size_t close = rest.find(')');
    if (close == std::string_view::npos || !is_credit(rest.substr(0, close))) continue;
    credits.push_back({Zone::credit, static_cast<std::uint32_t>(open),
                       static_cast<std::uint32_t>(open + close + 2)});
  }
}

}  // namespace

Zones inline_credits(std::string_view paragraph) {
  Zones credits;
  add_bracketed(paragraph, credits);
  add_named(paragraph, credits);
  std::sort(credits.begin(), credits.end(),
            [](const ZoneSpan& a, const ZoneSpan& b) { return a.begin < b.begin; });
  // A name in brackets is found both ways; the brackets come first.
  Zones apart;
  for (const ZoneSpan& credit : credits) {
    if (apart.empty() || credit.begin >= apart.back().end) apart.push_back(credit);
  }
  return apart;
}

}  // namespace newsdex
