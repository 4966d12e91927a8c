// The one way to libxml2 for XML: a document as a stream of records, each a small tree.
//
//   bytes ── XmlText ──▶ UTF-8 ── XmlRepair ──▶ whole XML ── libxml2, SAX2 ──▶ XmlRecords
//
// Nothing is loaded and nothing is expanded: no DTD reaches the parser. Whatever the input, memory
// is that of one record and one piece of input, and time is linear.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/byte_stream.h"
#include "indexer/item.h"
#include "indexer/limits.h"

namespace newsdex {

struct XmlAttribute {
  std::string space;  ///< the namespace's URI; empty for none
  std::string name;
  std::string value;
};

/// An element, or a piece of text where `name` is empty.
struct XmlElement {
  std::string space;  ///< the namespace's URI; where a prefix was never declared, the prefix
  std::string name;   ///< without prefix
  std::vector<XmlAttribute> attributes;
  std::vector<XmlElement> children;
  std::string text;  ///< of a piece of text
  std::uint64_t line = 0;

  [[nodiscard]] bool is_text() const { return name.empty(); }

  /// The value of the first attribute of that name, in whatever namespace; empty without one.
  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;

  /// The first child element of that name, in whatever namespace; nullptr without one.
  [[nodiscard]] const XmlElement* child(std::string_view wanted) const;

  /// What `child` finds, step by step; nullptr where a step finds nothing.
  [[nodiscard]] const XmlElement* descendant(std::initializer_list<std::string_view> path) const;
};

/// All text in an element, in order, as it stands; empty for nullptr.
[[nodiscard]] std::string text_of(const XmlElement* element);

/// The same on one line: runs of white space are one blank, none at the ends.
[[nodiscard]] std::string line_of(const XmlElement* element);

/// What is in an element, as markup without namespace prefixes.
[[nodiscard]] std::string inner_markup(const XmlElement& element);

struct XmlRecord {
  XmlElement element;
  std::uint64_t line = 0;
  std::uint64_t bytes = 0;  ///< of input read since the record before
  bool cut = false;         ///< the document ended within it
  bool too_large = false;   ///< beyond `bounds`: then `element` is empty
  std::vector<Cut> cuts;    ///< what was beyond a bound on markup, each kind once
  std::string fault;        ///< the first thing that was not as XML has it, with its line
};

/// Which elements are records. They do not nest: one below another belongs to it, but a child that
/// is a record itself says that its parent's end is missing.
using IsXmlRecord = bool (*)(const XmlElement& element);

class XmlRecords {
 public:
  /// `stream` must outlive the records. Of `limits` `record` and `elements` count.
  XmlRecords(ByteStream& stream, IsXmlRecord is_record, const Limits& limits = {});
  ~XmlRecords();
  XmlRecords(const XmlRecords&) = delete;
  XmlRecords& operator=(const XmlRecords&) = delete;

  /// The next record, nullopt at the end of the document.
  [[nodiscard]] std::optional<XmlRecord> next();

  /// How much a record may have, for people: `16 MiB or 100000 elements`.
  [[nodiscard]] std::string bounds() const;

  /// The root and what else stands outside of records, as far as it has been read: all that comes
  /// before the last record given, and at most a piece of what comes after. Bounded as a record
  /// is; what is beyond that is left out. nullptr where there is no element at all, or where the
  /// root itself is a record.
  [[nodiscard]] const XmlElement* head() const;

  /// At the end: whether the root was closed, what was wrong outside of records, how the text was
  /// decoded, how much input came after the last record, and how many lines there were.
  [[nodiscard]] bool complete() const;
  [[nodiscard]] std::string fault() const;
  [[nodiscard]] std::string note() const;
  [[nodiscard]] std::uint64_t bytes_left() const;
  [[nodiscard]] std::uint64_t line() const;

 private:
  struct Parser;

  std::unique_ptr<Parser> parser_;
};

}  // namespace newsdex
