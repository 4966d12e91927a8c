// The frame of every main(): options that all programs share, the log, errors, exit status.

#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/log.h"
#include "common/moment.h"

namespace CLI {
class App;
}

namespace newsdex {

enum class Color : std::uint8_t { automatic, always, never };

/// What every program takes.
struct CommonOptions {
  std::string db;  ///< folder of the archive: --db, else $NEWSDEX_DB, else newsdex.db
  bool quiet = false;
  int verbose = 0;
  std::string now;  ///< ISO time that stands for "now"; empty: the clock
  Color color = Color::automatic;
  LogFormat log_format = LogFormat::text;
};

/// One program.
struct Frame {
  std::string name;
  std::string arguments;  ///< what follows the options, as the usage line says it
  std::string summary;    ///< one sentence
  std::string footer;     ///< examples and exit status, printed below the options
  /// Binds options to the fields of a struct; opens nothing, prints nothing.
  std::function<void(CLI::App&)> declare;
  /// Does the work; `rest` are the arguments that no option took. Returns the exit status.
  std::function<int(const std::vector<std::string>& rest)> work;
  std::vector<std::string> commands{};  ///< what the first argument may be; empty: anything
};

/// Parses the command line, then works. Log and errors go to stderr (common/log.h): a line of
/// program, where, what, and of errors a line that says what to do; or JSON. Returns what main()
/// returns: that of `work`, or 2 for usage errors, InputError, ArchiveError and whatever else is
/// thrown, and where stdout could not be written (a closed pipe is no error). Never throws.
[[nodiscard]] int run(const Frame& frame, CommonOptions& common, int argc, char** argv) noexcept;

/// The group of options that the help of another option tells of, and that have no line of their
/// own there.
inline constexpr const char* kToldElsewhere = "told elsewhere";

/// Declares what CommonOptions holds.
void declare_common(CLI::App& app, CommonOptions& common);

/// Declares an option that takes one of `words`; any other is a usage error that lists them.
void declare_choice(CLI::App& app, const std::string& name, const std::vector<std::string>& words,
                    const std::string& help, const std::string& value_name,
                    std::function<void(const std::string&)> choose);

/// The same, bound to what the words mean. `value` must outlive the parsing.
template <typename Enum>
void add_choice(CLI::App& app, const std::string& name, Enum& value, const std::string& help,
                const std::string& value_name, std::map<std::string, Enum> meanings) {
  std::vector<std::string> words;
  for (const auto& [word, meaning] : meanings) words.push_back(word);
  declare_choice(app, name, words, help, value_name,
                 [&value, meanings = std::move(meanings)](const std::string& word) {
                   value = meanings.at(word);
                 });
}

/// Splits a command line as `run` does and declares options as it does, for tests of option
/// structs: throws InputError for a usage error, returns the arguments that no option took.
std::vector<std::string> parse_arguments(const Frame& frame, CommonOptions& common,
                                         const std::vector<std::string>& arguments);

/// The day that is "today": of `now`, else of the clock in UTC. Throws InputError where `now` is
/// no ISO time.
[[nodiscard]] Day today(const CommonOptions& common);

/// The second that is "now": the beginning of `now` in UTC, else the clock's. Throws likewise.
[[nodiscard]] std::chrono::sys_seconds current_second(const CommonOptions& common);

/// Whether results may be coloured: by the option, else NO_COLOR, else whether stdout is a
/// terminal.
[[nodiscard]] bool use_color(const CommonOptions& common);

/// Whether stderr is a terminal for people, so that progress may be drawn there.
[[nodiscard]] bool can_draw_progress(const CommonOptions& common);

}  // namespace newsdex
