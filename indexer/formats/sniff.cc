#include "indexer/formats/sniff.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "common/ascii.h"
#include "indexer/extract/encoding.h"
#include "indexer/formats/csv_table.h"
#include "indexer/formats/json_articles.h"
#include "indexer/formats/json_keys.h"
#include "indexer/formats/json_values.h"
#include "indexer/formats/sniff_xml.h"

namespace newsdex {

namespace {

// What a file is by its first bytes, where that rules articles out.
struct Magic {
  std::string_view bytes;
  std::string_view reason;
};

constexpr auto kMagic = std::to_array<Magic>({
    {"%PDF-", "a PDF file"},
    {"PK\x03\x04", "an office document or an e-book"},  // other ZIP files are opened before
    {"\x89PNG", "a PNG image"},
    {"\xff\xd8\xff", "a JPEG image"},
    {"\x7f"
     "ELF",
     "a program"},
    {"SQLite format 3", "an SQLite database"},
    {"{\\rtf", "an RTF file"},
});

// Endings of names whose content reads like text and is not an article.
constexpr auto kForeignNames = std::to_array<Magic>({
    {".csv", "a table without a column for title or body"},
    {".tsv", "a table without a column for title or body"},
    {".xml", "no XML that holds articles"},
    {".json", "JSON without articles"},
    {".yaml", "YAML, which holds no articles"},
    {".yml", "YAML, which holds no articles"},
    {".log", "a log file"},
    {".eml", "mail, which is not read"},
    {".mbox", "mail, which is not read"},
    {".toml", "settings"},
    {".ini", "settings"},
    {".css", "a style sheet"},
    {".js", "a program"},
    {".py", "a program"},
    {".sh", "a program"},
    {".sql", "a program"},
});

// UTF-16 and UTF-32.
bool is_wide(std::string_view head) {
  return head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff");
}

bool is_binary(std::string_view head) {
  if (head.find('\0') != std::string_view::npos) return true;
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7f || (byte < 0x20 && !std::isspace(byte) && byte != 0x1b);
  });
  return static_cast<std::size_t>(controls) * 10 > head.size();
}

bool is_crawl(std::string_view head) {
  static constexpr std::string_view kWarc = "WARC/";
  return (head.starts_with(kWarc) && head.size() > kWarc.size() &&
          std::isdigit(static_cast<unsigned char>(head[kWarc.size()]))) ||
         head.starts_with("filedesc://");
}

bool is_reuters(std::string_view head) {
  const std::string start = lower_case(skip_blanks(head).substr(0, 4096));
  return start.starts_with("<!doctype lewis") || start.starts_with("<reuters ");
}

bool is_html(std::string_view head, std::string_view name) {
  constexpr auto kOpenings =
      std::to_array<std::string_view>({"<!doctype html", "<html", "<head>", "<head ", "<body>",
                                       "<body ", "<article>", "<article "});
  const std::string start = lower_case(head.substr(0, 4096));
  std::string_view rest = skip_blanks(start);
  for (const auto& [opening, closing] :
       {std::pair<std::string_view, std::string_view>{"<?xml", ">"},
        {"<!--", "-->"},
        {"<!--", "-->"}}) {
    if (!rest.starts_with(opening)) continue;
    const std::size_t end = rest.find(closing);
    if (end == std::string_view::npos) return false;
    rest = skip_blanks(rest.substr(end + closing.size()));
  }
  if (std::any_of(kOpenings.begin(), kOpenings.end(),
                  [&](std::string_view opening) { return rest.starts_with(opening); })) {
    return true;
  }
  const std::string ending = lower_case(name.substr(std::min(name.rfind('.'), name.size())));
  return (ending == ".html" || ending == ".htm" || ending == ".xhtml") &&
         !start.starts_with("<?xml") && rest.find('<') != std::string_view::npos;
}

// Whether some line is an object with a title or body. One broken line decides nothing, unless
// the first one does not even begin an object and the name says nothing else.
bool has_story_lines(std::string_view head, std::string_view name, const FieldNames& fields) {
  std::string_view rest = skip_blanks(head);
  if (!rest.starts_with('{') && !name.ends_with(".jsonl") && !name.ends_with(".ndjson")) {
    return false;
  }
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (skip_blanks(line).starts_with('{') && is_story(line, fields)) return true;
  }
  return false;
}

