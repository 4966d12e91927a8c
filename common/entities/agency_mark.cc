#include "common/entities/agency_mark.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace newsdex::entities {
namespace {

template <typename Marks, typename Matches>
bool any(const Marks& marks, Matches matches) {
  return std::any_of(marks.begin(), marks.end(), matches);
}

/// "LONDON (Reuters) - ", "Madrid (EFE).- ", in the first words of a paragraph.
bool is_in_dateline(const Words& words, const OrgSpan& outlet) {
  static constexpr std::uint32_t kReach = 80;  // bytes from the start of the paragraph
  static constexpr auto kDashes = std::to_array<std::string_view>(
      {") -", ") —", ") –", ")—", ")-", ").-", ").–", ").—", "). -", "). –", "). —"});
  const std::uint32_t begin = words[outlet.first].token.begin;
  if (begin == 0 || words.text[begin - 1] != '(') return false;
  const std::string_view rest = words.behind(outlet.last);
  if (!rest.starts_with(')')) return false;
  const std::string_view reach = words.text.substr(0, begin);
  const std::string_view before =
      reach.size() > kReach ? reach.substr(reach.size() - kReach - 1) : reach;
  const std::size_t line = before.rfind('\n');
  if (line == std::string_view::npos && reach.size() > kReach) return false;
  const std::size_t start = line == std::string_view::npos ? 0 : line + 1;
  const bool opens = before.size() - start <= 1;
  return opens || any(kDashes, [&](std::string_view dash) { return rest.starts_with(dash); });
}

/// "… on Monday. – Reuters", "… on Monday (AFP)": what an agency's copy ends with.
bool is_sign_off(const Words& words, const OrgSpan& outlet) {
  static constexpr auto kDashes =
      std::to_array<std::string_view>({" – ", " — ", " -- ", "\n– ", "\n— ", " /", ".–", ".—"});
  if (!outlet.is_agency) return false;
  std::string_view behind = words.behind(outlet.last);
  const std::string_view before = words.text.substr(0, words[outlet.first].token.begin);
  const bool bracket = before.ends_with(" (") && behind.starts_with(')');
  if (bracket) behind.remove_prefix(1);
  const bool ends =
      behind.empty() || behind.front() == '\n' || behind == "." || behind.starts_with(".\n");
  return ends &&
         (bracket || any(kDashes, [&](std::string_view dash) { return before.ends_with(dash); }));
}

}  // namespace

std::optional<std::uint32_t> agency_mark_end(const Words& words, const OrgSpan& outlet) {
  if (!outlet.is_outlet) return std::nullopt;
  const std::uint32_t end = words[outlet.last].token.end;
  if (is_in_dateline(words, outlet)) return end + 1;  // with the bracket
  if (is_sign_off(words, outlet)) return end;
  return std::nullopt;
}

}  // namespace newsdex::entities
