#include "common/archive/glass/term_list.h"

#include <utility>

#include "common/error.h"

namespace newsdex::glass {

TermList::TermList(std::string tag) : tag_(std::move(tag)), rest_(tag_) {
  if (tag_.empty()) return;
  static_cast<void>(rest_.uint());  // the article's length
  left_ = rest_.uint();
}

bool TermList::next() {
  if (left_ > 0 && rest_.is_good()) {
    --left_;
    take_term();
    is_first_ = false;
    if (rest_.is_good()) return true;
  }
  if (!rest_.is_good() || !rest_.is_done()) {
    throw ArchiveError("termlist.glass: damaged", "newsdex-admin check tells what is affected");
  }
  return false;
}

// One byte says how much of the term before it begins with, and, where both are small, the wdf.
void TermList::take_term() {
  std::uint64_t shared = is_first_ ? 0 : rest_.byte();
  const std::uint64_t ways = term_.size() + 1;
  const bool is_packed = shared >= ways;
  if (is_packed) {
    wdf_ = static_cast<std::uint32_t>(shared / ways - 1);
    shared %= ways;
  }
  term_.resize(shared);
  term_ += rest_.bytes(rest_.byte());
  if (!is_packed) wdf_ = static_cast<std::uint32_t>(rest_.uint());
}

}  // namespace newsdex::glass
