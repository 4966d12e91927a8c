// A parsed page or fragment as one array of nodes in document order.
//
// The subtree of node i is the range [i, nodes[i].end): every walk is a loop, however deep the
// page nests.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/element.h"
#include "indexer/item.h"
#include "indexer/limits.h"

namespace newsdex::html {

struct Node {
  Tag tag = Tag::other;
  std::uint32_t parent = 0;  ///< of node 0, the document: 0
  std::uint32_t end = 0;     ///< one past the last node of the subtree
  std::uint32_t first = 0;   ///< of text: first byte; of elements: first attribute
  std::uint32_t count = 0;   ///< bytes, attributes
};

class Document {
 public:
  /// Parses as browsers do, near enough: nothing is refused. Expects valid UTF-8; never reads
  /// anything but the first `most` bytes of `utf8`. Takes linear time.
  explicit Document(std::string_view utf8, std::size_t most = Limits{}.page);

  /// At least one: node 0 is the document itself.
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }

  /// The characters of a text node, references resolved, white space as written; a script's too.
  /// Empty for elements.
  [[nodiscard]] std::string_view text(const Node& node) const;

  /// Empty where the element has none.
  [[nodiscard]] std::string_view attribute(const Node& node, Attribute name) const;
  [[nodiscard]] bool has(const Node& node, Attribute name) const;

  /// What was beyond a bound of indexer/limits.h and left out.
  [[nodiscard]] const std::vector<Cut>& cuts() const { return cuts_; }

  /// All text below a node on one line, white space collapsed, what browsers hide left out.
  [[nodiscard]] std::string inner_text(std::uint32_t node) const;

 private:
  friend class TreeBuilder;

  struct Value {
    Attribute name;
    std::uint32_t first;
    std::uint32_t count;
  };

  std::vector<Node> nodes_;
  std::vector<Value> values_;
  std::string characters_;
  std::vector<Cut> cuts_;
};

/// Appends `text` to `line` with runs of white space, no-break spaces among them, as one blank,
/// none at the beginning of the line.
void append_collapsed(std::string& line, std::string_view text);

}  // namespace newsdex::html
