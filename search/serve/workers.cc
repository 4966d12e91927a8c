#include "search/serve/workers.h"

#include <new>
#include <utility>

#include "search/serve/failure.h"

namespace newsdex::serve {

Workers::Workers(std::size_t count, std::size_t capacity, std::chrono::milliseconds patience,
                 const MakeHandler& make_handler)
    : capacity_(capacity), patience_(patience) {
  for (std::size_t i = 0; i < count; ++i) handlers_.push_back(make_handler());
  for (const auto& handler : handlers_) threads_.emplace_back([&, h = handler.get()] { work(*h); });
}

Workers::~Workers() { stop(); }

void Workers::submit(HttpRequest request, Done done) {
  Job job{std::move(request), std::move(done), std::chrono::steady_clock::now()};
  if (enqueue(job)) {
    changed_.notify_one();
  } else {
    job.done(failure_response(job.request, busy()));
  }
}

bool Workers::enqueue(Job& job) {
  try {
    const std::lock_guard lock(mutex_);
    if (stopping_ || jobs_.size() >= capacity_) return false;
    jobs_.push_back(std::move(job));
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

void Workers::stop() {
  std::deque<Job> left;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    left.swap(jobs_);
  }
  changed_.notify_all();
  for (const Job& job : left) job.done(failure_response(job.request, busy()));
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

std::size_t Workers::waiting() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

void Workers::work(Handler& handler) {
  static constexpr std::chrono::seconds kIdle{1};
  std::unique_lock lock(mutex_);
  while (true) {
    const bool woken = changed_.wait_for(lock, kIdle, [&] { return stopping_ || !jobs_.empty(); });
    if (stopping_) return;
    if (!woken) {
      lock.unlock();
      handler.idle();
      lock.lock();
      continue;
    }
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    const bool too_late = std::chrono::steady_clock::now() - job.arrived > patience_;
    job.done(too_late ? failure_response(job.request, busy()) : handler.answer(job.request));
    lock.lock();
  }
}

}  // namespace newsdex::serve
