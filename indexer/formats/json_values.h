// Cuts a stream of JSON into its objects: the elements of an array, values one after the other, the
// elements of a list inside of an object; pretty-printed or not. Holds one object at a time.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/formats/byte_stream.h"

namespace newsdex {

/// How a file of JSON is laid out, as its first bytes show.
enum class JsonLayout : std::uint8_t {
  lines,   ///< a value a line
  values,  ///< values of several lines, or an array of values
};

/// `text` without a byte order mark and blanks at its head.
[[nodiscard]] std::string_view skip_blanks(std::string_view text);

[[nodiscard]] JsonLayout find_json_layout(std::string_view head);

/// Gives the objects of the layout `values`, which lines are too, or those of a list in them. One
/// that cannot be cut (a line end inside a string, brackets that do not match) is a failed one;
/// what follows it is read from the next line that begins with an object and is not indented more.
class JsonValues {
 public:
  /// `stream` must outlive it. An object longer than `limit` is a failed one. With a `path` the
  /// objects are those of the list to which these keys lead from an object, one inside the other:
  /// `{"hits": {"hits": [value, …], …}, …}`, once or several times over. An object without that
  /// list is a failed one, but for one of a search engine that found nothing; so is, once an
  /// object, what follows the list in it, where that is another list whose first object
  /// `is_article`. That is asked of as much of a text as is seen.
  using IsArticle = std::function<bool(std::string_view)>;
  JsonValues(ByteStream& stream, std::size_t limit, std::vector<std::string> path = {},
             IsArticle is_article = nullptr)
      : stream_(stream),
        limit_(limit),
        path_(std::move(path)),
        is_article_(std::move(is_article)) {}

  struct Value {
    std::string_view text = {};  ///< an object; valid until the next call
    std::uint64_t line = 0;      ///< 1-based, on which it begins
    std::uint64_t bytes = 0;     ///< of the stream, with what stands before it
    std::string problem = {};    ///< why it could not be cut; empty if it could
  };

  /// nullopt at the end.
  [[nodiscard]] std::optional<Value> next();

 private:
  struct Cut;

  bool see(std::size_t index);
  bool skip_string(std::size_t& at);
  Cut cut_object();
  void enter_list();
  void leave_list();
  bool begins_articles(std::size_t at);
  void consume(std::size_t size);
  void skip_garbage();
  void resume(std::size_t indent);

  ByteStream& stream_;
  std::size_t limit_;
  std::vector<std::string> path_;
  IsArticle is_article_;
  std::uint64_t left_out_ = 0;  ///< the line of a list that is not read; 0 where there is none
  std::string_view window_;     ///< what is seen of the stream
  std::uint64_t line_ = 1;      ///< of the next byte
  std::size_t column_ = 0;      ///< of the next byte
  bool inside_list_ = false;
};

}  // namespace newsdex
