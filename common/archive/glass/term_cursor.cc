#include "common/archive/glass/term_cursor.h"

#include <utility>

#include "common/archive/glass/pack.h"

namespace newsdex::glass {

TermCursor::TermCursor(TableReader table, std::string_view beginning)
    : table_(std::move(table)), beginning_(beginning) {}

bool TermCursor::next() {
  bool is_there = false;
  do {  // the further chunks of a list have a NUL behind the term
    is_there = is_begun_ ? table_.next() : table_.seek(beginning_);
    is_begun_ = true;
    if (!is_there || !term().starts_with(beginning_)) return false;
  } while (term().find('\0') != std::string_view::npos);
  return true;
}

std::uint64_t TermCursor::articles() const {
  Unpacker head(table_.tag());
  const std::uint64_t articles = head.uint();
  if (!head.is_good()) table_.fail();
  return articles;
}

}  // namespace newsdex::glass
