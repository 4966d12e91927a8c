// An article's fields from an object of JSON.

#pragma once

#include <optional>
#include <string>

#include <simdjson.h>

#include "indexer/formats/fields.h"
#include "indexer/item.h"

namespace newsdex {

/// A scalar as text; an object by its `name`, or by the one value that it wraps, as MongoDB writes
/// its types (`{"$oid": …}`); nullopt for what has neither.
[[nodiscard]] std::optional<std::string> json_text_of(simdjson::dom::element value);

/// The fields that an object has by `fields`; what feeds none is `extra`.
[[nodiscard]] RawArticle read_fields(simdjson::dom::object object, const FieldNames& fields);

}  // namespace newsdex
