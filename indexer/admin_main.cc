// newsdex-admin: looks after an archive.

#include <chrono>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include "common/app.h"
#include "common/archive/files.h"
#include "common/archive/lock.h"
#include "common/error.h"
#include "common/text/utf8.h"
#include "indexer/archive_admin.h"
#include "indexer/columns_restorer.h"
#include "indexer/learn.h"
#include "indexer/relabel.h"
#include "indexer/takedown.h"

namespace {

namespace text = newsdex::text;
using nlohmann::ordered_json;

constexpr int kSomethingWrong = 1;

const std::vector<std::string> kCommands{"stats",  "check",    "compact",
                                         "remove", "takedown", "restore-columns",
                                         "learn",  "names",    "relabel"};

constexpr const char* kFooter =
    "Examples:\n"
    "  newsdex-admin stats              how many articles, of when, which languages\n"
    "  newsdex-admin check              reads every byte and says what is damaged\n"
    "  newsdex-admin compact            makes one part of all\n"
    "  newsdex-admin remove ID...       removes articles\n"
    "  newsdex-admin takedown ID...     removes every trace of articles for good\n"
    "  newsdex-admin restore-columns    makes damaged columns anew\n"
    "  newsdex-admin learn              takes out of the stories what each\n"
    "                                   publisher repeats in many articles\n"
    "  newsdex-admin names FILE         checks and stores your corrections of names\n"
    "  newsdex-admin relabel            labels all articles anew by them\n"
    "Exit status: 0 all well, 1 damage found or an id not there, 2 error.";

struct Options {
  newsdex::CommonOptions common;
  bool json = false;
  std::string reason;
};

/// A value for people: no quotes, and a list by commas.
std::string plain(const ordered_json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null() || (value.is_array() && value.empty())) return "none";
  if (!value.is_array()) return value.dump();
  std::string out;
  for (const auto& element : value) out += (out.empty() ? "" : ", ") + plain(element);
  return out;
}

void print_row(const ordered_json& row) {
  std::string line = " ";
  for (const auto& [name, value] : row.items()) line += fmt::format(" {} {}", name, plain(value));
  std::cout << text::printable(line) << '\n';
}

void print(const ordered_json& json, bool as_json) {
  if (as_json) {
    std::cout << json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
    return;
  }
  for (const auto& [name, value] : json.items()) {
    if (name == "schema") continue;
    const bool is_table = value.is_array() && !value.empty() && value[0].is_object();
    if (is_table) {
      std::cout << name << '\n';
      for (const auto& row : value) print_row(row);
    } else {
      std::cout << fmt::format("{:<12}{}\n", name, text::printable(plain(value)));
    }
  }
}

void print_damages(const std::vector<newsdex::Damage>& damages) {
  if (damages.empty()) std::cout << "no damage found\n";
  for (const newsdex::Damage& damage : damages) {
    std::cout << text::printable(fmt::format("{}: {}", damage.path, damage.what)) << '\n'
              << text::printable(fmt::format("  affects: {}", damage.affects)) << '\n'
              << text::printable(fmt::format("  mend: {}", damage.mend)) << '\n';
  }
}

int stats(const Options& options) {
  print(newsdex::archive_stats(options.common.db), options.json);
  return 0;
}

int check(const Options& options) {
  const auto damages = newsdex::check_archive(options.common.db);
  ordered_json rows = ordered_json::array();
  for (const newsdex::Damage& damage : damages) {
    rows.push_back({{"part", damage.part},
                    {"file", damage.file},
                    {"path", damage.path},
                    {"what", damage.what},
                    {"affects", damage.affects},
                    {"mend", damage.mend}});
  }
  if (options.json) {
    print({{"schema", 1}, {"sound", damages.empty()}, {"damages", rows}}, true);
  } else {
    print_damages(damages);
  }
  return damages.empty() ? 0 : kSomethingWrong;
}

int compact(const Options& options) {
  newsdex::compact_archive(options.common.db);
  return stats(options);
}

int remove(const Options& options, const std::vector<std::string>& ids) {
  if (ids.empty()) throw newsdex::InputError("remove: no ID given");
  const auto missing = newsdex::remove_articles(options.common.db, ids);
  print({{"schema", 1}, {"removed", ids.size() - missing.size()}, {"missing", missing}},
        options.json);
  return missing.empty() ? 0 : kSomethingWrong;
}

