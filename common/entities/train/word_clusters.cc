#include "common/entities/train/word_clusters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "common/entities/tagger/keys.h"

namespace newsdex::training {
namespace {

using namespace entities::tagger;

/// How often one item stands before another.
struct Pair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::uint32_t count = 0;
};

/// n log n, for the counts that occur.
class Entropy {
 public:
  explicit Entropy(std::uint64_t largest) {
    values_.reserve(largest + 1);
    values_.push_back(0);
    for (std::uint64_t n = 1; n <= largest; ++n) {
      const auto value = static_cast<double>(n);
      values_.push_back(value * std::log(value));
    }
  }
  double operator()(std::uint32_t n) const { return values_[n]; }

 private:
  std::vector<double> values_;
};

/// Puts items into classes so that the class of an item tells most about those of its neighbours.
class Exchange {
 public:
  /// Items are numbered by falling frequency.
  Exchange(std::size_t items, const std::vector<Pair>& pairs, std::size_t classes)
      : classes_(classes),
        class_of_(items),
        behind_(items),
        before_(items),
        self_(items),
        total_(items),
        joint_(classes * classes),
        class_total_(classes),
        entropy_(2 * sum(pairs)) {
    for (std::size_t item = 0; item < items; ++item) {
      class_of_[item] = static_cast<std::uint32_t>(item % classes);
    }
    for (const Pair& pair : pairs) {
      total_[pair.first] += pair.count;
      total_[pair.second] += pair.count;
      if (pair.first == pair.second) {
        self_[pair.first] += pair.count;
      } else {
        behind_[pair.first].push_back({pair.second, pair.count});
        before_[pair.second].push_back({pair.first, pair.count});
      }
      joint_[class_of_[pair.first] * classes_ + class_of_[pair.second]] += pair.count;
    }
    for (std::size_t item = 0; item < items; ++item) class_total_[class_of_[item]] += total_[item];
  }

  /// Moves every item to its best class, again and again.
  std::vector<std::uint32_t> run(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      for (std::size_t item = 0; item < class_of_.size(); ++item) exchange(item);
    }
    return class_of_;
  }

 private:
  struct Neighbour {
    std::uint32_t item = 0;
    std::uint32_t count = 0;
  };

  static std::uint64_t sum(const std::vector<Pair>& pairs) {
    std::uint64_t sum = 0;
    for (const Pair& pair : pairs) sum += pair.count;
    return sum;
  }

  [[nodiscard]] std::map<std::uint32_t, std::uint32_t> by_class(
      const std::vector<Neighbour>& neighbours) const {
    std::map<std::uint32_t, std::uint32_t> counts;
    for (const Neighbour& neighbour : neighbours) {
      counts[class_of_[neighbour.item]] += neighbour.count;
    }
    return counts;
  }

  std::uint32_t& joint(std::size_t first, std::size_t second) {
    return joint_[first * classes_ + second];
  }

  void exchange(std::size_t item) {
    const auto behind = by_class(behind_[item]);
    const auto before = by_class(before_[item]);
    const std::uint32_t old = class_of_[item];
    const auto move = [&](std::uint32_t to, bool in) {
      const auto add = [&](std::uint32_t& count, std::uint32_t by) {
        in ? count += by : count -= by;
      };
      for (const auto& [other, count] : behind) add(joint(to, other), count);
      for (const auto& [other, count] : before) add(joint(other, to), count);
      add(joint(to, to), self_[item]);
      add(class_total_[to], total_[item]);
    };
    move(old, false);
    gains_.assign(classes_, 0);
    for (const auto& [other, count] : behind) add_gains(other, classes_, count);
    for (const auto& [other, count] : before) add_gains(other * classes_, 1, count);
    for (std::uint32_t to = 0; to < classes_; ++to) {
      gains_[to] += own_gain(item, to, behind, before) - entropy_(class_total_[to] + total_[item]) +
                    entropy_(class_total_[to]);
    }
    const auto best =
        static_cast<std::uint32_t>(std::max_element(gains_.begin(), gains_.end()) - gains_.begin());
    class_of_[item] = best;
    move(best, true);
  }

  /// What is gained at the counts from + to · stride for each class `to`.
  void add_gains(std::size_t from, std::size_t stride, std::uint32_t count) {
    for (std::size_t to = 0; to < classes_; ++to) {
      const std::uint32_t now = joint_[from + to * stride];
      gains_[to] += entropy_(now + count) - entropy_(now);
    }
  }

