// The user's corrections of labels, and labelling an archive anew by them and by this version's
// tables: from the stored text, never from the inputs.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace newsdex {

/// Checks corrections (format: common/entities/corrections.h; any usual encoding) and stores them
/// in the archive; nothing, or comments alone, removes what is there. Labels stay as they are until
/// `relabel_archive` or the next run that reads the articles. Returns how many there are. Throws
/// InputError that names every wrong line of `name`.
std::size_t store_names(const std::filesystem::path& folder, std::string_view bytes,
                        std::string_view name);

/// How labelling anew went: articles looked at, and those among them whose labels changed.
struct RelabelSummary {
  std::uint64_t articles = 0;
  std::uint64_t changed = 0;
};

/// Labels every article of the parts that were labelled by anything else, and publishes those that
/// changed in one step. Articles that were indexed without labels stay so.
[[nodiscard]] RelabelSummary relabel_archive(const std::filesystem::path& folder);

/// Live articles whose part was labelled by other tables or corrections than would be used now.
[[nodiscard]] std::uint64_t outdated_articles(const std::filesystem::path& folder);

}  // namespace newsdex
