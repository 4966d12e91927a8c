#include "search/serve/page/article_text.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "search/serve/page/annotations.h"

namespace newsdex::serve {
namespace {

/// One place in the text that names something.
struct Mention {
  const LabelKindFace* kind = nullptr;
  const Label* label = nullptr;
  const Evidence* evidence = nullptr;
};

std::string evidence_line(const Mention& mention) {
  const Label& label = *mention.label;
  std::string out = fmt::format("{} · {}", label.label, mention.kind->name.text());
  if (mention.kind->facet == "country") {
    out += fmt::format("{}, score {} of 99", label.about ? ", what it is about" : "", label.score);
  }
  if (label.resolved == Resolved::dictionary) out += ", surname only";
  out += fmt::format("\nmention: {} · found by: {} · confidence {} %",
                     to_string(mention.evidence->kind), to_string(mention.evidence->finder),
                     mention.evidence->confidence);
  return out;
}

std::string quote_line(const Quote& quote) {
  if (quote.speaker.empty()) return "Quotation\nspeaker unknown";
  return fmt::format("Quotation · {}\nspeaker by {}", quote.speaker, to_string(quote.how));
}

/// Writes stretches of one text, each of which begins behind the one before.
class TextWriter {
 public:
  explicit TextWriter(const Hit& hit) : hit_(hit) {
    const Record& record = hit.record;
    Annotations spans;
    for (const Mark& mark : hit.marks) spans.marks.push_back({mark.begin, mark.end, 0});
    for (const Quote& quote : record.labels.quotes) {
      spans.quotes.push_back(
          {quote.begin, quote.end, static_cast<std::uint32_t>(spans.quotes.size())});
    }
    for (const LabelKindFace& kind : label_kinds()) {
      for (const Label& label : record.labels.*kind.labels) {
        for (const Evidence& evidence : label.evidence) {
          spans.entities.push_back(
              {evidence.begin, evidence.end, static_cast<std::uint32_t>(mentions_.size())});
          mentions_.push_back({&kind, &label, &evidence});
        }
      }
    }
    segments_ = segments(spans, static_cast<std::uint32_t>(record.article.text.size()));
  }

  /// Bytes [begin, end) of the text.
  Html write(std::uint32_t begin, std::uint32_t end) {
    Html out;
    std::optional<std::uint32_t> quote;
    while (next_ < segments_.size() && segments_[next_].end <= begin) ++next_;
    for (std::size_t i = next_; i < segments_.size() && segments_[i].begin < end; ++i) {
      const Segment& segment = segments_[i];
      if (quote != segment.quote) {
        if (quote) out << "</span>";
        if (segment.quote) out << open_quote(*segment.quote);
        quote = segment.quote;
      }
      out << entity(segment, std::max(begin, segment.begin), std::min(end, segment.end));
    }
    if (quote) out << "</span>";
    return out;
  }

 private:
  Html open_quote(std::uint32_t index) {
    const bool is_first = quotes_begun_.insert(index).second;
    Html out;
    out << "<span class=\"quotation\"";
    if (is_first) out << " tabindex=\"0\" id=\"quote-" << index + 1 << "\"";
    out << " data-evidence=\"" << quote_line(hit_.record.labels.quotes[index]) << "\">";
    return out;
  }

  Html entity(const Segment& segment, std::uint32_t begin, std::uint32_t end) {
    const std::string_view text =
        std::string_view(hit_.record.article.text).substr(begin, end - begin);
    Html inner;
    if (segment.marked) {
      inner << "<mark>" << text << "</mark>";
    } else {
      inner << text;
    }
    if (segment.entities.empty()) return inner;
    const Mention& mention = mentions_[segment.entities.front()];
    std::string evidence;
    for (const std::uint32_t index : segment.entities) {
      evidence += (evidence.empty() ? "" : "\n") + evidence_line(mentions_[index]);
    }
    const Label& label = *mention.label;
    const bool is_first = labels_begun_.insert(&label).second;
    Html out;
    const bool is_link = !mention.kind->facet.empty();
    out << (is_link ? Markup("<a") : Markup("<span")) << " class=\"entity " << mention.kind->name
        << "\" data-value=\"" << label.value << "\" data-evidence=\"" << evidence
        << "\" tabindex=\"" << (is_first ? Markup("0") : Markup("-1")) << "\"";
    if (is_link) {
      out << " href=\"" << Location("/", {{std::string(mention.kind->facet), label.value}}).href()
          << "\"";
    }
    out << ">" << inner << (is_link ? Markup("</a>") : Markup("</span>"));
    return out;
  }

  const Hit& hit_;
  std::vector<Mention> mentions_;
  std::vector<Segment> segments_;
  std::size_t next_ = 0;  ///< the first segment that is not written to its end
  std::set<const Label*> labels_begun_;
  std::set<std::uint32_t> quotes_begun_;
};

Markup zone_class(Zone zone) {
  switch (zone) {
    case Zone::title:
      return "title";
    case Zone::lead:
      return "lead";
    case Zone::body:
      return "body";
    case Zone::caption:
      return "caption";
    case Zone::credit:
      return "credit";
    case Zone::correction:
      return "correction";
    case Zone::boilerplate:
      break;
  }
  return "boilerplate";
}

}  // namespace

const std::vector<LabelKindFace>& label_kinds() {
  static const std::vector<LabelKindFace> kinds{
      {&Labels::persons, "person", "People", "person"},
      {&Labels::orgs, "organisation", "Organisations", "org"},
      {&Labels::cited, "cited", "Sources cited", "cited"},
      {&Labels::unnamed, "unnamed", "Unnamed sources", ""},
      {&Labels::countries, "country", "Countries", "country"},
      {&Labels::places, "place", "Places", "place"},
      {&Labels::regions, "region", "Regions", "region"},
      {&Labels::ambiguous, "ambiguous", "Ambiguous", ""},
  };
  return kinds;
}

MarkedArticle mark_article(const Hit& hit) {
  const Article& article = hit.record.article;
  TextWriter writer(hit);
  MarkedArticle out;
  const std::string_view text = article.text;
  std::string_view title;
  for (const ZoneSpan& span : article.zones) {
    for (std::uint32_t begin = span.begin; begin < span.end;) {
      const std::size_t first_end =
          title.empty() && text.substr(begin).starts_with(article.title) ? article.title.size() : 0;
      const auto end = static_cast<std::uint32_t>(
          std::min<std::size_t>(text.find('\n', begin + first_end), span.end));
      const std::string_view paragraph = text.substr(begin, end - begin);
      // Some texts begin with their title once more.
      const bool is_repeated = span.zone == Zone::title && paragraph == title;
      if (span.zone == Zone::title && title.empty()) {
        title = paragraph;
        out.headline << writer.write(begin, end);
      } else if (!paragraph.empty() && !is_repeated) {
        out.text << "<p class=\"" << zone_class(span.zone) << "\" dir=\"auto\">"
                 << writer.write(begin, end) << "</p>";
      }
      begin = end + 1;
    }
  }
  if (title.empty()) out.headline << (article.title.empty() ? article.id : article.title);
  return out;
}

}  // namespace newsdex::serve
