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

/// Adds a quarter of a row's weights, each the upper half of a number, times the scale.
void add_quarter(Shorts weights, bool upper, float scale, float* scores) {
  const Shorts pairs = upper
                           ? __builtin_shufflevector(Shorts{}, weights, 0, 12, 1, 13, 2, 14, 3, 15)
                           : __builtin_shufflevector(Shorts{}, weights, 0, 8, 1, 9, 2, 10, 3, 11);
  Ints numbers;
  std::memcpy(&numbers, &pairs, sizeof numbers);
  numbers >>= 24;
  Floats sums;
  std::memcpy(&sums, scores, sizeof sums);
  sums += __builtin_convertvector(numbers, Floats) * scale;
  std::memcpy(scores, &sums, sizeof sums);
}

/// Adds a row's weights times the scale. Each byte is shifted down from the top of a number, which
/// processors of any age do for several at once; they convert bytes one by one.
void add_row(Bytes weights, float scale, Scores& scores) {
  const Bytes low = __builtin_shufflevector(Bytes{}, weights, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5,
                                            21, 6, 22, 7, 23);
  const Bytes high = __builtin_shufflevector(Bytes{}, weights, 0, 24, 1, 25, 2, 26, 3, 27, 4, 28, 5,
                                             29, 6, 30, 7, 31);
  for (const bool upper : {false, true}) {
    const Bytes& half = upper ? high : low;
    Shorts shorts;
    std::memcpy(&shorts, &half, sizeof shorts);
    float* at = scores.data() + (upper ? kInsideLabels / 2 : 0);
    add_quarter(shorts, false, scale, at);
    add_quarter(shorts, true, scale, at + kInsideLabels / 4);
  }
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
  std::span<const Feature> rest = features;
  for (; rest.size() > kTogether; rest = rest.subspan(kTogether)) {
    add_together(rest.first(kTogether), scores);
  }
  add_together(rest, scores);
}

/// Memory is waited for: look-ups are asked for before the first is made, rows as they are found.
void Model::add_together(std::span<const Feature> features, Scores& scores) const {
  std::array<Feature, kTogether> likely;
  std::size_t count = 0;
  for (const Feature feature : features) {
    likely[count] = feature;
    count += may_know(feature) ? 1U : 0U;
  }
  for (std::size_t f = 0; f < count; ++f) prefetch(likely[f]);
  std::array<const char*, kTogether> rows;
  std::size_t found = 0;
  for (std::size_t f = 0; f < count; ++f) {
    rows[found] = row_of(likely[f]);
    if (rows[found] == nullptr) continue;
    __builtin_prefetch(rows[found]);
    ++found;
  }
  for (std::size_t r = 0; r < found; ++r) {
    const char* row = rows[r];
    add_row(read<Bytes>(row + sizeof(std::uint16_t)), scale_of(read<std::uint16_t>(row)), scores);
  }
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
  return (filter_[key % kFilterBits / 64] >> (key % 64U) & 1U) != 0;
}

void Model::prefetch(Feature feature) const {
  __builtin_prefetch(keys_ + std::size_t{4} * slot_of(feature, slots_));
}

const char* Model::row_of(Feature feature) const {
  const std::uint32_t wanted = key_of(feature);
  std::size_t slot = slot_of(feature, slots_);
  for (std::uint32_t probe = 0; probe < most_probes_; ++probe) {
    const auto key = read<std::uint32_t>(keys_ + std::size_t{4} * slot);
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
