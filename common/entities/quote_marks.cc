#include "common/entities/quote_marks.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <optional>
#include <string_view>

#include "common/text/utf8.h"

namespace newsdex::entities {
namespace {

enum class Sign : std::uint8_t {
  straight,     // " ＂
  left,         // “ ‟
  right,        // ”
  low,          // „
  angle_left,   // « ‹
  angle_right,  // » ›
  corner_left,
  corner_right,
  single_left,      // ‘
  single_right,     // ’
  single_straight,  // '
};

struct Mark {
  Sign sign = Sign::straight;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool starts_paragraph = false;
  bool may_open = false;   // stands before something, and not behind a letter or digit
  bool may_close = false;  // stands behind something or is straight, and not before a letter
};

struct SignOf {
  char32_t code;
  Sign sign;
};

constexpr auto kSigns = std::to_array<SignOf>({
    {U'"', Sign::straight},
    {U'\uFF02', Sign::straight},
    {U'\u201C', Sign::left},
    {U'\u201F', Sign::left},
    {U'\u201D', Sign::right},
    {U'\u201E', Sign::low},
    {U'\u00AB', Sign::angle_left},
    {U'\u2039', Sign::angle_left},
    {U'\u00BB', Sign::angle_right},
    {U'\u203A', Sign::angle_right},
    {U'\u300C', Sign::corner_left},
    {U'\u300E', Sign::corner_left},
    {U'\u300D', Sign::corner_right},
    {U'\u300F', Sign::corner_right},
    {U'\u2018', Sign::single_left},
    {U'\u2019', Sign::single_right},
    {U'\'', Sign::single_straight},
});

/// Whether a byte may be the first one of a mark.
constexpr std::array<bool, 256> kBeginsMark = [] {
  std::array<bool, 256> begins{};
  for (const unsigned byte : {0x22U, 0x27U, 0xC2U, 0xE2U, 0xE3U, 0xEFU}) begins[byte] = true;
  return begins;
}();

/// The first byte of [at, end) that may be a mark's first one; `end` where there is none. Long
/// stretches have none.
std::size_t next_mark(std::string_view text, std::size_t at, std::size_t end) {
  using Bytes [[gnu::vector_size(16)]] = signed char;
  using Halves [[gnu::vector_size(16)]] = std::uint64_t;
  for (; at + sizeof(Bytes) <= end; at += sizeof(Bytes)) {
    Bytes bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const auto may_begin = reinterpret_cast<Halves>((bytes == '"') | (bytes == '\'') | (bytes < 0));
    if ((may_begin[0] | may_begin[1]) != 0) break;
  }
  while (at < end && !kBeginsMark[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

bool is_single(Sign sign) {
  return sign == Sign::single_left || sign == Sign::single_right || sign == Sign::single_straight;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// Letters, digits, and every character beyond ASCII but for punctuation and no-break blanks.
bool is_wordlike(std::string_view text, std::size_t at) {
  const char32_t code = text::decode(text, at).code;
  if (code < 0x80) return std::isalnum(static_cast<unsigned char>(code)) != 0;
  const bool punctuation = (code >= 0x2000 && code <= 0x206F) || code == 0xA0 || code == 0xAB ||
                           code == 0xBB || code == 0x3000 || (code >= 0x3001 && code <= 0x3003) ||
                           (code >= 0x3008 && code <= 0x3011) || code == 0xFEFF || code == 0xA1 ||
                           code == 0xBF;
  return !punctuation;
}

std::size_t before(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

/// The marks of one paragraph, bytes [begin, end) of the text.
class Paragraph {
 public:
  Paragraph(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text), begin_(std::min(text.find_first_not_of(" \t", begin), end)), end_(end) {
    for (std::size_t at = next_mark(text, begin, end); at < end; at = next_mark(text, at, end)) {
      if (text.substr(at).starts_with("''")) {  // as some wires print a double one
        add(Sign::straight, at, at + 2);
        at += 2;
        continue;
      }
      const text::CodePoint point = text::decode(text, at);
      const auto sign = std::find_if(kSigns.begin(), kSigns.end(),
                                     [&](const SignOf& row) { return row.code == point.code; });
      if (sign != kSigns.end()) add(sign->sign, at, point.end);
      at = point.end;
    }
    find_single_ends();
  }

  [[nodiscard]] const std::vector<Mark>& marks() const { return marks_; }

  /// The mark that closes the single mark `i`; none where it does not open speech.
  [[nodiscard]] std::optional<std::size_t> single_end(std::size_t i) const {
    if (i + 1 >= marks_.size()) return std::nullopt;
    const std::size_t end = single_ends_[i + 1];
    return end == marks_.size() ? std::nullopt : std::optional(end);
  }

 private:
  void add(Sign sign, std::size_t at, std::size_t end) {
    const bool starts = at == begin_;
    const bool ends = end >= end_;
    const bool behind_word = !starts && is_wordlike(text_, before(text_, at));
    const bool before_word = !ends && is_wordlike(text_, end);
    marks_.push_back(
        {.sign = sign,
         .begin = static_cast<std::uint32_t>(at),
         .end = static_cast<std::uint32_t>(end),
         .starts_paragraph = starts,
         .may_open = !ends && !behind_word && (!is_blank(text_[end]) || opens_apart(sign, at, end)),
         .may_close =
             !starts && !before_word && (!is_blank(text_[at - 1]) || sign == Sign::straight)});
  }

  /// A straight mark between blanks, as some texts have them: it opens speech at the beginning,
  /// behind a word or a colon, and behind the end of a sentence where a capital follows.
  [[nodiscard]] bool opens_apart(Sign sign, std::size_t at, std::size_t end) const {
    if (sign != Sign::straight || end + 1 >= end_ || is_blank(text_[end + 1])) return false;
    if (at == begin_) return true;
    if (!is_blank(text_[at - 1]) || at < begin_ + 2) return false;
    static constexpr std::string_view kStops = ".!?";
    const char last = text_[at - 2];
    const bool capital = std::isupper(static_cast<unsigned char>(text_[end + 1])) != 0;
    return last == ':' || is_wordlike(text_, before(text_, at - 1)) ||
           ((last == ',' || kStops.find(last) != kStops.npos) && capital);
  }

  /// "workers’ rights": an apostrophe.
  [[nodiscard]] bool is_possessive(const Mark& mark) const {
    return text_[mark.begin - 1] == 's' && mark.end + 1 < end_ && text_[mark.end] == ' ' &&
           std::islower(static_cast<unsigned char>(text_[mark.end + 1])) != 0;
  }

  void find_single_ends() {
    if (marks_.empty()) return;
    single_ends_.assign(marks_.size() + 1, marks_.size());
    for (std::size_t i = marks_.size(); i-- > 0;) {
      const Mark& mark = marks_[i];
      const bool ends = is_single(mark.sign) && mark.sign != Sign::single_left && mark.may_close &&
                        !is_possessive(mark);
      single_ends_[i] = ends ? i : single_ends_[i + 1];
    }
  }

  std::string_view text_;
  std::size_t begin_;  // of what is not blank
  std::size_t end_;
  std::vector<Mark> marks_;
  std::vector<std::size_t> single_ends_;  // by mark: the next one that can close a single one
};

/// Pairs marks, paragraph by paragraph.
class Pairing {
 public:
  explicit Pairing(const Words& words) : words_(words) {}

  std::vector<QuotedText> read() {
    const std::string_view text = words_.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (end > begin) read_paragraph(Paragraph(text, begin, end));
      begin = end + 1;
    }
    return std::move(found_);
  }

 private:
  struct Open {
    Sign sign = Sign::straight;
    std::uint32_t begin = 0;
    std::size_t inner = 0;  // marks of the same pair opened inside
  };

  void read_paragraph(const Paragraph& paragraph) {
    const std::vector<Mark>& marks = paragraph.marks();
    const bool goes_on = open_ && !marks.empty() && marks[0].starts_paragraph &&
                         continues(open_->sign, marks[0].sign);
    if (!goes_on) open_.reset();
    for (std::size_t i = goes_on ? 1 : 0; i < marks.size(); ++i) {
      if (open_) {
        go_on(marks[i]);
      } else if (is_single(marks[i].sign)) {
        i = read_single(paragraph, i);
      } else if (opens(marks[i])) {
        open_ = Open{marks[i].sign, marks[i].begin, 0};
      }
    }
  }

  /// French speech is taken up again with either guillemet.
  static bool continues(Sign open, Sign again) {
    return again == open || (open == Sign::angle_left && again == Sign::angle_right);
  }

  static bool opens(const Mark& mark) {
    switch (mark.sign) {
      case Sign::left:
      case Sign::low:
      case Sign::corner_left:
      case Sign::angle_left:
        return true;
      case Sign::straight:
      case Sign::right:
      case Sign::angle_right:
        return mark.may_open;
      case Sign::corner_right:
      case Sign::single_left:
      case Sign::single_right:
      case Sign::single_straight:
        break;
    }
    return false;
  }

  static bool closes(Sign open, const Mark& mark) {
    switch (open) {
      case Sign::straight:
        return mark.sign == Sign::straight || mark.sign == Sign::right;
      case Sign::left:
        return mark.sign == Sign::right || (mark.sign == Sign::straight && mark.may_close);
      case Sign::right:
        return mark.sign == Sign::right;
      case Sign::low:
        return mark.sign == Sign::left || mark.sign == Sign::right ||
               (mark.sign == Sign::straight && mark.may_close);
      case Sign::angle_left:
        return mark.sign == Sign::angle_right;
      case Sign::angle_right:
        return mark.sign == Sign::angle_left;
      case Sign::corner_left:
        return mark.sign == Sign::corner_right;
      case Sign::corner_right:
      case Sign::single_left:
      case Sign::single_right:
      case Sign::single_straight:
        break;
    }
    return false;
  }

  void go_on(const Mark& mark) {
    // A straight mark that can only open tells that the one before was never closed.
    const bool reopens = open_->sign == Sign::straight && mark.sign == Sign::straight &&
                         mark.may_open && !mark.may_close;
    if (reopens || (mark.sign == open_->sign && mark.sign == Sign::left)) {
      open_ = Open{mark.sign, mark.begin, 0};
    } else if (closes(open_->sign, mark)) {
      if (open_->inner > 0) {
        --open_->inner;
      } else {
        add(open_->begin, mark);
        open_.reset();
      }
    } else if (mark.sign == open_->sign && mark.sign != Sign::straight) {
      ++open_->inner;
    }
  }

  /// Past the single quotation that mark `i` opens, if it does.
  std::size_t read_single(const Paragraph& paragraph, std::size_t i) {
    const Mark& mark = paragraph.marks()[i];
    if (!mark.may_open || mark.sign == Sign::single_right) return i;
    const auto end = paragraph.single_end(i);
    if (!end) return i;
    const Mark& last = paragraph.marks()[*end];
    // A straight one may be an elision ('em, '90s): it has to look like speech.
    static constexpr std::string_view kStops = ",.!?";
    const auto next = static_cast<unsigned char>(words_.text[mark.end]);
    const bool is_speech =
        std::isupper(next) != 0 || kStops.find(words_.text[last.begin - 1]) != kStops.npos;
    if (mark.sign == Sign::single_straight && (std::isdigit(next) != 0 || !is_speech)) return i;
    add(mark.begin, last);
    return *end;
  }

  void add(std::uint32_t begin, const Mark& closing) {
    const auto& list = words_.list;
    while (next_ < list.size() && list[next_].token.begin < begin) ++next_;
    const std::size_t first = next_;
    while (next_ < list.size() && list[next_].token.end <= closing.end) ++next_;
    if (next_ > first) found_.push_back({begin, closing.begin, closing.end, first, next_ - 1});
  }

  const Words& words_;
  std::vector<QuotedText> found_;
  std::optional<Open> open_;
  std::size_t next_ = 0;  // first word not looked at yet
};

}  // namespace

std::vector<QuotedText> find_quoted(const Words& words) { return Pairing(words).read(); }

}  // namespace newsdex::entities
