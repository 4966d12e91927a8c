#include "indexer/html/blocks.h"

#include <string>
#include <utility>

namespace newsdex {
namespace html {

namespace {

Zone zone_of(Role role) {
  switch (role) {
    case Role::caption:
      return Zone::caption;
    case Role::credit:
    case Role::byline:
      return Zone::credit;
    case Role::correction:
      return Zone::correction;
    case Role::boilerplate:
    case Role::comments:
      return Zone::boilerplate;
    case Role::plain:
    case Role::hidden:
      break;
  }
  return Zone::body;
}

// A role inside another: boilerplate holds nothing else, and a credit may stand in a caption.
Role inherit(Role outer, Role own) {
  const bool page = outer == Role::boilerplate || outer == Role::comments;
  return page || own == Role::plain ? outer : own;
}

// Walks a document once and cuts it.
class Cutter {
 public:
  Cutter(const Document& document, const std::vector<Role>& roles)
      : document_(document), roles_(roles) {}

  std::vector<PageBlock> run() {
    const std::vector<Node>& nodes = document_.nodes();
    for (std::uint32_t i = 0; i < nodes.size();) {
      while (!open_.empty() && open_.back().end <= i) close();
      if (roles_[i] == Role::hidden) {
        i = nodes[i].end;
        continue;
      }
      if (nodes[i].tag == Tag::text) {
        add_text(i);
      } else {
        open(i);
      }
      ++i;
    }
    flush();
    return std::move(blocks_);
  }

 private:
  struct Open {
    std::uint32_t end;
    std::uint32_t element;  ///< the innermost block element
    Role role;
    bool link;
    bool cuts;  ///< begins and ends a paragraph
  };

  void open(std::uint32_t i) {
    const Node& node = document_.nodes()[i];
    if (node.tag == Tag::br) {
      if (breaks_++ > 0) flush();
      append_collapsed(line_.block.text, " ");
    } else if (node.tag == Tag::hr) {
      flush();
    }
    const Open outer = open_.empty() ? Open{node.end, i, Role::plain, false, true} : open_.back();
    Open inner = outer;
    inner.end = node.end;
    inner.role = inherit(outer.role, own_role(node, roles_[i]));
    inner.link = outer.link || (node.tag == Tag::a && document_.has(node, Attribute::href));
    inner.cuts = is_block(node.tag) || inner.role != outer.role;
    if (is_block(node.tag)) inner.element = i;
    if (inner.cuts) flush();
    open_.push_back(inner);
  }

  // Words of a class make a phrase of a sentence no boilerplate.
  static Role own_role(const Node& node, Role role) {
    const bool page = role == Role::boilerplate || role == Role::comments;
    return page && !is_block(node.tag) ? Role::plain : role;
  }

  void close() {
    if (open_.back().cuts) flush();
    open_.pop_back();
  }

  void add_text(std::uint32_t i) {
    const std::string_view text = document_.text(document_.nodes()[i]);
    std::string& line = line_.block.text;
    const std::size_t before = line.size();
    append_collapsed(line, text);
    if (text.find_first_not_of(" \t\r\n\f") == std::string_view::npos) return;
    breaks_ = 0;
    if (before == 0 || line_.node == 0) line_.node = i;
    if (open_.empty()) return;
    if (open_.back().link) line_.link_bytes += static_cast<std::uint32_t>(line.size() - before);
    line_.element = open_.back().element;
    line_.role = open_.back().role;
  }

  void flush() {
    breaks_ = 0;
    PageBlock block = std::exchange(line_, {});
    if (block.block.text.ends_with(' ')) block.block.text.pop_back();
    if (block.block.text.empty()) return;
    block.block.zone = zone_of(block.role);
    blocks_.push_back(std::move(block));
  }

  const Document& document_;
  const std::vector<Role>& roles_;
  std::vector<Open> open_;
  PageBlock line_;
  int breaks_ = 0;  ///< <br> since the last text
  std::vector<PageBlock> blocks_;
};

}  // namespace

std::vector<PageBlock> cut_blocks(const Document& document, const std::vector<Role>& roles) {
  return Cutter(document, roles).run();
}

}  // namespace html

Paragraphs html_blocks(std::string_view utf8_fragment) {
  const html::Document document(utf8_fragment);
  Paragraphs paragraphs{{}, document.cuts()};
  for (html::PageBlock& found : html::cut_blocks(document, html::roles(document))) {
    paragraphs.blocks.push_back(std::move(found.block));
  }
  return paragraphs;
}

}  // namespace newsdex
