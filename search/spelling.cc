#include "search/spelling.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "common/text/utf8.h"
#include "search/edits.h"

namespace newsdex {

std::vector<std::string> nearest_words(const Archive& archive, std::string_view folded,
                                       const Deadline& deadline) {
  static constexpr std::size_t kMost = 3;
  static constexpr std::uint64_t kLeast = 2;
  const std::u32string wanted = letters_of(folded);
  const std::size_t farthest = likely_edits(wanted);
  if (farthest == 0) return {};
  const std::string first(folded.substr(0, text::decode(folded, 0).end));

  PacedDeadline pace(deadline);
  std::map<std::string, std::uint64_t> articles;
  for (const Part& part : archive.parts()) {
    deadline.check();
    glass::TermCursor terms = part.terms(first);
    while (terms.next()) {
      pace.step();
      if (edits(terms.term(), wanted, farthest) > farthest) continue;
      articles[std::string(terms.term())] += terms.articles();
    }
  }
  std::vector<std::tuple<std::size_t, std::uint64_t, std::string>> found;
  for (const auto& [word, count] : articles) {
    if (count >= kLeast) found.emplace_back(edits(word, wanted, farthest), ~count, word);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(kMost, found.size()); ++i) {
    out.push_back(std::get<2>(found[i]));
  }
  return out;
}

}  // namespace newsdex
