// newsdex-admin: looks after an archive.

#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/app.h"
#include "common/archive/files.h"
#include "common/error.h"
#include "common/text/utf8.h"
#include "indexer/archive_admin.h"
#include "indexer/learn.h"
#include "indexer/relabel.h"

namespace {

namespace text = newsdex::text;
using nlohmann::ordered_json;

constexpr int kSomethingWrong = 1;

constexpr const char* kFooter =
    "Examples:\n"
    "  newsdex-admin stats              how many articles, of when, which languages\n"
    "  newsdex-admin check              reads every byte and says what is damaged\n"
    "  newsdex-admin compact            makes one part of all\n"
    "  newsdex-admin remove ID...       removes articles\n"
    "  newsdex-admin learn              takes out of the stories what each\n"
    "                                   publisher repeats in many articles\n"
    "  newsdex-admin names FILE         checks and stores your corrections of names\n"
    "  newsdex-admin relabel            labels all articles anew by them\n"
    "Exit status: 0 all well, 1 damage found or an id not there, 2 error.";

struct Options {
  newsdex::CommonOptions common;
  bool json = false;
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
    std::cout << text::printable(fmt::format("parts/{}{}{}: {}", damage.part,
                                             damage.file.empty() ? "" : "/", damage.file,
                                             damage.what))
              << '\n';
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
    rows.push_back({{"part", damage.part}, {"file", damage.file}, {"what", damage.what}});
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

int administrate(const Options& options, std::vector<std::string> words) {
  if (words.empty()) throw newsdex::InputError("nothing to do", "see newsdex-admin --help");
  const std::string verb = words.front();
  words.erase(words.begin());
  if (verb == "remove") return remove(options, words);
  if (verb == "names") return names(options, words);
  if (!words.empty()) {
    throw newsdex::InputError(fmt::format("{} takes no argument, but got '{}'", verb, words[0]));
  }
  if (verb == "stats") return stats(options);
  if (verb == "check") return check(options);
  if (verb == "compact") return compact(options);
  if (verb == "learn") return learn(options);
  if (verb == "relabel") return relabel(options);
  throw newsdex::InputError(fmt::format("'{}' is nothing that can be done", verb),
                            "one of stats, check, compact, remove, learn, names, relabel");
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  return newsdex::run(
      {.name = "newsdex-admin",
       .arguments = "stats|check|compact|remove|learn|names|relabel",
       .summary = "Looks after a news archive.",
       .footer = kFooter,
       .declare =
           [&](CLI::App& app) { app.add_flag("--json", options.json, "Print one JSON object"); },
       .work = [&](const auto& words) { return administrate(options, words); }},
      options.common, argc, argv);
}
