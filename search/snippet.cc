#include "search/snippet.h"

#include <algorithm>
#include <set>

#include "common/text/escape.h"
#include "common/text/utf8.h"

namespace newsdex {
namespace {

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

std::string render(std::string_view text, const Window& window, const std::vector<Mark>& marks) {
  std::string out;
  if (window.begin > paragraph_begin(text, window.begin)) out += "… ";
  std::uint32_t at = window.begin;
  for (const Mark& mark : marks) {
    if (mark.end <= window.begin || mark.begin >= window.end) continue;
    const std::uint32_t begin = std::max(mark.begin, at);
    const std::uint32_t end = std::min(mark.end, window.end);
    text::append_escaped(out, text.substr(at, begin - at));
    out += "<b>";
    text::append_escaped(out, text.substr(begin, end - begin));
    out += "</b>";
    at = end;
  }
  text::append_escaped(out, text.substr(at, window.end - at));
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
