#include "indexer/examiner.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "common/text/tokenizer.h"
#include "indexer/captures.h"
#include "indexer/extract/identity.h"
#include "indexer/part/ingested_days.h"
#include "indexer/path_walk.h"

namespace newsdex {

Examiner::Examiner(const IndexOptions& options, const ArchiveTables& tables,
                   const RunTarget& target)
    : options_(options),
      tables_(tables),
      target_(target),
      roots_(roots_of(options.inputs.paths)),
      analysers_([&options, &tables] { return Analyser(options.entities, tables); }) {}

Examined Examiner::examine(Item item) {
  Examined out;
  Outcome& outcome = out.outcome;
  outcome.path = item.path;
  outcome.origin = item.origin;
  outcome.item = item.item;
  outcome.line = item.line;
  out.bytes = item.bytes;

  auto extraction = extract(std::move(item));
  if (const auto* problem = std::get_if<Problem>(&extraction)) {
    outcome.status = problem->status;
    outcome.reason = problem->reason;
    outcome.id = problem->id;
    outcome.held_back = problem->status == Status::skipped && !problem->id.empty();
    outcome.may_change = outcome.held_back;
    return out;
  }
  auto& [article, notes, cuts, refuses_date, withdraws] = std::get<Extraction>(extraction);
  out.notes = std::move(notes);
  outcome.id = article.id;
  outcome.refuses_date = refuses_date;
  out.withdraws = withdraws;
  if (withdraws) return out;
  if (auto problem = taken_down(article)) {
    outcome.status = problem->status;
    outcome.reason = std::move(problem->reason);
    return out;
  }
  if (auto problem = stays_elsewhere(article)) {
    outcome.status = problem->status;
    outcome.reason = std::move(problem->reason);
    outcome.may_change = true;
    return out;
  }
  const ContentHash content = content_hash(article, options_.entities);
  if (is_known(article, content)) {
    outcome.status = Status::unchanged;
    return out;
  }
  outcome.status = target_.find(article.id) != nullptr ? Status::updated : Status::added;
  PartDocument document = analysers_.local().analyse(std::move(article), content);
  if (document.long_words > 0) {
    cuts.push_back(
        {CutKind::words, fmt::format("words of more than {} bytes, which are not found: {}",
                                     text::kMaxTokenBytes, document.long_words)});
  }
  for (const Cut& cut : cuts)
    outcome.reason += (outcome.reason.empty() ? "cut: " : "; ") + cut.what;
  outcome.cuts = std::move(cuts);
  document.row.dates.emplace_back(FieldId::ingested, day_cell(options_.extract.dates.today));
  out.document = pack(std::move(document));
  return out;
}

// The article that an item makes of what it says and, of a page of a crawl, of what the archive
// holds of the page.
std::variant<Extraction, Problem> Examiner::extract(Item item) const {
  const auto* raw = std::get_if<RawArticle>(&item.content);
  if (raw != nullptr && is_revisit(*raw)) return extract_revisit(item, *raw);
  auto extraction = to_article(std::move(item), options_.extract);
  if (auto* found = std::get_if<Extraction>(&extraction); found && found->article.captured) {
    Article& article = found->article;
    if (const KnownArticle* known = target_.find(article.id)) {
      article = merge_captures(std::move(article), as_read(target_.known()->read(*known)));
    }
  }
  return extraction;
}

std::variant<Extraction, Problem> Examiner::extract_revisit(const Item& item,
                                                            const RawArticle& raw) const {
  const auto id = identify(raw, item.origin);
  const auto* name = std::get_if<std::string>(&id);
  const KnownArticle* known = name != nullptr ? target_.find(*name) : nullptr;
  if (known == nullptr) {
    return Problem{Status::skipped, "a revisit of a page that the archive does not hold"};
  }
  return Extraction{add_revisit(as_read(target_.known()->read(*known)), raw), {}, {}};
}

// Where not all files are read, those that are not hold what was read from them before: an
// article of theirs is a duplicate here, as if they had been read first. Captures of a page are
// one article, whatever the files.
std::optional<Problem> Examiner::stays_elsewhere(const Article& article) const {
  if (!options_.inputs.only || article.captured) return std::nullopt;
  const KnownArticle* known = target_.find(article.id);
  if (known == nullptr) return std::nullopt;
  const std::string origin(target_.known()->origin(*known));
  if (origin == article.origin || options_.inputs.only->covers(origin) || !roots_.covers(origin)) {
    return std::nullopt;
  }
  return Problem{Status::duplicate,
                 fmt::format("the id '{}' was read before, from {}", article.id, origin)};
}

// What was taken down does not come back. An article of another id that has the same text and is
// in the archive stays: it is not the one that was meant.
std::optional<Problem> Examiner::taken_down(const Article& article) const {
  if (target_.find(article.id) != nullptr) return std::nullopt;
  const Tombstone* tombstone = tables_.tombstones.find(article);
  if (tombstone == nullptr) return std::nullopt;
  return Problem{Status::skipped,
                 fmt::format("taken down {}{}{}", tombstone->date,
                             tombstone->reason.empty() ? "" : ": ", tombstone->reason)};
}

// Whether the archive holds it as it is, labelled as this run would label it. An article without
// labels always is.
bool Examiner::is_known(const Article& article, const ContentHash& content) const {
  const KnownArticles* known = target_.known();
  return known != nullptr && known->has(article.id, content) &&
         (options_.entities == Entities::no ||
          known->labelled_by(*known->find(article.id)) == tables_.labelled_by);
}

}  // namespace newsdex
