// Answers as JSON: the shapes of docs/output.md, which scripts rely on.

#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "search/answer.h"
#include "search/reasons.h"

namespace newsdex {

/// How much of an article a hit shows.
enum class Detail : std::uint8_t {
  hit,      ///< what a list of results needs
  article,  ///< with text, zones and the evidence for every label
};

/// Everything of an answer but its hits.
[[nodiscard]] nlohmann::ordered_json answer_json(const Answer& answer);

[[nodiscard]] nlohmann::ordered_json hit_json(const Hit& hit, Detail detail);

/// How an article stands to each clause of a query.
[[nodiscard]] nlohmann::ordered_json why_json(const std::vector<Why>& clauses,
                                              const Record& record);

/// One line, valid UTF-8 whatever the values hold.
[[nodiscard]] std::string dump(const nlohmann::ordered_json& json);

}  // namespace newsdex
