#include "common/entities/tagger/model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>

#include <xxhash.h>

#include "common/entities/tagger/bytes.h"
#include "common/entities/tagger/hashing.h"
#include "common/error.h"

// Made from data/names.crf by embed() of cmake/embed.cmake.
extern "C" {
extern const char newsdex_names_crf[], newsdex_names_crf_end[];
}

namespace newsdex::entities::tagger {
namespace {

constexpr std::array<char, 8> kMagic = {'N', 'D', 'X', 'N', 'A', 'M', 'E', 'S'};
constexpr std::uint32_t kVersion = 1;

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kVersion;
  std::uint32_t slots = 0;
  std::uint64_t checksum = 0;  // XXH3 of all that follows it
  std::uint64_t fingerprint = 0;
  std::uint32_t most_probes = 0;
  std::uint32_t word_slots = 0;
};
static_assert(sizeof(Header) == 40);

constexpr std::size_t kRowBytes = 2 + kInsideLabels;
constexpr std::size_t kBytesPerFeature = 4 + kRowBytes;

std::size_t size_of(const Header& header) {
  return sizeof(Header) + sizeof(Transitions) + header.slots * kBytesPerFeature +
         header.word_slots * Vocabulary::kBytesPerSlot;
}

[[noreturn]] void refuse(const std::string& what) {
  throw InputError("the model of names " + what,
                   "build newsdex again from whole sources, or train the model anew: "
                   "common/entities/train/train.sh");
}

std::uint64_t checksum_of(std::string_view bytes) {
  const std::string_view rest = bytes.substr(offsetof(Header, fingerprint));
  return XXH3_64bits(rest.data(), rest.size());
}

Header check(std::string_view bytes) {
  if (bytes.size() < sizeof(Header)) refuse("is truncated");
  const auto header = read<Header>(bytes.data());
  if (header.magic != kMagic) refuse("is no model");
  if (header.version != kVersion) {
    refuse("is of version " + std::to_string(header.version) + ", not " + std::to_string(kVersion));
  }
  if (header.slots == 0 || bytes.size() < size_of(header)) refuse("is truncated");
  if (bytes.size() > size_of(header) || checksum_of(bytes) != header.checksum) {
    refuse("is damaged: its checksum is another one");
  }
  if (header.fingerprint != fingerprint()) refuse("was trained with other features");
  return header;
}

// The compiler's vectors (GCC and Clang): one instruction for several numbers.
using Bytes [[gnu::vector_size(16)]] = signed char;
using Shorts [[gnu::vector_size(16)]] = std::int16_t;
using Ints [[gnu::vector_size(16)]] = std::int32_t;
using Floats [[gnu::vector_size(16)]] = float;
static_assert(kInsideLabels == sizeof(Bytes));

/// Scores under way, in the processor's registers.
class Sums {
 public:
  explicit Sums(const Scores& scores) { std::memcpy(quarters_.data(), scores.data(), kBytes); }

  /// Adds a row's weights times the scale. Each byte becomes the top of a number, which processors
  /// of any age do for several at once; they convert bytes one by one. A byte's place is taken out
  /// of the scale, which rounds nothing: it is a power of two.
  void add(Bytes weights, float scale) {
    static constexpr float kByteAtTop = 0x1p-24F;
    const Shorts low = as_shorts(__builtin_shufflevector(Bytes{}, weights, 0, 16, 1, 17, 2, 18, 3,
                                                         19, 4, 20, 5, 21, 6, 22, 7, 23));
    const Shorts high = as_shorts(__builtin_shufflevector(Bytes{}, weights, 0, 24, 1, 25, 2, 26, 3,
                                                          27, 4, 28, 5, 29, 6, 30, 7, 31));
    scale *= kByteAtTop;
    quarters_[0] += lower_half(low) * scale;
    quarters_[1] += upper_half(low) * scale;
    quarters_[2] += lower_half(high) * scale;
    quarters_[3] += upper_half(high) * scale;
  }

  void write_to(Scores& scores) const { std::memcpy(scores.data(), quarters_.data(), kBytes); }

 private:
  static constexpr std::size_t kBytes = sizeof(Scores);

  static Shorts as_shorts(Bytes bytes) { return reinterpret_cast<Shorts>(bytes); }

  static Floats lower_half(Shorts tops) {
    return to_floats(__builtin_shufflevector(Shorts{}, tops, 0, 8, 1, 9, 2, 10, 3, 11));
  }

  static Floats upper_half(Shorts tops) {
    return to_floats(__builtin_shufflevector(Shorts{}, tops, 0, 12, 1, 13, 2, 14, 3, 15));
  }