int takedown(const Options& options, const std::vector<std::string>& ids) {
  if (ids.empty()) throw newsdex::InputError("takedown: no ID given");
  newsdex::Moment date;
  date.local = std::chrono::local_days(newsdex::today(options.common).time_since_epoch());
  date.precision = newsdex::Precision::day;
  const newsdex::Tombstone tombstone{to_string(date), options.reason};
  const auto summary = newsdex::take_down(options.common.db, ids, tombstone);
  ordered_json held = ordered_json::array();
  for (const auto& path : summary.held) held.push_back(path.string());
  print({{"schema", 1},
         {"taken_down", summary.taken_down},
         {"already", summary.already},
         {"missing", summary.missing},
         {"held", held}},
        options.json);
  if (!summary.held.empty()) {
    spdlog::warn(
        "files with the old text are still there: a search that runs holds them, or they "
        "cannot be removed; run the same command again");
  }
  return summary.missing.empty() && summary.held.empty() ? 0 : kSomethingWrong;
}

int restore_columns(const Options& options) {
  print({{"schema", 1}, {"restored", newsdex::restore_columns(options.common.db)}}, options.json);
  return 0;
}

int learn(const Options& options) {
  const newsdex::Learned learned = newsdex::learn_boilerplate(options.common.db);
  ordered_json rows = ordered_json::array();
  for (const auto& [publisher, articles, text] : learned.table.rows()) {
    rows.push_back({{"publisher", publisher}, {"articles", articles}, {"text", text}});
  }
  print({{"schema", 1},
         {"articles", learned.articles},
         {"rewritten", learned.rewritten},
         {"boilerplate", std::move(rows)}},
        options.json);
  return 0;
}

int names(const Options& options, const std::vector<std::string>& files) {
  if (files.size() != 1) throw newsdex::InputError("names: give one file of corrections");
  const auto stored =
      newsdex::store_names(options.common.db, newsdex::read_file(files[0]), files[0]);
  print({{"schema", 1},
         {"corrections", stored},
         {"outdated", newsdex::outdated_articles(options.common.db)}},
        options.json);
  return 0;
}

int relabel(const Options& options) {
  const newsdex::RelabelSummary summary = newsdex::relabel_archive(options.common.db);
  print({{"schema", 1}, {"articles", summary.articles}, {"changed", summary.changed}},
        options.json);
  return 0;
}

/// Those that change the archive.
bool is_writing(const std::string& verb) { return verb != "stats" && verb != "check"; }

int administrate(const Options& options, std::vector<std::string> words) {
  if (words.empty()) throw newsdex::InputError("nothing to do", "see newsdex-admin --help");
  const std::string verb = words.front();
  words.erase(words.begin());
  const std::string warning = newsdex::network_warning(options.common.db);
  if (!warning.empty() && is_writing(verb)) spdlog::warn("{}", text::printable(warning));
  if (verb == "remove") return remove(options, words);
  if (verb == "takedown") return takedown(options, words);
  if (verb == "names") return names(options, words);
  if (!words.empty()) {
    throw newsdex::InputError(fmt::format("{} takes no argument, but got '{}'", verb, words[0]));
  }
  if (verb == "stats") return stats(options);
  if (verb == "check") return check(options);
  if (verb == "compact") return compact(options);
  if (verb == "restore-columns") return restore_columns(options);
  if (verb == "learn") return learn(options);
  if (verb == "relabel") return relabel(options);
  throw newsdex::InputError(fmt::format("'{}' is nothing that can be done", verb),
                            fmt::format("one of {}", fmt::join(kCommands, ", ")));
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  return newsdex::run({.name = "newsdex-admin",
                       .arguments = "COMMAND [ARGUMENT...]",
                       .summary = "Looks after a news archive.",
                       .footer = kFooter,
                       .declare =
                           [&](CLI::App& app) {
                             app.add_flag("--json", options.json, "Print one JSON object");
                             app.add_option("--reason", options.reason,
                                            "Of a takedown: kept with its date")
                                 ->type_name("TEXT");
                           },
                       .work = [&](const auto& words) { return administrate(options, words); },
                       .commands = kCommands},
                      options.common, argc, argv);
}
