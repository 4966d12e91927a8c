// Names to values: what `person:trump` or `country:iranian` means in an archive.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/archive.h"
#include "common/schema.h"
#include "search/deadline.h"

namespace newsdex {

/// One value that a name stands for.
struct Meaning {
  std::string value;
  std::string label;
  std::uint64_t articles = 0;  ///< live articles of the archive that have it

  friend bool operator==(const Meaning&, const Meaning&) = default;
};

/// A name as typed.
struct TypedName {
  std::string_view text;
  bool quoted = false;
  bool prefix_match = false;  ///< it ended in `*`
};

/// The values that a name means, most articles first; empty where the archive has none of them.
///
/// The value itself; else those of which it is a name in the tables or the archive's display name,
/// compared after folding. An unquoted person or speaker is all of these and whoever has all parts
/// of the name as whole parts (`trump`, never `tru`), unless it is a value's spelling (`x_y`) or an
/// organisation's that speaks. An unquoted acronym that the tables do not know is also every
/// organisation that an article of the archive calls so. With `prefix_match`: values and labels of
/// which a part begins so. Throws InputError (`timeout`) past the deadline.
[[nodiscard]] std::vector<Meaning> resolve(const Archive& archive, FieldId field,
                                           const TypedName& name, const Deadline& deadline);

/// The labels of the archive nearest to a name that means nothing, best first, at most three.
[[nodiscard]] std::vector<std::string> nearest_labels(const Archive& archive, FieldId field,
                                                      std::string_view name,
                                                      const Deadline& deadline);

/// The name to show for a value: the tables', else the archive's, else the value.
[[nodiscard]] std::string display_label(const Archive& archive, FieldId field,
                                        std::string_view value);

}  // namespace newsdex