bool is_json(std::string_view head, std::string_view name, const FieldNames& fields) {
  if (!path_to_articles(head, fields).empty()) return true;
  switch (find_json_layout(head)) {
    case JsonLayout::lines:
      return has_story_lines(head, name, fields);
    case JsonLayout::values: {
      const std::string_view text = skip_blanks(head);
      const std::size_t object = text.find_first_not_of("[ \t\r\n");
      return object != std::string_view::npos && text[object] == '{' &&
             is_story(text.substr(object), fields);
    }
  }
  return false;
}

// Text with commas is no table: columns have to have names that fields go by.
bool is_table(std::string_view head, const FieldNames& fields) {
  return !is_binary(head) && find_csv_layout(head, fields).has_value();
}

// Whether the first object has properties that are ninjs's and nobody else's.
bool is_ninjs(std::string_view head) {
  constexpr auto kOwn = std::to_array<std::string_view>({"$standard",
                                                         "associations",
                                                         "body_text",
                                                         "body_xhtml",
                                                         "bodies",
                                                         "contentCreated",
                                                         "contentcreated",
                                                         "copyrightnotice",
                                                         "copyrightNotice",
                                                         "descriptions",
                                                         "embargoed",
                                                         "embargoedUntil",
                                                         "headlines",
                                                         "renditions",
                                                         "pubStatus",
                                                         "pubstatus",
                                                         "representationType",
                                                         "representationtype",
                                                         "versionCreated",
                                                         "versioncreated"});
  std::string_view text = skip_blanks(head);
  if (text.starts_with('[')) text = skip_blanks(text.substr(1));
  if (!text.starts_with('{')) return false;
  const std::vector<std::string_view> keys = object_keys(text);
  return std::find(keys.begin(), keys.end(), "uri") != keys.end() &&
         std::find_first_of(keys.begin(), keys.end(), kOwn.begin(), kOwn.end()) != keys.end();
}

bool looks_like_json(std::string_view head) {
  const std::string_view text = skip_blanks(head);
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  const std::string_view next = skip_blanks(text.substr(1));
  if (next.empty()) return true;
  return text.front() == '{' ? next.front() == '"' || next.front() == '}'
                             : next.front() == '{' || next.front() == '"' || next.front() == '[';
}

std::optional<std::string_view> foreign_content(std::string_view head) {
  for (const auto& [bytes, reason] : kMagic) {
    if (head.starts_with(bytes)) return reason;
  }
  return std::nullopt;
}

std::optional<std::string_view> foreign_name(std::string_view name) {
  const std::string lowered = lower_case(name);
  const std::string_view stem = std::string_view(lowered).substr(0, lowered.find('.'));
  if (stem == "readme" || stem == "license" || stem == "copying") return "a file about the archive";
  for (const auto& [ending, reason] : kForeignNames) {
    if (lowered.ends_with(ending)) return reason;
  }
  return std::nullopt;
}

}  // namespace

std::variant<Format, Unrecognised> sniff(std::string_view head, std::string_view name,
                                         const FieldNames& fields) {
  if (is_wide(head)) return sniff(decode(std::string(head)).text, name, fields);
  if (skip_blanks(head).empty()) return Unrecognised{"empty"};
  if (is_crawl(head)) return Format::warc;
  if (is_reuters(head)) return Format::reuters;
  if (!is_binary(head) && is_html(head, name)) return Format::html;
  if (const auto xml = sniff_xml(head)) return *xml;
  if (is_ninjs(head)) return Format::ninjs;
  if (is_json_feed(head)) return Format::feed;
  if (is_json(head, name, fields)) return Format::jsonl;
  if (looks_like_json(head)) return Unrecognised{"JSON without lines that have a title or body"};
  if (is_table(head, fields)) return Format::csv;
  if (const auto reason = foreign_content(head)) return Unrecognised{std::string(*reason)};
  if (is_binary(head)) return Unrecognised{"binary"};
  if (const auto reason = foreign_name(name)) return Unrecognised{std::string(*reason)};
  return Format::text;
}

}  // namespace newsdex
