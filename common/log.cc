#include "common/log.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <iostream>
#include <streambuf>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/uio.h>
#include <unistd.h>

#include "common/text/utf8.h"

namespace newsdex {
namespace {

// What handlers of signals need, too; set before any is.
std::string g_program = "newsdex";
LogFormat g_format = LogFormat::text;

std::string now_text() {
  using std::chrono::milliseconds;
  const auto now = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.tm_year + 1900,
                     utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec,
                     now.time_since_epoch().count() % 1000);
}

std::string_view name_of(LogLevel level) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"info", "warning", "error", "off"});
  return kNames[static_cast<std::size_t>(level)];
}

spdlog::level::level_enum to_spdlog(LogLevel level) {
  static constexpr auto kLevels = std::to_array(
      {spdlog::level::info, spdlog::level::warn, spdlog::level::err, spdlog::level::off});
  return kLevels[static_cast<std::size_t>(level)];
}

/// In ASCII alone: nothing in it means anything to a terminal.
std::string object(LogLevel level, const std::string& message, const LogFields& fields) {
  nlohmann::ordered_json line{{"time", now_text()},
                              {"level", name_of(level)},
                              {"program", g_program},
                              {"message", message}};
  for (const auto& [name, value] : fields) {
    std::visit([&, key = std::string(name)](const auto& it) { line[key] = it; }, value);
  }
  return line.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace);
}

void write_line(std::string line) {
  line += '\n';
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) return;  // nobody reads it
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

/// Stands in for the buffer of std::cerr.
class Log::Lines : public std::streambuf {
 public:
  Lines() : instead_of_(std::cerr.rdbuf(this)) {}
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  ~Lines() override {
    std::cerr.rdbuf(instead_of_);
    if (!line_.empty()) end_line();
  }

 protected:
  int_type overflow(int_type c) override {
    if (!traits_type::eq_int_type(c, traits_type::eof())) put(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
  }

  std::streamsize xsputn(const char* data, std::streamsize size) override {
    for (const char c : std::string_view(data, static_cast<std::size_t>(size))) put(c);
    return size;
  }

 private:
  void put(char c) {
    if (c != '\n') {
      line_ += c;
    } else if (!line_.empty()) {
      end_line();
    }
  }

  void end_line() { write_line(object(LogLevel::info, std::exchange(line_, {}), {})); }

  std::streambuf* instead_of_;
  std::string line_;
};

Log::Log(const std::string& program, LogFormat format) {
  g_program = program;
  g_format = format;
  spdlog::drop(program);
  auto logger = spdlog::stderr_color_st(program);
  logger->set_pattern(format == LogFormat::json ? "%v" : "%n: %v");
  logger->set_level(spdlog::level::warn);
  spdlog::set_default_logger(std::move(logger));
  if (format == LogFormat::json) lines_ = std::make_unique<Lines>();
}

Log::~Log() = default;

void Log::set_level(LogLevel least) { spdlog::default_logger_raw()->set_level(to_spdlog(least)); }

void log(LogLevel level, const std::string& message, const LogFields& fields) {
  if (!spdlog::default_logger_raw()->should_log(to_spdlog(level))) return;
  spdlog::default_logger_raw()->log(
      to_spdlog(level),
      spdlog::string_view_t(g_format == LogFormat::json ? object(level, message, fields)
                                                        : text::printable(message)));
}

void log_error(const std::string& message, const std::string& hint) {
  if (g_format == LogFormat::json) {
    LogFields fields;
    if (!hint.empty()) fields.emplace_back("hint", hint);
    return write_line(object(LogLevel::error, message, fields));
  }
  std::cerr << g_program << ": error: " << text::printable(message) << '\n';
  if (!hint.empty()) std::cerr << g_program << ": hint: " << text::printable(hint) << '\n';
}

void log_last(std::string_view message) noexcept {
  const bool json = g_format == LogFormat::json;
  const auto parts = std::to_array<std::string_view>({json ? R"({"level":"error","program":")" : "",
                                                      g_program, json ? R"(","message":")" : ": ",
                                                      message, json ? "\"}\n" : "\n"});
  std::array<iovec, parts.size()> pieces{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    pieces[i] = {const_cast<char*>(parts[i].data()), parts[i].size()};
  }
  static_cast<void>(!::writev(STDERR_FILENO, pieces.data(), static_cast<int>(pieces.size())));
}

}  // namespace newsdex