  /// Where the item's own class is its neighbour, three counts meet in one; puts that right.
  [[nodiscard]] double own_gain(std::size_t item, std::uint32_t to,
                                const std::map<std::uint32_t, std::uint32_t>& behind,
                                const std::map<std::uint32_t, std::uint32_t>& before) {
    const auto count_in = [&](const std::map<std::uint32_t, std::uint32_t>& counts) {
      const auto found = counts.find(to);
      return found == counts.end() ? 0U : found->second;
    };
    const std::uint32_t now = joint(to, to);
    const std::uint32_t b = count_in(behind);
    const std::uint32_t a = count_in(before);
    const double apart = entropy_(now + b) + entropy_(now + a) - 2 * entropy_(now);
    return entropy_(now + a + b + self_[item]) - entropy_(now) - apart;
  }

  std::size_t classes_;
  std::vector<std::uint32_t> class_of_;
  std::vector<std::vector<Neighbour>> behind_;
  std::vector<std::vector<Neighbour>> before_;
  std::vector<std::uint32_t> self_;
  std::vector<std::uint32_t> total_;
  std::vector<std::uint32_t> joint_;  // by class and class behind it
  std::vector<std::uint32_t> class_total_;
  std::vector<double> gains_;
  Entropy entropy_;
};

/// The vocabulary of the clusters, by falling frequency; everything else is item 0.
class Items {
 public:
  explicit Items(const Readings& readings) {
    std::unordered_map<std::uint64_t, std::uint32_t> counts;
    for (const auto& reading : readings) {
      for (const WordKey& key : word_keys(reading->words)) ++counts[key.folded];
    }
    static constexpr std::uint32_t kFewest = 8;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> frequent;
    for (const auto& [word, count] : counts) {
      if (count >= kFewest) frequent.emplace_back(count, word);
    }
    std::sort(frequent.rbegin(), frequent.rend());
    for (const auto& [count, word] : frequent) {
      items_.emplace(word, static_cast<std::uint32_t>(words_.size()));
      words_.push_back(word);
    }
  }

  [[nodiscard]] std::uint32_t item(std::uint64_t word) const {
    const auto found = items_.find(word);
    return found == items_.end() ? 0 : found->second;
  }

  [[nodiscard]] const std::vector<std::uint64_t>& words() const { return words_; }

 private:
  std::vector<std::uint64_t> words_{0};  // hash of each item
  std::unordered_map<std::uint64_t, std::uint32_t> items_;
};

std::vector<Pair> to_pairs(
    const std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t>& counts) {
  std::vector<Pair> pairs;
  for (const auto& [items, count] : counts) pairs.push_back({items.first, items.second, count});
  return pairs;
}

/// How often each item stands before each other one; item 0 also stands for the ends of sentences.
std::vector<Pair> count_pairs(const Readings& readings, const Items& items) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> counts;
  for (const auto& reading : readings) {
    std::uint32_t before = 0;
    for (const WordKey& key : word_keys(reading->words)) {
      const std::uint32_t item = items.item(key.folded);
      if (key.before == Joint::sentence) {
        ++counts[{before, 0}];
        before = 0;
      }
      ++counts[{before, item}];
      before = item;
    }
  }
  return to_pairs(counts);
}

/// The same pairs, of the items' classes.
std::vector<Pair> pairs_of_classes(const std::vector<Pair>& pairs,
                                   const std::vector<std::uint32_t>& class_of) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> counts;
  for (const Pair& pair : pairs) {
    counts[{class_of[pair.first], class_of[pair.second]}] += pair.count;
  }
  return to_pairs(counts);
}

}  // namespace

std::vector<WordEntry> cluster_words(const Readings& readings) {
  static constexpr std::size_t kFine = 400;
  static constexpr std::size_t kCoarse = 50;
  static constexpr int kRounds = 8;
  const Items items(readings);
  const std::vector<Pair> pairs = count_pairs(readings, items);
  const std::vector<std::uint32_t> fine = Exchange(items.words().size(), pairs, kFine).run(kRounds);
  const std::vector<std::uint32_t> coarse =
      Exchange(kFine, pairs_of_classes(pairs, fine), kCoarse).run(kRounds);
  std::vector<WordEntry> words;
  for (std::size_t item = 1; item < items.words().size(); ++item) {
    words.push_back({items.words()[item],
                     {static_cast<std::uint16_t>(fine[item] + 1),
                      static_cast<std::uint16_t>(coarse[fine[item]] + 1), 0}});
  }
  return words;
}

}  // namespace newsdex::training
