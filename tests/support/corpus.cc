#include "tests/support/corpus.h"

#include <sstream>

#include "common/archive/files.h"

namespace newsdex {
namespace {

constexpr std::string_view kHeader = "| What | Query | Must return |";

std::vector<std::string> cells(std::string_view row) {
  static constexpr std::string_view kSeparator = " | ";
  row.remove_prefix(row.find_first_not_of("| "));
  row.remove_suffix(row.size() - row.find_last_not_of("| ") - 1);
  std::vector<std::string> out;
  for (std::size_t end = row.find(kSeparator); end != row.npos; end = row.find(kSeparator)) {
    out.emplace_back(row.substr(0, end));
    row.remove_prefix(end + kSeparator.size());
  }
  out.emplace_back(row);
  return out;
}

/// What stands between backticks.
std::vector<std::string> code_spans(std::string_view cell) {
  std::vector<std::string> out;
  std::size_t begin = cell.find('`');
  while (begin != cell.npos) {
    const std::size_t end = cell.find('`', begin + 1);
    if (end == cell.npos) break;
    out.emplace_back(cell.substr(begin + 1, end - begin - 1));
    begin = cell.find('`', end + 1);
  }
  return out;
}

CorpusQuery parse_row(const std::string& section, std::string_view line) {
  static constexpr std::string_view kMissed = "; missed by this version:";
  CorpusQuery row{section, {}, {}};
  const std::vector<std::string> parts = cells(line);
  if (parts.size() != 3) return row;
  const std::vector<std::string> queries = code_spans(parts[1]);
  const std::string found = parts[2].substr(0, parts[2].find(kMissed));
  const std::vector<std::string> names = code_spans(found);
  if (queries.size() != 1 || (names.empty() && found != "nothing")) return row;
  row.query = queries.front();
  row.returns.insert(names.begin(), names.end());
  return row;
}

}  // namespace

std::filesystem::path corpus_folder() {
  return std::filesystem::path(NEWSDEX_SOURCE_DIR) / "corpus" / "articles";
}

std::vector<CorpusQuery> corpus_queries() {
  std::istringstream readme(read_file(corpus_folder().parent_path() / "README.md"));
  std::vector<CorpusQuery> out;
  std::string section;
  bool in_table = false;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with('#')) section = line.substr(line.find_first_not_of("# "));
    if (!line.starts_with('|')) in_table = false;
    if (in_table && !line.starts_with("|-")) out.push_back(parse_row(section, line));
    if (line == kHeader) in_table = true;
  }
  return out;
}

std::string corpus_name(const Article& article) {
  static constexpr std::string_view kFolder = "articles/";
  for (const std::string_view several :
       {"jsonl/", "feeds/", "wire/", "table/", "crawl/"}) {  // folders of files with many articles
    if (article.path.starts_with(std::string(kFolder).append(several))) return article.id;
  }
  return article.path.substr(article.path.starts_with(kFolder) ? kFolder.size() : 0);
}

}  // namespace newsdex
