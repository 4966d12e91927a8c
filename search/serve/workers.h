// The threads that answer, and the bounded queue before them.

#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "search/serve/handler.h"

namespace newsdex::serve {

class Workers {
 public:
  /// Gets the response, on the worker's thread. Must not throw.
  using Done = std::function<void(HttpResponse)>;

  /// Starts `count` threads, each with a handler of its own. `capacity`: how many requests may
  /// wait. One that has waited for longer than `patience` is answered by 503, because whoever sent
  /// it has gone or has asked again.
  Workers(std::size_t count, std::size_t capacity, std::chrono::milliseconds patience,
          const MakeHandler& make_handler);

  /// As `stop`.
  ~Workers();

  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Has a request answered; `done` is called exactly once. Where as many as may wait are waiting,
  /// there is no memory, or the workers stop, that is at once, with 503.
  void submit(HttpRequest request, Done done);

  /// Those that wait are answered by 503, those being answered are finished; no thread is left.
  void stop();

  [[nodiscard]] std::size_t waiting() const;

 private:
  struct Job {
    HttpRequest request;
    Done done;
    std::chrono::steady_clock::time_point arrived;
  };

  /// Moves the job into the queue, or returns false and leaves it as it is.
  [[nodiscard]] bool enqueue(Job& job);
  void work(Handler& handler);

  const std::size_t capacity_;
  const std::chrono::milliseconds patience_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::vector<std::unique_ptr<Handler>> handlers_;
  std::vector<std::thread> threads_;
};

}  // namespace newsdex::serve
