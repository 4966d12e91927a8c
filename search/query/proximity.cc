#include "search/query/proximity.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "common/error.h"
#include "common/text/fold.h"

namespace newsdex::query {
namespace {

using Reach = Proximity::Reach;

/// Whether an operator is `pre` and what follows its slash; nothing follows for any other word.
struct Parts {
  bool ordered = false;
  std::string reach;
};

Parts split(std::string_view word) {
  static constexpr std::size_t kLongest = 16;
  if (word.size() > kLongest) return {};
  const std::string name = text::lower(word);
  const bool ordered = name.starts_with("pre/");
  if (!ordered && !name.starts_with("w/")) return {};
  Parts parts{ordered, name.substr(name.find('/') + 1)};
  const bool number =
      !parts.reach.empty() && std::all_of(parts.reach.begin(), parts.reach.end(),
                                          [](char c) { return c >= '0' && c <= '9'; });
  const bool unit = !ordered && (parts.reach == "s" || parts.reach == "p");
  if (!number && !unit) parts.reach.clear();
  return parts;
}

}  // namespace

bool is_proximity(std::string_view word) { return !split(word).reach.empty(); }

Proximity parse_proximity(std::string_view word) {
  const Parts parts = split(word);
  Proximity out;
  if (parts.reach == "s" || parts.reach == "p") {
    out.reach = parts.reach == "s" ? Reach::sentence : Reach::paragraph;
    return out;
  }
  out.reach = parts.ordered ? Reach::before : Reach::words;
  const char* end = parts.reach.data() + parts.reach.size();
  const auto [stop, error] = std::from_chars(parts.reach.data(), end, out.distance);
  if (error != std::errc{} || out.distance > kMaxDistance) {
    throw InputError(fmt::format("{} reaches beyond {} words", word, kMaxDistance),
                     "w/p looks in the whole paragraph", "query_too_large");
  }
  if (out.distance == 0) {
    throw InputError(fmt::format("{}: nothing stands 0 words away", word),
                     "w/1 is side by side, w/2 has at most one word between", "bad_query");
  }
  return out;
}

std::string to_string(const Proximity& proximity) {
  const std::string_view no = proximity.negated ? "NOT " : "";
  switch (proximity.reach) {
    case Reach::words:
      return fmt::format("{}w/{}", no, proximity.distance);
    case Reach::before:
      return fmt::format("{}pre/{}", no, proximity.distance);
    case Reach::sentence:
      return fmt::format("{}w/s", no);
    case Reach::paragraph:
      return fmt::format("{}w/p", no);
  }
  return {};
}

}  // namespace newsdex::query
