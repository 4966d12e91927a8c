// Measures the HTML reader on labelled pages: token F1 of the main text and the metadata.
//
//   html_eval FOLDER [even|odd|all]   a line a page and the means; pages are counted from 0 in the
//                                     order of their names: rules are developed on the even ones
//   html_eval FOLDER PAGE             the zones of one page beside its labels

#include <algorithm>
#include <iomanip>
#include <iostream>

#include "tests/quality/html_pages.h"

namespace newsdex::quality {
namespace {

class Share {
 public:
  void add(int verdict) {
    if (verdict < 0) return;
    ++all_;
    right_ += verdict;
  }
  [[nodiscard]] std::string shown() const {
    return std::to_string(right_) + "/" + std::to_string(all_);
  }

 private:
  int right_ = 0;
  int all_ = 0;
};

const char* mark(int verdict) { return verdict < 0 ? "-" : verdict > 0 ? "ok" : "NO"; }

int table(const std::filesystem::path& root, const std::string& which) {
  const std::vector<std::filesystem::path> pages = labelled_pages(root);
  std::vector<PageScore> scores;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (which == "all" || (which == "odd") == (i % 2 == 1)) scores.push_back(score_page(pages[i]));
  }
  if (scores.empty()) return 2;
  std::sort(scores.begin(), scores.end(),
            [](const PageScore& a, const PageScore& b) { return a.text < b.text; });
  double sum = 0;
  Share title, byline, site, published, language;
  std::cout << "    F1     P     R  title byline site date lang  page\n" << std::fixed;
  for (const PageScore& score : scores) {
    sum += score.text;
    title.add(score.title);
    byline.add(score.byline);
    site.add(score.site);
    published.add(score.published);
    language.add(score.language);
    std::cout << std::setprecision(3) << std::setw(6) << score.text << std::setw(6)
              << std::setprecision(2) << score.precision << std::setw(6) << score.recall
              << std::setw(7) << mark(score.title) << std::setw(7) << mark(score.byline)
              << std::setw(5) << mark(score.site) << std::setw(5) << mark(score.published)
              << std::setw(5) << mark(score.language) << "  " << score.name << '\n';
  }
  std::cout << std::setprecision(4) << "mean text F1 " << sum / static_cast<double>(scores.size())
            << " over " << scores.size() << " pages; title " << title.shown() << ", byline "
            << byline.shown() << ", site " << site.shown() << ", published " << published.shown()
            << ", language " << language.shown() << '\n';
  return 0;
}

int one(const std::filesystem::path& folder) {
  const PageScore score = score_page(folder);
  const Article& article = score.article;
  std::cout << "title " << article.title << "\nsource " << article.source << "\nlanguage "
            << article.language << '\n';
  for (const Candidate& c : article.candidates) {
    std::cout << (c.taken ? " * " : "   ") << c.field << " = " << c.value << " (" << c.from << ") "
              << c.reason << '\n';
  }
  for (const ZoneSpan& span : article.zones) {
    std::cout << "\n[" << to_string(span.zone) << "]\n"
              << article.text.substr(span.begin, span.end - span.begin) << '\n';
  }
  std::cout << "\n[expected]\n" << score.expected << '\n';
  return 0;
}

}  // namespace
}  // namespace newsdex::quality

int main(int argc, char** argv) {
  const std::string which = argc > 2 ? argv[2] : "even";
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: html_eval FOLDER [even|odd|all|PAGE]\n";
    return 2;
  }
  if (which == "even" || which == "odd" || which == "all")
    return newsdex::quality::table(argv[1], which);
  return newsdex::quality::one(std::filesystem::path(argv[1]) / which);
}
