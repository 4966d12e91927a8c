#include "indexer/html/main_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <variant>

#include "indexer/extract/dates.h"
#include "indexer/html/facts.h"

namespace newsdex::html {

namespace {

// Prose has sentences; below this length a paragraph is a label unless it ends like one.
constexpr std::size_t kProseBytes = 80;
constexpr std::size_t kShortProseBytes = 25;
// A paragraph with more of its text in links is a list of links.
constexpr double kMaxLinkDensity = 0.5;
constexpr double kLoneLink = 0.9;
constexpr std::size_t kMaxDateBytes = 60;
// Between a headline and its story there is not more than this.
constexpr std::size_t kMaxOpeningBlocks = 40;
// What a marked element needs of the best element's score to be believed.
constexpr double kEnoughOfTheBest = 0.5;
constexpr double kEnoughForArticle = 0.7;
// Of the articleBody's words, shown by the page; of the page's prose, in the articleBody.
constexpr double kShown = 0.7;
constexpr double kNotShown = 0.3;
constexpr double kOfParagraph = 0.6;

constexpr auto kSentenceEnds =
    std::to_array<std::string_view>({".", "!", "?", ".\"", ".\u201d", "!\u201d", "?\u201d",
                                     "\u2026", ".)", "\u3002", ".\u00bb", ".\u2019"});

bool ends_sentence(std::string_view text) {
  return std::any_of(kSentenceEnds.begin(), kSentenceEnds.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

double link_density(const PageBlock& block) {
  return static_cast<double>(block.link_bytes) / static_cast<double>(block.block.text.size());
}

bool is_prose(const PageBlock& block) {
  const std::string& text = block.block.text;
  if (block.block.zone != Zone::body || link_density(block) > kMaxLinkDensity) return false;
  return text.size() >= kProseBytes || (text.size() >= kShortProseBytes && ends_sentence(text));
}

bool is_date(std::string_view text) {
  return text.size() <= kMaxDateBytes && std::holds_alternative<Moment>(read_date(
                                             text, {.order = std::nullopt, .today = kLastDay}));
}

// For its prose, against its links; a label costs a little, a linked one more.
double score(const PageBlock& block) {
  const auto bytes = static_cast<double>(block.block.text.size());
  const auto links = static_cast<double>(block.link_bytes);
  if (is_prose(block)) return bytes - 2 * links;
  if (block.block.zone == Zone::boilerplate) return -20;
  if (block.block.zone != Zone::body) return 0;
  return link_density(block) > kMaxLinkDensity ? -40 - links : -15;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 0x9e3779b97f4a7c15U + (hash >> 29U);
}

// The words of a text, as hashes of their letters and digits; bytes beyond ASCII are letters.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::uint64_t hash = 0;
  bool in_word = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(i < text.size() ? text[i] : ' ');
    // Quotes, dashes and blanks beyond ASCII are written one way here and another way there.
    const bool punctuation = byte == 0xe2 || byte == 0xc2;
    if (punctuation) i += byte == 0xe2 ? 2 : 1;
    if (!punctuation && (byte >= 0x80 || std::isalnum(byte) != 0)) {
      hash = mix(hash, static_cast<std::uint64_t>(std::tolower(byte)));
      in_word = true;
    } else if (in_word) {
      words.push_back(std::exchange(hash, 0));
      in_word = false;
    }
  }
  return words;
}

// Runs of three words, or all of fewer.
std::vector<std::uint64_t> shingles(std::string_view text) {
  const std::vector<std::uint64_t> words = word_hashes(text);
  std::vector<std::uint64_t> runs;
  if (words.empty()) return runs;
  const std::size_t length = std::min<std::size_t>(words.size(), 3);
  for (std::size_t i = 0; i + length <= words.size(); ++i) {
    std::uint64_t run = 1;
    for (std::size_t k = 0; k < length; ++k) run = mix(run, words[i + k]);
    runs.push_back(run);
  }
  return runs;
}

// The part of the element's paragraphs: [first, last) of the page's blocks.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
};

class Scorer {
 public:
  Scorer(const Document& document, const std::vector<PageBlock>& page)
      : document_(document), page_(page) {
    sums_.reserve(page.size() + 1);
    sums_.push_back(0);
    surplus_.reserve(page.size() + 1);
    surplus_.push_back(0);
    for (const PageBlock& block : page) {
      const bool body = block.block.zone == Zone::body;
      const std::int64_t surplus =
          2 * std::int64_t{block.link_bytes} - static_cast<std::int64_t>(block.block.text.size());
      sums_.push_back(sums_.back() + score(block));
      surplus_.push_back(surplus_.back() + (body ? surplus : 0));
    }
  }

