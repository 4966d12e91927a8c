#include "indexer/warc/http.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#define ZLIB_CONST  // input that is read is const
#include <zlib.h>

#include "common/ascii.h"
#include "indexer/limits.h"

namespace newsdex {

namespace {

// The next line without its end; `text` goes on after it. nullopt where no line ends.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// `HTTP/1.1 200 OK`
std::optional<int> read_status(std::string_view line) {
  if (!line.starts_with("HTTP/")) return std::nullopt;
  const std::size_t blank = std::min(line.find(' '), line.size());
  const std::string_view code = trim_blanks(line.substr(blank)).substr(0, 3);
  int status = 0;
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), status);
  if (code.size() != 3 || error != std::errc() || end != code.data() + 3) return std::nullopt;
  return status;
}

// RFC 9112, 7.1. nullopt where the body is not in chunks at all.
std::optional<std::string> join_chunks(std::string_view body, std::vector<std::string>& notes) {
  std::string joined;
  std::string_view rest = body;
  while (!rest.empty()) {
    const auto line = take_line(rest);
    const std::string_view digits =
        line ? trim_blanks(line->substr(0, line->find(';'))) : std::string_view{};
    std::size_t size = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
      if (joined.empty()) return std::nullopt;
      notes.emplace_back("a broken chunk: the body is kept up to it");
      return joined;
    }
    if (size == 0) return joined;
    joined += rest.substr(0, size);
    if (size > rest.size()) break;
    rest.remove_prefix(size);
    if (rest.starts_with("\r\n")) {
      rest.remove_prefix(2);
    } else if (rest.starts_with('\n')) {
      rest.remove_prefix(1);
    }
  }
  notes.emplace_back("the last chunk is missing");
  return joined;
}

enum class Unpacked : unsigned char { whole, broken, not_at_all, too_large };

// `window_bits` as zlib takes it: which of gzip, zlib's own and bare deflate is expected.
Unpacked unpack(std::string_view packed, int window_bits, std::size_t limit, std::string& out) {
  static constexpr std::size_t kFree = std::size_t{1} << 20;
  limit = std::min(limit, std::max(kFree, packed.size() * kMaxHttpRatio));
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return Unpacked::not_at_all;
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> guard(&stream, &inflateEnd);
  stream.next_in = reinterpret_cast<const Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::vector<char> block(std::size_t{64} << 10);
  while (true) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    const int result = inflate(&stream, Z_NO_FLUSH);
    out.append(block.data(), block.size() - stream.avail_out);
    if (out.size() > limit) return Unpacked::too_large;
    if (result == Z_STREAM_END) return Unpacked::whole;
    if (result != Z_OK) return out.empty() ? Unpacked::not_at_all : Unpacked::broken;
  }
}

Unpacked unpack(std::string_view packed, bool gzip, std::size_t limit, std::string& out) {
  static constexpr int kGzip = 16 + MAX_WBITS;
  const Unpacked result = unpack(packed, gzip ? kGzip : MAX_WBITS, limit, out);
  // "deflate" means zlib's format, and is often written without its head.
  if (gzip || result != Unpacked::not_at_all) return result;
  return unpack(packed, -MAX_WBITS, limit, out);
}

std::vector<std::string> list(std::string_view value) {
  std::vector<std::string> elements;
  while (!value.empty()) {
    const std::string_view element = value.substr(0, value.find(','));
    value.remove_prefix(std::min(element.size() + 1, value.size()));
    if (!trim_blanks(element).empty()) elements.push_back(lower_case(trim_blanks(element)));
  }
  return elements;
}

}  // namespace

std::string_view HttpHead::field(std::string_view name) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.first == name; });
  return found == fields.end() ? std::string_view{} : found->second;
}

std::optional<HttpHead> read_http_head(std::string_view bytes) {
  std::string_view rest = bytes;
  const auto status_line = take_line(rest);
  const auto status = status_line ? read_status(*status_line) : std::nullopt;
  if (!status) return std::nullopt;
  HttpHead head;
  head.status = *status;
  while (const auto line = take_line(rest)) {
    if (line->empty()) {
      head.bytes = bytes.size() - rest.size();
      return head;
    }
    const std::size_t colon = line->find(':');
    if ((line->front() == ' ' || line->front() == '\t') && !head.fields.empty()) {
      (head.fields.back().second += ' ') += trim_blanks(*line);
    } else if (colon != std::string_view::npos) {
      head.fields.emplace_back(lower_case(trim_blanks(line->substr(0, colon))),
                               std::string(trim_blanks(line->substr(colon + 1))));
    }
  }
  return std::nullopt;
}

MediaType read_media_type(std::string_view value) {
  MediaType media;
  media.type = lower_case(trim_blanks(value.substr(0, value.find_first_of(";,"))));
  const std::string parameters = lower_case(value.substr(std::min(value.find(';'), value.size())));
  static constexpr std::string_view kCharset = "charset=";
  const std::size_t begin = parameters.find(kCharset);
  if (begin != std::string::npos) {
    const std::string_view rest = std::string_view(parameters).substr(begin + kCharset.size());
    const std::string_view name = trim_blanks(rest.substr(0, rest.find_first_of(";,")));
    media.charset = name.substr(std::min(name.find_first_not_of("\"'"), name.size()));
    media.charset.resize(std::min(media.charset.find_first_of("\"'"), media.charset.size()));
  }
  return media;
}

std::variant<HttpBody, std::string> decode_http_body(const HttpHead& head, std::string_view body,
                                                     std::size_t limit) {
  static constexpr std::size_t kMostLayers = 2;
  HttpBody out{std::string(body), {}};
  const auto transfer = list(head.field("transfer-encoding"));
  if (std::find(transfer.begin(), transfer.end(), "chunked") != transfer.end()) {
    if (auto joined = join_chunks(body, out.notes)) {
      out.bytes = std::move(*joined);
    } else {
      out.notes.emplace_back("said to be in chunks, and is not");
    }
  }
  auto codings = list(head.field("content-encoding"));
  if (codings.size() > kMostLayers) return "body compressed more than twice over";
  for (; !codings.empty(); codings.pop_back()) {
    const std::string& coding = codings.back();
    if (coding == "identity" || coding == "none" || coding == "utf-8") continue;
    const bool gzip = coding == "gzip" || coding == "x-gzip";
    if (!gzip && coding != "deflate") return "body compressed with " + coding.substr(0, 20);
    std::string unpacked;
    switch (unpack(out.bytes, gzip, limit, unpacked)) {
      case Unpacked::not_at_all:
        out.notes.push_back("said to be in " + coding + ", and is not");
        continue;
      case Unpacked::too_large:
        return "body unpacks to more than " + std::to_string(kMaxHttpRatio) + " times its size";
      case Unpacked::broken:
        out.notes.push_back("damaged " + coding + " data: the body is kept up to that");
        break;
      case Unpacked::whole:
        break;
    }
    out.bytes = std::move(unpacked);
  }
  return out;
}

}  // namespace newsdex
