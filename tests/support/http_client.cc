#include "tests/support/http_client.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace newsdex {
namespace {

constexpr std::chrono::seconds kPatience{20};

std::string in_small_letters(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

}  // namespace

HttpConnection::HttpConnection(std::uint16_t port)
    : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const void* any = &address;
  if (::connect(fd_, static_cast<const sockaddr*>(any), sizeof(address)) != 0) {
    const std::string why = std::strerror(errno);
    ::close(fd_);
    throw std::runtime_error("cannot connect: " + why);
  }
}

HttpConnection::~HttpConnection() {
  if (fd_ >= 0) ::close(fd_);
}

HttpConnection::HttpConnection(HttpConnection&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)) {}

bool HttpConnection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string HttpConnection::receive(std::chrono::milliseconds patience, std::size_t bytes) {
  const auto end = std::chrono::steady_clock::now() + patience;
  std::string out;
  std::array<char, 65536> piece{};
  while (out.size() < bytes) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    pollfd wait{fd_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&wait, 1, static_cast<int>(left.count())) <= 0) break;
    const ssize_t got = ::recv(fd_, piece.data(), piece.size(), 0);
    if (got <= 0) break;
    out.append(piece.data(), static_cast<std::size_t>(got));
  }
  return out;
}

bool HttpConnection::is_closed_within(std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  (void)receive(patience);
  return std::chrono::steady_clock::now() < end;
}

HttpReply parse_reply(const std::string& bytes) {
  HttpReply reply;
  const std::size_t head_end = bytes.find("\r\n\r\n");
  if (bytes.rfind("HTTP/1.", 0) != 0 || head_end == std::string::npos) return reply;
  reply.status = std::stoi(bytes.substr(sizeof("HTTP/1.1 ") - 1, 3));
  for (std::size_t at = bytes.find("\r\n") + 2; at < head_end;) {
    const std::size_t end = bytes.find("\r\n", at);
    const std::size_t colon = std::min(bytes.find(": ", at), end);
    reply.headers[in_small_letters(bytes.substr(at, colon - at))] =
        bytes.substr(std::min(colon + 2, end), end - std::min(colon + 2, end));
    at = end + 2;
  }
  reply.body = bytes.substr(head_end + 4);
  return reply;
}

HttpReply ask(std::uint16_t port, std::string_view bytes) {
  HttpConnection connection(port);
  (void)connection.send(bytes);
  return parse_reply(connection.receive(kPatience));
}

HttpReply get(std::uint16_t port, std::string_view target, std::string_view headers) {
  std::string request = "GET ";
  request.append(target).append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
  request.append(headers).append("\r\n");
  return ask(port, request);
}

}  // namespace newsdex
