#include "indexer/formats/xml.h"

#include <algorithm>
#include <deque>
#include <utility>

#include <libxml/parser.h>

#include "common/text/escape.h"
#include "indexer/extract/clean.h"
#include "indexer/formats/xml_repair.h"
#include "indexer/formats/xml_text.h"

namespace newsdex {

namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

// The value of an attribute as SAX2 gives it: libxml2 leaves `&#38;` there, and nothing else.
std::string attribute_value(std::string_view written) {
  constexpr std::string_view kAmpersand = "&#38;";
  std::string value;
  while (true) {
    const std::size_t end = written.find(kAmpersand);
    value += written.substr(0, end);
    if (end == std::string_view::npos) return value;
    value += '&';
    written.remove_prefix(end + kAmpersand.size());
  }
}

// Depth is bounded by kMaxXmlDepth.
void append_text(const XmlElement& element, std::string& out) {
  out += element.text;
  for (const XmlElement& child : element.children) append_text(child, out);
}

void append_markup(const XmlElement& element, std::string& out) {
  if (element.is_text()) return text::append_escaped(out, element.text);
  out.append("<").append(element.name);
  for (const XmlAttribute& attribute : element.attributes) {
    out.append(" ").append(attribute.name).append("=\"");
    text::append_escaped(out, attribute.value);
    out += '"';
  }
  out += '>';
  for (const XmlElement& child : element.children) append_markup(child, out);
  // HTML knows elements that have no end, and reads an end of theirs as another one.
  const bool is_void = element.name == "br" || element.name == "img" || element.name == "hr";
  if (!is_void) out.append("</").append(element.name).append(">");
}

}  // namespace

std::string_view XmlElement::attribute(std::string_view wanted) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const XmlAttribute& a) { return a.name == wanted; });
  return found == attributes.end() ? std::string_view{} : found->value;
}

const XmlElement* XmlElement::child(std::string_view wanted) const {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const XmlElement& e) { return e.name == wanted; });
  return found == children.end() ? nullptr : &*found;
}

const XmlElement* XmlElement::descendant(std::initializer_list<std::string_view> path) const {
  const XmlElement* element = this;
  for (const std::string_view step : path) {
    if (element != nullptr) element = element->child(step);
  }
  return element;
}

std::string text_of(const XmlElement* element) {
  std::string text;
  if (element != nullptr) append_text(*element, text);
  return text;
}

std::string line_of(const XmlElement* element) { return clean_line(text_of(element)); }

std::string inner_markup(const XmlElement& element) {
  std::string markup;
  for (const XmlElement& child : element.children) append_markup(child, markup);
  return markup;
}

