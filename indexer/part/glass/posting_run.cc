#include "indexer/part/glass/posting_run.h"

#include "indexer/part/byte_run.h"

namespace newsdex::glass {

char* put_run_head(char* at, std::string_view name, std::uint64_t articles,
                   std::uint64_t occurrences, std::size_t bytes) {
  at = copy_bytes(put_uint(at, name.size()), name);
  return put_uint(put_uint(put_uint(at, articles), occurrences), bytes);
}

void RunWriter::add(const LoggedTerm& term) {
  const std::string_view postings = term.postings.front();
  head_.resize(kMostRunHeadBytes + term.name.size());
  const char* const end =
      put_run_head(head_.data(), term.name, term.articles, term.occurrences, postings.size());
  file_.write({head_.data(), end});
  file_.write(postings);
}

void RunReader::take_into(LoggedTerm& term) {
  term.name = name_;
  term.articles += articles_;
  term.occurrences += occurrences_;
  term.postings.push_back(postings_);
  next();
}

void RunReader::next() {
  done_ = at_ == end_;
  if (done_) return;
  name_ = text();
  articles_ = unpack_uint(at_);
  occurrences_ = unpack_uint(at_);
  postings_ = text();
}

std::string_view RunReader::text() {
  const std::size_t bytes = unpack_uint(at_);
  return {std::exchange(at_, at_ + bytes), bytes};
}

}  // namespace newsdex::glass
