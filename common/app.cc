#include "common/app.h"

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include "common/archive/manifest.h"
#include "common/completion.h"
#include "common/error.h"
#include "common/log.h"
#include "common/schema.h"

namespace newsdex {
namespace {

constexpr int kFailed = 2;

/// Help or version was asked for: what to print on stdout.
struct Asked {
  std::string text;
};

/// Help of one line an option: a name for its value, never its type, bounds or default.
class HelpFormatter : public CLI::Formatter {
 public:
  explicit HelpFormatter(std::string arguments) : arguments_(std::move(arguments)) {
    static constexpr std::size_t kNameColumns = 28;
    column_width(kNameColumns);
  }

  std::string make_usage(const CLI::App* /*app*/, std::string name) const override {
    return fmt::format("Usage: {} [OPTIONS] {}\n", name, arguments_);
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    return group == kToldElsewhere
               ? std::string()
               : CLI::Formatter::make_group(std::move(group), is_positional, std::move(options));
  }

  /// Without the blank lines that groups without text leave.
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    std::string out = CLI::Formatter::make_help(app, std::move(name), mode);
    for (std::size_t at = out.find("\n\n\n"); at != std::string::npos;
         at = out.find("\n\n\n", at)) {
      out.erase(at, 1);
    }
    return out;
  }

  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string value =
        option->get_option_text().empty() ? option->get_type_name() : option->get_option_text();
    return value.empty() ? value : " " + value;
  }

 private:
  std::string arguments_;
};

std::string version_text(const Frame& frame) {
  return fmt::format("{} {} (schema {}, archive format {})", frame.name, NEWSDEX_VERSION,
                     kSchemaVersion, kArchiveFormat);
}

LogLevel log_level(const CommonOptions& common) {
  if (common.quiet) return LogLevel::off;
  return common.verbose > 0 ? LogLevel::info : LogLevel::warning;
}

/// Told before options are parsed: a mistake in them is logged as was asked for.
LogFormat log_format(const std::vector<std::string>& arguments) {
  bool is_named = false;
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    if (argument == "--log-format=json" || (is_named && argument == "json")) return LogFormat::json;
    is_named = argument == "--log-format";
  }
  return LogFormat::text;
}

/// Whether standard output is a pipe or socket that nobody reads any more. Asked of the system,
/// since the write that failed may be long ago.
bool has_reader_gone() {
  pollfd out{STDOUT_FILENO, POLLOUT, 0};
  return poll(&out, 1, 0) > 0 && (out.revents & (POLLERR | POLLHUP)) != 0;
}

/// Whether everything printed has arrived; a reader that has gone away is content with what it has.
int checked(int status) {
  std::cout.flush();
  if (std::cout.good() && std::fflush(stdout) == 0) return status;
  if (has_reader_gone()) return status;
  log_error("cannot write the result to standard output", "is the disk full?");
  return kFailed;
}

/// The words between braces in what CLI11 calls an option's type, as in `{all,any}`.
std::vector<std::string> choices_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t begin = type.find('{');
  const std::size_t end = type.find('}', std::min(begin, type.size()));
  if (end == std::string::npos) return {};
  return CLI::detail::split(type.substr(begin + 1, end - begin - 1), ',');
}

Completed kind_of(std::string_view value_name) {
  if (value_name.find("FILE") != std::string_view::npos) return Completed::files;
  if (value_name.find("PATH") != std::string_view::npos) return Completed::files;
  return value_name == "DIR" ? Completed::folders : Completed::nothing;
}

CompletedOption completed(const CLI::Option& option) {
  CompletedOption out;
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  out.help = option.get_description();
  std::replace(out.help.begin(), out.help.end(), '\n', ' ');
  out.takes_value = option.get_items_expected_max() > 0;
  out.words = choices_of(option);
  out.value = out.words.empty() ? kind_of(option.get_type_name()) : Completed::words;
  return out;
}

