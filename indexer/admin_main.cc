// newsdex-admin: looks after an archive.

#include <chrono>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "common/app.h"
#include "common/archive/files.h"
#include "common/archive/lock.h"
#include "common/error.h"
#include "common/text/utf8.h"
#include "indexer/archive_admin.h"
#include "indexer/archive_check.h"
#include "indexer/columns_restorer.h"
#include "indexer/learn.h"
#include "indexer/manifest_restorer.h"
#include "indexer/relabel.h"
#include "indexer/report.h"
#include "indexer/salvage.h"
#include "indexer/takedown.h"

namespace {

namespace text = newsdex::text;
using newsdex::Report;

constexpr int kSomethingWrong = 1;

const std::vector<std::string> kCommands{
    "stats",    "check",   "compact",         "remove",
    "takedown", "salvage", "restore-columns", "restore-manifest",
    "learn",    "names",   "relabel"};

constexpr const char* kFooter =
    "Examples:\n"
    "  newsdex-admin stats              how many articles, of when, which languages\n"
    "  newsdex-admin check              reads every byte and says what is damaged\n"
    "  newsdex-admin compact            makes one part of all\n"
    "  newsdex-admin remove ID...       removes articles\n"
    "  newsdex-admin takedown ID...     removes every trace of articles for good\n"
    "  newsdex-admin restore-columns    makes damaged or older columns anew\n"
    "  newsdex-admin restore-manifest   makes a lost archive.json anew\n"
    "  newsdex-admin salvage FILE       writes what can be read of a damaged\n"
    "                                   archive as JSON Lines\n"
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

constexpr std::uint64_t kSchema = 1;

void print(const Report& report, const Options& options) {
  std::cout << (options.json ? to_json(report) : to_text(report));
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
  print(newsdex::archive_stats(options.common.db), options);
  return 0;
}

int check(const Options& options) {
  const auto damages = newsdex::check_archive(options.common.db);
  const int status = damages.empty() ? 0 : kSomethingWrong;
  if (!options.json) {
    print_damages(damages);
    return status;
  }
  std::vector<Report> rows;
  for (const newsdex::Damage& damage : damages) {
    rows.push_back({{"part", damage.part},
                    {"file", damage.file},
                    {"path", damage.path},
                    {"what", damage.what},
                    {"affects", damage.affects},
                    {"mend", damage.mend}});
  }
  print({{"schema", kSchema}, {"sound", damages.empty()}, {"damages", std::move(rows)}}, options);
  return status;
}

int compact(const Options& options) {
  newsdex::compact_archive(options.common.db);
  return stats(options);
}

int remove(const Options& options, const std::vector<std::string>& ids) {
  if (ids.empty()) throw newsdex::InputError("remove: no ID given");
  const auto missing = newsdex::remove_articles(options.common.db, ids);
  print({{"schema", kSchema},
         {"removed", std::uint64_t{ids.size() - missing.size()}},
         {"missing", missing}},
        options);
  return missing.empty() ? 0 : kSomethingWrong;
}

int takedown(const Options& options, const std::vector<std::string>& ids) {
  if (ids.empty()) throw newsdex::InputError("takedown: no ID given");
  newsdex::Moment date;
  date.local = std::chrono::local_days(newsdex::today(options.common).time_since_epoch());
  date.precision = newsdex::Precision::day;
  const newsdex::Tombstone tombstone{to_string(date), options.reason};
  const auto summary = newsdex::take_down(options.common.db, ids, tombstone);
  std::vector<std::string> held;
  for (const auto& path : summary.held) held.push_back(path.string());
  print({{"schema", kSchema},
         {"taken_down", summary.taken_down},
         {"already", summary.already},
         {"missing", summary.missing},
         {"held", held}},
        options);
  if (!summary.held.empty()) {
    newsdex::log(newsdex::LogLevel::warning,
                 "files with the old text are still there: a search that runs holds them, or they "
                 "cannot be removed; run the same command again");
  }
  return summary.missing.empty() && summary.held.empty() ? 0 : kSomethingWrong;
}

int restore_columns(const Options& options) {
  print({{"schema", kSchema}, {"restored", newsdex::restore_columns(options.common.db)}}, options);
  return 0;
}

int restore_manifest(const Options& options) {
  const newsdex::RestoredManifest restored = newsdex::restore_manifest(options.common.db);
  print({{"schema", kSchema},
         {"restored", !restored.was_sound},
         {"parts", restored.parts},
         {"articles", restored.articles},
         {"doubts", restored.doubts}},
        options);
  return restored.doubts.empty() ? 0 : kSomethingWrong;
}

std::vector<Report> rows_of(const std::vector<newsdex::LostArticle>& articles) {
  std::vector<Report> rows;
  for (const newsdex::LostArticle& article : articles) {
    rows.push_back({{"part", article.part},
                    {"article", std::uint64_t{article.docid}},
                    {"id", article.id},
                    {"origin", article.origin}});
  }
  return rows;
}

int salvage(const Options& options, const std::vector<std::string>& files) {
  if (files.size() != 1) throw newsdex::InputError("salvage: give one file to write articles to");
  const newsdex::SalvageSummary summary = newsdex::salvage_articles(options.common.db, files[0]);
  const bool is_whole = summary.altered.empty() && summary.lost.empty() && summary.doubts.empty();
  print({{"schema", kSchema},
         {"articles", summary.articles},
         {"altered", rows_of(summary.altered)},
         {"lost", rows_of(summary.lost)},
         {"doubts", summary.doubts}},
        options);
  return is_whole ? 0 : kSomethingWrong;
}

int learn(const Options& options) {
  const newsdex::Learned learned = newsdex::learn_boilerplate(options.common.db);
  std::vector<Report> rows;
  for (const auto& [publisher, articles, text] : learned.table.rows()) {
    rows.push_back(
        {{"publisher", publisher}, {"articles", std::uint64_t{articles}}, {"text", text}});
  }
  print({{"schema", kSchema},
         {"articles", std::uint64_t{learned.articles}},
         {"rewritten", std::uint64_t{learned.rewritten}},
         {"boilerplate", std::move(rows)}},
        options);
  return 0;
}

int names(const Options& options, const std::vector<std::string>& files) {
  if (files.size() != 1) throw newsdex::InputError("names: give one file of corrections");
  const auto stored =
      newsdex::store_names(options.common.db, newsdex::read_file(files[0]), files[0]);
  print({{"schema", kSchema},
         {"corrections", std::uint64_t{stored}},
         {"outdated", std::uint64_t{newsdex::outdated_articles(options.common.db)}}},
        options);
  return 0;
}

int relabel(const Options& options) {
  const newsdex::RelabelSummary summary = newsdex::relabel_archive(options.common.db);
  print({{"schema", kSchema},
         {"articles", std::uint64_t{summary.articles}},
         {"changed", std::uint64_t{summary.changed}}},
        options);
  return 0;
}

/// Those that change the archive.
bool is_writing(const std::string& verb) {
  return verb != "stats" && verb != "check" && verb != "salvage";
}

int administrate(const Options& options, std::vector<std::string> words) {
  if (words.empty()) throw newsdex::InputError("nothing to do", "see newsdex-admin --help");
  const std::string verb = words.front();
  words.erase(words.begin());
  const std::string warning = newsdex::network_warning(options.common.db);
  if (!warning.empty() && is_writing(verb)) newsdex::log(newsdex::LogLevel::warning, warning);
  if (verb == "remove") return remove(options, words);
  if (verb == "takedown") return takedown(options, words);
  if (verb == "names") return names(options, words);
  if (verb == "salvage") return salvage(options, words);
  if (!words.empty()) {
    throw newsdex::InputError(fmt::format("{} takes no argument, but got '{}'", verb, words[0]));
  }
  if (verb == "stats") return stats(options);
  if (verb == "check") return check(options);
  if (verb == "compact") return compact(options);
  if (verb == "restore-columns") return restore_columns(options);
  if (verb == "restore-manifest") return restore_manifest(options);
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
