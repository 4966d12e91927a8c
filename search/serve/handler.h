// Who answers requests: the seam between the server, which knows no archives, and what knows
// nothing of sockets and threads.

#pragma once

#include <functional>
#include <memory>

#include "search/serve/message.h"

namespace newsdex::serve {

/// Belongs to one thread.
class Handler {
 public:
  virtual ~Handler() = default;

  /// Never throws: what goes wrong is a response.
  [[nodiscard]] virtual HttpResponse answer(const HttpRequest& request) noexcept = 0;

  /// Called about once a second while nothing is asked.
  virtual void idle() noexcept = 0;
};

using MakeHandler = std::function<std::unique_ptr<Handler>()>;

}  // namespace newsdex::serve
