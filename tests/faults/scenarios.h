// The commands that the faults are tried on, each with the archive that it finds.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/faults/program.h"

namespace newsdex::faults {

/// Something that a person does to an archive.
struct Scenario {
  const char* name;
  /// Writes inputs into the folder and runs what comes before; the archive is `news.db` there.
  void (*prepare)(const std::filesystem::path& folder);
  Command command;
  /// What the command may end with when it is run again after a fault: 1 says of a removal that it
  /// had been done.
  int again_at_most = 0;
  /// What it may end with, besides 2, where a fault kept it from removing what nobody needs.
  int partly_done = 0;
};

[[nodiscard]] const std::vector<Scenario>& scenarios();

/// Runs a command that has to succeed.
void must(const Command& command, const std::filesystem::path& folder);

/// Writes a file of articles as JSON Lines: those of these numbers, in a version.
void write_articles(const std::filesystem::path& file, const std::vector<int>& numbers,
                    int version = 1);

/// An archive of several parts with replaced and removed articles in `news.db`, from `first.jsonl`
/// and others.
void prepare_several_parts(const std::filesystem::path& folder);

}  // namespace newsdex::faults
