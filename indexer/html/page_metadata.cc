#include "indexer/html/page_metadata.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/text/fold.h"
#include "indexer/formats/fields.h"
#include "indexer/limits.h"

namespace newsdex::html {

namespace {

struct Origin {
  std::string_view field;
  Place place;
  std::string_view key;
};

// The order of trust, best first within a field.
constexpr auto kTrust = std::to_array<Origin>({
    {"published", Place::json_ld, "datePublished"},
    {"published", Place::microdata, "datePublished"},
    {"published", Place::meta, "article:published_time"},
    {"published", Place::meta, "article:published"},
    {"published", Place::meta, "og:published_time"},
    {"published", Place::meta, "og:article:published_time"},
    {"published", Place::meta, "parsely-pub-date"},
    {"published", Place::meta, "sailthru:date"},
    {"published", Place::meta, "datepublished"},
    {"published", Place::meta, "pubdate"},
    {"published", Place::meta, "publishdate"},
    {"published", Place::meta, "publish-date"},
    {"published", Place::meta, "publish_date"},
    {"published", Place::meta, "publication_date"},
    {"published", Place::meta, "published-date"},
    {"published", Place::meta, "originalpublicationdate"},
    {"published", Place::meta, "cxenseparse:recs:publishtime"},
    {"published", Place::meta, "dcterms:issued"},
    {"published", Place::meta, "dc:date:issued"},
    {"published", Place::meta, "dcterms:date"},
    {"published", Place::meta, "dc:date"},
    {"published", Place::meta, "dcterms:created"},
    {"published", Place::meta, "dc:date:created"},
    {"published", Place::meta, "date"},
    {"published", Place::meta, "displaydate"},
    {"published", Place::json_ld, "dateCreated"},
    {"published", Place::microdata, "dateCreated"},
    {"published", Place::element, "time"},
    {"published", Place::text, "date"},
    {"published", Place::url, "path"},

    {"modified", Place::json_ld, "dateModified"},
    {"modified", Place::microdata, "dateModified"},
    {"modified", Place::meta, "article:modified_time"},
    {"modified", Place::meta, "article:modified"},
    {"modified", Place::meta, "og:updated_time"},
    {"modified", Place::meta, "dcterms:modified"},
    {"modified", Place::meta, "dc:date:modified"},
    {"modified", Place::meta, "lastmod"},
    {"modified", Place::meta, "last-modified"},
    {"modified", Place::meta, "revised"},

    {"title", Place::json_ld, "headline"},
    {"title", Place::microdata, "headline"},
    {"title", Place::meta, "dc:title"},
    {"title", Place::meta, "dcterms:title"},
    {"title", Place::meta, "dcterm:title"},
    {"title", Place::meta, "og:title"},
    {"title", Place::meta, "parsely-title"},
    {"title", Place::meta, "sailthru:title"},
    {"title", Place::meta, "twitter:title"},
    {"title", Place::meta, "headline"},
    {"title", Place::meta, "title"},
    {"title", Place::element, "title"},
    {"title", Place::element, "h1"},

    {"source", Place::json_ld, "publisher"},
    {"source", Place::meta, "og:site_name"},
    {"source", Place::microdata, "publisher"},
    {"source", Place::json_ld, "sourceOrganization"},
    {"source", Place::meta, "dc:publisher"},
    {"source", Place::meta, "dcterms:publisher"},
    {"source", Place::meta, "publisher"},
    {"source", Place::meta, "application-name"},

    {"byline", Place::json_ld, "author"},
    {"byline", Place::microdata, "author"},
    {"byline", Place::meta, "dc:creator"},  // the document's; `author` is often the site's
    {"byline", Place::meta, "dcterms:creator"},
    {"byline", Place::meta, "dcterm:creator"},
    {"byline", Place::meta, "author"},
    {"byline", Place::meta, "byl"},
    {"byline", Place::meta, "parsely-author"},
    {"byline", Place::meta, "sailthru:author"},
    {"byline", Place::meta, "article:author"},
    {"byline", Place::meta, "og:article:author"},
    {"byline", Place::json_ld, "creator"},
    {"byline", Place::microdata, "creator"},
    {"byline", Place::link, "author"},
    {"byline", Place::text, "byline"},

    {"section", Place::json_ld, "articleSection"},
    {"section", Place::meta, "article:section"},
    {"section", Place::microdata, "articleSection"},
    {"section", Place::meta, "og:article:section"},
    {"section", Place::meta, "parsely-section"},
    {"section", Place::meta, "section"},

    {"topics", Place::meta, "article:tag"},
    {"topics", Place::json_ld, "keywords"},
    {"topics", Place::meta, "parsely-tags"},
    {"topics", Place::meta, "news_keywords"},
    {"topics", Place::meta, "sailthru:tags"},
    {"topics", Place::microdata, "keywords"},
    {"topics", Place::meta, "keywords"},

    {"credit", Place::json_ld, "image.creditText"},
    {"credit", Place::text, "credit"},

    {"url", Place::link, "canonical"},
    {"url", Place::meta, "og:url"},
    {"url", Place::json_ld, "url"},
    {"url", Place::url, "request"},

    {"language", Place::text, "language"},
    {"language", Place::element, "lang"},
    {"language", Place::json_ld, "inLanguage"},
    {"language", Place::microdata, "inLanguage"},
    {"language", Place::meta, "og:locale"},
    {"language", Place::meta, "dc:language"},
    {"language", Place::meta, "language"},
});

constexpr std::size_t kMaxBylineBytes = 200;
constexpr std::size_t kMaxCandidatesOfAField = 12;

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

bool is_address(std::string_view value) {
  return value.starts_with("http://") || value.starts_with("https://");
}

// Why a value cannot be one of its field's; empty where it can.
std::string_view objection(std::string_view field, std::string_view value) {
  if (field == "url") return is_address(value) ? "" : "not an address";
  if (field == "byline" || field == "source") {
    if (is_address(value) || value.find("://") != std::string_view::npos) return "an address";
    if (value.starts_with('@')) return "an account";
    if (value.size() > kMaxBylineBytes) return "too long for a name";
  }
  if (value.starts_with("{{") || value.starts_with("${")) return "a template's placeholder";
  return {};
}

// Whether a value is that of an element around another's of the same property: a name, and what
// stands beside it.
bool surrounds(const Fact& fact, const std::vector<std::string>& taken) {
  return fact.place == Place::microdata &&
         std::any_of(taken.begin(), taken.end(),
                     [&](const std::string& name) { return fact.value.starts_with(name + ' '); });
}

std::size_t words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

struct Cut {
  std::string_view head;
  std::string_view tail;
};

constexpr auto kBars = std::to_array<std::string_view>(
    {" | ", " - ", " \u2013 ", " \u2014 ", " \u00bb ", " :: ", " \u00b7 ", " \u2022 "});

Cut cut_last(std::string_view title, std::string_view bar) {
  const std::size_t at = title.rfind(bar);
  if (at == std::string_view::npos) return {title, {}};
  return {trim(title.substr(0, at)), trim(title.substr(at + bar.size()))};
}

bool same_name(std::string_view a, std::string_view b) {
  const std::string first = text::fold(a);
  const std::string second = text::fold(b);
  if (first.empty() || second.empty()) return false;
  return first == second || first == "the " + second || "the " + first == second;
}

// The values of the first origin of `field` that has any that can be taken. All are put among
// the candidates.
class Chooser {
 public:
  Chooser(RawArticle& article, const std::vector<Fact>& facts) : article_(article), facts_(facts) {}

