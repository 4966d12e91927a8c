#include "common/byte_scan.h"

#include <string>

#include <gtest/gtest.h>

#include "common/ascii.h"

namespace newsdex {
namespace {

std::size_t find_high(std::string_view bytes) {
  return find_byte_if(bytes, [](unsigned char c) { return c >= 0x80; });
}

std::size_t count_high(std::string_view bytes) {
  return count_bytes_if(bytes, [](unsigned char c) { return c >= 0x80; });
}

// Sizes around one, two and three blocks.
constexpr std::size_t kMostBytes = 3 * kScanBlock + 2;

TEST(ByteScan, FindsTheFirstWhereverItStands) {
  for (std::size_t size = 0; size <= kMostBytes; ++size) {
    std::string bytes(size, 'a');
    EXPECT_EQ(find_high(bytes), size);
    for (std::size_t at = size; at > 0; --at) {
      bytes[at - 1] = '\x80';
      EXPECT_EQ(find_high(bytes), at - 1) << "of " << size;
    }
  }
}

TEST(ByteScan, CountsAllOfThem) {
  for (std::size_t size = 0; size <= kMostBytes; ++size) {
    std::string bytes(size, '\xff');
    for (std::size_t low = 0; low <= size; ++low) {
      EXPECT_EQ(count_high(bytes), size - low);
      if (low < size) bytes[low] = '\x7f';
    }
  }
}

TEST(ByteScan, CountsMoreThanAByteHolds) {
  EXPECT_EQ(count_high(std::string(100'000, '\xff')), 100'000U);
}

TEST(LowerCase, ChangesCapitalsOfAsciiAndNothingElse) {
  std::string every_byte;
  for (int c = 0; c < 0x100; ++c) every_byte += static_cast<char>(c);
  const std::string lowered = lower_case(every_byte);
  ASSERT_EQ(lowered.size(), every_byte.size());
  for (std::size_t i = 0; i < every_byte.size(); ++i) {
    const char c = every_byte[i];
    const bool is_capital = c >= 'A' && c <= 'Z';
    EXPECT_EQ(lowered[i], is_capital ? static_cast<char>(c - 'A' + 'a') : c) << i;
  }
  for (std::size_t size = 0; size <= kMostBytes; ++size) {
    EXPECT_EQ(lower_case(std::string(size, 'Q')), std::string(size, 'q'));
  }
}

}  // namespace
}  // namespace newsdex
