#include "search/query/refusals.h"

#include <string>

#include <fmt/format.h>

#include "common/error.h"
#include "common/schema.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "common/zone.h"
#include "search/query/hints.h"

namespace newsdex::query {

void refuse_unknown_field(std::string_view name) {
  const auto zone = parse_zone(text::lower(text::truncate(name, kMaxShownBytes)));
  const std::string nearest = zone ? fmt::format("in:{} ", to_string(*zone)) : nearest_field(name);
  throw InputError(fmt::format("there is no field {}", shown(name)),
                   nearest.empty()
                       ? "put it in quotes if it is text"
                       : fmt::format("did you mean {}?", zone ? nearest + "…" : nearest + ":"),
                   "unknown_field");
}

void refuse_not_yet(std::string_view typed) {
  throw InputError(
      fmt::format("{} is not available in this version", text::truncate(typed, kMaxShownBytes)),
      "put it in quotes if it is text", "not_available");
}

void refuse_zone(std::string_view typed) {
  throw InputError(fmt::format("in:{} names no zone", typed.empty() ? "" : shown(typed)),
                   fmt::format("the zones are {}", fmt::join(kZoneNames, ", ")), "bad_query");
}

void refuse_missing_value(std::string_view name) {
  throw InputError(fmt::format("{}: has no value", name),
                   fmt::format("write {0}:VALUE, {0}:\"TWO WORDS\" or {0}:(A OR B)", name),
                   "bad_query");
}

void refuse_field_in_field(std::string_view outer, std::string_view inner) {
  throw InputError(fmt::format("{}:({}: …) has a field inside a field", outer, inner),
                   "close the brackets before it, or put it in quotes if it is a value",
                   "bad_query");
}

}  // namespace newsdex::query
