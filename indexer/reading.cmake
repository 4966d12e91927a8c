# From PATH arguments to articles: readers of formats, and what is extracted from what they read.
add_library(newsdex_reading STATIC
  file_stream.cc
  inputs.cc
  path_walk.cc
  extract/boilerplate.cc
  extract/clean.cc
  extract/date_words.cc
  extract/dates.cc
  extract/encoding.cc
  extract/extract.cc
  extract/furniture.cc
  extract/identity.cc
  extract/metadata.cc
  extract/paragraphs.cc
  extract/zones.cc
  formats/byte_stream.cc
  formats/fields.cc
  formats/front_matter.cc
  formats/jsonl_reader.cc
  formats/reader.cc
  formats/reuters_reader.cc
  formats/sniff.cc
  formats/text_reader.cc)
target_link_libraries(newsdex_reading
  PUBLIC newsdex_common
  PRIVATE ICU::i18n ICU::uc PkgConfig::uchardet PkgConfig::xxhash fmt::fmt
          nlohmann_json::nlohmann_json simdjson::simdjson)