  static Floats to_floats(Shorts pairs) {
    return __builtin_convertvector(reinterpret_cast<Ints>(pairs), Floats);
  }

  std::array<Floats, kInsideLabels / 4> quarters_;
};

constexpr std::size_t kKeyBytes = 4;
constexpr std::uint32_t kWindow = 8;  // keys that are compared together

/// Which of kWindow keys equal a key, one bit each.
std::uint32_t equal_keys(const char* window, std::uint32_t key) {
  using Keys [[gnu::vector_size(16)]] = std::uint32_t;
  using Halves [[gnu::vector_size(16)]] = std::uint64_t;
  const auto lower = read<Keys>(window);
  const auto upper = read<Keys>(window + sizeof(Keys));
  const Keys bits = (reinterpret_cast<Keys>(lower == key) & Keys{1, 2, 4, 8}) |
                    (reinterpret_cast<Keys>(upper == key) & Keys{16, 32, 64, 128});
  const auto halves = reinterpret_cast<Halves>(bits);
  const std::uint64_t both = halves[0] | halves[1];
  return static_cast<std::uint32_t>(both | both >> 32U);
}

float scale_of(std::uint16_t upper_half) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(upper_half) << 16U);
}

/// The scale by which the largest weight becomes at most 127, rounded up to the upper half of a
/// float.
std::uint16_t upper_half_of_scale(const Scores& weights) {
  float largest = 0;
  for (const float weight : weights) largest = std::max(largest, std::abs(weight));
  static constexpr float kLargestByte = 127;
  return static_cast<std::uint16_t>((std::bit_cast<std::uint32_t>(largest / kLargestByte) >> 16U) +
                                    1U);
}

/// The feature table under way.
class FeatureTable {
 public:
  explicit FeatureTable(std::size_t features)
      : slots_(static_cast<std::uint32_t>(features * 5 / 4 + 1)),
        keys_(slots_ * std::size_t{4}, '\0'),
        rows_(slots_ * kRowBytes, '\0') {}

  void add(Feature feature, const Scores& weights) {
    std::uint32_t slot = slot_of(feature, slots_);
    std::uint32_t probes = 1;
    while (read<std::uint32_t>(keys_.data() + slot * std::size_t{4}) != 0) {
      slot = slot + 1 == slots_ ? 0 : slot + 1;
      ++probes;
    }
    most_probes_ = std::max(most_probes_, probes);
    const std::uint16_t scale = upper_half_of_scale(weights);
    write(keys_.data() + slot * std::size_t{4}, key_of(feature));
    char* row = rows_.data() + slot * kRowBytes;
    write(row, scale);
    for (std::size_t l = 0; l < kInsideLabels; ++l) {
      row[sizeof scale + l] = static_cast<char>(std::lround(weights[l] / scale_of(scale)));
    }
  }

  [[nodiscard]] std::uint32_t slots() const { return slots_; }
  [[nodiscard]] std::uint32_t most_probes() const { return most_probes_; }
  [[nodiscard]] std::string bytes() const { return keys_ + rows_; }

 private:
  std::uint32_t slots_;
  std::uint32_t most_probes_ = 0;
  std::string keys_;
  std::string rows_;
};

}  // namespace

Model Model::parse(std::string_view bytes) {
  const Header header = check(bytes);
  Model model;
  const char* at = bytes.data() + sizeof(Header);
  model.transitions_ = read<Transitions>(at);
  model.slots_ = header.slots;
  model.most_probes_ = header.most_probes;
  model.keys_ = at + sizeof(Transitions);
  model.rows_ = model.keys_ + std::size_t{4} * header.slots;
  model.vocabulary_ =
      Vocabulary(bytes.substr(bytes.size() - header.word_slots * Vocabulary::kBytesPerSlot));
  model.make_filter();
  return model;
}

void Model::add_weights(const Features& features, Scores& scores) const {
  const std::size_t end = features.size();
  add_weights(features, {&end, 1}, {&scores, 1});
}

void Model::add_weights(const Features& features, std::span<const std::size_t> ends,
                        std::span<Scores> scores) const {
  std::size_t word = 0;
  for (std::size_t first = 0; first < features.size(); first += kTogether) {
    const std::size_t last = std::min(first + kTogether, features.size());
    std::array<Row, kTogether> rows;
    const std::size_t count = find_rows({&features[first], last - first}, rows);
    for (std::size_t r = 0; r < count;) {
      while (ends[word] <= first + rows[r].feature) ++word;
      const std::size_t end = ends[word] - first;
      Sums sums(scores[word]);
      for (; r < count && rows[r].feature < end; ++r) {
        const char* row = rows[r].bytes;
        sums.add(read<Bytes>(row + sizeof(std::uint16_t)), scale_of(read<std::uint16_t>(row)));
      }
      sums.write_to(scores[word]);
    }
  }
}

