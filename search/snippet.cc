#include "search/snippet.h"

#include <algorithm>
#include <set>

#include "common/text/fold.h"
#include "common/text/tokenizer.h"
#include "common/text/utf8.h"

namespace newsdex {
namespace {

using text::Token;
using text::TokenList;

template <typename Range, typename Value>
bool contains(const Range& range, const Value& wanted) {
  return std::find(range.begin(), range.end(), wanted) != range.end();
}

class Marker {
 public:
  Marker(std::string_view text, const TokenList& list, text::Stemmer& stemmer)
      : text_(text), list_(list), stemmer_(stemmer) {}

  [[nodiscard]] bool fits(const Token& token, const TokenPattern& pattern) const {
    const std::string_view folded = list_.folded(token);
    if (!pattern.prefix.empty() && folded.starts_with(pattern.prefix)) return true;
    if (contains(pattern.words, folded)) return true;
    if (pattern.stems.empty() || !text::is_stemmed(list_, token)) return false;
    const auto& stems = stemmer_.stems(text_.substr(token.begin, token.end - token.begin), folded);
    return std::any_of(stems.begin(), stems.end(),
                       [&](const std::string& stem) { return contains(pattern.stems, stem); });
  }

  /// The end of the pattern if it begins at token `i`, else 0.
  [[nodiscard]] std::uint32_t match(std::size_t i, const HighlightPattern& pattern) const {
    const auto& tokens = list_.tokens;
    if (!contains(pattern.zones, tokens[i].zone) || !fits(tokens[i], pattern.tokens[0])) return 0;
    std::uint32_t end = tokens[i].end;
    std::size_t k = i;
    for (std::size_t slot = 1; slot < pattern.tokens.size(); ++slot) {
      const std::uint32_t wanted = tokens[i].position + pattern.tokens[slot].offset;
      // Positions fall where a zone ends, so the search must end there, too.
      while (k < tokens.size() && tokens[k].zone == tokens[i].zone && tokens[k].position < wanted) {
        ++k;
      }
      bool found = false;
      for (std::size_t at = k; at < tokens.size() && tokens[at].position == wanted; ++at) {
        if (fits(tokens[at], pattern.tokens[slot])) {
          found = true;
          end = tokens[at].end;
        }
      }
      if (!found) return 0;
    }
    return end;
  }

 private:
  std::string_view text_;
  const TokenList& list_;
  text::Stemmer& stemmer_;
};

const std::vector<Label>* labels_of(const Labels& labels, FieldId field) {
  switch (field) {
    case FieldId::person:
    case FieldId::person_certain:
      return &labels.persons;
    case FieldId::country:
    case FieldId::about:
      return &labels.countries;
    case FieldId::place:
      return &labels.places;
    case FieldId::region:
      return &labels.regions;
    case FieldId::org:
      return &labels.orgs;
    case FieldId::cited:
      return &labels.cited;
    default:
      return nullptr;
  }
}

void add_evidence(const Record& record, const Sought& sought, std::vector<Mark>& marks) {
  auto pattern = static_cast<std::uint32_t>(sought.patterns.size());
  for (const auto& [field, value] : sought.values) {
    if (const auto* labels = labels_of(record.labels, field)) {
      for (const Label& label : *labels) {
        if (label.value != value) continue;
        for (const Evidence& e : label.evidence) marks.push_back({e.begin, e.end, pattern});
      }
    }
    ++pattern;
  }
}

std::vector<Mark> without_overlaps(std::vector<Mark> marks) {
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::tuple(a.begin, b.end, a.pattern) < std::tuple(b.begin, a.end, b.pattern);
  });
  std::vector<Mark> out;
  for (const Mark& mark : marks) {
    if (!out.empty() && mark.begin < out.back().end) {
      out.back().end = std::max(out.back().end, mark.end);
    } else {
      out.push_back(mark);
    }
  }
  return out;
}

