// The archive for assistant programs: a server of the Model Context Protocol (revision 2025-06-18,
// https://modelcontextprotocol.io/specification/2025-06-18), which is JSON-RPC 2.0, one message a
// line.

#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "common/app.h"
#include "search/serve/live_archive.h"

namespace newsdex::serve {

class McpServer {
 public:
  /// Opens the archive. Throws ArchiveError.
  explicit McpServer(const CommonOptions& common);

  /// The response to one message, on one line without its end; nullopt where the message is one
  /// that has none. Never throws for what a client sends: that is an error of JSON-RPC, or of a
  /// tool.
  [[nodiscard]] std::optional<std::string> answer(std::string_view message);

 private:
  CommonOptions common_;
  LiveArchive archive_;
};

inline constexpr std::size_t kMostMessageBytes = 1U << 20;

/// Answers messages until the input ends. One that is longer than kMostMessageBytes is answered by
/// an error and passed over, whatever its length.
void serve_mcp(McpServer& server, std::istream& in, std::ostream& out);

}  // namespace newsdex::serve