  [[nodiscard]] Range range(std::uint32_t element) const {
    const auto before = [](const PageBlock& block, std::uint32_t node) {
      return block.node < node;
    };
    const auto first = std::lower_bound(page_.begin(), page_.end(), element, before);
    const auto last = std::lower_bound(first, page_.end(), document_.nodes()[element].end, before);
    return {static_cast<std::size_t>(first - page_.begin()),
            static_cast<std::size_t>(last - page_.begin())};
  }

  [[nodiscard]] double sum(Range range) const { return sums_[range.last] - sums_[range.first]; }

  // Whether more than half of the text is in links.
  [[nodiscard]] bool is_mostly_links(Range range) const {
    return surplus_[range.last] > surplus_[range.first];
  }

  // The innermost of the elements with the highest score.
  [[nodiscard]] std::uint32_t best() const {
    std::uint32_t best = 0;
    double most = sum(range(0));
    for (std::uint32_t i = 1; i < document_.nodes().size(); ++i) {
      if (document_.nodes()[i].tag == Tag::text) continue;
      const double here = sum(range(i));
      if (here >= most) {
        best = i;
        most = here;
      }
    }
    return best;
  }

 private:
  const Document& document_;
  const std::vector<PageBlock>& page_;
  std::vector<double> sums_;           ///< of the blocks before each block
  std::vector<std::int64_t> surplus_;  ///< bytes in links less those outside, likewise
};

// The elements that the page marks as its article's text, if they hold enough of its prose.
std::vector<std::uint32_t> marked_elements(const Document& document, const Scorer& scorer,
                                           double best) {
  const std::vector<Node>& nodes = document.nodes();
  std::vector<std::uint32_t> bodies;
  double bodies_sum = 0;
  std::optional<std::uint32_t> article;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag == Tag::text) continue;
    const bool body =
        document.attribute(nodes[i], Attribute::itemprop).find("articleBody") != std::string::npos;
    if (body && (bodies.empty() || nodes[bodies.back()].end <= i)) {
      bodies.push_back(i);
      bodies_sum += scorer.sum(scorer.range(i));
    }
    if (nodes[i].tag == Tag::article && scorer.sum(scorer.range(i)) >= best * kEnoughForArticle) {
      article = i;
    }
  }
  if (!bodies.empty() && bodies_sum >= best * kEnoughOfTheBest) return bodies;
  if (article) return {*article};
  return {};
}

enum class Part : std::uint8_t { page, story };

class Extractor {
 public:
  Extractor(const Document& document, const std::vector<PageBlock>& page)
      : document_(document),
        page_(page),
        scorer_(document, page),
        parts_(page.size(), Part::page) {}

  std::vector<Block> run(std::string_view article_body) {
    choose_by_score();
    if (!article_body.empty() && choose_by_article_body(article_body)) {
      return json_ld_blocks(article_body);
    }
    take_opening();
    return collect();
  }

 private:
  void choose_by_score() {
    const std::uint32_t best = scorer_.best();
    std::vector<std::uint32_t> roots =
        marked_elements(document_, scorer_, scorer_.sum(scorer_.range(best)));
    if (roots.empty()) roots.push_back(best);
    for (const std::uint32_t root : roots) take(scorer_.range(root), Part::story);
    drop_link_lists(roots);
    if (std::none_of(page_.begin(), page_.end(), is_prose)) {
      take_labels();
    } else {
      trim();
    }
  }

  void take(Range range, Part part) {
    std::fill(parts_.begin() + static_cast<std::ptrdiff_t>(range.first),
              parts_.begin() + static_cast<std::ptrdiff_t>(range.last), part);
  }

  // A page without prose, a flash or a list of results: all that is no link.
  void take_labels() {
    for (std::size_t i = 0; i < page_.size(); ++i) {
      const bool label = link_density(page_[i]) <= kMaxLinkDensity;
      parts_[i] = label && page_[i].block.zone != Zone::boilerplate ? Part::story : Part::page;
    }
  }

  // What stands between the headline and the story: standfirst, the first picture's caption.
  void take_opening() {
    const auto story = std::find(parts_.begin(), parts_.end(), Part::story);
    const auto first = static_cast<std::size_t>(story - parts_.begin());
    std::size_t headline = first;
    while (headline > 0 && first - headline < kMaxOpeningBlocks && tag(headline - 1) != Tag::h1) {
      --headline;
    }
    if (headline == 0 || tag(headline - 1) != Tag::h1) return;
    for (std::size_t i = headline; i < first; ++i) {
      const bool of_picture = page_[i].role == Role::caption || page_[i].role == Role::credit;
      if (of_picture || is_prose(page_[i])) parts_[i] = Part::story;
    }
  }

  // Lists and boxes inside the article that are mostly links.
  void drop_link_lists(const std::vector<std::uint32_t>& roots) {
    for (const std::uint32_t root : roots) {
      for (std::uint32_t i = root + 1; i < document_.nodes()[root].end;) {
        const Node& node = document_.nodes()[i];
        const Range range = scorer_.range(i);
        if (is_block(node.tag) && node.tag != Tag::p && is_link_list(range)) {
          take(range, Part::page);
          i = node.end;
        } else {
          ++i;
        }
      }
    }
  }

