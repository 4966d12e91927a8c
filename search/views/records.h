// Formats that list articles for other programs, one record after another.

#pragma once

#include <iosfwd>
#include <string>

#include "search/answer.h"
#include "search/options.h"

namespace newsdex {

/// What a record may say besides its hit.
struct RecordContext {
  std::string qid;     ///< of the query; empty outside of a batch
  std::string query;   ///< as it was read
  Day today{};         ///< for feeds, which need a date
  bool first = false;  ///< nothing was printed before it
};

/// Whether a format is one of these: ids, trec, ris, bibtex, csl, atom.
[[nodiscard]] bool is_record_format(OutputFormat format);

/// What goes before, between and behind the records; `context` as of the first.
void print_head(std::ostream& out, OutputFormat format, const RecordContext& context);
void print_record(std::ostream& out, OutputFormat format, const Hit& hit,
                  const RecordContext& context);
void print_tail(std::ostream& out, OutputFormat format);

}  // namespace newsdex
