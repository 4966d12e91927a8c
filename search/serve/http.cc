#include "search/serve/http.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <new>
#include <optional>
#include <thread>
#include <utility>

#include <microhttpd.h>

#include "common/ascii.h"
#include "common/error.h"
#include "search/serve/common_headers.h"
#include "search/serve/failure.h"
#include "search/serve/target.h"
#include "search/serve/workers.h"

namespace newsdex::serve {
namespace {

using Clock = Connections::Clock;

/// One request and its response. Belongs to the connection's thread, but for the time between
/// suspending and resuming the connection, when it belongs to a worker.
struct Exchange {
  Served served;
  Clock::time_point began = Clock::now();
  /// What the next call of the request's handler is about.
  enum class Phase : std::uint8_t { head, whole, answered } phase = Phase::head;
  std::optional<HttpResponse> response;
};

std::string header(MHD_Connection* connection, const char* name) {
  const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
  return value == nullptr ? std::string() : value;
}

/// Whether a header was sent more than once.
bool is_repeated(MHD_Connection* connection, const char* name) {
  struct Count {
    std::string name;
    int found = 0;
  } count{lower_case(name)};
  MHD_get_connection_values(
      connection, MHD_HEADER_KIND,
      [](void* of, MHD_ValueKind, const char* key, const char*) {
        auto& counted = *static_cast<Count*>(of);
        if (lower_case(key) == counted.name) ++counted.found;
        return MHD_YES;
      },
      &count);
  return count.found > 1;
}

bool has_body(MHD_Connection* connection) {
  const std::string length = header(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
  return !header(connection, MHD_HTTP_HEADER_TRANSFER_ENCODING).empty() ||
         length.find_first_not_of('0') != std::string::npos;
}

/// What is answered without asking anybody.
std::optional<Failure> refusal(MHD_Connection* connection, const std::string& method,
                               std::string_view version) {
  if (method != MHD_HTTP_METHOD_GET && method != MHD_HTTP_METHOD_HEAD) {
    return Failure{MHD_HTTP_METHOD_NOT_ALLOWED, "method_not_allowed",
                   "only GET and HEAD are answered", ""};
  }
  if (version == MHD_HTTP_VERSION_1_1 && header(connection, MHD_HTTP_HEADER_HOST).empty()) {
    return Failure{MHD_HTTP_BAD_REQUEST, "bad_request", "the request names no Host", ""};
  }
  // RFC 9112, 3.2: whoever stands before the server may have looked at the other one.
  if (is_repeated(connection, MHD_HTTP_HEADER_HOST)) {
    return Failure{MHD_HTTP_BAD_REQUEST, "bad_request", "the request names several Hosts", ""};
  }
  if (has_body(connection)) {
    return Failure{MHD_HTTP_CONTENT_TOO_LARGE, "body_too_large", "a request has no body here",
                   "put what is asked into the URL"};
  }
  return std::nullopt;
}

/// What was sent, its target not read yet: the path is as sent and there are no parameters.
HttpRequest unread_request(MHD_Connection* connection, const Served& served) {
  HttpRequest request;
  request.method = served.method;
  request.path = served.target.substr(0, served.target.find('?'));
  request.host = header(connection, MHD_HTTP_HEADER_HOST);
  request.if_none_match = header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH);
  request.accept = header(connection, MHD_HTTP_HEADER_ACCEPT);
  request.accept_encoding = header(connection, MHD_HTTP_HEADER_ACCEPT_ENCODING);
  return request;
}

}  // namespace

class HttpServer::Implementation {
 public:
  Implementation(Listener listener, const HttpOptions& options, const MakeHandler& make_handler,
                 std::function<void(const Served&)> observe)
      : options_(options),
        connections_(options.connections),
        observe_(std::move(observe)),
        workers_(options.workers, options.queue, options.patience, make_handler) {
    start(std::move(listener));
    sweeper_ = std::thread([this] { sweep(); });
  }

