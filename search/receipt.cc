#include "search/receipt.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xxhash.h>

#include "common/error.h"

namespace newsdex {
namespace {

using nlohmann::ordered_json;

constexpr int kVersion = 1;

std::string day_text(Day day) {
  return fmt::format("{}", to_string(Moment{std::chrono::local_seconds(day.time_since_epoch()),
                                            Precision::day, std::nullopt}));
}

ordered_json question_json(const Request& request) {
  ordered_json filters = ordered_json::array();
  for (const auto& [id, value] : request.filters) {
    filters.push_back({{"field", field(id).name}, {"value", value}});
  }
  return {{"input", request.query},
          {"filters", std::move(filters)},
          {"since", request.since},
          {"until", request.until},
          {"today", day_text(request.today)},
          {"match", request.match_any ? "any" : "all"},
          {"syntax", query::to_string(request.syntax)}};
}

query::Syntax parse_syntax(const std::string& name) {
  const auto* known = std::find(query::kSyntaxNames.begin(), query::kSyntaxNames.end(), name);
  if (known == query::kSyntaxNames.end()) throw InputError("a query of no known syntax");
  return static_cast<query::Syntax>(known - query::kSyntaxNames.begin());
}

Request parse_question(const ordered_json& json) {
  Request request;
  request.query = json.at("input");
  for (const ordered_json& row : json.at("filters")) {
    const Field* known = find_field(row.at("field").get<std::string>());
    if (known == nullptr) throw InputError("a filter of no known field");
    request.filters.emplace_back(known->id, row.at("value"));
  }
  request.since = json.at("since");
  request.until = json.at("until");
  const auto today = parse_moment(json.at("today").get<std::string>());
  if (!today) throw InputError("no day");
  request.today = first_day(*today);
  request.match_any = json.at("match") == "any";
  request.syntax = parse_syntax(json.at("syntax").get<std::string>());
  return request;
}

}  // namespace

std::string digest_of(const Archive& archive, const Matches& matches, const Deadline& deadline) {
  PacedDeadline pace(deadline);
  struct Row {
    std::string_view id;
    const ContentHash* content;
  };
  std::vector<Row> rows;
  rows.reserve(matches.size());
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    const Columns& columns = archive.parts()[i].columns;
    for (const std::uint32_t docid : matches.parts()[i]) {
      pace.step();
      rows.push_back({columns.id(docid), &columns.content(docid)});
    }
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
  std::string bytes;
  XXH3_state_t* state = XXH3_createState();
  XXH3_128bits_reset(state);
  for (const Row& row : rows) {
    pace.step();
    bytes = fmt::format("{}:{}:{:016x}{:016x}\n", row.id.size(), row.id, row.content->high,
                        row.content->low);
    XXH3_128bits_update(state, bytes.data(), bytes.size());
  }
  const XXH128_hash_t hash = XXH3_128bits_digest(state);
  XXH3_freeState(state);
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

Receipt make_receipt(const Request& request, const Answer& answer, const Manifest& manifest) {
  return {request, answer.parsed, answer.generation, manifest.parts, answer.total, answer.digest};
}

std::string to_json(const Receipt& receipt) {
  ordered_json parts = ordered_json::array();
  for (const PartEntry& part : receipt.parts) {
    parts.push_back(
        {{"name", part.name}, {"documents", part.documents}, {"deleted", part.deleted}});
  }
  const ordered_json json{{"receipt", kVersion},       {"query", question_json(receipt.question)},
                          {"parsed", receipt.parsed},  {"generation", receipt.generation},
                          {"parts", std::move(parts)}, {"total", receipt.total},
                          {"digest", receipt.digest}};
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Receipt parse_receipt(const std::string& text, const std::string& where) {
  try {
    const ordered_json json = ordered_json::parse(text);
    if (json.at("receipt") != kVersion) throw InputError("another version");
    Receipt receipt;
    receipt.question = parse_question(json.at("query"));
    receipt.parsed = json.at("parsed");
    receipt.generation = json.at("generation");
    for (const ordered_json& row : json.at("parts")) {
      PartEntry part;
      part.name = row.at("name");
      part.documents = row.at("documents");
      part.deleted = row.at("deleted");
      receipt.parts.push_back(std::move(part));
    }
    receipt.total = json.at("total");
    receipt.digest = json.at("digest");
    return receipt;
  } catch (const std::exception&) {
    throw InputError(where + " is no receipt of this version", "--receipt FILE writes one");
  }
}

std::vector<std::string> differences(const Receipt& receipt, const Receipt& now) {
  std::vector<std::string> out;
  if (receipt.digest == now.digest && receipt.total == now.total) return out;
  if (receipt.total != now.total) {
    out.push_back(fmt::format("total: {} then, {} now", receipt.total, now.total));
  } else {
    out.emplace_back("the same number of articles, but other ones or in other versions");
  }
  out.push_back(fmt::format("generation: {} then, {} now", receipt.generation, now.generation));
  if (receipt.parsed != now.parsed) {
    out.push_back(
        fmt::format("the query is read otherwise: {} then, {} now", receipt.parsed, now.parsed));
  }
  return out;
}

}  // namespace newsdex
