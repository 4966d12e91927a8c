// What a client has already, and what it can unpack.

#pragma once

#include <memory>

#include "search/serve/message.h"

struct libdeflate_compressor;

namespace newsdex::serve {

/// Gives successful responses an ETag, answers 304 where the client has it, and packs long texts
/// for clients that take gzip. Holds a compressor: one a thread.
class Encoder {
 public:
  Encoder();
  ~Encoder();

  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;

  void encode(const HttpRequest& request, HttpResponse& response);

 private:
  void pack(HttpResponse& response);

  libdeflate_compressor* compressor_;
};

/// Whether an If-None-Match header names the tag, which is in quotes (RFC 9110, 13.1.2).
[[nodiscard]] bool names_tag(std::string_view if_none_match, std::string_view tag);

/// Whether an Accept-Encoding header takes gzip: named, or by `*`, and not with a weight of 0.
[[nodiscard]] bool takes_gzip(std::string_view accept_encoding);

}  // namespace newsdex::serve
