#include "common/entities/train/split.h"

#include <bit>
#include <cmath>
#include <numeric>
#include <string>

namespace newsdex::training {
namespace {

using State = std::array<std::uint32_t, 4>;

std::uint32_t word_at(std::string_view block, std::size_t word) {
  std::uint32_t value = 0;
  for (std::size_t byte = 4; byte > 0; --byte) {
    value = value << 8U | static_cast<unsigned char>(block[4 * word + byte - 1]);
  }
  return value;
}

void add_block(std::string_view block, State& state) {
  static constexpr std::array<std::array<int, 4>, 4> kShifts = {
      {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}};
  auto [a, b, c, d] = state;
  for (std::uint32_t i = 0; i < 64; ++i) {
    std::uint32_t mixed = 0;
    std::uint32_t word = 0;
    switch (i / 16) {
      case 0:
        mixed = (b & c) | (~b & d);
        word = i;
        break;
      case 1:
        mixed = (d & b) | (~d & c);
        word = 5 * i + 1;
        break;
      case 2:
        mixed = b ^ c ^ d;
        word = 3 * i + 5;
        break;
      default:
        mixed = c ^ (b | ~d);
        word = 7 * i;
    }
    const auto sine = static_cast<std::uint32_t>(std::abs(std::sin(i + 1.0)) * 4294967296.0);
    const std::uint32_t sum = a + mixed + sine + word_at(block, word % 16);
    a = d;
    d = c;
    c = b;
    b += std::rotl(sum, kShifts[i / 16][i % 4]);
  }
  state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d};
}

}  // namespace

std::array<std::uint8_t, 16> md5(std::string_view bytes) {
  static constexpr std::size_t kBlock = 64;
  std::string padded(bytes);
  padded += '\x80';
  while (padded.size() % kBlock != kBlock - 8) padded += '\0';
  for (std::size_t i = 0; i < 8; ++i) {
    padded += static_cast<char>(std::uint64_t{8} * bytes.size() >> (8 * i) & 0xFFU);
  }
  State state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476};
  for (std::size_t at = 0; at < padded.size(); at += kBlock) {
    add_block(std::string_view(padded).substr(at, kBlock), state);
  }
  std::array<std::uint8_t, 16> digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (8 * (i % 4)) & 0xFFU);
  }
  return digest;
}

int fifth_of(std::string_view id) {
  // 256 mod 5 is 1, so the number's remainder is that of the sum of its bytes.
  const std::array<std::uint8_t, 16> digest = md5(id);
  return std::accumulate(digest.begin(), digest.end(), 0) % 5;
}

}  // namespace newsdex::training
