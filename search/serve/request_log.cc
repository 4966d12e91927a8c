#include "search/serve/request_log.h"

#include <fmt/chrono.h>
#include <nlohmann/json.hpp>

#include "search/views/json.h"

namespace newsdex::serve {

std::string log_line(const Served& served, std::chrono::system_clock::time_point now,
                     bool with_query) {
  static constexpr std::size_t kMostTarget = 2000;  // bytes
  const std::string& target = served.target;
  const std::string shown = target.substr(0, with_query ? kMostTarget : target.find('?'));
  const double milliseconds = static_cast<double>(served.took.count()) / 1000;
  return dump({{"time", fmt::format("{:%Y-%m-%dT%H:%M:%S}Z",
                                    fmt::gmtime(std::chrono::system_clock::to_time_t(now)))},
               {"method", served.method},
               {"target", shown.substr(0, kMostTarget)},
               {"status", served.status},
               {"bytes", served.bytes},
               {"ms", milliseconds}}) +
         "\n";
}

}  // namespace newsdex::serve
