#include "common/entities/date_mentions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/calendar_words.h"
#include "common/entities/date_resolution.h"
#include "common/entities/relative_dates.h"

namespace newsdex::entities {
namespace {

/// Words [first, last] that are a date, and its value.
struct Found {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string edtf;
};

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

/// "12", "12th", "1er": a day of a month.
std::optional<unsigned> day_number(std::string_view folded) {
  for (const std::string_view ending : {"st", "nd", "rd", "th", "er"}) {
    if (folded.size() > ending.size() && folded.ends_with(ending)) {
      folded.remove_suffix(ending.size());
      break;
    }
  }
  const auto day = folded.size() <= 2 ? number(folded) : std::nullopt;
  return day && *day >= 1 && *day <= 31 ? std::optional(static_cast<unsigned>(*day)) : std::nullopt;
}

std::optional<int> year_number(std::string_view folded) {
  return folded.size() == 4 ? number(folded) : std::nullopt;
}

/// Words before a month or a year alone that make it a date: "in June", "since 2019".
bool precedes_date(std::string_view folded) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"in",     "since", "until",  "by",    "during", "of",   "early", "late",   "mid",
       "before", "after", "from",   "last",  "next",   "this", "en",    "desde",  "hasta",
       "de",     "del",   "depuis", "debut", "fin",    "im",   "seit",  "anfang", "ende",
       "mitte",  "jahr",  "annee",  "ano",   "and",    "to",   "nel",   "dal",    "entro",
       "em",     "sinds", "tot",    "eind",  "medio"});
  return contains(kWords, folded);
}

/// The same before "May" and "March", which are words and names too.
bool precedes_doubtful_month(std::string_view folded) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"in", "since", "until", "early", "late", "mid", "last", "next", "this"});
  return contains(kWords, folded);
}

Side side_of(std::string_view folded) {
  if (folded == "last" || folded == "past") return Side::past;
  return folded == "next" || folded == "coming" ? Side::future : Side::unsaid;
}

class Finder {
 public:
  Finder(const Words& words, std::optional<Day> published)
      : words_(words), published_(published), language_(calendar_language(words.language)) {}

