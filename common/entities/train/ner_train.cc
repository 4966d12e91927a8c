// ner_train DATA MODEL [HELD_OUT]: trains the tagger's model from the labelled sets in DATA/ner and
// the lists in DATA/gazetteer and writes it to MODEL. See train.sh.
//
// Articles of Worldwide newswire of the fifth kEvaluationFifth, and wikigold, are never trained
// on. With a number HELD_OUT from 1 to 4 that fifth is left out as well and the model is measured
// with it: for work on the features.

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>

#include "common/entities/tagger/features.h"
#include "common/entities/train/crf.h"
#include "common/entities/train/examples.h"
#include "common/entities/train/name_lists.h"
#include "common/entities/train/split.h"
#include "common/entities/train/word_clusters.h"

namespace newsdex::training {
namespace {

namespace fs = std::filesystem;
using namespace entities::tagger;

struct Corpora {
  std::vector<LabelledArticle> training;
  std::vector<LabelledArticle> held_out;
};

/// Silver labels and other kinds of text count less than newswire labelled by hand.
constexpr float kOtherWeight = 0.4F;

void add(std::vector<LabelledArticle> articles, float weight, Corpora& corpora) {
  for (LabelledArticle& article : articles) {
    article.weight = weight;
    article.is_target = false;
    corpora.training.push_back(std::move(article));
  }
}

Corpora read_corpora(const fs::path& data, int held_out) {
  static constexpr std::size_t kOneArticle = 20;  // sentences, where they follow one another
  Corpora corpora;
  for (LabelledArticle& article : read_jsonl(data / "ner/worldwide-newswire.jsonl")) {
    const int fifth = fifth_of(article.id);
    if (fifth == kEvaluationFifth) continue;
    (fifth == held_out ? corpora.held_out : corpora.training).push_back(std::move(article));
  }
  add(read_jsonl(data / "ner/gmb-sentences.jsonl"), kOtherWeight, corpora);
  for (const char* file : {"train.txt", "dev.txt", "test.txt"}) {
    add(read_conll(data / "ner/crossner-politics" / file, 1), kOtherWeight, corpora);
  }
  add(read_conll(data / "ner/re3d/data/train/re3d-train.conll", kOneArticle), kOtherWeight,
      corpora);
  add(read_conll(data / "ner/re3d/data/test/re3d-test.conll", kOneArticle), kOtherWeight, corpora);
  add(read_conll(data / "ner/wnut17/train/wnut17train.conll", 1), kOtherWeight, corpora);
  add(read_conll(data / "ner/wnut17/dev/emerging.dev.conll", 1), kOtherWeight, corpora);
  add(read_conll(data / "ner/wnut17/test/emerging.test.annotated", 1), kOtherWeight, corpora);
  return corpora;
}

std::vector<Example> examples_of(const Readings& readings, const Vocabulary& vocabulary) {
  std::vector<Example> examples;
  for (const auto& reading : readings) {
    const std::vector<WordKey> keys = word_keys(reading->words);
    const ContextFeatures context(reading->words, reading->names, keys);
    const std::vector<Run> runs = candidate_runs(reading->words, keys);
    const std::vector<LabelId> labels = labels_of(*reading, runs);
    for (const Run& run : runs) {
      Example example{.weight = reading->weight,
                      .domain = reading->is_target ? Domain::target : Domain::other};
      for (std::size_t i = run.first; i <= run.last; ++i) {
        add_features(reading->words, keys, context, vocabulary, run, i, example.features);
        example.ends.push_back(static_cast<std::uint32_t>(example.features.size()));
        example.labels.push_back(labels[i]);
      }
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

/// Words with their clusters and lists, by hash.
std::vector<WordEntry> known_words(const Readings& readings, const fs::path& gazetteer) {
  std::map<std::uint64_t, KnownWord> words;
  for (const auto& [word, known] : cluster_words(readings)) words[word] = known;
  for (const auto& [word, lists] : read_lists(gazetteer)) words[word].lists = lists;
  return {words.begin(), words.end()};
}

void print(const Score& score) {
  std::cout << std::fixed << std::setprecision(1);
  SpanCounts all;
  const auto row = [](std::string_view name, const SpanCounts& counts) {
    std::cout << name << ": P " << 100 * counts.precision() << " R " << 100 * counts.recall()
              << " F1 " << 100 * counts.f1() << " of " << counts.gold << '\n';
  };
  for (std::size_t kind = 0; kind < score.size(); ++kind) {
    row(kSpanKindNames[kind], score[kind]);
    if (static_cast<SpanKind>(kind) != SpanKind::other) all += score[kind];
  }
  row("persons, locations, organisations", all);
}

void measure(const std::string& model_bytes, const Readings& readings) {
  const Model model = Model::parse(model_bytes);
  Tagger tagger(model);
  Score score;
  for (const auto& reading : readings) {
    add_score(tagger.tag(reading->words, reading->names), reading->parts, score);
  }
  print(score);
}

void run(const fs::path& data, const fs::path& file, int held_out) {
  const Corpora corpora = read_corpora(data, held_out);
  const Readings readings = read_all(corpora.training);
  const std::vector<WordEntry> words = known_words(readings, data / "gazetteer");
  std::cout << readings.size() << " articles, " << words.size() << " known words\n";
  const std::string table = to_bytes(words);
  ModelParts parts =
      train(examples_of(readings, Vocabulary(table)), Settings{}, [](int epoch, double loss) {
        std::cout << "epoch " << epoch << ": loss " << loss << std::endl;
      });
  parts.words = words;
  const std::string bytes = to_bytes(parts);
  std::cout << parts.weights.size() << " features, " << bytes.size() << " bytes\n";
  std::ofstream out(file, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error(file.string() + ": cannot be written");
  if (!corpora.held_out.empty()) measure(bytes, read_all(corpora.held_out));
}

}  // namespace
}  // namespace newsdex::training

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::cerr << "usage: ner_train DATA MODEL [HELD_OUT]\n";
    return 2;
  }
  try {
    newsdex::training::run(argv[1], argv[2], argc == 4 ? std::atoi(argv[3]) : -1);
  } catch (const std::exception& error) {
    std::cerr << "ner_train: " << error.what() << '\n';
    return 2;
  }
  return 0;
}
