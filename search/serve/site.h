// Which path is answered by what, and what every answer has in common.

#pragma once

#include <set>
#include <string>

#include "common/app.h"
#include "search/serve/encoding.h"
#include "search/serve/handler.h"
#include "search/serve/live_archive.h"
#include "search/serve/metrics.h"

namespace newsdex::serve {

struct SiteOptions {
  CommonOptions common;         ///< the archive, and what "today" is
  std::set<std::string> hosts;  ///< names, in small letters, by which the server may be called
};

/// Whether a Host header names the server by an address, by `localhost` or by one of `hosts`. A
/// page of somebody else's whose name suddenly resolves to this machine (DNS rebinding) names it
/// by that name.
[[nodiscard]] bool is_own_host(const std::string& host, const std::set<std::string>& hosts);

/// Answers every request to an archive; errors as docs/http-api.md has them.
class Site : public Handler {
 public:
  /// Opens the archive. Throws ArchiveError. `metrics` must outlive it.
  Site(SiteOptions options, const Metrics& metrics);

  HttpResponse answer(const HttpRequest& request) noexcept override;
  void idle() noexcept override;

 private:
  HttpResponse routed(const HttpRequest& request);

  SiteOptions options_;
  const Metrics& metrics_;
  LiveArchive archive_;
  Encoder encoder_;
};

}  // namespace newsdex::serve
