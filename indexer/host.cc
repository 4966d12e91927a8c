#include "indexer/host.h"

#include <algorithm>
#include <array>

#include "common/text/fold.h"

namespace newsdex {

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::string name = text::fold(url.substr(0, scheme));
  if (name != "http" && name != "https") return {};
  std::string_view rest = url.substr(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const std::size_t user = rest.rfind('@'); user != std::string_view::npos) {
    rest.remove_prefix(user + 1);
  }
  rest = rest.substr(0, rest.find(':'));
  return text::fold(rest);
}

std::string registrable_domain(std::string_view host) {
  static constexpr auto kSecondLevels = std::to_array<std::string_view>(
      {"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"});
  while (!host.empty() && host.back() == '.') host.remove_suffix(1);
  const std::size_t top = host.rfind('.');
  if (top == std::string_view::npos || top == 0) return {};
  const std::string_view top_level = host.substr(top + 1);
  if (top_level.empty() || (top_level[0] >= '0' && top_level[0] <= '9')) return {};

  std::size_t second = host.rfind('.', top - 1);
  const std::size_t begin = second == std::string_view::npos ? 0 : second + 1;
  const std::string_view second_level = host.substr(begin, top - begin);
  if (second_level.empty()) return {};
  const bool is_shared =
      top_level.size() == 2 &&
      std::find(kSecondLevels.begin(), kSecondLevels.end(), second_level) != kSecondLevels.end();
  if (!is_shared || begin == 0) return std::string(host.substr(begin));
  second = host.rfind('.', begin - 2);
  return std::string(host.substr(second == std::string_view::npos ? 0 : second + 1));
}

}  // namespace newsdex
