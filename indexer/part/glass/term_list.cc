#include "indexer/part/glass/term_list.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

#include "common/archive/glass/pack.h"

namespace newsdex::glass {
namespace {

constexpr std::uint64_t kByteRange = 256;

/// How many bytes two names begin with alike. Of both, eight may be read whatever their sizes are.
std::size_t shared_beginning(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < most; i += sizeof(std::uint64_t)) {
    std::uint64_t x = 0;
    std::uint64_t y = 0;
    std::memcpy(&x, a.data() + i, sizeof(x));
    std::memcpy(&y, b.data() + i, sizeof(y));
    if (x != y) return std::min(most, i + static_cast<std::size_t>(std::countr_zero(x ^ y)) / 8);
  }
  return most;
}

}  // namespace

std::string encode_term_list(const ArticleTerms& terms) {
  std::string out;
  if (terms.size() == 0) return out;
  static constexpr std::size_t kMostBytesOfATerm = kMaxUint32Bytes + 2;  // beside its name
  out.resize(2 * kMaxUintBytes + terms.size() * kMostBytesOfATerm + terms.name_bytes() +
             kSpareBytes);
  char* at = put_uint(out.data(), terms.length());
  at = put_uint(at, terms.size());
  std::string_view previous;
  terms.for_each([&](const ArticleTerms::Term& term) {
    const std::size_t shared = shared_beginning(previous, term.name);
    const bool is_first = previous.empty();
    // A small wdf and the length of the shared beginning go into one byte together.
    const std::uint64_t packed = (std::uint64_t{term.wdf} + 1) * (previous.size() + 1) + shared;
    const bool is_packed = !is_first && packed < kByteRange;
    if (!is_first) *at++ = static_cast<char>(is_packed ? packed : shared);
    *at++ = static_cast<char>(term.name.size() - shared);
    at = copy_with_spare(at, term.name.data() + shared, term.name.size() - shared);
    if (!is_packed) at = put_uint(at, term.wdf);
    previous = term.name;
  });
  out.resize(static_cast<std::size_t>(at - out.data()));
  return out;
}

}  // namespace newsdex::glass
