#include "indexer/part/glass/deflater.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <isa-l/igzip_lib.h>

#include "common/byte_scan.h"

namespace newsdex::glass {
namespace {

/// How many bits the codes of a kind of tag have, a hexadecimal digit each: the logarithm of how
/// rare a symbol was in 2,000 English articles of Reuters (2006 on), 15 at most.
struct CodeLengths {
  std::string_view literals;   ///< 256 bytes, the end, 29 lengths of what is repeated
  std::string_view distances;  ///< of what is repeated
};

// By TagKind.
constexpr std::array kCodeLengths{
    CodeLengths{"ffffffffff9fffffffffffffffffffff4f6f9fc999ff676867788888997ef9ff"
                "f89899a9a9aa99899d9889b9cae989fbf476647665a856556a55567797abfbff"
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                "bf4567778899aabccaabeccffbffff",
                "ffcca98766554444343334468dffff"},
    CodeLengths{"e555566778878777777777777777888888999899a999998978888899999bccbb"
                "b9b8aacbaabcabaa9aa9abcc9b9cccdee5765476759756557a55567797aeffee"
                "deeeeeeeeddefeefeeeefffeeeeeeeffffeeeffffeeeefefeeffffffffeffffe"
                "fffffffffeffffffffeffffffeffffffffffffffffffffffffffffffffffffff"
                "bf56778abbdfffffffffffffffffff",
                "cfffa9888877665544332259bfffff"},
};

unsigned bits_of(char digit) {
  return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

isal_hufftables codes_of(const CodeLengths& lengths) {
  static constexpr unsigned kMostBits = 15;
  const auto share = [](char digit) { return std::uint64_t{1} << (kMostBits - bits_of(digit)); };
  isal_huff_histogram shares{};
  std::transform(lengths.literals.begin(), lengths.literals.end(), shares.lit_len_histogram, share);
  std::transform(lengths.distances.begin(), lengths.distances.end(), shares.dist_histogram, share);
  isal_hufftables codes{};
  isal_create_hufftables(&codes, &shares);  // can fail for want of symbols only
  return codes;
}

/// Whether codes that were made for English serve. Where accents or other scripts are frequent,
/// codes made for the text at hand are worth their time.
bool is_nearly_ascii(std::string_view bytes) {
  static constexpr std::size_t kOthersShare = 32;
  return kOthersShare * count_bytes_if(bytes, [](unsigned char c) { return c >= 0x80; }) <=
         bytes.size();
}

std::uint8_t* as_bytes(const char* text) {
  // The library reads through pointers to non-const.
  return reinterpret_cast<std::uint8_t*>(const_cast<char*>(text));
}

}  // namespace

struct Deflater::Stream {
  isal_zstream state;
  isal_hufftables codes;
  std::array<std::uint8_t, ISAL_DEF_LVL1_DEFAULT> memory;
};

Deflater::Deflater(TagKind kind) : stream_(std::make_unique<Stream>()) {
  stream_->codes = codes_of(kCodeLengths.at(static_cast<std::size_t>(kind)));
}

Deflater::~Deflater() = default;

std::string_view Deflater::compress(std::string_view bytes) {
  if (bytes.empty()) return {};
  if (buffer_.size() < bytes.size()) buffer_.resize(bytes.size());
  isal_zstream& state = stream_->state;
  isal_deflate_stateless_init(&state);
  if (is_nearly_ascii(bytes)) {
    state.hufftables = &stream_->codes;
  } else {
    state.level = 1;
    state.level_buf = stream_->memory.data();
    state.level_buf_size = static_cast<std::uint32_t>(stream_->memory.size());
  }
  state.end_of_stream = 1;
  state.next_in = as_bytes(bytes.data());
  state.avail_in = static_cast<std::uint32_t>(bytes.size());
  state.next_out = as_bytes(buffer_.data());
  state.avail_out = static_cast<std::uint32_t>(bytes.size() - 1);
  if (isal_deflate_stateless(&state) != COMP_OK) return {};
  return std::string_view(buffer_).substr(0, state.total_out);
}

}  // namespace newsdex::glass
