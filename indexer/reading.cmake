# From PATH arguments to articles: readers of formats, and what is extracted from what they read.
add_library(newsdex_reading STATIC
  containers/budget.cc
  containers/container.cc
  containers/gzip_container.cc
  containers/libarchive_container.cc
  file_stream.cc
  input_walk.cc
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
  formats/csv_reader.cc
  formats/csv_table.cc
  formats/fields.cc
  formats/front_matter.cc
  formats/html_reader.cc
  formats/json_values.cc
  formats/jsonl_reader.cc
  formats/reader.cc
  formats/reuters_reader.cc
  formats/sniff.cc
  formats/text_reader.cc
  formats/warc_reader.cc
  html/blocks.cc
  html/bounds.cc
  html/document.cc
  html/element.cc
  html/facts.cc
  html/json_ld.cc
  html/main_text.cc
  html/page_metadata.cc
  html/roles.cc
  html/url_date.cc
  warc/capture_index.cc
  warc/http.cc
  warc/page.cc
  warc/record.cc)
target_link_libraries(newsdex_reading
  PUBLIC newsdex_common
  PRIVATE Csv::Csv ICU::i18n ICU::uc LibArchive::LibArchive LibXml2::LibXml2 PkgConfig::uchardet
          PkgConfig::xxhash ZLIB::ZLIB fmt::fmt nlohmann_json::nlohmann_json simdjson::simdjson)
