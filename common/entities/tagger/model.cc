#include "common/entities/tagger/model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

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
  std::uint64_t fingerprint = 0;
  std::uint64_t checksum = 0;  // XXH3 of all that follows the header
  std::uint32_t most_probes = 0;
  std::uint32_t word_slots = 0;
};
static_assert(sizeof(Header) == 40);

constexpr std::size_t kBytesPerFeature = 4 + 2 + kInsideLabels;

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
  const std::string_view rest = bytes.substr(sizeof(Header));
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
        scales_(slots_ * std::size_t{2}, '\0'),
        weights_(slots_ * kInsideLabels, '\0') {}

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
    write(scales_.data() + slot * std::size_t{2}, scale);
    for (std::size_t l = 0; l < kInsideLabels; ++l) {
      weights_[slot * kInsideLabels + l] =
          static_cast<char>(std::lround(weights[l] / scale_of(scale)));
    }
  }

  [[nodiscard]] std::uint32_t slots() const { return slots_; }
  [[nodiscard]] std::uint32_t most_probes() const { return most_probes_; }
  [[nodiscard]] std::string bytes() const { return keys_ + scales_ + weights_; }

 private:
  std::uint32_t slots_;
  std::uint32_t most_probes_ = 0;
  std::string keys_;
  std::string scales_;
  std::string weights_;
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
  model.scales_ = model.keys_ + std::size_t{4} * header.slots;
  model.weights_ = model.scales_ + std::size_t{2} * header.slots;
  model.vocabulary_ =
      Vocabulary(bytes.substr(bytes.size() - header.word_slots * Vocabulary::kBytesPerSlot));
  return model;
}

void Model::add_weights(const Features& features, Scores& scores) const {
  static constexpr std::size_t kAhead = 8;  // look-ups under way while one is waited for
  for (std::size_t f = 0; f < features.size(); ++f) {
    if (f + kAhead < features.size()) {
      __builtin_prefetch(keys_ + std::size_t{4} * slot_of(features[f + kAhead], slots_));
    }
    const std::uint32_t wanted = key_of(features[f]);
    std::size_t slot = slot_of(features[f], slots_);
    for (std::uint32_t probe = 0; probe < most_probes_; ++probe) {
      const auto key = read<std::uint32_t>(keys_ + std::size_t{4} * slot);
      if (key == 0) break;
      if (key == wanted) {
        const float scale = scale_of(read<std::uint16_t>(scales_ + std::size_t{2} * slot));
        const char* weights = weights_ + slot * kInsideLabels;
        for (std::size_t l = 0; l < kInsideLabels; ++l) {
          scores[l] += scale * static_cast<float>(static_cast<signed char>(weights[l]));
        }
        break;
      }
      slot = slot + 1 == slots_ ? 0 : slot + 1;
    }
  }
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
  header.checksum = checksum_of(bytes);
  header.most_probes = table.most_probes();
  header.word_slots = static_cast<std::uint32_t>(words.size() / Vocabulary::kBytesPerSlot);
  write(bytes.data(), header);
  return bytes;
}

const Model& compiled_model() {
  static const Model kModel = Model::parse(
      {newsdex_names_crf, static_cast<std::size_t>(newsdex_names_crf_end - newsdex_names_crf)});
  return kModel;
}

}  // namespace newsdex::entities::tagger