CompletedProgram completed(const CLI::App& app, const Frame& frame) {
  CompletedProgram out;
  out.name = frame.name;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_group().empty()) out.options.push_back(completed(*option));
  }
  out.argument = kind_of(frame.arguments);
  if (!frame.commands.empty()) out.argument = Completed::words;
  out.words = frame.commands;
  return out;
}

/// For whoever installs the program: prints what a shell completes it by.
void declare_completion(CLI::App& app, const Frame& frame) {
  std::vector<std::string> shells(kShells.begin(), kShells.end());
  app.add_option_function<std::string>(
         "--generate-completion",
         [&](const std::string& shell) { throw Asked{completion(completed(app, frame), shell)}; })
      ->check(CLI::IsMember(shells))
      ->group("");
}

std::unique_ptr<CLI::App> make_app(const Frame& frame, CommonOptions& common) {
  auto app = std::make_unique<CLI::App>(frame.summary, frame.name);
  app->formatter(std::make_shared<HelpFormatter>(frame.arguments));
  app->set_version_flag("--version", version_text(frame), "Print the version and exit");
  app->set_help_flag("--help,-h", "Print this help and exit");
  app->footer(frame.footer);
  app->allow_extras();
  frame.declare(*app);
  declare_common(*app, common);
  declare_completion(*app, frame);
  return app;
}

/// Options stand before `--`; what stands behind it belongs to nobody.
std::vector<std::string> parse(CLI::App& app, std::vector<std::string> arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  const std::vector<std::string> behind(end == arguments.end() ? end : end + 1, arguments.end());
  std::vector<std::string> options(arguments.begin(), end);
  std::reverse(options.begin(), options.end());  // CLI11 takes them from the back
  try {
    app.parse(options);
  } catch (const CLI::CallForHelp&) {
    throw Asked{app.help()};
  } catch (const CLI::CallForVersion& version) {
    throw Asked{std::string(version.what()) + "\n"};
  } catch (const CLI::ParseError& e) {
    throw InputError(e.what(), "see " + app.get_name() + " --help");
  }
  std::vector<std::string> rest = app.remaining(true);
  for (const std::string& argument : rest) {
    if (argument.size() > 1 && argument.front() == '-') {
      throw InputError(fmt::format("unknown option '{}'", argument),
                       "what begins with - and is no option follows --, as in: " + app.get_name() +
                           " -- " + argument);
    }
  }
  rest.insert(rest.end(), behind.begin(), behind.end());
  return rest;
}

// CRoaring, where it looks whether it was given memory at all, says so in words.
bool is_want_of_memory(const std::exception& e) {
  const std::string_view what = e.what();
  return dynamic_cast<const std::bad_alloc*>(&e) != nullptr ||
         what.starts_with("failed memory alloc") || what.starts_with("failed materalization");
}

int run_frame(const Frame& frame, CommonOptions& common, int argc, char** argv) {
  std::setlocale(LC_CTYPE, "C.UTF-8");
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const Log log(frame.name, log_format(arguments));
  try {
    const auto app = make_app(frame, common);
    const auto rest = parse(*app, arguments);
    if (common.db.empty()) {
      throw InputError("--db is empty", "give the folder of an archive, or leave --db out");
    }
    Log::set_level(log_level(common));
    return checked(frame.work(rest));
  } catch (const Asked& asked) {
    std::cout << asked.text;
    return checked(0);
  } catch (const InputError& e) {
    log_error(e.what(), e.hint);
  } catch (const ArchiveError& e) {
    log_error(e.what(), e.hint);
  } catch (const std::filesystem::filesystem_error& e) {
    log_error(e.path1().string() + ": " + e.code().message(), "");
  } catch (const std::exception& e) {
    if (is_want_of_memory(e)) {
      log_error("out of memory", "");
    } else {
      log_error(e.what(), "this is a defect of newsdex; please report it");
    }
  }
  return kFailed;
}

