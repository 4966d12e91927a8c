#include "indexer/part/glass/term_list.h"

#include <algorithm>
#include <string_view>

#include "indexer/part/glass/pack.h"

namespace newsdex::glass {
namespace {

constexpr std::uint64_t kByteRange = 256;

std::size_t shared_beginning(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t i = 0;
  while (i < most && a[i] == b[i]) ++i;
  return i;
}

}  // namespace

std::string encode_term_list(const std::vector<Posting>& postings, std::uint64_t length) {
  std::string out;
  if (postings.empty()) return out;
  pack_uint(out, length);
  pack_uint(out, postings.size());
  const std::string* previous = nullptr;
  for (const auto& [term, wdf, positions] : postings) {
    const std::size_t shared = previous != nullptr ? shared_beginning(*previous, term) : 0;
    // A small wdf and the length of the shared beginning go into one byte together.
    const std::uint64_t packed =
        previous != nullptr ? (std::uint64_t{wdf} + 1) * (previous->size() + 1) + shared : 0;
    const bool is_packed = packed > 0 && packed < kByteRange;
    if (previous != nullptr) out += static_cast<char>(is_packed ? packed : shared);
    out += static_cast<char>(term.size() - shared);
    out.append(term, shared);
    if (!is_packed) pack_uint(out, wdf);
    previous = &term;
  }
  return out;
}

}  // namespace newsdex::glass
