#include "indexer/extract/article_limits.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "common/text/utf8.h"

namespace newsdex {
namespace {

class Limiter {
 public:
  Limiter(RawArticle& article, const Limits& limits) : article_(article), limits_(limits) {}

  void limit_field(std::string_view name, std::string& value) {
    limit_field(name, value, limits_.field, CutKind::field);
  }

  void limit_field(std::string_view name, std::string& value, std::size_t most, CutKind kind) {
    if (value.size() <= most) return;
    report(kind, "{} of {} bytes to {}", name, value.size(), most);
    cut(value, most);
  }

  void limit_list(std::string_view name, std::vector<std::string>& values) {
    if (values.size() > limits_.list) {
      report(CutKind::list, "{} of {} values to {}", name, values.size(), limits_.list);
      values.resize(limits_.list);
      values.shrink_to_fit();
    }
    for (std::string& value : values) limit_field(name, value);
  }

  void limit_text() {
    const std::size_t most = limits_.text;
    limit_field("title", article_.title, limits_.title, CutKind::title);
    std::size_t before = article_.body.size();
    for (const Block& block : article_.blocks) before += block.text.size();
    if (before > most) {
      report(CutKind::text, "text of {} bytes to {}", before, most);
      cut(article_.body, most);
      cut_blocks(most);
    }
    std::size_t marks = text::drop_excess_marks(article_.title);
    marks += text::drop_excess_marks(article_.body);
    for (Block& block : article_.blocks) marks += text::drop_excess_marks(block.text);
    if (marks > 0) report(CutKind::marks, "{} combining marks on one letter", marks);
  }

  void limit_extra() {
    std::size_t bytes = 0;
    std::size_t kept = 0;
    for (const auto& [name, value] : article_.extra) {
      bytes += name.size() + value.size();
      if (kept == limits_.extra || bytes > limits_.extra_bytes) break;
      ++kept;
    }
    if (kept == article_.extra.size()) return;
    report(CutKind::extra, "{} unknown fields to {}", article_.extra.size(), kept);
    article_.extra.resize(kept);
    article_.extra.shrink_to_fit();
  }

  void limit_notes() {
    if (article_.notes.size() <= kMaxNotes) return;
    const std::size_t more = article_.notes.size() - kMaxNotes;
    article_.notes.resize(kMaxNotes);
    article_.notes.push_back(fmt::format("and {} notes more", more));
  }

 private:
  template <typename... Values>
  void report(CutKind kind, fmt::format_string<Values...> what, Values&&... values) {
    article_.cuts.push_back({kind, fmt::format(what, std::forward<Values>(values)...)});
  }

  static void cut(std::string& text, std::size_t most) {
    text.resize(text::truncate(text, most).size());
    text.shrink_to_fit();  // a long one waits in memory for its turn
  }

  void cut_blocks(std::size_t most) {
    std::size_t kept = 0;
    for (; kept < article_.blocks.size() && most > 0; ++kept) {
      std::string& text = article_.blocks[kept].text;
      if (text.size() > most) cut(text, most);
      if (text.empty()) break;
      most -= text.size();
    }
    article_.blocks.resize(kept);
  }

  RawArticle& article_;
  const Limits& limits_;
};

}  // namespace

void limit(RawArticle& article, const Limits& limits) {
  Limiter limiter(article, limits);
  limiter.limit_text();
  const auto fields =
      std::to_array<std::pair<const char*, std::string*>>({{"url", &article.url},
                                                           {"published", &article.published},
                                                           {"modified", &article.modified},
                                                           {"captured", &article.captured},
                                                           {"embargo", &article.embargo},
                                                           {"source", &article.source},
                                                           {"via", &article.via},
                                                           {"language", &article.language},
                                                           {"section", &article.section},
                                                           {"dateline", &article.dateline}});
  for (const auto& [name, value] : fields) limiter.limit_field(name, *value);
  const auto lists = std::to_array<std::pair<const char*, std::vector<std::string>*>>(
      {{"byline", &article.bylines},
       {"credit", &article.credits},
       {"topics", &article.topics},
       {"people", &article.supplied.people},
       {"places", &article.supplied.places},
       {"orgs", &article.supplied.orgs}});
  for (const auto& [name, values] : lists) limiter.limit_list(name, *values);
  limiter.limit_extra();
  limiter.limit_notes();
}

}  // namespace newsdex