/// Bytes [begin, end) of a paragraph: snippets stay inside one.
struct Window {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::uint32_t paragraph_begin(std::string_view text, std::uint32_t at) {
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : static_cast<std::uint32_t>(newline + 1);
}

std::uint32_t paragraph_end(std::string_view text, std::uint32_t at) {
  const std::size_t newline = text.find('\n', at);
  return static_cast<std::uint32_t>(newline == std::string_view::npos ? text.size() : newline);
}

/// The marks that fit into `width` bytes from mark `first` on, within its paragraph.
std::size_t last_fitting(std::string_view text, const std::vector<Mark>& marks, std::size_t first,
                         std::size_t width) {
  const std::uint32_t end = paragraph_end(text, marks[first].begin);
  std::size_t last = first;
  while (last + 1 < marks.size() && marks[last + 1].end <= end &&
         marks[last + 1].end - marks[first].begin <= width) {
    ++last;
  }
  return last;
}

/// First and last of the marks that make the best snippet.
std::pair<std::size_t, std::size_t> best_marks(std::string_view text,
                                               const std::vector<Mark>& marks, std::size_t width) {
  static constexpr std::size_t kEnoughMarks = 500;
  std::pair<std::size_t, std::size_t> best{0, 0};
  std::pair<std::size_t, std::size_t> best_worth{0, 0};
  for (std::size_t first = 0; first < std::min(marks.size(), kEnoughMarks); ++first) {
    const std::size_t last = last_fitting(text, marks, first, width);
    std::set<std::uint32_t> patterns;
    for (std::size_t i = first; i <= last; ++i) patterns.insert(marks[i].pattern);
    const std::pair worth{patterns.size(), last - first + 1};
    if (worth > best_worth) {
      best_worth = worth;
      best = {first, last};
    }
  }
  return best;
}

/// A window of about `width` bytes around [begin, end), cut at blanks.
Window around(std::string_view text, std::uint32_t begin, std::uint32_t end, std::size_t width) {
  Window window{paragraph_begin(text, begin), paragraph_end(text, begin)};
  const std::size_t spare = width > end - begin ? width - (end - begin) : 0;
  if (window.end - window.begin <= width) return window;
  if (begin - window.begin > spare / 3) {
    const auto from = static_cast<std::uint32_t>(begin - spare / 3);
    const std::size_t blank = text.find(' ', from);
    window.begin = blank < begin ? static_cast<std::uint32_t>(blank + 1) : begin;
  }
  if (window.end - window.begin > width) {
    const std::size_t to = std::max<std::size_t>(end, window.begin + width);
    const std::size_t blank = to < window.end ? text.rfind(' ', to) : std::string_view::npos;
    if (blank != std::string_view::npos && blank >= end) {
      window.end = static_cast<std::uint32_t>(blank);
    } else if (to < window.end) {
      window.end =
          window.begin + static_cast<std::uint32_t>(
                             text::truncate(text.substr(window.begin), to - window.begin).size());
    }
  }
  return window;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

std::string render(std::string_view text, const Window& window, const std::vector<Mark>& marks) {
  std::string out;
  if (window.begin > paragraph_begin(text, window.begin)) out += "… ";
  std::uint32_t at = window.begin;
  for (const Mark& mark : marks) {
    if (mark.end <= window.begin || mark.begin >= window.end) continue;
    const std::uint32_t begin = std::max(mark.begin, at);
    const std::uint32_t end = std::min(mark.end, window.end);
    append_escaped(out, text.substr(at, begin - at));
    out += "<b>";
    append_escaped(out, text.substr(begin, end - begin));
    out += "</b>";
    at = end;
  }
  append_escaped(out, text.substr(at, window.end - at));
  if (window.end < paragraph_end(text, window.begin)) out += " …";
  return out;
}

bool stands_in(const Mark& mark, const Zones& zones, Zone zone) {
  return std::any_of(zones.begin(), zones.end(), [&](const ZoneSpan& span) {
    return span.zone == zone && mark.begin >= span.begin && mark.begin < span.end;
  });
}

std::uint32_t story_begin(const Record& record) {
  for (const ZoneSpan& span : record.article.zones) {
    if (span.zone == Zone::lead || span.zone == Zone::body) return span.begin;
  }
  return 0;
}

}  // namespace

std::vector<Mark> find_marks(const Record& record, const Sought& sought, text::Stemmer& stemmer) {
  const std::string& text = record.article.text;
  TokenList list = text::tokenize(text);
  text::place(list, record.article.zones);
  const Marker marker(text, list, stemmer);
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < list.tokens.size(); ++i) {
    for (std::size_t p = 0; p < sought.patterns.size(); ++p) {
      if (const std::uint32_t end = marker.match(i, sought.patterns[p]); end > 0) {
        marks.push_back({list.tokens[i].begin, end, static_cast<std::uint32_t>(p)});
      }
    }
  }
  add_evidence(record, sought, marks);
  return without_overlaps(std::move(marks));
}

std::string make_snippet(const Record& record, const std::vector<Mark>& marks, std::size_t width) {
  const std::string& text = record.article.text;
  std::vector<Mark> shown;
  std::copy_if(marks.begin(), marks.end(), std::back_inserter(shown), [&](const Mark& mark) {
    return !stands_in(mark, record.article.zones, Zone::title);
  });
  if (shown.empty()) {
    const std::uint32_t begin = story_begin(record);
    return render(text, around(text, begin, begin, width), marks);
  }
  const auto [first, last] = best_marks(text, shown, width);
  return render(text, around(text, shown[first].begin, shown[last].end, width), shown);
}

}  // namespace newsdex
