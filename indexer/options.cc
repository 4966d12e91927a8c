#include "indexer/options.h"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "common/error.h"

namespace newsdex {
namespace {

std::vector<std::string> format_choices() {
  std::vector<std::string> names{"auto"};
  for (const std::string_view name : kFormatNames) names.emplace_back(name);
  return names;
}

/// The choices, on two lines.
std::string format_help() {
  constexpr std::size_t kOnFirstLine = 3;
  std::string help = "auto (by content, the default)";
  for (std::size_t i = 0; i < kFormatNames.size(); ++i) {
    help.append(i == kOnFirstLine ? ",\n" : ", ").append(kFormatNames[i]);
  }
  return help;
}

/// What is left for words of the memory that a run may use.
std::size_t memory_for_words(std::uint64_t memory) {
  if (memory < kLeastMemory) {
    throw InputError(fmt::format("--memory: {} bytes are too little", memory),
                     fmt::format("give it at least {}MB", kLeastMemory >> 20U));
  }
  return memory - kMemoryBesideWords;
}

/// A language code, or nothing for `auto`.
std::string language_code(const std::string& typed) {
  if (typed == "auto") return {};
  const bool is_code =
      typed.size() >= 2 && typed.size() <= 3 &&
      std::all_of(typed.begin(), typed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_code) {
    throw InputError("--language '" + typed + "' is no language code",
                     "write a code of ISO 639-1 like en, es, fr, de, or auto");
  }
  return typed;
}

}  // namespace

void declare_options(CLI::App& app, IndexerOptions& o) {
  app.add_option("--format", o.format, format_help())
      ->check(CLI::IsMember(format_choices()))
      ->option_text("FORMAT");
  app.add_option("--source", o.source, "Publisher of inputs that carry none")->type_name("NAME");
  app.add_option("--language", o.language, "Of inputs that carry none (default: detected)")
      ->type_name("CODE");
  app.add_option("--date-order", o.date_order, "ymd, dmy or mdy: how a date like 02/03/2025 reads")
      ->check(CLI::IsMember({"ymd", "dmy", "mdy"}))
      ->option_text("ORDER");
  app.add_option("--map", o.mappings, "Input field that feeds one of ours; repeatable")
      ->allow_extra_args(false)
      ->type_name("FIELD=COLUMN");
  app.add_option("--jobs", o.jobs, "Threads (default: all cores)")
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  app.add_option("--max-text", o.max_text, "Cut texts that are longer (default: 1 MiB)")
      ->check(CLI::Range(1, 64))
      ->option_text("MIB");
  app.add_option("--limit", o.limits, "Move another bound on input; repeatable")
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE");
  app.add_flag("--limits", o.show_limits, "Print these bounds with their ranges, and exit");
  app.add_option("--memory", o.memory, "Memory to make do with (default: 512MB)")
      ->transform(CLI::AsSizeValue(false))
      ->option_text("SIZE");
  app.add_flag("--prune", o.prune, "Remove articles no longer found under the PATHs");
  app.add_flag("--no-entities", o.no_entities, "Words and supplied metadata only");
  app.add_flag("--dry-run", o.dry_run, "Do everything but write");
  app.add_flag("--watch", o.watch, "Stay, and index what changes, until a signal");
  app.add_option("--ledger", o.ledger, "Write how each input item ended, as JSON Lines")
      ->type_name("FILE");
  app.add_flag("--json", o.json, "Print the closing summary as JSON on stdout");
}

Limits make_limits(const IndexerOptions& options) {
  std::vector<std::string> settings = options.limits;
  if (options.max_text > 0) settings.push_back(fmt::format("text={}MiB", options.max_text));
  return parse_limits(settings);
}

IndexOptions make_index_options(const IndexerOptions& options,
                                const std::vector<std::string>& paths) {
  if (paths.empty()) {
    throw InputError("no PATH given",
                     "name files or folders with articles, or - for standard input");
  }
  if (options.watch && std::find(paths.begin(), paths.end(), "-") != paths.end()) {
    throw InputError("--watch: standard input (-) cannot be watched",
                     "index it in a run of its own, or name files and folders only");
  }
  IndexOptions out;
  out.db = options.common.db;
  out.inputs.paths = paths;
  out.inputs.format = parse_format(options.format);
  for (const std::string& mapping : options.mappings) {
    out.inputs.mappings.push_back(parse_field_mapping(mapping));
  }
  out.inputs.limits = make_limits(options);
  out.extract.source = options.source;
  out.extract.language = language_code(options.language);
  out.extract.dates = {parse_date_order(options.date_order), today(options.common)};
  out.extract.now = current_second(options.common);
  out.entities = options.no_entities ? Entities::no : Entities::yes;
  out.jobs = options.jobs;
  out.posting_memory = memory_for_words(options.memory);
  out.prune = options.prune;
  out.dry_run = options.dry_run;
  out.ledger = options.ledger;
  return out;
}

}  // namespace newsdex
