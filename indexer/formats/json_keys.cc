#include "indexer/formats/json_keys.h"

#include <algorithm>
#include <utility>

namespace newsdex {

bool JsonKeys::next() {
  while (!is_closed_ && at_ < text_.size()) {
    const char c = text_[at_++];
    const std::size_t objects = open_.size() - lists_;
    if (c == '"') {
      if (!read_string()) break;
    } else if (c == ':' && string_ && !open_.empty() && open_.back()) {
      path_.resize(objects);
      path_.back() = *std::exchange(string_, std::nullopt);
      return true;
    } else if (c == '{' || c == '[') {
      if (open_.empty() && c == '[') break;
      open_.push_back(c == '{');
      if (c == '[') ++lists_;
      if (c == '{' && path_.size() < objects + 1) path_.resize(objects + 1);
    } else if (c == '}' || c == ']') {
      if (!close()) break;
    }
  }
  return false;
}

// From behind the opening quote to behind the closing one.
bool JsonKeys::read_string() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2U : 1U;
  if (at_ >= text_.size()) return false;
  string_ = text_.substr(begin, at_ - begin);
  ++at_;
  return true;
}

// False where the first object ends here.
bool JsonKeys::close() {
  if (open_.empty()) return false;
  if (!open_.back()) --lists_;
  open_.pop_back();
  is_closed_ = open_.empty();
  return !is_closed_;
}

std::string_view JsonKeys::value() const {
  const std::string_view behind = text_.substr(at_);
  return behind.substr(std::min(behind.find_first_not_of(" \t\r\n"), behind.size()));
}

std::vector<std::string_view> object_keys(std::string_view text) {
  std::vector<std::string_view> keys;
  JsonKeys walk(text);
  while (walk.next()) {
    if (walk.path().size() == 1 && !walk.is_in_list()) keys.push_back(walk.path()[0]);
  }
  return keys;
}

}  // namespace newsdex