  std::vector<MentionedDate> find() {
    std::vector<MentionedDate> dates;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!may_begin(words_[i])) continue;
      auto found = at(i);
      if (!found) continue;
      include_part_of_day(*found, dates);
      dates.push_back({words_[found->first].token.begin, words_[found->last].token.end,
                       std::move(found->edtf)});
      i = found->last;
    }
    return dates;
  }

 private:
  /// Whether a date may begin with a word; few do.
  [[nodiscard]] bool may_begin(const Word& word) const {
    return word.token.has_digit || word.is(calendar) || relative_.may_begin(word.hash);
  }

  /// The date that begins at word `i`.
  [[nodiscard]] std::optional<Found> at(std::size_t i) const {
    if (words_[i].token.has_digit) {
      if (auto found = iso(i)) return found;
      if (auto found = day_first(i)) return found;
      return year_alone(i);
    }
    if (auto found = relative(i)) return found;
    if (!words_[i].is(calendar)) return std::nullopt;
    if (auto found = month_first(i)) return found;
    return weekday(i);
  }

  /// Whether word `i` follows the one before it within its paragraph, with one of the signs.
  [[nodiscard]] bool follows(std::size_t i, std::initializer_list<std::string_view> signs) const {
    if (i >= words_.size() || !words_.same_paragraph(i)) return false;
    const std::string_view gap = words_.text.substr(
        words_[i - 1].token.end, words_[i].token.begin - words_[i - 1].token.end);
    return std::find(signs.begin(), signs.end(), gap) != signs.end();
  }

  [[nodiscard]] std::optional<unsigned> month(std::size_t i) const {
    if (i >= words_.size()) return std::nullopt;
    const bool needs_capital = language_ == "en" || language_ == "de";
    if (needs_capital && !words_[i].capital()) return std::nullopt;
    return month_number(words_[i].folded, language_);
  }

  [[nodiscard]] std::optional<Found> value(std::size_t first, std::size_t last,
                                           const CalendarDate& date) const {
    auto edtf = resolve(date, published_);
    if (!edtf) return std::nullopt;
    return Found{first, last, std::move(*edtf)};
  }

  /// A year behind word `last`, which then becomes it: "June 12, 2025", "12 de junio de 2025".
  [[nodiscard]] std::optional<int> take_year(std::size_t& last) const {
    std::size_t next = last + 1;
    if (follows(next, {" "}) && (words_[next].folded == "de" || words_[next].folded == "del")) {
      ++next;
    }
    if (!follows(next, {" ", ", ", ". "})) return std::nullopt;
    const auto year = year_number(words_[next].folded);
    if (year) last = next;
    return year;
  }

  /// "2025-06-12".
  [[nodiscard]] std::optional<Found> iso(std::size_t i) const {
    if (words_[i].folded.size() != 4 || !follows(i + 1, {"-"}) || !follows(i + 2, {"-"})) {
      return std::nullopt;
    }
    const auto year = number(words_[i].folded);
    const auto month = number(words_[i + 1].folded);
    const auto day = day_number(words_[i + 2].folded);
    if (!year || !month || *month < 1 || *month > 12 || !day) return std::nullopt;
    return value(i, i + 2, {year, static_cast<unsigned>(*month), day, {}, Side::unsaid});
  }

  /// "12 June 2025", "12th of June", "12 de junio", "12. Juni".
  [[nodiscard]] std::optional<Found> day_first(std::size_t i) const {
    const auto day = day_number(words_[i].folded);
    if (!day) return std::nullopt;
    std::size_t next = i + 1;
    const bool joined =
        follows(next, {" "}) && (words_[next].folded == "of" || words_[next].folded == "de");
    if (joined) ++next;
    if (!follows(next, {" ", ". "})) return std::nullopt;
    const auto month_of_year = month(next);
    if (!month_of_year) return std::nullopt;
    std::size_t last = next;
    const auto year = take_year(last);
    return value(i, last, {year, month_of_year, day, {}, Side::unsaid});
  }

  /// "June 12", "June 12-14", "Jan. 5, 2025", "June 2025", and "in June".
  [[nodiscard]] std::optional<Found> month_first(std::size_t i) const {
    CalendarDate date;
    date.month = month(i);
    if (!date.month) return std::nullopt;
    const std::string_view before = i > 0 && words_.same_paragraph(i) ? words_[i - 1].folded : "";
    date.side = side_of(before);
    std::size_t last = i;
    if (follows(i + 1, {" ", ". "})) date.day = day_number(words_[i + 1].folded);
    if (date.day) {
      last = i + 1;
      if (follows(last + 1, {"-", "–"})) date.last_day = day_number(words_[last + 1].folded);
      if (date.last_day) ++last;
    }
    date.year = take_year(last);
    if (!date.day && !date.year) {
      const bool doubtful = words_[i].folded == "may" || words_[i].folded == "march";
      if (doubtful ? !precedes_doubtful_month(before) : !precedes_date(before)) return std::nullopt;
    }
    return value(i, last, date);
  }

  /// "in 2019".
  [[nodiscard]] std::optional<Found> year_alone(std::size_t i) const {
    const auto year = year_number(words_[i].folded);
    if (!year || i == 0 || !follows(i, {" "}) || !precedes_date(words_[i - 1].folded)) {
      return std::nullopt;
    }
    const std::string_view before = words_[i - 1].folded;
    static constexpr auto kOfCounts =
        std::to_array<std::string_view>({"of", "by", "from", "to", "and", "de", "before", "after"});
    if (contains(kOfCounts, before)) return std::nullopt;  // "of 2019 people"
    const bool counts = follows(i + 1, {" "}) && !words_[i + 1].is(function_word);
    if (counts && language_ == "en") return std::nullopt;  // "in 2019 cases"
    return value(i, i, {year, {}, {}, {}, Side::unsaid});
  }

  [[nodiscard]] std::optional<Found> weekday(std::size_t i) const {
    const bool needs_capital = language_ == "en" || language_ == "de";
    if (needs_capital && !words_[i].capital()) return std::nullopt;
    if (words_[i].folded == "feira") return weekday_of_two(i);
    const auto day = weekday_named(words_[i].folded, language_);
    if (!day || words_[i].token.hyphen_before) return std::nullopt;
    static constexpr auto kNames = std::to_array<std::string_view>(
        {"black", "bloody", "good", "easter", "palm", "super", "cyber", "ash", "holy", "giving"});
    const bool begins = i == 0 || !follows(i, {" "});
    const std::string_view before = begins ? "" : words_[i - 1].folded;
    if (!begins && words_[i - 1].capital() && contains(kNames, before)) return std::nullopt;
    // "Sunday Times", but "Monday June 12" is the day that follows.
    const bool goes_on = follows(i + 1, {" "}) && words_[i + 1].capital() && language_ == "en";
    if (goes_on && !words_[i + 1].shouted) return std::nullopt;
    if (follows(i + 1, {", ", " "}) && month(i + 1)) return std::nullopt;
    return Found{i, i, resolve(*day, side_of(before), published_)};
  }

  /// Portuguese: "segunda-feira", by its second word.
  [[nodiscard]] std::optional<Found> weekday_of_two(std::size_t i) const {
    if (i == 0 || !words_[i].token.hyphen_before) return std::nullopt;
    const auto day = weekday_named(std::string(words_[i - 1].folded) + "-feira", language_);
    if (!day) return std::nullopt;
    return Found{i - 1, i, resolve(*day, Side::unsaid, published_)};
  }

  [[nodiscard]] std::optional<Found> relative(std::size_t i) const {
    const std::vector<const RelativeDate*>* rows = relative_.find(words_[i].hash);
    if (rows == nullptr) return std::nullopt;
    for (const RelativeDate* row : *rows) {
      if (row->language != language_) continue;
      if (const auto last = matches(i, row->words)) {
        return Found{i, *last, resolve(row->span, row->offset, published_)};
      }
    }
    return std::nullopt;
  }

  /// The last of the words that stand at word `i` as the table writes them.
  [[nodiscard]] std::optional<std::size_t> matches(std::size_t i, std::string_view pattern) const {
    while (true) {
      const std::size_t blank = pattern.find(' ');
      if (words_[i].folded != pattern.substr(0, blank)) return std::nullopt;
      if (blank == std::string_view::npos) return i;
      pattern.remove_prefix(blank + 1);
      if (!follows(i + 1, {" ", "-", "’", "'"})) return std::nullopt;
      ++i;
    }
  }

  /// "the night of June 13" is one mention.
  void include_part_of_day(Found& found, const std::vector<MentionedDate>& dates) const {
    static constexpr auto kParts =
        std::to_array<std::string_view>({"night", "morning", "evening", "afternoon", "eve"});
    if (found.first < 3 || language_ != "en") return;
    for (std::size_t i = found.first; i + 3 > found.first; --i) {
      if (!follows(i, {" "})) return;
    }
    const std::size_t begin = found.first - 3;
    const bool is_part = words_[begin + 2].folded == "of" &&
                         contains(kParts, words_[begin + 1].folded) &&
                         words_[begin].folded == "the";
    const bool is_free = dates.empty() || dates.back().end <= words_[begin].token.begin;
    if (is_part && is_free) found.first = begin;
  }

  const Words& words_;
  std::optional<Day> published_;
  std::string_view language_;
  const RelativeDates& relative_ = relative_dates();
};

}  // namespace

std::vector<MentionedDate> find_dates(const Words& words, const std::optional<Moment>& published) {
  const bool to_the_day = published && published->precision >= Precision::day;
  return Finder(words, to_the_day ? std::optional(first_day(*published)) : std::nullopt).find();
}

}  // namespace newsdex::entities
