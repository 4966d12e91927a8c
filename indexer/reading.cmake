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
  formats/feed_item.cc
  formats/feed_reader.cc
  formats/fields.cc
  formats/front_matter.cc
  formats/html_reader.cc
  formats/jsonl_reader.cc
  formats/json_objects.cc
  formats/markup.cc
  formats/newsml_reader.cc
  formats/ninjs_reader.cc
  formats/ninjs_rules.cc
  formats/nitf_reader.cc
  formats/reader.cc
  formats/reuters_reader.cc
  formats/sniff.cc
  formats/sniff_xml.cc
  formats/text_reader.cc
  formats/xml.cc
  formats/xml_repair.cc
  formats/xml_text.cc
  html/blocks.cc
  html/bounds.cc
  html/document.cc
  html/element.cc
  html/facts.cc
  html/json_ld.cc
  html/main_text.cc
  html/page_metadata.cc
  html/roles.cc
  html/url_date.cc)
target_link_libraries(newsdex_reading
  PUBLIC newsdex_common
  PRIVATE ICU::i18n ICU::uc LibXml2::LibXml2 PkgConfig::uchardet PkgConfig::xxhash fmt::fmt
          nlohmann_json::nlohmann_json simdjson::simdjson)
