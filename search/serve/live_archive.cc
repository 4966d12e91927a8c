#include "search/serve/live_archive.h"

#include <sys/stat.h>

#include "common/error.h"

namespace newsdex::serve {

LiveArchive::LiveArchive(std::filesystem::path folder) : folder_(std::move(folder)) { reopen(); }

Engine& LiveArchive::engine() {
  if (stamp() != opened_) {
    try {
      reopen();
    } catch (const ArchiveError&) {
      // What is open holds its files, whatever became of the folder.
    }
  }
  return *engine_;
}

Engine& LiveArchive::reopen() {
  // Taken first: what is published while the archive is opened is seen the next time.
  const Stamp newest = stamp();
  engine_ = std::make_unique<Engine>(folder_);
  opened_ = newest;
  return *engine_;
}

LiveArchive::Stamp LiveArchive::stamp() const {
  struct ::stat status {};
  if (::stat((folder_ / "archive.json").c_str(), &status) != 0) return {};
  static constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return {status.st_ino, status.st_mtim.tv_sec * kNanoseconds + status.st_mtim.tv_nsec,
          static_cast<std::uint64_t>(status.st_size)};
}

}  // namespace newsdex::serve
