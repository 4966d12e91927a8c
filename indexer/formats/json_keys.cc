#include "indexer/formats/json_keys.h"

#include <algorithm>
#include <utility>

namespace newsdex {

bool JsonKeys::next() {
  while (!is_closed_ && at_ < text_.size()) {
    const char c = text_[at_++];
    const bool ends = (c == '"' && !read_string()) || ((c == '{' || c == '[') && !open(c)) ||
                      ((c == '}' || c == ']') && !close());
    if (ends) break;
    if (c != ':' || !string_ || open_.empty() || !open_.back()) continue;
    path_.resize(open_.size() - lists_);
    path_.back() = *std::exchange(string_, std::nullopt);
    return true;
  }
  return false;
}

// False where no object begins.
bool JsonKeys::open(char bracket) {
  if (open_.empty() && bracket == '[') return false;
  open_.push_back(bracket == '{');
  if (bracket == '[') ++lists_;
  return true;
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
