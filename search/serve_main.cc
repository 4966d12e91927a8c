// newsdex-serve: a news archive in a browser and over HTTP.

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include "common/app.h"
#include "common/error.h"
#include "search/serve/http.h"
#include "search/serve/mcp.h"
#include "search/serve/metrics.h"
#include "search/serve/request_log.h"
#include "search/serve/site.h"

namespace {

using namespace newsdex;

struct ServeOptions {
  CommonOptions common;
  std::string listen = "127.0.0.1:8080";
  std::vector<std::string> hosts;
  bool mcp = false;
};

constexpr unsigned kFewestWorkers = 4;

constexpr const char* kFooter =
    "Examples:\n"
    "  newsdex-serve --db news.db            then open http://127.0.0.1:8080/\n"
    "  newsdex-serve --listen '[::1]:9000'   for this machine, at another port\n"
    "  newsdex-serve --mcp                   for an assistant program (MCP)\n"
    "Ends within five seconds of SIGTERM or Ctrl-C.";

void declare_options(CLI::App& app, ServeOptions& o) {
  app.add_option("--listen", o.listen, "Address and port (default 127.0.0.1:8080)")
      ->option_text("ADDRESS:PORT");
  app.add_option("--host", o.hosts, "Name by which browsers may call the server")
      ->allow_extra_args(false)
      ->type_name("NAME");
  app.add_flag("--mcp", o.mcp, "Serve one assistant program over stdin and stdout instead");
}

/// The signals that end the program; blocked in every thread, so that one waits for them.
sigset_t block_ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

/// Connections and the parts of archives take more descriptors than a shell gives.
void raise_descriptor_limit() {
  static constexpr rlim_t kWanted = 8192;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kWanted) return;
  limit.rlim_cur = std::min(kWanted, limit.rlim_max);
  (void)::setrlimit(RLIMIT_NOFILE, &limit);
}

int serve_assistant(const ServeOptions& options) {
  serve::McpServer server(options.common);
  serve::serve_mcp(server, std::cin, std::cout);
  return 0;
}

/// Ends the program in a few seconds, whatever it is about: an answer may take longer than those
/// who stop a server wait. It only reads, so that nothing is lost.
void end_soon() {
  static constexpr unsigned kSeconds = 4;
  std::signal(SIGALRM, [](int) { std::_Exit(0); });
  ::alarm(kSeconds);
}

int serve_http(const ServeOptions& options) {
  const sigset_t signals = block_ending_signals();
  raise_descriptor_limit();
  auto inherited = serve::inherited_listener();
  serve::Listener listener =
      inherited ? std::move(*inherited) : serve::listen_on(serve::parse_endpoint(options.listen));
  const serve::Endpoint endpoint = listener.endpoint();
  const serve::SiteOptions site{options.common, {options.hosts.begin(), options.hosts.end()}};
  serve::HttpOptions http;
  // More than cores: a few slow questions must not keep everybody waiting.
  http.workers = std::max(kFewestWorkers, std::thread::hardware_concurrency());
  serve::Metrics metrics;
  const serve::HttpServer server(
      std::move(listener), http, [&] { return std::make_unique<serve::Site>(site, metrics); },
      [&](const serve::Served& served) {
        metrics.count(served);
        if (options.common.quiet) return;
        std::clog << log_line(served, std::chrono::system_clock::now(), options.common.verbose > 0)
                  << std::flush;
      });
  if (!serve::is_loopback(endpoint)) {
    newsdex::log(newsdex::LogLevel::warning,
                 fmt::format("whoever reaches {} can read the whole archive", to_string(endpoint)));
  }
  if (!options.common.quiet) std::cerr << "newsdex-serve: http://" << to_string(endpoint) << "/\n";
  int signal = 0;
  sigwait(&signals, &signal);
  end_soon();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  ServeOptions options;
  return newsdex::run({.name = "newsdex-serve",
                       .arguments = "",
                       .summary = "Shows a news archive in a browser and answers over HTTP.",
                       .footer = kFooter,
                       .declare = [&](CLI::App& app) { declare_options(app, options); },
                       .work =
                           [&](const auto& words) {
                             if (!words.empty())
                               throw newsdex::InputError("unexpected argument: " + words[0]);
                             return options.mcp ? serve_assistant(options) : serve_http(options);
                           }},
                      options.common, argc, argv);
}
