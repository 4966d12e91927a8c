// Positions of a term in an article as the glass format packs them: the last one, then the first,
// the count, and the others by binary interpolative coding (Moffat and Stuiver; Witten, Moffat,
// Bell, "Managing Gigabytes", 2nd ed., p. 126), as in Xapian 1.4.22, common/bitstream.cc.

#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace newsdex::glass {

/// Appends the packed list. `positions` ascend strictly and are not empty.
void append_positions(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace newsdex::glass
