#include "indexer/extract/extract.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "common/text/language.h"
#include "common/text/utf8.h"
#include "indexer/extract/byline.h"
#include "indexer/extract/clean.h"
#include "indexer/extract/dateline.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/identity.h"
#include "indexer/extract/metadata.h"
#include "indexer/extract/paragraphs.h"
#include "indexer/extract/sentences.h"
#include "indexer/extract/zones.h"
#include "indexer/json_text.h"

namespace newsdex {

namespace {

// A title for display is cut to this; the text has all of it.
constexpr std::size_t kMaxTitleBytes = 1000;

// Evidence is shown to people: a long value is cut.
constexpr std::size_t kMaxCandidateBytes = 500;

std::vector<std::string> clean_lines(std::vector<std::string> values) {
  for (std::string& value : values) value = clean_line(std::move(value));
  values.erase(std::remove(values.begin(), values.end(), std::string()), values.end());
  return values;
}

std::string stored_body(RawArticle& raw) {
  std::string body = clean(std::move(raw.body));
  if (raw.layout == Layout::free) body = join_wrapped_lines(std::move(body));
  body.erase(body.find_last_not_of(" \t\n") + 1);
  return body;
}

// The first paragraph of story, or of anything.
std::string_view opening(const Article& article) {
  const auto lead = std::find_if(article.zones.begin(), article.zones.end(),
                                 [](const ZoneSpan& span) { return span.zone == Zone::lead; });
  const std::size_t begin = lead == article.zones.end() ? 0 : lead->begin;
  const std::string_view rest = std::string_view(article.text).substr(begin);
  return rest.substr(0, rest.find('\n'));
}

// The blocks, a paragraph each, and the zones that they tell.
std::string stored_blocks(RawArticle& raw, std::vector<Zone>& told) {
  std::string body;
  for (Block& block : raw.blocks) {
    const std::string paragraph = clean_line(std::move(block.text));
    if (paragraph.empty()) continue;
    if (!body.empty()) body += "\n\n";
    body += paragraph;
    told.push_back(block.zone);
  }
  return body;
}

// Text, zones and title.
void set_text(Article& article, RawArticle& raw) {
  const std::string title = clean_line(std::move(raw.title));
  std::vector<Zone> told;
  std::string body = raw.blocks.empty() ? stored_body(raw) : stored_blocks(raw, told);
  std::size_t title_bytes = title.size();
  article.title_source = TitleSource::metadata;
  if (title.empty()) {
    title_bytes = told.empty() ? headline_bytes(body) : 0;
    article.title_source = title_bytes > 0 ? TitleSource::text : TitleSource::lead;
    article.text = std::move(body);
  } else {
    article.text = body.empty() ? title : title + "\n\n" + body;
  }
  article.zones = cut_zones(article.text, title_bytes, told);
  article.title = article.title_source == TitleSource::lead
                      ? first_sentence(opening(article))
                      : clean_line(article.text.substr(0, title_bytes));
  article.title = text::truncate(article.title, kMaxTitleBytes);
}

// The byline that stands under the title, where none was supplied.
std::vector<std::string> byline_of_text(const Article& article) {
  for (const ZoneSpan& span : article.zones) {
    if (span.zone == Zone::lead || span.zone == Zone::body) break;
    if (span.zone != Zone::credit) continue;
    const auto credit = std::string_view(article.text).substr(span.begin, span.end - span.begin);
    for (const Paragraph& line : paragraphs(credit)) {
      const std::string_view text = credit.substr(line.begin, line.end - line.begin);
      if (is_byline(text)) return byline_names({std::string(text)});
    }
  }
  return {};
}

std::optional<Moment> read_or_keep(const std::string& written, std::string_view field,
                                   const DateRules& rules, Extraction& result) {
  if (written.empty()) return std::nullopt;
  const auto read = read_date(written, rules);
  if (const auto* moment = std::get_if<Moment>(&read)) return *moment;
  const std::string shown = clean_line(written);
  result.notes.push_back(std::string(field) + " \"" + std::string(text::truncate(shown, 100)) +
                         "\" is unknown: " + std::get<Refusal>(read).reason);
  result.article.extra.emplace_back(field, json_text(shown));
  return std::nullopt;
}

std::vector<Candidate> cleaned(std::vector<Candidate> candidates) {
  for (Candidate& candidate : candidates) {
    candidate.value = clean_line(std::move(candidate.value));
    candidate.value.resize(text::truncate(candidate.value, kMaxCandidateBytes).size());
    candidate.from = clean_line(std::move(candidate.from));
    candidate.reason = clean_line(std::move(candidate.reason));
  }
  return candidates;
}

// A date as it may stand beside the time of the capture: nothing is published or changed after
// it was crawled. A time without an offset may be half a day ahead of UTC: its day is known.
std::variant<Moment, Refusal> not_after(Moment moment, const std::optional<Moment>& captured) {
  constexpr std::int64_t kFarthestEast = 14 * 3600;
  if (!captured || instant(moment) <= instant(*captured)) return moment;
  const bool floats = !moment.offset && moment.precision > Precision::day;
  if (floats && instant(moment) <= instant(*captured) + kFarthestEast) {
    moment.local = std::chrono::floor<std::chrono::days>(moment.local);
    moment.precision = Precision::day;
    if (instant(moment) <= instant(*captured)) return moment;
  }
  return Refusal{"after the capture"};
}

// The first of the field's candidates that is a date; without candidates what the input says.
std::optional<Moment> choose_date(const std::string& written, std::string_view field,
                                  const DateRules& rules, Extraction& result) {
  bool offered = false;
  std::optional<Moment> chosen;
  for (Candidate& candidate : result.article.candidates) {
    if (candidate.field != field) continue;
    offered = true;
    if (chosen) {
      candidate.reason = kTrustedLess;
      continue;
    }
    auto read = read_date(candidate.value, rules);
    if (auto* moment = std::get_if<Moment>(&read))
      read = not_after(*moment, result.article.captured);
    if (const auto* refusal = std::get_if<Refusal>(&read)) {
      candidate.reason = refusal->reason;
    } else {
      candidate.taken = true;
      chosen = std::get<Moment>(read);
    }
  }
  if (offered) return chosen;
  chosen = read_or_keep(written, field, rules, result);
  if (!chosen) return std::nullopt;
  const auto possible = not_after(*chosen, result.article.captured);
  if (const auto* moment = std::get_if<Moment>(&possible)) return *moment;
  result.article.candidates.push_back({std::string(field), clean_line(written), std::string(field),
                                       false, std::get<Refusal>(possible).reason});
  return std::nullopt;
}

bool offers_date(const RawArticle& raw, const Article& article) {
  return !raw.published.empty() ||
         std::any_of(article.candidates.begin(), article.candidates.end(),
                     [](const Candidate& candidate) { return candidate.field == "published"; });
}

std::string choose_language(const RawArticle& raw, const Article& article,
                            const ExtractOptions& options, std::vector<std::string>& notes) {
  if (!raw.language.empty()) {
    if (std::string code = language_code(raw.language); !code.empty()) return code;
    notes.push_back("language \"" + clean_line(raw.language) + "\" is no ISO 639 code");
  }
  return options.language.empty() ? text::detect_language(article.text) : options.language;
}

void set_metadata(Extraction& result, RawArticle& raw, const ExtractOptions& options) {
  Article& article = result.article;
  article.url = clean_line(std::move(raw.url));
  article.source = clean_line(raw.source.empty() ? options.source : std::move(raw.source));
  article.via = clean_line(std::move(raw.via));
  article.section = clean_line(std::move(raw.section));
  article.topics = clean_lines(std::move(raw.topics));
  article.supplied = {clean_lines(std::move(raw.supplied.people)),
                      clean_lines(std::move(raw.supplied.places)),
                      clean_lines(std::move(raw.supplied.orgs))};
  article.extra = std::move(raw.extra);
  article.language = choose_language(raw, article, options, result.notes);
  article.bylines = byline_names(clean_lines(std::move(raw.bylines)));
  article.credits = clean_lines(std::move(raw.credits));
  if (article.bylines.empty()) article.bylines = byline_of_text(article);
  article.dateline = dateline_place(clean_line(std::move(raw.dateline)));
  if (article.dateline.empty()) article.dateline = find_dateline(opening(article));
  article.captured = parse_moment(raw.captured);  // a machine's: midnight is a time in it
  if (!article.captured) {
    article.captured = read_or_keep(raw.captured, "captured", options.dates, result);
  }
  article.captures = std::move(raw.captures);
  for (Capture& capture : article.captures) capture.digest = clean_line(std::move(capture.digest));
  article.candidates = cleaned(std::move(raw.candidates));
  article.published = choose_date(raw.published, "published", options.dates, result);
  article.modified = choose_date(raw.modified, "modified", options.dates, result);
  result.refuses_date = !article.published && offers_date(raw, article);
}

// The second from which on an article may be shown. A time without an offset may be that of any
// zone: then the last one's counts. Midnight is a time here, unlike in a date of publication.
std::int64_t end_of_embargo(const Moment& embargo) {
  constexpr std::int64_t kFarthestWest = 12 * 3600;
  return instant(embargo) + (embargo.offset ? 0 : kFarthestWest);
}

// Why an article may not be shown yet; nullopt where it may.
std::optional<Problem> held_back(const std::string& id, const std::string& embargo,
                                 const ExtractOptions& options) {
  if (embargo.empty()) return std::nullopt;
  constexpr std::string_view kReason = "embargoed until ";
  const std::string shown(text::truncate(clean_line(embargo), kMaxCandidateBytes));
  std::optional<Moment> end = parse_moment(shown);
  if (!end) {
    const auto read = read_date(shown, options.dates);
    if (const auto* refusal = std::get_if<Refusal>(&read)) {
      return Problem{Status::skipped, std::string(kReason) + '"' + shown + "\": " + refusal->reason,
                     id};
    }
    end = std::get<Moment>(read);
  }
  if (end_of_embargo(*end) <= options.now.time_since_epoch().count()) return std::nullopt;
  return Problem{Status::skipped, std::string(kReason) + to_string(*end), id};
}

}  // namespace

std::variant<Extraction, Problem> to_article(Item item, const ExtractOptions& options) {
  if (auto* problem = std::get_if<Problem>(&item.content)) return std::move(*problem);
  auto& raw = std::get<RawArticle>(item.content);
  const bool asked_for = item.named && raw.alone;
  auto id = identify(raw, item.origin);
  if (auto* problem = std::get_if<Problem>(&id)) return std::move(*problem);

  Extraction result;
  result.notes = std::move(raw.notes);
  result.cuts = std::move(raw.cuts);
  Article& article = result.article;
  article.id = std::get<std::string>(std::move(id));
  article.path = decode(std::move(item.path)).text;
  article.origin = decode(std::move(item.origin)).text;
  result.withdraws = raw.cancelled;
  if (result.withdraws) return result;
  if (auto problem = held_back(article.id, raw.embargo, options)) return *std::move(problem);
  set_text(article, raw);
  if (article.zones.empty()) {
    return Problem{asked_for ? Status::failed : Status::skipped, "no text"};
  }
  set_metadata(result, raw, options);
  return result;
}

}  // namespace newsdex
