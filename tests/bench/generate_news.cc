// Makes news for measuring growth: generate_news N prints N articles as JSON Lines, the same each
// time.
//
// What matters for an index is as in real news: words are drawn by rank (Zipf), new ones come as
// the text grows to the power of 0.55 (Heaps; counted on Reuters news: 18,000 words in a thousand
// articles, 180,000 in a hundred thousand), persons and publishers are few and often or many and
// rarely, and the articles span twenty years. The words mean nothing.

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

namespace {

constexpr std::size_t kWordsAtHand = 20'000;
constexpr std::size_t kPersons = 50'000;
constexpr std::size_t kPublishers = 40;
constexpr std::size_t kPlaces = 200;
constexpr int kYears = 20;
constexpr double kHeapsFactor = 20;
constexpr double kHeapsPower = 0.55;

constexpr auto kFrequent = std::to_array<std::string_view>(
    {"the", "of",   "to", "in",   "and", "a",  "for", "on",  "that", "said", "is",   "was",
     "by",  "with", "it", "from", "at",  "as", "he",  "its", "be",   "has",  "have", "will"});
constexpr auto kGiven = std::to_array<std::string_view>(
    {"Anna",  "Boris", "Carla", "David", "Elena", "Frank", "Grace", "Hassan", "Irene", "James",
     "Karen", "Luis",  "Maria", "Nadia", "Oscar", "Peter", "Rosa",  "Samuel", "Tariq", "Vera"});
constexpr auto kSyllables = std::to_array<std::string_view>(
    {"ba", "cor", "den", "el",  "fa",  "gor", "han", "il",  "jo",  "ker", "lan",
     "mo", "nis", "or",  "pa",  "qua", "ras", "sel", "ti",  "un",  "va",  "wes",
     "xa", "yor", "ze",  "mer", "lin", "tas", "dro", "vik", "ste", "pol"});

/// A word for each number, the small ones short.
std::string word(std::size_t number) {
  if (number < kFrequent.size()) return std::string(kFrequent.at(number));
  std::string out;
  for (std::size_t rest = number; rest > 0; rest /= kSyllables.size()) {
    out += kSyllables.at(rest % kSyllables.size());
  }
  return out;
}

std::string name(std::size_t number) {
  std::string out = word(number + kFrequent.size());
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

class Generator {
 public:
  std::string article(std::uint64_t number, std::uint64_t of) {
    const std::string title = sentence(6 + below(5));
    std::string body = fmt::format("{} - ", name(by_rank(kPlaces)));
    const std::size_t paragraphs = 4 + below(8);
    for (std::size_t i = 0; i < paragraphs; ++i) {
      if (i > 0) body += "\\n\\n";
      for (std::size_t n = 1 + below(3); n > 0; --n) {
        body += sentence(10 + below(20)) + (n > 1 ? " " : "");
      }
    }
    using std::chrono::sys_days;
    using namespace std::chrono_literals;
    const auto day = sys_days(2005y / 1 / 1) +
                     std::chrono::days(number * kYears * 365 / std::max<std::uint64_t>(of, 1));
    const std::chrono::year_month_day date(day);
    return fmt::format(
        R"({{"id":"g{}","title":"{}","body":"{}","published":"{:04}-{:02}-{:02}","source":"{} News"}})"
        "\n",
        number, title, body, static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()), name(by_rank(kPublishers)));
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }

  double chance() { return static_cast<double>(random_() >> 11U) * 0x1p-53; }

  /// A number below `n`, each as often as its rank says: 1, 1/2, 1/3 …
  std::size_t by_rank(std::size_t n) {
    return static_cast<std::size_t>(std::pow(static_cast<double>(n), chance())) - 1;
  }

  std::size_t next_word() {
    static constexpr double kRareShare = 0.04;
    const double rate =
        kHeapsFactor * kHeapsPower * std::pow(static_cast<double>(++words_), kHeapsPower - 1);
    const double draw = chance();
    if (draw < std::min(rate, 1.0) &&
        static_cast<double>(new_words_) <
            kHeapsFactor * std::pow(static_cast<double>(words_), kHeapsPower)) {
      return kWordsAtHand + new_words_++;
    }
    if (draw > 1 - kRareShare && new_words_ > 0) return kWordsAtHand + below(new_words_);
    return by_rank(std::min(kWordsAtHand, new_words_ + kFrequent.size()));
  }

  std::string sentence(std::size_t length) {
    static constexpr std::size_t kWordsAPerson = 25;
    std::string out;
    for (std::size_t i = 0; i < length; ++i) {
      std::string next =
          below(kWordsAPerson) == 0
              ? fmt::format("{} {}", kGiven.at(below(kGiven.size())), name(by_rank(kPersons)))
              : word(next_word());
      if (i == 0) next[0] = static_cast<char>(std::toupper(next[0]));
      out += (i > 0 ? " " : "") + next;
    }
    return out + '.';
  }

  std::mt19937_64 random_{20051101};
  std::uint64_t words_ = 0;
  std::size_t new_words_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t count = 0;
  const std::string_view typed = argc == 2 ? argv[1] : "";
  if (std::from_chars(typed.data(), typed.data() + typed.size(), count).ec != std::errc()) {
    fmt::print(stderr, "usage: generate_news N\n");
    return 2;
  }
  Generator generator;
  for (std::uint64_t i = 1; i <= count; ++i) fmt::print("{}", generator.article(i, count));
}