  std::vector<std::string> choose(std::string_view field) {
    const bool is_date = field == "published" || field == "modified";
    std::vector<std::string> taken;
    std::size_t offered = 0;
    for (const Origin& origin : kTrust) {
      if (origin.field != field) continue;
      const bool first = taken.empty();
      for (const Fact& fact : facts_) {
        if (fact.place != origin.place || fact.key != origin.key) continue;
        std::string_view why_not = objection(field, fact.value);
        if (field == "byline" && surrounds(fact, taken)) why_not = "more than a name taken already";
        const bool take = why_not.empty() && first && !is_date && taken.size() < kMaxFactsOfAKey;
        if (take && std::find(taken.begin(), taken.end(), fact.value) == taken.end())
          taken.push_back(fact.value);
        if (!take && why_not.empty() && !is_date) why_not = kTrustedLess;
        if (++offered > kMaxCandidatesOfAField) continue;
        article_.candidates.push_back({std::string(field), fact.value,
                                       std::string(to_string(fact.place)) + " " + fact.key, take,
                                       std::string(why_not)});
      }
    }
    return taken;
  }

  std::string choose_one(std::string_view field) {
    std::vector<std::string> taken = choose(field);
    if (taken.empty()) return {};
    // Of several values of one origin the first is taken: say so.
    for (Candidate& candidate : article_.candidates) {
      if (candidate.field == field && candidate.taken && candidate.value != taken.front()) {
        candidate.taken = false;
        candidate.reason = kTrustedLess;
      }
    }
    return std::move(taken.front());
  }

 private:
  RawArticle& article_;
  const std::vector<Fact>& facts_;
};

std::string_view first_fact(const std::vector<Fact>& facts, Place place, std::string_view key) {
  for (const Fact& fact : facts) {
    if (fact.place == place && fact.key == key) return fact.value;
  }
  return {};
}

// A title that holds the page's headline is that headline and the name of the site.
std::string clean_title(const std::string& title, std::string_view site,
                        const std::vector<Fact>& facts) {
  const std::string_view headline = first_fact(facts, Place::element, "h1");
  if (words(headline) >= 3 && headline.size() < title.size() &&
      (std::string_view(title).starts_with(headline) ||
       std::string_view(title).ends_with(headline))) {
    return std::string(headline);
  }
  return std::string(without_site_name(title, site));
}

}  // namespace

std::string_view without_site_name(std::string_view title, std::string_view site) {
  for (const std::string_view bar : kBars) {
    const Cut last = cut_last(title, bar);
    if (last.tail.empty() || last.head.empty()) continue;
    if (same_name(last.tail, site)) return last.head;
    if (site.empty() && bar == " | " && words(last.head) >= 3) return last.head;
    const std::size_t first = title.find(bar);
    if (same_name(trim(title.substr(0, first)), site))
      return trim(title.substr(first + bar.size()));
  }
  return title;
}

void set_page_metadata(RawArticle& article, const std::vector<Fact>& facts) {
  Chooser chooser(article, facts);
  article.url = chooser.choose_one("url");
  article.source = chooser.choose_one("source");
  article.title = clean_title(chooser.choose_one("title"), article.source, facts);
  article.bylines = chooser.choose("byline");
  chooser.choose("published");
  chooser.choose("modified");
  article.section = chooser.choose_one("section");
  article.language = chooser.choose_one("language");
  article.credits = chooser.choose("credit");
  const std::vector<std::string> topics = chooser.choose("topics");
  set_field(article, InputField::topics, {topics, topics.size() > 1});
}

}  // namespace newsdex::html