  [[nodiscard]] bool is_link_list(Range range) const {
    return range.first < range.last && scorer_.sum(range) < 0 && scorer_.is_mostly_links(range);
  }

  // Labels before the first and after the last paragraph of prose, lone links, and dates.
  void trim() {
    std::size_t first = 0;
    while (first < page_.size() && !(parts_[first] == Part::story && is_prose(page_[first])))
      ++first;
    std::size_t last = page_.size();
    while (last > first && !(parts_[last - 1] == Part::story && is_prose(page_[last - 1]))) --last;
    for (std::size_t i = 0; i < page_.size(); ++i) {
      if (parts_[i] != Part::story || page_[i].block.zone != Zone::body) continue;
      const bool outside = (i < first && !is_heading(tag(i))) || i >= last;
      const bool lone_link = link_density(page_[i]) > kLoneLink && tag(i) != Tag::li;
      if (outside || lone_link || is_date(page_[i].block.text)) parts_[i] = Part::page;
    }
  }

  [[nodiscard]] Tag tag(std::size_t block) const {
    return document_.nodes()[page_[block].element].tag;
  }

  // Whether the text has to be taken from the articleBody, because the page does not show it.
  bool choose_by_article_body(std::string_view article_body) {
    const std::string plain = plain_text(article_body);
    std::vector<std::uint64_t> runs = shingles(plain);
    const std::unordered_set<std::uint64_t> known(runs.begin(), runs.end());
    std::unordered_set<std::uint64_t> shown;
    std::vector<bool> inside(page_.size(), false);
    std::size_t prose_bytes = 0;
    for (std::size_t i = 0; i < page_.size(); ++i) {
      if (parts_[i] == Part::story && is_prose(page_[i])) prose_bytes += page_[i].block.text.size();
      const std::vector<std::uint64_t> own = shingles(page_[i].block.text);
      const auto matched = std::count_if(own.begin(), own.end(),
                                         [&](std::uint64_t run) { return known.contains(run); });
      if (own.empty() ||
          static_cast<double>(matched) < kOfParagraph * static_cast<double>(own.size()))
        continue;
      inside[i] = true;
      shown.insert(own.begin(), own.end());
    }
    const auto covered = std::count_if(known.begin(), known.end(),
                                       [&](std::uint64_t run) { return shown.contains(run); });
    const double share =
        static_cast<double>(covered) / static_cast<double>(std::max<std::size_t>(known.size(), 1));
    if (share < kNotShown) return plain.size() > 2 * prose_bytes;
    const bool whole =
        static_cast<double>(plain.size()) >= kShown * static_cast<double>(prose_bytes);
    if (share >= kShown && whole) follow_article_body(inside);
    return false;
  }

  // The paragraphs of the articleBody, and what stands between them that is no prose: headings,
  // captions, credits.
  void follow_article_body(const std::vector<bool>& inside) {
    for (std::size_t i = 0; i < page_.size(); ++i) {
      if (inside[i]) {
        parts_[i] = Part::story;
      } else if (is_prose(page_[i])) {
        parts_[i] = Part::page;
      }
    }
  }

  [[nodiscard]] std::vector<Block> collect() const {
    std::vector<Block> blocks;
    std::vector<Block> furniture;
    std::size_t furniture_bytes = 0;
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < page_.size(); ++i) {
      const Block& block = page_[i].block;
      const bool story = parts_[i] == Part::story;
      if (story && block.zone != Zone::boilerplate) {
        blocks.push_back(block);
        continue;
      }
      if (furniture_bytes + block.text.size() > kMaxFurnitureBytes ||
          !seen.insert(block.text).second) {
        continue;
      }
      furniture_bytes += block.text.size();
      furniture.push_back({Zone::boilerplate, block.text});
    }
    blocks.insert(blocks.end(), std::make_move_iterator(furniture.begin()),
                  std::make_move_iterator(furniture.end()));
    return blocks;
  }

  static std::vector<Block> json_ld_blocks(std::string_view article_body) {
    if (article_body.find("<p") != std::string_view::npos) return html_blocks(article_body).blocks;
    std::vector<Block> blocks;
    while (!article_body.empty()) {
      const std::string_view line = article_body.substr(0, article_body.find('\n'));
      article_body.remove_prefix(std::min(line.size() + 1, article_body.size()));
      if (std::string text = plain_text(line); !text.empty())
        blocks.push_back({Zone::body, std::move(text)});
    }
    return blocks;
  }

  const Document& document_;
  const std::vector<PageBlock>& page_;
  Scorer scorer_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<Block> main_text(const Document& document, const std::vector<PageBlock>& page,
                             std::string_view article_body) {
  return Extractor(document, page).run(article_body);
}

}  // namespace newsdex::html