// Where memory runs out, libraries throw what they have promised not to throw (simdjson's parser,
// libstdc++'s folders, CRoaring's moves), and that would abort. Nothing has to be tidied up: an
// archive is whole whenever its writer ends.
[[noreturn]] void on_terminate() {
  // What these folders leave: no exception.
  std::string_view message = "error: ended at once, for want of memory or by a defect";
  if (const std::exception_ptr thrown = std::current_exception()) {
    try {
      std::rethrow_exception(thrown);
    } catch (const std::exception& e) {
      if (!is_want_of_memory(e)) std::abort();
      message = "error: out of memory";
    } catch (...) {
      std::abort();
    }
  }
  log_last(message);
  std::_Exit(kFailed);
}

// Files of an archive are mapped: where the disk does not give what a page holds, or somebody has
// cut a file meanwhile, the system has no other way to say so.
void on_unreadable_page(int /*signal*/) {
  log_last("error: a file could not be read: the disk fails, or the file was cut short");
  log_last("hint: newsdex-admin check tells what of an archive is affected");
  std::_Exit(kFailed);
}

// What --now says.
Moment now_as_given(const CommonOptions& common) {
  const auto moment = parse_moment(common.now);
  if (!moment || moment->precision < Precision::day) {
    throw InputError(fmt::format("--now '{}' is no ISO time", common.now),
                     "write it like 2025-06-16 or 2025-06-16T12:00:00Z");
  }
  return *moment;
}

}  // namespace

int run(const Frame& frame, CommonOptions& common, int argc, char** argv) noexcept {
  std::set_terminate(on_terminate);
  std::signal(SIGBUS, on_unreadable_page);
  try {
    return run_frame(frame, common, argc, argv);
  } catch (...) {
    std::fputs("newsdex: failed while reporting an error\n", stderr);
    return kFailed;
  }
}

void declare_common(CLI::App& app, CommonOptions& common) {
  common.db = "newsdex.db";
  app.add_option("--db", common.db, "Folder of the archive (or $NEWSDEX_DB, newsdex.db)")
      ->envname("NEWSDEX_DB")
      ->type_name("DIR");
  app.add_option("--now", common.now, "What \"today\" is, for repeatable runs")->type_name("TIME");
  add_choice<Color>(
      app, "--color", common.color, "auto, always or never", "WHEN",
      {{"auto", Color::automatic}, {"always", Color::always}, {"never", Color::never}});
  add_choice<LogFormat>(app, "--log-format", common.log_format,
                        "text, or json: an object a line on stderr", "FORMAT",
                        {{"text", LogFormat::text}, {"json", LogFormat::json}});
  app.add_flag("-q,--quiet", common.quiet, "No progress, log and hints");
  app.add_flag("-v,--verbose", common.verbose, "Say more");
}

void declare_choice(CLI::App& app, const std::string& name, const std::vector<std::string>& words,
                    const std::string& help, const std::string& value_name,
                    std::function<void(const std::string&)> choose) {
  app.add_option_function<std::string>(name, std::move(choose), help)
      ->check(CLI::IsMember(words))
      ->option_text(value_name);
}

std::vector<std::string> parse_arguments(const Frame& frame, CommonOptions& common,
                                         const std::vector<std::string>& arguments) {
  const auto app = make_app(frame, common);
  return parse(*app, arguments);
}

Day today(const CommonOptions& common) {
  if (common.now.empty()) {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  }
  return first_day(now_as_given(common));
}

std::chrono::sys_seconds current_second(const CommonOptions& common) {
  if (common.now.empty()) {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  }
  return std::chrono::sys_seconds(std::chrono::seconds(instant(now_as_given(common))));
}

bool use_color(const CommonOptions& common) {
  if (common.color != Color::automatic) return common.color == Color::always;
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* term = std::getenv("TERM");
  return ::isatty(STDOUT_FILENO) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

bool can_draw_progress(const CommonOptions& common) {
  return !common.quiet && common.log_format == LogFormat::text && ::isatty(STDERR_FILENO) == 1;
}

}  // namespace newsdex