/// Slots are compared several at a time: where a look-up ends cannot be foretold, and a wrong guess
/// costs the processor more than the comparisons; so does a call. Whether a free slot stands before
/// the key is not asked: one behind it is another feature's with the same 32 bits, which is as rare
/// as one before it.
[[gnu::always_inline]] inline const char* Model::row_of(Feature feature) const {
  const std::uint32_t wanted = key_of(feature);
  std::size_t slot = slot_of(feature, slots_);
  for (std::uint32_t probe = 0; probe < most_probes_; probe += kWindow) {
    if (slot + kWindow > slots_) return row_at_end(slot, wanted);
    const char* window = keys_ + kKeyBytes * slot;
    const std::uint32_t hits = equal_keys(window, wanted);
    const auto hit = static_cast<std::size_t>(std::countr_zero(hits));
    if (hits != 0) return rows_ + (slot + hit) * kRowBytes;
    if (equal_keys(window, 0) != 0) return nullptr;
    slot += kWindow;
  }
  return nullptr;
}

/// Memory is waited for: look-ups are asked for before the first is made, rows as they are found.
std::size_t Model::find_rows(std::span<const Feature> features,
                             std::array<Row, kTogether>& rows) const {
  struct Likely {
    Feature feature;
    std::uint32_t index;
  };
  std::array<Likely, kTogether> likely;
  Likely* end = likely.data();
  for (std::uint32_t index = 0; const Feature feature : features) {
    *end = {feature, index++};
    end += may_know(feature) ? 1 : 0;
  }
  const std::span<const Likely> asked(likely.data(), end);
  for (const Likely& one : asked) prefetch(one.feature);
  Row* found = rows.data();
  for (const Likely& one : asked) {
    const char* row = row_of(one.feature);
    if (row == nullptr) continue;
    __builtin_prefetch(row);
    __builtin_prefetch(row + kRowBytes - 1);
    *found++ = {row, one.index};
  }
  return static_cast<std::size_t>(found - rows.data());
}

void Model::make_filter() {
  filter_.assign(kFilterBits / 64, 0);
  for (std::size_t slot = 0; slot < slots_; ++slot) {
    const auto key = read<std::uint32_t>(keys_ + std::size_t{4} * slot);
    if (key != 0) filter_[key % kFilterBits / 64] |= std::uint64_t{1} << (key % 64U);
  }
}

bool Model::may_know(Feature feature) const {
  const std::uint32_t key = key_of(feature);
  return (filter_.data()[key % kFilterBits / 64] >> (key % 64U) & 1U) != 0;
}

void Model::prefetch(Feature feature) const {
  __builtin_prefetch(keys_ + std::size_t{4} * slot_of(feature, slots_));
}

/// The same one by one, over the end of the table.
const char* Model::row_at_end(std::size_t slot, std::uint32_t wanted) const {
  for (std::uint32_t probe = 0; probe < most_probes_; ++probe) {
    const auto key = read<std::uint32_t>(keys_ + kKeyBytes * slot);
    if (key == 0) return nullptr;
    if (key == wanted) return rows_ + slot * kRowBytes;
    slot = slot + 1 == slots_ ? 0 : slot + 1;
  }
  return nullptr;
}

std::string to_bytes(const ModelParts& parts) {
  FeatureTable table(parts.weights.size());
  for (const auto& [feature, weights] : parts.weights) table.add(feature, weights);
  const std::string words = to_bytes(parts.words);

  std::string transitions(sizeof(Transitions), '\0');
  write(transitions.data(), parts.transitions);
  std::string bytes = std::string(sizeof(Header), '\0') + transitions + table.bytes() + words;
  Header header;
  header.slots = table.slots();
  header.fingerprint = fingerprint();
  header.most_probes = table.most_probes();
  header.word_slots = static_cast<std::uint32_t>(words.size() / Vocabulary::kBytesPerSlot);
  write(bytes.data(), header);
  header.checksum = checksum_of(bytes);
  write(bytes.data(), header);
  return bytes;
}

const Model& compiled_model() {
  static const Model kModel = Model::parse(
      {newsdex_names_crf, static_cast<std::size_t>(newsdex_names_crf_end - newsdex_names_crf)});
  return kModel;
}

}  // namespace newsdex::entities::tagger
