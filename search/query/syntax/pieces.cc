#include "search/query/syntax/pieces.h"

#include <utility>

#include "common/error.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "search/query/marks.h"

namespace newsdex::query {
namespace {

class Cutter {
 public:
  Cutter(std::string_view query, const Dialect& dialect) : query_(query), dialect_(dialect) {}

  /// The last piece is `end`.
  std::vector<Piece> cut() {
    while (skip_blanks(), pos_ < query_.size()) step();
    pieces_.push_back({});
    return std::move(pieces_);
  }

 private:
  using Kind = Piece::Kind;

  void skip_blanks() {
    while (pos_ < query_.size()) {
      const auto [code, end] = text::decode(query_, pos_);
      if (!is_blank(code)) return;
      pos_ = end;
    }
  }

  [[nodiscard]] bool opens(char c) const {
    return c == '(' || (c == '[' && dialect_.square_brackets);
  }
  [[nodiscard]] bool closes(char c) const {
    return c == ')' || (c == ']' && dialect_.square_brackets);
  }

  void step() {
    const char c = query_[pos_];
    if (opens(c) || closes(c)) {
      pieces_.push_back({opens(c) ? Kind::open : Kind::close, query_.substr(pos_++, 1), {}});
      return;
    }
    const auto [code, begin] = text::decode(query_, pos_);
    if (find_quote(code) != nullptr) return phrase(begin);
    const std::size_t word = pos_;
    pos_ += slash_operator();
    const bool is_operator = pos_ > word;
    while (!is_operator && pos_ < query_.size() && (pos_ == word || !ends_word())) {
      pos_ = text::decode(query_, pos_).end;
      // `name=` is a word of its own.
      if (dialect_.field_mark == '=' && query_[pos_ - 1] == '=') break;
    }
    const std::string_view typed = query_.substr(word, pos_ - word);
    pieces_.push_back({Kind::word, typed, text::lower(typed)});
  }

  [[nodiscard]] bool ends_word() const {
    const char c = query_[pos_];
    if (opens(c) || closes(c) || slash_operator() > 0) return true;
    const char32_t code = text::decode(query_, pos_).code;
    return is_blank(code) || find_quote(code) != nullptr;
  }

  /// How long the `/n30/` is that begins here and may touch the words around it; 0 for none.
  [[nodiscard]] std::size_t slash_operator() const {
    static constexpr std::size_t kLongest = 8;
    if (dialect_.field_mark != '=' || query_[pos_] != '/') return 0;
    const std::size_t end = query_.substr(pos_ + 1, kLongest).find('/');
    if (end == std::string_view::npos || end < 2) return 0;
    const std::string inside = text::lower(query_.substr(pos_ + 1, end));
    const bool known = number_behind(inside, "n", std::nullopt).has_value() ||
                       number_behind(inside, "f", std::nullopt).has_value();
    return known ? end + 2 : 0;
  }

  void phrase(std::size_t begin) {
    for (std::size_t pos = begin; pos < query_.size();) {
      const auto [code, end] = text::decode(query_, pos);
      if (find_quote(code) != nullptr) {
        pieces_.push_back({Kind::phrase, query_.substr(begin, pos - begin), {}});
        pos_ = end;
        return;
      }
      pos = end;
    }
    throw InputError("a quote is not closed", "close it", "bad_query");
  }

  std::string_view query_;
  const Dialect& dialect_;
  std::size_t pos_ = 0;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> pieces_of(std::string_view query, const Dialect& dialect) {
  return Cutter(query, dialect).cut();
}

}  // namespace newsdex::query
