#include "indexer/formats/text_reader.h"

#include "indexer/extract/encoding.h"
#include "indexer/formats/front_matter.h"

namespace newsdex {

namespace {

RawArticle to_raw(Decoded decoded, const FieldNames& fields) {
  RawArticle article;
  std::size_t body = 0;
  if (auto front_matter = read_front_matter(decoded.text, fields)) {
    article = std::move(front_matter->article);
    body = front_matter->bytes;
  }
  // A `body:` in the front matter is no help where the text itself follows.
  if (decoded.text.find_first_not_of(" \t\r\n", body) != std::string::npos ||
      article.body.empty()) {
    article.body = decoded.text.substr(body);
  }
  article.layout = Layout::free;
  article.alone = true;
  if (!decoded.note.empty()) article.notes.push_back(std::move(decoded.note));
  return article;
}

}  // namespace

std::optional<Item> TextReader::next() {
  if (done_) return std::nullopt;
  done_ = true;
  Item item;
  std::optional<std::string> bytes = stream_.rest(limits_.record);
  if (!bytes) {
    item.content = Problem{Status::failed, "a text file longer than " + size_text(limits_.record)};
    return item;
  }
  if (stream_.broken()) return std::nullopt;  // half a text is no article
  item.bytes = bytes->size();
  item.content = to_raw(decode(std::move(*bytes)), fields_);
  return item;
}

}  // namespace newsdex
