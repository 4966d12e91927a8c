#include "search/serve/metrics.h"

#include <algorithm>

#include <fmt/format.h>

namespace newsdex::serve {
namespace {

void add_head(std::string& out, std::string_view name, std::string_view type,
              std::string_view help) {
  out += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
}

}  // namespace

void Metrics::count(const Served& served) {
  const double seconds = std::chrono::duration<double>(served.took).count();
  const auto bucket = static_cast<std::size_t>(
      std::lower_bound(kBounds.begin(), kBounds.end(), seconds) - kBounds.begin());
  const std::lock_guard lock(mutex_);
  ++by_status_[served.status];
  ++by_seconds_.at(bucket);
  seconds_ += seconds;
  bytes_ += served.bytes;
}

std::string Metrics::text(std::uint64_t generation, std::uint64_t articles) const {
  const std::lock_guard lock(mutex_);
  std::string out;
  add_head(out, "newsdex_http_requests_total", "counter",
           "Requests by status; 0: the client went away.");
  for (const auto& [status, count] : by_status_) {
    out += fmt::format("newsdex_http_requests_total{{code=\"{}\"}} {}\n", status, count);
  }
  add_head(out, "newsdex_http_request_seconds", "histogram",
           "From the first line of a request to the last byte of its response.");
  std::uint64_t so_far = 0;
  for (std::size_t i = 0; i < by_seconds_.size(); ++i) {
    so_far += by_seconds_[i];
    const std::string bound = i < kBounds.size() ? fmt::format("{}", kBounds[i]) : "+Inf";
    out += fmt::format("newsdex_http_request_seconds_bucket{{le=\"{}\"}} {}\n", bound, so_far);
  }
  out += fmt::format("newsdex_http_request_seconds_sum {}\n", seconds_);
  out += fmt::format("newsdex_http_request_seconds_count {}\n", so_far);
  add_head(out, "newsdex_http_response_bytes_total", "counter", "Bytes of response bodies.");
  out += fmt::format("newsdex_http_response_bytes_total {}\n", bytes_);
  add_head(out, "newsdex_archive_generation", "gauge", "Number of the archive's state.");
  out += fmt::format("newsdex_archive_generation {}\n", generation);
  add_head(out, "newsdex_archive_articles", "gauge", "Articles in that state.");
  out += fmt::format("newsdex_archive_articles {}\n", articles);
  return out;
}

}  // namespace newsdex::serve
