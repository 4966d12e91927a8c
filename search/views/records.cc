#include "search/views/records.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xxhash.h>

#include "common/text/escape.h"
#include "search/views/json.h"
#include "search/views/rows.h"

namespace newsdex {
namespace {

using nlohmann::ordered_json;
using std::chrono::year_month_day;

bool is_control(char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }

/// Percent-encodes control characters, blanks where `blanks` says so, and the percent sign.
std::string encoded(const std::string& id, bool blanks) {
  std::string out;
  for (const char c : id) {
    if (is_control(c) || (c == ' ' && blanks) || c == '%') {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

/// One line of text: whatever ends a line or drives a terminal is a blank.
std::string one_line(const std::string& text) {
  std::string out = text;
  for (char& c : out) c = is_control(c) ? ' ' : c;
  return out;
}

const std::string& title_of(const Hit& hit) { return hit.record.article.title; }

bool has_day(const Moment& moment) { return moment.precision >= Precision::day; }

// ---- ids, trec

void print_id(std::ostream& out, const Hit& hit) {
  std::string id = hit.record.article.id;
  const bool is_plain = std::none_of(id.begin(), id.end(), is_control);
  out << (is_plain ? id : encoded(id, false)) << '\n';
}

void print_trec(std::ostream& out, const Hit& hit, const RecordContext& context) {
  // Where nothing ranks the order is the answer, which trec_eval reads off falling scores.
  const double score = hit.score.value_or(-static_cast<double>(hit.rank));
  out << fmt::format("{} Q0 {} {} {} newsdex\n",
                     context.qid.empty() ? "1" : encoded(context.qid, true),
                     encoded(hit.record.article.id, true), hit.rank, score);
}

// ---- RIS: two letters, two blanks, a hyphen, a blank

void print_ris(std::ostream& out, const Hit& hit) {
  const Article& article = hit.record.article;
  const auto line = [&](std::string_view tag, const std::string& value) {
    if (!value.empty()) out << fmt::format("{}  - {}\r\n", tag, one_line(value));
  };
  line("TY", "NEWS");
  line("ID", article.id);
  line("TI", title_of(hit));
  for (const std::string& byline : article.bylines) line("AU", byline);
  line("T2", hit.source_label);
  if (article.published) {
    const year_month_day day(first_day(*article.published));
    line("PY", fmt::format("{:04}", static_cast<int>(day.year())));
    if (has_day(*article.published)) {
      line("DA", fmt::format("{:04}/{:02}/{:02}", static_cast<int>(day.year()),
                             static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())));
    }
  }
  line("UR", article.url);
  line("LA", article.language);
  for (const std::string& topic : article.topics) line("KW", topic);
  out << "ER  - \r\n\r\n";
}

// ---- BibTeX

std::string bibtex_escaped(const std::string& text) {
  std::string out;
  for (const char c : one_line(text)) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '{':
      case '}':
      case '$':
      case '%':
      case '&':
      case '#':
      case '_':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out;
}

void print_bibtex(std::ostream& out, const Hit& hit) {
  const Article& article = hit.record.article;
  out << fmt::format("@misc{{newsdex{:016x}", XXH3_64bits(article.id.data(), article.id.size()));
  const auto line = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out << fmt::format(",\n  {} = {{{}}}", name, bibtex_escaped(value));
  };
  line("title", title_of(hit));
  std::string authors;
  for (const std::string& byline : article.bylines) {
    authors += (authors.empty() ? "" : " and ") + byline;
  }
  line("author", authors);
  line("publisher", hit.source_label);
  if (article.published) {
    const std::string date = to_string(*article.published);
    line("date", date.substr(0, date.find('T')));
    line("year", date.substr(0, 4));
  }
  line("url", article.url);
  line("language", article.language);
  out << "\n}\n\n";
}

// ---- CSL-JSON

ordered_json csl_date(const Moment& moment) {
  const year_month_day day(first_day(moment));
  ordered_json parts = ordered_json::array({static_cast<int>(day.year())});
  if (moment.precision >= Precision::month) parts.push_back(static_cast<unsigned>(day.month()));
  if (has_day(moment)) parts.push_back(static_cast<unsigned>(day.day()));
  return {{"date-parts", ordered_json::array({std::move(parts)})}};
}

void print_csl(std::ostream& out, const Hit& hit, const RecordContext& context) {
  const Article& article = hit.record.article;
  ordered_json json{{"id", article.id}, {"type", "article-newspaper"}};
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  add("title", title_of(hit));
  for (const std::string& byline : article.bylines) json["author"].push_back({{"literal", byline}});
  add("container-title", hit.source_label);
  if (article.published) json["issued"] = csl_date(*article.published);
  add("URL", article.url);
  add("language", article.language);
  out << (context.first ? "" : ",\n") << dump(json);
}

// ---- Atom (RFC 4287)

/// XML 1.0 has no place for control characters and for the two noncharacters U+FFFE and U+FFFF.
std::string xml_text(const std::string& text) {
  std::string out = one_line(text);
  for (const std::string_view bad : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = 0; (at = out.find(bad, at)) != std::string::npos;) out[at + 2] = '\xBD';
  }
  return out;
}

std::string xml_escaped(const std::string& text) {
  std::string out;
  text::append_escaped(out, xml_text(text));
  return out;
}

/// A date-time of RFC 3339; UTC where the offset is unknown.
std::string feed_time(const Moment& moment) {
  Moment whole = moment;
  whole.precision = Precision::second;
  if (!whole.offset) whole.offset = std::chrono::minutes(0);
  return to_string(whole);
}

std::string entry_id(const Article& article) {
  return fmt::format("urn:newsdex:{:016x}", XXH3_64bits(article.id.data(), article.id.size()));
}

void print_atom(std::ostream& out, const Hit& hit, const RecordContext& context) {
  const Article& article = hit.record.article;
  const std::string title = title_of(hit).empty() ? article.id : title_of(hit);
  out << "  <entry>\n    <id>" << entry_id(article) << "</id>\n    <title>" << xml_escaped(title)
      << "</title>\n";
  const auto& changed = article.modified ? article.modified : article.published;
  // An entry must have this date; the day of the question stands in for one that is not known.
  out << "    <updated>" << (changed ? feed_time(*changed) : day_text(context.today) + "T00:00:00Z")
      << "</updated>\n";
  if (article.published && has_day(*article.published)) {
    out << "    <published>" << feed_time(*article.published) << "</published>\n";
  }
  for (const std::string& byline : article.bylines) {
    out << "    <author><name>" << xml_escaped(byline) << "</name></author>\n";
  }
  if (!article.url.empty()) out << "    <link href=\"" << xml_escaped(article.url) << "\"/>\n";
  // The snippet is HTML already; escaped once more it is text that holds HTML, as Atom has it.
  out << "    <summary type=\"html\">" << xml_escaped(hit.snippet) << "</summary>\n  </entry>\n";
}

void print_atom_head(std::ostream& out, const RecordContext& context) {
  const std::string title = context.query.empty() ? "everything" : context.query;
  out << "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
         "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
      << fmt::format("  <id>urn:newsdex:query:{:016x}</id>\n",
                     XXH3_64bits(context.query.data(), context.query.size()))
      << "  <title>" << xml_escaped(title) << "</title>\n  <updated>" << day_text(context.today)
      << "T00:00:00Z</updated>\n  <author><name>newsdex</name></author>\n";
}

}  // namespace

bool is_record_format(OutputFormat format) { return format >= OutputFormat::ids; }

void print_head(std::ostream& out, OutputFormat format, const RecordContext& context) {
  if (format == OutputFormat::csl) out << "[\n";
  if (format == OutputFormat::atom) print_atom_head(out, context);
}

void print_record(std::ostream& out, OutputFormat format, const Hit& hit,
                  const RecordContext& context) {
  switch (format) {
    case OutputFormat::ids:
      return print_id(out, hit);
    case OutputFormat::trec:
      return print_trec(out, hit, context);
    case OutputFormat::ris:
      return print_ris(out, hit);
    case OutputFormat::bibtex:
      return print_bibtex(out, hit);
    case OutputFormat::csl:
      return print_csl(out, hit, context);
    case OutputFormat::atom:
      return print_atom(out, hit, context);
    case OutputFormat::text:
    case OutputFormat::json:
    case OutputFormat::jsonl:
    case OutputFormat::csv:
      break;
  }
}

void print_tail(std::ostream& out, OutputFormat format) {
  if (format == OutputFormat::csl) out << "\n]\n";
  if (format == OutputFormat::atom) out << "</feed>\n";
}

}  // namespace newsdex