// Builds trees from what SAX2 calls.
struct XmlRecords::Parser {
  Parser(ByteStream& stream, IsXmlRecord predicate, const Limits& bounds)
      : text(stream), is_record(predicate), limits(bounds) {
    static const bool initialised = [] {
      xmlInitParser();
      return true;
    }();
    static_cast<void>(initialised);
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = [](void* self, const xmlChar* name, const xmlChar* prefix,
                            const xmlChar* uri, int, const xmlChar**, int count, int,
                            const xmlChar** values) {
      static_cast<Parser*>(self)->start(name, prefix, uri, count, values);
    };
    sax.endElementNs = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
      static_cast<Parser*>(self)->end();
    };
    sax.characters = [](void* self, const xmlChar* data, int size) {
      static_cast<Parser*>(self)->characters(
          {reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)});
    };
    sax.ignorableWhitespace = sax.characters;
    sax.processingInstruction = [](void* self, const xmlChar*, const xmlChar* data) {
      static_cast<Parser*>(self)->cut(view(data));
    };
    sax.serror = [](void*, xmlErrorPtr) {};  // what matters is reported by XmlRepair
    context.reset(xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr));
    if (context) {
      xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR |
                                           XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
    }
  }

  // Reads a piece; false at the end of the document.
  bool read() {
    if (done || !context) return false;
    const std::string_view piece = text.next();
    repaired.clear();
    if (piece.empty()) {
      repair.finish(repaired);
      done = true;
    } else {
      repair.feed(piece, repaired);
    }
    constexpr std::size_t kChunk = std::size_t{16} << 10;
    for (std::size_t begin = 0; begin < repaired.size(); begin += kChunk) {
      const std::size_t size = std::min(kChunk, repaired.size() - begin);
      xmlParseChunk(context.get(), repaired.data() + begin, static_cast<int>(size), 0);
    }
    if (done) {
      xmlParseChunk(context.get(), nullptr, 0, 1);
      if (in_record) close_record(true);
    }
    for (XmlRepair::Fault& fault : repair.take_faults()) assign(std::move(fault));
    return true;
  }

  void start(const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int count,
             const xmlChar** values) {
    ++depth;
    XmlElement element;
    element.space = view(uri == nullptr ? prefix : uri);
    element.name = view(name);
    element.line = line();
    for (int i = 0; i < count; ++i, values += 5) {  // name, prefix, URI, begin, end
      const std::string_view value(reinterpret_cast<const char*>(values[3]),
                                   static_cast<std::size_t>(values[4] - values[3]));
      element.attributes.push_back({std::string(view(values[2] == nullptr ? values[1] : values[2])),
                                    std::string(view(values[0])), attribute_value(value)});
    }
    if (in_record && depth == path.front().depth + 1 && is_record(element)) close_record(false);
    if (!in_record && is_record(element)) {
      open_record(std::move(element));
    } else if (!in_record && !has_root) {
      has_root = true;
      root = std::move(element);
      path = {{&root, depth}};
    } else {
      add(std::move(element));
    }
  }

  // Below the element that is open, if there is room. Pointers in `path` stay valid: of the
  // children of each only the last one is open.
  void add(XmlElement element) {
    Budget& budget = in_record ? record_budget : head_budget;
    budget.elements += 1;
    for (const XmlAttribute& a : element.attributes) budget.bytes += a.name.size() + a.value.size();
    if (path.empty() || path.back().depth + 1 != depth || is_spent(budget)) return;
    std::vector<XmlElement>& children = path.back().element->children;
    children.push_back(std::move(element));
    path.push_back({&children.back(), depth});
  }

  void end() {
    const std::size_t ended = depth--;
    if (depth == 0) root_closed = true;
    if (path.empty() || path.back().depth != ended) return;  // was left out
    if (in_record && path.size() == 1) {
      close_record(false);
    } else {
      path.pop_back();
    }
  }

  void characters(std::string_view data) {
    if (path.empty() || path.back().depth != depth) return;
    Budget& budget = in_record ? record_budget : head_budget;
    budget.bytes += data.size();
    if (is_spent(budget)) return;
    std::vector<XmlElement>& children = path.back().element->children;
    if (children.empty() || !children.back().is_text()) {
      budget.elements += 1;
      children.emplace_back();
    }
    children.back().text += data;
  }

  // Processing instructions are XmlRepair's own: the input's do not get through it.
  void cut(std::string_view what) {
    Cut found{CutKind::markup, std::string(what)};
    std::vector<Cut>& cuts = record.cuts;
    if (in_record && std::find(cuts.begin(), cuts.end(), found) == cuts.end())
      cuts.push_back(std::move(found));
  }

  void open_record(XmlElement element) {
    head_path = std::exchange(path, {});
    record = XmlRecord{};
    record.line = element.line;
    record.element = std::move(element);
    path = {{&record.element, depth}};
    record_budget = {};
    in_record = true;
  }

  void close_record(bool cut) {
    record.cut = cut;
    record.too_large = is_spent(record_budget);
    if (record.too_large) record.element = {};
    record.bytes = std::exchange(bytes_given, text.bytes());
    record.bytes = bytes_given - record.bytes;
    last_line = line();
    ends.push_back(last_line);
    ready.push_back(std::move(record));
    path = std::exchange(head_path, {});
    in_record = false;
  }

  // A fault belongs to the record on whose lines it is, if that was not given yet.
  void assign(XmlRepair::Fault fault) {
    const std::string said = "line " + std::to_string(fault.line) + ": " + fault.what;
    for (std::size_t i = 0; i < ready.size(); ++i) {
      if (fault.line < ready[i].line || fault.line > ends[i]) continue;
      if (ready[i].fault.empty()) ready[i].fault = said;
      return;
    }
    std::string& place = in_record && fault.line >= record.line ? record.fault : head_fault;
    if (place.empty()) place = said;
  }

  [[nodiscard]] std::uint64_t line() const {
    return context && context->input != nullptr ? static_cast<std::uint64_t>(context->input->line)
                                                : last_line;
  }

  struct Budget {
    std::size_t bytes = 0;
    std::size_t elements = 0;
  };

  [[nodiscard]] bool is_spent(const Budget& budget) const {
    return budget.bytes > limits.record || budget.elements > limits.elements;
  }

  struct FreeContext {
    void operator()(xmlParserCtxt* context) const {
      if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
      xmlFreeParserCtxt(context);
    }
  };

  XmlText text;
  XmlRepair repair;
  std::string repaired;
  std::unique_ptr<xmlParserCtxt, FreeContext> context;
  IsXmlRecord is_record;
  const Limits limits;

  XmlElement root;
  XmlRecord record;
  struct Open {
    XmlElement* element;
    std::size_t depth;  // 1 for the root
  };
  std::vector<Open> path;       // of the record, else of the head
  std::vector<Open> head_path;  // of the head while a record is open
  std::size_t depth = 0;
  Budget record_budget;
  Budget head_budget;
  bool in_record = false;
  bool has_root = false;
  bool root_closed = false;
  bool done = false;

  std::deque<XmlRecord> ready;
  std::deque<std::uint64_t> ends;  // their last lines
  std::uint64_t bytes_given = 0;
  std::uint64_t last_line = 0;
  std::string head_fault;
};

XmlRecords::XmlRecords(ByteStream& stream, IsXmlRecord is_record, const Limits& limits)
    : parser_(std::make_unique<Parser>(stream, is_record, limits)) {}

XmlRecords::~XmlRecords() = default;

std::optional<XmlRecord> XmlRecords::next() {
  while (parser_->ready.empty()) {
    if (!parser_->read()) return std::nullopt;
  }
  XmlRecord record = std::move(parser_->ready.front());
  parser_->ready.pop_front();
  parser_->ends.pop_front();
  return record;
}

std::string XmlRecords::bounds() const {
  const Limits& limits = parser_->limits;
  return size_text(limits.record) + " or " + std::to_string(limits.elements) + " elements";
}

const XmlElement* XmlRecords::head() const { return parser_->has_root ? &parser_->root : nullptr; }

bool XmlRecords::complete() const { return parser_->root_closed; }

std::string XmlRecords::fault() const { return parser_->head_fault; }

std::string XmlRecords::note() const { return parser_->text.note(); }

std::uint64_t XmlRecords::bytes_left() const {
  return parser_->text.bytes() - parser_->bytes_given;
}

std::uint64_t XmlRecords::line() const { return parser_->line(); }

}  // namespace newsdex
