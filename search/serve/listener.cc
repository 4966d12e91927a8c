#include "search/serve/listener.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "common/error.h"

namespace newsdex::serve {
namespace {

constexpr int kFirstInherited = 3;  // SD_LISTEN_FDS_START

union SocketAddress {
  sockaddr any;
  sockaddr_in four;
  sockaddr_in6 six;
};

/// The address as the system takes it, and its length; 0 where it is none.
std::pair<SocketAddress, socklen_t> system_address(const Endpoint& endpoint) {
  SocketAddress out{};
  if (::inet_pton(AF_INET, endpoint.address.c_str(), &out.four.sin_addr) == 1) {
    out.four.sin_family = AF_INET;
    out.four.sin_port = htons(endpoint.port);
    return {out, sizeof(out.four)};
  }
  if (::inet_pton(AF_INET6, endpoint.address.c_str(), &out.six.sin6_addr) == 1) {
    out.six.sin6_family = AF_INET6;
    out.six.sin6_port = htons(endpoint.port);
    return {out, sizeof(out.six)};
  }
  return {out, 0};
}

std::optional<std::uint16_t> number_in(const char* text) {
  if (text == nullptr) return std::nullopt;
  std::uint16_t number = 0;
  const char* end = text + std::strlen(text);
  const auto [stop, error] = std::from_chars(text, end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

}  // namespace

Endpoint parse_endpoint(const std::string& typed) {
  const std::size_t colon = typed.rfind(':');
  Endpoint endpoint;
  if (colon != std::string::npos) {
    endpoint.address = typed.substr(0, colon);
    const auto port = number_in(typed.c_str() + colon + 1);
    const bool bracketed = endpoint.address.size() > 2 && endpoint.address.front() == '[' &&
                           endpoint.address.back() == ']';
    if (bracketed) endpoint.address = endpoint.address.substr(1, endpoint.address.size() - 2);
    const bool is_six = endpoint.address.find(':') != std::string::npos;
    endpoint.port = port.value_or(0);
    if (port && bracketed == is_six && system_address(endpoint).second > 0) return endpoint;
  }
  throw InputError(fmt::format("--listen: '{}' is no address and port", typed),
                   "write it like 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:8080");
}

std::string to_string(const Endpoint& endpoint) {
  const bool is_six = endpoint.address.find(':') != std::string::npos;
  return is_six ? fmt::format("[{}]:{}", endpoint.address, endpoint.port)
                : fmt::format("{}:{}", endpoint.address, endpoint.port);
}

bool is_loopback(const Endpoint& endpoint) {
  return endpoint.address.rfind("127.", 0) == 0 || endpoint.address == "::1";
}

Listener::~Listener() {
  if (fd_ >= 0) ::close(fd_);
}

Listener::Listener(Listener&& other) noexcept : fd_(other.release()) {}

int Listener::release() { return std::exchange(fd_, -1); }

Endpoint Listener::endpoint() const {
  SocketAddress address{};
  socklen_t length = sizeof(address);
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (::getsockname(fd_, &address.any, &length) != 0) return {};
  if (address.any.sa_family == AF_INET) {
    ::inet_ntop(AF_INET, &address.four.sin_addr, text.data(), text.size());
    return {text.data(), ntohs(address.four.sin_port)};
  }
  ::inet_ntop(AF_INET6, &address.six.sin6_addr, text.data(), text.size());
  return {text.data(), ntohs(address.six.sin6_port)};
}

Listener listen_on(const Endpoint& endpoint) {
  static constexpr int kBacklog = 1024;
  const auto [address, length] = system_address(endpoint);
  Listener listener(::socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const int on = 1;
  if (listener.fd() < 0 ||
      ::setsockopt(listener.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0 ||
      ::bind(listener.fd(), &address.any, length) != 0 || ::listen(listener.fd(), kBacklog) != 0) {
    throw InputError(
        fmt::format("cannot listen on {}: {}", to_string(endpoint), std::strerror(errno)),
        "--listen ADDRESS:PORT takes another; port 0 is any that is free");
  }
  return listener;
}

std::optional<Listener> inherited_listener() {
  const char* pid = std::getenv("LISTEN_PID");
  if (pid == nullptr || pid != std::to_string(::getpid())) return std::nullopt;
  const auto count = number_in(std::getenv("LISTEN_FDS"));
  if (!count || *count == 0) return std::nullopt;
  if (*count > 1) {
    throw InputError("the service manager hands over several sockets",
                     "give the socket unit one ListenStream=");
  }
  int type = 0;
  int listens = 0;
  int family = 0;
  socklen_t length = sizeof(int);
  const auto ask = [&](int what, int& value) {
    return ::getsockopt(kFirstInherited, SOL_SOCKET, what, &value, &length) == 0;
  };
  if (!ask(SO_TYPE, type) || !ask(SO_ACCEPTCONN, listens) || !ask(SO_DOMAIN, family) ||
      type != SOCK_STREAM || listens == 0 || (family != AF_INET && family != AF_INET6)) {
    throw InputError("the socket of the service manager is none that HTTP is spoken on",
                     "give the socket unit ListenStream=ADDRESS:PORT");
  }
  ::fcntl(kFirstInherited, F_SETFD, FD_CLOEXEC);
  ::fcntl(kFirstInherited, F_SETFL, ::fcntl(kFirstInherited, F_GETFL) | O_NONBLOCK);
  return Listener(kFirstInherited);
}

}  // namespace newsdex::serve
