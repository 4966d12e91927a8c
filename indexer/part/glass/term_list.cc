#include "indexer/part/glass/term_list.h"

#include <algorithm>
#include <string_view>

#include "common/archive/glass/pack.h"

namespace newsdex::glass {
namespace {

constexpr std::uint64_t kByteRange = 256;
constexpr std::size_t kUsualBytes = 10;  // of a term

std::size_t shared_beginning(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t i = 0;
  while (i < most && a[i] == b[i]) ++i;
  return i;
}

}  // namespace

std::string encode_term_list(const ArticleTerms& terms) {
  std::string out;
  if (terms.size() == 0) return out;
  out.reserve(terms.size() * kUsualBytes);
  pack_uint(out, terms.length());
  pack_uint(out, terms.size());
  std::string_view previous;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto [term, hash, wdf, positions] = terms[i];
    const std::size_t shared = shared_beginning(previous, term);
    // A small wdf and the length of the shared beginning go into one byte together.
    const std::uint64_t packed =
        i > 0 ? (std::uint64_t{wdf} + 1) * (previous.size() + 1) + shared : 0;
    const bool is_packed = packed > 0 && packed < kByteRange;
    if (i > 0) out += static_cast<char>(is_packed ? packed : shared);
    out += static_cast<char>(term.size() - shared);
    out += term.substr(shared);
    if (!is_packed) pack_uint(out, wdf);
    previous = term;
  }
  return out;
}

}  // namespace newsdex::glass
