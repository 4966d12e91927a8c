// Makes XML from outside safe and whole before libxml2 sees it, as a stream.
//
// libxml2 2.9 takes quadratic time over a tag with 200,000 attributes, stops at depth 256 and at a
// stray `<`, and in recovery drops `AT&T` and `&nbsp;`. What leaves this stage has neither DTD nor
// entity nor comment nor CDATA; every `&` and `<` of its text is a character reference; tags nest
// within kMaxXmlDepth and have at most kMaxXmlAttributes. So there is nothing left to expand or to
// load, whatever the parser's options are. Processing instructions go, too; those that come out are
// marks of this stage, `<?cut tags nested deeper than 200?>`, where something was beyond a bound.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/limits.h"

namespace newsdex {

class XmlRepair {
 public:
  /// Takes the next piece of a document in UTF-8 and appends what can be said by now to `out`.
  /// Line ends are kept, so that lines count alike on both sides. Linear; holds at most
  /// kMaxXmlTagBytes back.
  void feed(std::string_view text, std::string& out);

  /// The document is over: what was held back is text. Open tags stay open, so that whoever reads
  /// `out` sees what was cut.
  void finish(std::string& out);

  /// Something that was not as XML has it.
  struct Fault {
    std::uint64_t line = 0;
    std::string what;
  };

  /// The faults met since the last call, the first ten of them.
  [[nodiscard]] std::vector<Fault> take_faults();

 private:
  /// What the next byte belongs to.
  enum class Mode : std::uint8_t { text, comment, cdata, instruction, doctype, long_tag };

  bool step(std::string& out);
  bool step_text(std::string& out);
  bool step_markup(std::string& out);
  bool step_reference(std::string& out);
  bool step_cdata(std::string& out);
  bool step_past(std::string_view end, std::string& out);
  bool step_doctype(std::string& out);
  bool step_tag(std::string& out);

  void start_tag(std::string_view tag, std::string& out);
  void end_tag(std::string_view tag, std::string& out);
  void take_lines(std::size_t bytes, std::string& out);
  void report(std::string what);
  void cut(const std::string& what);

  std::string held_;      ///< not yet decided
  std::size_t done_ = 0;  ///< bytes of held_ that are
  bool finished_ = false;
  Mode mode_ = Mode::text;
  std::size_t doctype_depth_ = 0;  ///< of `<` and `[` in a DOCTYPE
  char doctype_quote_ = 0;
  std::vector<std::string> open_;  ///< names of the open tags
  std::size_t left_out_ = 0;       ///< open tags below them that are too deep
  bool rooted_ = false;            ///< whether the root was met
  std::uint64_t line_ = 1;
  std::vector<Fault> faults_;
  std::string marks_;  ///< of what was cut, to be put behind the tag at hand
};

}  // namespace newsdex
