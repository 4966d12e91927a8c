#include "search/serve/encoding.h"

#include <new>
#include <optional>

#include <fmt/format.h>
#include <libdeflate.h>
#include <xxhash.h>

namespace newsdex::serve {
namespace {

constexpr std::size_t kWorthPacking = 1024;  // bytes
constexpr int kLevel = 4;                    // of 12: JSON shrinks to a fifth, at 150 MB/s

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Takes the next element of a list off its front; nullopt at its end.
std::optional<std::string_view> next_of(std::string_view& list, char separator) {
  if (list.empty()) return std::nullopt;
  const std::size_t end = std::min(list.find(separator), list.size());
  const std::string_view element = trimmed(list.substr(0, end));
  list.remove_prefix(std::min(end + 1, list.size()));
  return element;
}

bool is_no_weight(std::string_view parameter) {
  const std::size_t equals = parameter.find('=');
  if (equals == std::string_view::npos || trimmed(parameter.substr(0, equals)) != "q") return false;
  return trimmed(parameter.substr(equals + 1)).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

Encoder::Encoder() : compressor_(libdeflate_alloc_compressor(kLevel)) {
  if (compressor_ == nullptr) throw std::bad_alloc();
}

Encoder::~Encoder() { libdeflate_free_compressor(compressor_); }

void Encoder::encode(const HttpRequest& request, HttpResponse& response) {
  if (response.status != 200) return;
  const bool pack_it = response.body.size() >= kWorthPacking && takes_gzip(request.accept_encoding);
  const XXH128_hash_t hash = XXH3_128bits(response.body.data(), response.body.size());
  const std::string tag =
      fmt::format("\"{:016x}{:016x}{}\"", hash.high64, hash.low64, pack_it ? "-gzip" : "");
  response.headers.emplace_back("ETag", tag);
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (names_tag(request.if_none_match, tag)) {
    response.status = 304;
    response.body.clear();
  } else if (pack_it) {
    pack(response);
  }
}

void Encoder::pack(HttpResponse& response) {
  std::string packed(libdeflate_gzip_compress_bound(compressor_, response.body.size()), '\0');
  packed.resize(libdeflate_gzip_compress(compressor_, response.body.data(), response.body.size(),
                                         packed.data(), packed.size()));
  response.body = std::move(packed);
  response.headers.emplace_back("Content-Encoding", "gzip");
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  while (const auto named = next_of(if_none_match, ',')) {
    std::string_view one = *named;
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == tag || one == "*") return true;
  }
  return false;
}

bool takes_gzip(std::string_view accept_encoding) {
  bool any = false;
  while (auto element = next_of(accept_encoding, ',')) {
    const auto name = next_of(*element, ';');
    bool refused = false;
    while (const auto parameter = next_of(*element, ';')) {
      refused = refused || is_no_weight(*parameter);
    }
    if (name == "gzip") return !refused;
    if (name == "*") any = !refused;
  }
  return any;
}

}  // namespace newsdex::serve
