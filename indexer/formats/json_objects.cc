#include "indexer/formats/json_objects.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace newsdex {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr const char* kTooLong = "an object that is too long";

// How far the brackets of an object are open, from piece to piece.
class Brackets {
 public:
  // Takes characters until the outermost bracket closes; how many that were, npos if it does not.
  std::size_t take(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (in_string_) {
        if (escaped_) {
          escaped_ = false;
        } else if (c == '\\') {
          escaped_ = true;
        } else if (c == '"') {
          in_string_ = false;
        }
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if ((c == '}' || c == ']') && --depth_ == 0) {
        return i + 1;
      }
    }
    return std::string_view::npos;
  }

 private:
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

bool is_blank(std::string_view text) { return text.find_first_not_of(kBlanks) == text.npos; }

// Whether a line is one object and nothing else.
bool is_object_line(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
  if (!line.starts_with('{')) return false;
  const std::size_t end = Brackets().take(line);
  return end != std::string_view::npos && is_blank(line.substr(end));
}

}  // namespace

std::optional<JsonObject> JsonObjects::next() {
  if (!began_) {
    began_ = true;
    constexpr std::size_t kFirstLine = std::size_t{1} << 20;
    std::string_view head = stream_.peek(kFirstLine);
    if (head.starts_with("\xef\xbb\xbf")) {
      static_cast<void>(stream_.take(3));
      head.remove_prefix(3);
    }
    by_line_ = is_object_line(head.substr(0, head.find('\n')));
  }
  return by_line_ ? next_line() : next_by_brackets();
}

std::optional<JsonObject> JsonObjects::next_line() {
  while (auto line = stream_.line(limit_)) {
    if (!line->too_long && is_blank(line->text)) continue;
    JsonObject object{.text = std::string(line->text),
                      .line = line->number,
                      .bytes = line->bytes,
                      .problem = line->too_long ? kTooLong : ""};
    return object;
  }
  return std::nullopt;
}

// Whether there is a character left of the piece that is being cut; reads the next one if not.
bool JsonObjects::fill(JsonObject& object) {
  constexpr std::size_t kPieceBytes = std::size_t{64} << 10;
  if (begin_ < piece_.size()) return true;
  piece_ = stream_.take(kPieceBytes);
  begin_ = 0;
  object.bytes += piece_.size();
  return !piece_.empty();
}

// Passes over bytes of the piece.
void JsonObjects::pass(std::size_t bytes) {
  const auto passed = piece_.begin() + static_cast<std::ptrdiff_t>(begin_);
  line_ += static_cast<std::uint64_t>(
      std::count(passed, passed + static_cast<std::ptrdiff_t>(bytes), '\n'));
  begin_ += bytes;
}

// Takes the object that begins at this place of the input.
void JsonObjects::take_object(JsonObject& object) {
  Brackets brackets;
  bool too_long = false;
  while (fill(object)) {
    const std::string_view text = std::string_view(piece_).substr(begin_);
    const std::size_t end = brackets.take(text);
    const std::size_t taken = std::min(end, text.size());
    too_long = too_long || object.text.size() + taken > limit_;
    if (!too_long) object.text += text.substr(0, taken);
    pass(taken);
    if (end == std::string_view::npos) continue;
    if (too_long) object.problem = kTooLong;
    return;
  }
  object.problem = too_long ? kTooLong : "the input ends within this object";
}

std::optional<JsonObject> JsonObjects::next_by_brackets() {
  JsonObject object;
  while (fill(object)) {
    const std::size_t end = std::min(piece_.find_first_not_of(" \t\r\n,[]", begin_), piece_.size());
    pass(end - begin_);
    if (begin_ == piece_.size()) continue;
    object.line = line_;
    if (piece_[begin_] == '{') {
      take_object(object);
    } else {  // whatever it is ends at an object or a line end
      object.problem = "not a JSON object";
      pass(std::min(piece_.find_first_of("{\n", begin_), piece_.size()) - begin_);
    }
    if (!object.problem.empty()) object.text.clear();
    return object;
  }
  return std::nullopt;
}

}  // namespace newsdex
