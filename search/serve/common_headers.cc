#include "search/serve/common_headers.h"

#include <cstddef>

#include <dlfcn.h>
#include <microhttpd.h>

#include "search/serve/message.h"

namespace {

using namespace newsdex::serve;
using QueueResponse = MHD_Result (*)(MHD_Connection*, unsigned, MHD_Response*);

QueueResponse original() {
  static const auto function =
      reinterpret_cast<QueueResponse>(::dlsym(RTLD_NEXT, "MHD_queue_response"));
  return function;
}

HttpResponse refusal(unsigned status) {
  switch (status) {
    case MHD_HTTP_URI_TOO_LONG:
      return error_response(MHD_HTTP_URI_TOO_LONG, "uri_too_long", "the URL is too long",
                            "ask for less at once");
    case MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE:
      return error_response(MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE, "head_too_large",
                            "the headers of the request are too large", "");
    default:
      return error_response(static_cast<int>(status), "bad_request",
                            "this is no request of HTTP/1.1", "");
  }
}

/// What 0.9.75 sends twice, or has no memory for.
bool is_unsendable(unsigned status) {
  return status == MHD_HTTP_BAD_REQUEST || status == MHD_HTTP_CONTENT_TOO_LARGE ||
         status == MHD_HTTP_INTERNAL_SERVER_ERROR;
}

}  // namespace

/// In front of libmicrohttpd's own: see the header. Ours have a content type, its own have none.
extern "C" MHD_Result MHD_queue_response(MHD_Connection* connection, unsigned status,
                                         MHD_Response* response) {
  MHD_Response* made = nullptr;
  if (MHD_get_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE) == nullptr) {
    if (is_unsendable(status)) return MHD_NO;
    HttpResponse error = refusal(status);
    made = MHD_create_response_from_buffer(error.body.size(), error.body.data(),
                                           MHD_RESPMEM_MUST_COPY);
    if (made == nullptr) return MHD_NO;
    MHD_add_response_header(made, MHD_HTTP_HEADER_CONTENT_TYPE, error.content_type.c_str());
    response = made;
  }
  for (const auto& [name, value] : kCommonHeaders) {
    MHD_add_response_header(response, name, value);
  }
  const MHD_Result result = original()(connection, status, response);
  if (made != nullptr) MHD_destroy_response(made);
  return result;
}
