// The command line of newsdex-index.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/app.h"
#include "indexer/limits.h"
#include "indexer/pipeline.h"

namespace newsdex {

/// As typed; `make_index_options` turns it into what a run takes.
struct IndexerOptions {
  CommonOptions common;
  std::string format = "auto";
  std::string source;
  std::string language = "auto";
  std::string date_order;
  std::vector<std::string> mappings;
  unsigned jobs = 0;
  std::size_t max_text = 0;         ///< MiB; 0: as `limits` have it
  std::vector<std::string> limits;  ///< NAME=VALUE
  bool show_limits = false;
  std::uint64_t memory = kUsualMemory;  ///< bytes
  bool prune = false;
  bool no_entities = false;
  bool dry_run = false;
  bool watch = false;
  std::string ledger;
  bool json = false;
};

/// Binds every option. Opens nothing, prints nothing.
void declare_options(CLI::App& app, IndexerOptions& options);

/// The bounds on input. Throws InputError where a setting is none.
[[nodiscard]] Limits make_limits(const IndexerOptions& options);

/// Throws InputError where no path is given, a mapping is none or the memory too little, and where
/// standard input is to be watched.
[[nodiscard]] IndexOptions make_index_options(const IndexerOptions& options,
                                              const std::vector<std::string>& paths);

}  // namespace newsdex
