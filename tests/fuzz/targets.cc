#include <array>

#include "tests/fuzz/archive_property.h"
#include "tests/fuzz/entities_property.h"
#include "tests/fuzz/html_property.h"
#include "tests/fuzz/query_property.h"
#include "tests/fuzz/readers_property.h"
#include "tests/fuzz/tables_property.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/text_property.h"

namespace newsdex {
namespace {

template <Format format>
bool reads(std::string_view bytes) {
  return reader_is_sound(format, bytes);
}

constexpr FuzzTarget::Folders kPages{"corpus/articles/html", "tests/corpora/html"};

constexpr auto kTargets = std::to_array<FuzzTarget>({
    {"csv", reads<Format::csv>},
    {"feed", reads<Format::feed>},
    {"jsonl", reads<Format::jsonl>},
    {"newsml", reads<Format::newsml>},
    {"ninjs", reads<Format::ninjs>},
    {"nitf", reads<Format::nitf>},
    {"reuters", reads<Format::reuters>},
    {"text", reads<Format::text>},
    {"warc", reads<Format::warc>},
    {"html", html_is_sound, kPages},
    {"input", input_is_sound},
    {"encoding", encoding_is_sound},
    {"dates", dates_are_sound},
    {"tokenizer", tokens_are_sound, {}, 16384},
    {"entities", entities_are_sound, {}, 4096},
    {"names", corrections_are_sound, {}, 4096},
    {"model", model_is_sound},
    {"query", query_is_sound, {}, 1024},
    {"receipt", receipt_is_sound},
    {"manifest", manifest_is_sound},
    {"columns", columns_are_sound},
    {"deleted", deleted_is_sound},
    {"frequent", frequent_terms_are_sound},
    {"record", record_is_sound},
    {"boilerplate", boilerplate_is_sound},
    {"taken_down", tombstones_are_sound},
    {"glass", glass_table_is_sound},
});

}  // namespace

std::span<const FuzzTarget> fuzz_targets() { return kTargets; }

std::vector<std::string> corpora(const FuzzTarget& target) {
  std::vector<std::string> folders{"tests/fuzz/corpora/" + std::string(target.name)};
  for (const std::string_view folder : target.others) {
    if (!folder.empty()) folders.emplace_back(folder);
  }
  return folders;
}

}  // namespace newsdex
