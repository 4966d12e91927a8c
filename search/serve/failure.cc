#include "search/serve/failure.h"

#include <new>

#include "common/error.h"
#include "search/serve/page/document.h"

namespace newsdex::serve {
namespace {

int status_of(const std::string& code) {
  if (code == "not_found") return 404;
  if (code == "answer_too_large") return 413;
  return code == "timeout" ? 503 : 400;
}

/// Whether asking the same again may help.
bool is_passing(const Failure& failure) { return failure.status == 503; }

Markup headline(const Failure& failure) {
  if (failure.code == "busy") return "The server is busy";
  if (failure.code == "timeout") return "This took too long";
  if (failure.code == "archive_unreadable") return "The archive cannot be read";
  if (failure.status == 404) return "There is no such page";
  if (failure.status < 500) return "This cannot be answered";
  return "Something went wrong here";
}

std::string page_of(const Failure& failure) {
  Html main;
  main << "<section class=\"face error\"><h1>" << headline(failure) << "</h1><p><bdi>"
       << failure.message << "</bdi></p>";
  // What there is, the link below leads to.
  if (!failure.hint.empty() && failure.status != 404)
    main << "<p class=\"hint\"><bdi>" << failure.hint << "</bdi></p>";
  main << "<p>";
  // No address is the one that the page was asked for by.
  if (is_passing(failure)) main << "<a href=\"\">Try again</a> · ";
  main << "<a href=\"/\">Search the archive</a></p></section>";
  return document(std::string(headline(failure).text()), {}, main);
}

bool wants_page(const HttpRequest& request) {
  return request.accept.find("text/html") != std::string::npos &&
         !request.path.starts_with("/api/");
}

}  // namespace

Failure current_failure() {
  try {
    throw;
  } catch (const InputError& e) {
    return {status_of(e.code), e.code, e.what(), e.hint};
  } catch (const ArchiveError& e) {
    return {503, "archive_unreadable", e.what(), e.hint};
  } catch (const std::bad_alloc&) {
    return {503, "out_of_memory", "there is not enough memory for this", ""};
  } catch (const std::exception& e) {
    return {500, "internal", e.what(), "this is a defect of newsdex"};
  }
}

Failure busy() { return {503, "busy", "there are too many requests at the moment", "ask again"}; }

HttpResponse failure_response(const HttpRequest& request, const Failure& failure) {
  HttpResponse response;
  if (wants_page(request)) {
    response = {failure.status, kHtmlType, page_of(failure), {}};
  } else {
    response = error_response(failure.status, failure.code, failure.message, failure.hint);
  }
  if (failure.code == "busy") response.headers.emplace_back("Retry-After", "1");
  if (failure.status == 405) response.headers.emplace_back("Allow", "GET, HEAD");
  return response;
}

}  // namespace newsdex::serve
