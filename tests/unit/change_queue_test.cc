#include "indexer/change_queue.h"

#include <gtest/gtest.h>

namespace newsdex {
namespace {

using std::chrono::milliseconds;

TEST(ChangeQueue, GivesOutWhatHasBeenQuietOnce) {
  const ChangeQueue::Time start{};
  ChangeQueue queue(milliseconds(1000));
  queue.add("/a", start);
  queue.add("/b", start + milliseconds(500));
  EXPECT_TRUE(queue.take(start + milliseconds(999)).empty());
  const PathSet first = queue.take(start + milliseconds(1000));
  EXPECT_TRUE(first.covers("/a"));
  EXPECT_FALSE(first.covers("/b"));
  const PathSet second = queue.take(start + milliseconds(1500));
  EXPECT_FALSE(second.covers("/a"));
  EXPECT_TRUE(second.covers("/b"));
  EXPECT_TRUE(queue.take(start + milliseconds(9000)).empty());
}

TEST(ChangeQueue, WaitsForAFileThatIsStillBeingWritten) {
  const ChangeQueue::Time start{};
  ChangeQueue queue(milliseconds(1000));
  for (int i = 0; i < 10; ++i) {
    queue.add("/a", start + milliseconds(900 * i));
    EXPECT_TRUE(queue.take(start + milliseconds(900 * i + 899)).empty());
  }
  EXPECT_TRUE(queue.take(start + milliseconds(9100)).covers("/a"));
}

}  // namespace
}  // namespace newsdex