  ~Implementation() {
    const auto end = Clock::now() + kStopPatience;
    // The listening socket stays open, and with it the queue of those who have not been accepted,
    // if the service manager holds it too.
    const MHD_socket listener = MHD_quiesce_daemon(daemon_);
    workers_.stop();
    while (exchanges_ > 0 && Clock::now() < end) std::this_thread::sleep_for(kStopStep);
    {
      const std::lock_guard lock(sweeper_mutex_);
      stopping_ = true;
    }
    sweeper_wakes_.notify_one();
    sweeper_.join();
    MHD_stop_daemon(daemon_);
    if (listener != MHD_INVALID_SOCKET) (void)Listener(listener);
  }

  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

 private:
  static constexpr std::chrono::milliseconds kStopStep{5};
  static constexpr std::chrono::milliseconds kSweepStep{500};

  static Implementation& self(void* cls) { return *static_cast<Implementation*>(cls); }

  void start(Listener listener) {
    // libmicrohttpd counts, and closes nobody for another; it must not be at its limit before us.
    const auto limit = static_cast<unsigned>(options_.connections.in_all + 64);
    const std::array<MHD_OptionItem, 8> items{{
        {MHD_OPTION_EXTERNAL_LOGGER, reinterpret_cast<std::intptr_t>(&be_silent), nullptr},
        {MHD_OPTION_LISTEN_SOCKET, listener.fd(), nullptr},
        {MHD_OPTION_CONNECTION_LIMIT, limit, nullptr},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, static_cast<std::intptr_t>(options_.head_bytes),
         nullptr},
        {MHD_OPTION_URI_LOG_CALLBACK, reinterpret_cast<std::intptr_t>(&on_target), this},
        {MHD_OPTION_NOTIFY_CONNECTION, reinterpret_cast<std::intptr_t>(&on_connection), this},
        {MHD_OPTION_NOTIFY_COMPLETED, reinterpret_cast<std::intptr_t>(&on_completed), this},
        {MHD_OPTION_END, 0, nullptr},
    }};
    daemon_ = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC | MHD_USE_ERROR_LOG,
        0, &on_accept, this, &on_request, this, MHD_OPTION_ARRAY, items.data(), MHD_OPTION_END);
    if (daemon_ == nullptr) throw InputError("the HTTP server cannot be started");
    (void)listener.release();
  }

  /// What libmicrohttpd says of connections is not for users.
  static void be_silent(void* /*cls*/, const char* /*format*/, va_list /*values*/) {}

  static MHD_Result on_accept(void* cls, const sockaddr* address, socklen_t /*length*/) {
    return self(cls).connections_.admit(client_address(address), Clock::now()) ? MHD_YES : MHD_NO;
  }

  static void on_connection(void* cls, MHD_Connection* connection, void** /*context*/,
                            MHD_ConnectionNotificationCode what) {
    Connections& connections = self(cls).connections_;
    if (what == MHD_CONNECTION_NOTIFY_CLOSED) return connections.closed(connection);
    const auto* fd = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    const auto* address = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    connections.opened(connection, fd->connect_fd, client_address(address->client_addr),
                       Clock::now());
  }

  /// The first line of a request has come.
  static void* on_target(void* cls, const char* target, MHD_Connection* /*connection*/) noexcept {
    try {
      auto exchange = std::make_unique<Exchange>();
      exchange->served.target = target;
      ++self(cls).exchanges_;
      return exchange.release();
    } catch (const std::bad_alloc&) {
      return nullptr;
    }
  }

  static MHD_Result on_request(void* cls, MHD_Connection* connection, const char* /*path*/,
                               const char* method, const char* version, const char* /*body*/,
                               std::size_t* /*body_bytes*/, void** context) noexcept {
    if (*context == nullptr) return MHD_NO;
    try {
      return self(cls).step(connection, method, version, *static_cast<Exchange*>(*context));
    } catch (const std::bad_alloc&) {
      return MHD_NO;
    }
  }

  MHD_Result step(MHD_Connection* connection, const char* method, const char* version,
                  Exchange& exchange) {
    switch (exchange.phase) {
      case Exchange::Phase::head:
        // Whatever is answered now closes the connection, since a body may follow.
        exchange.phase = Exchange::Phase::whole;
        exchange.served.method = method;
        connections_.working(connection, Clock::now());
        if (const auto refused = refusal(connection, exchange.served.method, version)) {
          return send_failure(connection, exchange, *refused);
        }
        return MHD_YES;
      case Exchange::Phase::whole:
        exchange.phase = Exchange::Phase::answered;
        if (const auto refused = ask_worker(connection, exchange)) {
          return send_failure(connection, exchange, *refused);
        }
        return MHD_YES;
      case Exchange::Phase::answered:
        return send(connection, exchange);
    }
    return MHD_NO;
  }

  /// Suspends the connection until there is a response, and the exchange is a worker's until then;
  /// or returns what is wrong with the request.
  std::optional<Failure> ask_worker(MHD_Connection* connection, Exchange& exchange) {
    HttpRequest request = unread_request(connection, exchange.served);
    try {
      Target target = parse_target(exchange.served.target);
      request.path = std::move(target.path);
      request.parameters = std::move(target.parameters);
    } catch (const InputError&) {
      return current_failure();
    }
    // Before the worker has it, which may have resumed it already when `submit` returns.
    MHD_suspend_connection(connection);
    workers_.submit(std::move(request), [connection, &exchange](HttpResponse response) {
      exchange.response = std::move(response);
      MHD_resume_connection(connection);
    });
    return std::nullopt;
  }

  MHD_Result send_failure(MHD_Connection* connection, Exchange& exchange, const Failure& failure) {
    exchange.response = failure_response(unread_request(connection, exchange.served), failure);
    return send(connection, exchange);
  }

  MHD_Result send(MHD_Connection* connection, Exchange& exchange) {
    connections_.sending(connection, Clock::now());
    if (unsent_bytes_ + exchange.response->body.size() > options_.unsent_bytes) {
      exchange.response = failure_response(unread_request(connection, exchange.served), busy());
    }
    HttpResponse& response = *exchange.response;
    exchange.served.status = response.status;
    exchange.served.bytes = response.body.size();
    auto* body = new Body{std::move(response.body), unsent_bytes_};
    unsent_bytes_ += body->text.size();
    MHD_Response* reply = MHD_create_response_from_buffer_with_free_callback_cls(
        body->text.size(), body->text.data(), &free_body, body);
    if (reply == nullptr) {
      free_body(body);
      return MHD_NO;
    }
    MHD_add_response_header(reply, MHD_HTTP_HEADER_CONTENT_TYPE, response.content_type.c_str());
    for (const auto& [name, value] : response.headers) {
      MHD_add_response_header(reply, name.c_str(), value.c_str());
    }
    const MHD_Result result =
        MHD_queue_response(connection, static_cast<unsigned>(response.status), reply);
    MHD_destroy_response(reply);
    return result;
  }

  /// The body of a response, counted as long as it is in memory.
  struct Body {
    std::string text;
    std::atomic<std::size_t>& unsent_bytes;
  };

  static void free_body(void* cls) {
    const std::unique_ptr<Body> body(static_cast<Body*>(cls));
    body->unsent_bytes -= body->text.size();
  }

  static void on_completed(void* cls, MHD_Connection* connection, void** context,
                           MHD_RequestTerminationCode /*why*/) {
    const std::unique_ptr<Exchange> exchange(static_cast<Exchange*>(*context));
    *context = nullptr;
    if (!exchange) return;
    Implementation& server = self(cls);
    server.connections_.waiting(connection, Clock::now());
    exchange->served.took =
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - exchange->began);
    server.observe_(exchange->served);
    --server.exchanges_;
  }

  void sweep() {
    std::unique_lock lock(sweeper_mutex_);
    while (!sweeper_wakes_.wait_for(lock, kSweepStep, [this] { return stopping_; })) {
      connections_.shut_down_overdue(Clock::now());
    }
  }

  const HttpOptions options_;
  Connections connections_;
  std::function<void(const Served&)> observe_;
  std::atomic<std::size_t> exchanges_ = 0;
  std::atomic<std::size_t> unsent_bytes_ = 0;
  Workers workers_;
  MHD_Daemon* daemon_ = nullptr;
  std::mutex sweeper_mutex_;
  std::condition_variable sweeper_wakes_;
  bool stopping_ = false;
  std::thread sweeper_;
};

HttpServer::HttpServer(Listener listener, const HttpOptions& options,
                       const MakeHandler& make_handler, std::function<void(const Served&)> observe)
    : implementation_(std::make_unique<Implementation>(std::move(listener), options, make_handler,
                                                       std::move(observe))) {}

HttpServer::~HttpServer() = default;

}  // namespace newsdex::serve
