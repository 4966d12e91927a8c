// Measures the countries of common/entities on news that people labelled, and fits the score that
// `about:` is decided by. Not a test: a tool for those who work on the rules.
//
//   countries_eval about FILE.sgm...    Reuters-21578: precision, recall and F1 of `about` and of
//                                       `country` against PLACES, with and without the USA, which
//                                       Reuters gave to nearly every company report
//   countries_eval fit FILE.sgm...      fits the weights of common/entities/aboutness.cc and prints
//                                       them; deterministic
//   countries_eval wrong FILE.sgm...    what `about` misses and what it has too much
//   countries_eval people FILE.sgm...   how many of PEOPLE whose surname is in the text are found
//   countries_eval hosts FILE.jsonl...  outlets by the host of "url" against those named by
//   "source" countries_eval speed FILE.sgm...    megabytes a second: words, and countries alone
//
// The gold says what a story is about and not more: articles without PLACES are left out.

#include <chrono>
#include <cmath>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "common/entities/aboutness.h"
#include "common/entities/country.h"
#include "common/entities/dictionary.h"
#include "common/entities/entities.h"
#include "common/text/fold.h"
#include "common/text/positions.h"
#include "common/text/tokenizer.h"
#include "indexer/extract/extract.h"
#include "indexer/formats/reuters_reader.h"
#include "indexer/host.h"

namespace newsdex {
namespace {

using Files = std::vector<std::string>;
using Codes = std::set<std::string>;

void each_article(const Files& files, const std::function<void(Article&)>& work) {
  const ExtractOptions options{.source = {}, .language = "en", .dates = {{}, Day{}}};
  for (const std::string& file : files) {
    std::ifstream in(file);
    ByteStream stream(in);
    ReutersReader reader(stream, {});
    while (std::optional<Item> item = reader.next()) {
      auto extraction = to_article(std::move(*item), options);
      if (auto* read = std::get_if<Extraction>(&extraction)) work(read->article);
    }
  }
}

text::TokenList tokens_of(const Article& article) {
  text::TokenList tokens = text::tokenize(article.text);
  text::place(tokens, article.zones);
  return tokens;
}

/// Reuters' names for places as ISO codes; those that are no countries give none.
Codes gold_countries(const Article& article) {
  static const std::map<std::string, std::string> kOwnNames = {{"uk", "GB"},
                                                               {"ussr", "SUHH"},
                                                               {"west-germany", "DE"},
                                                               {"east-germany", "DDDE"},
                                                               {"zaire", "CD"},
                                                               {"ivory-coast", "CI"},
                                                               {"burma", "MM"},
                                                               {"uae", "AE"},
                                                               {"yemen-arab-republic", "YE"},
                                                               {"yemen-demo-republic", "YDYE"},
                                                               {"netherlands-antilles", "ANHH"}};
  Codes codes;
  for (const std::string& place : article.supplied.places) {
    if (const auto own = kOwnNames.find(place); own != kOwnNames.end()) {
      codes.insert(own->second);
      continue;
    }
    std::string name = place;
    std::replace(name.begin(), name.end(), '-', ' ');
    for (const std::string& code : entities::values_of(FieldId::country, name)) codes.insert(code);
  }
  return codes;
}

struct Counts {
  int right = 0;
  int wrong = 0;
  int missed = 0;

  void add(const Codes& found, const Codes& gold, bool usa) {
    for (const std::string& code : found) {
      if (code != "US" || usa) ++(gold.contains(code) ? right : wrong);
    }
    for (const std::string& code : gold) {
      if ((code != "US" || usa) && !found.contains(code)) ++missed;
    }
  }

  [[nodiscard]] double f1() const { return 2.0 * right / std::max(1, 2 * right + wrong + missed); }

  void print(const char* name) const {
    std::cout << std::left << std::setw(34) << name << std::right << std::fixed
              << std::setprecision(1) << "  P " << std::setw(5)
              << 100.0 * right / std::max(1, right + wrong) << "  R " << std::setw(5)
              << 100.0 * right / std::max(1, right + missed) << "  F1 " << std::setw(5)
              << 100 * f1() << "  of " << right + missed << '\n';
  }
};

Codes codes_of(const std::vector<Label>& countries, bool about) {
  Codes codes;
  for (const Label& label : countries) {
    if (about ? label.about : label.mentions > 0) codes.insert(label.value);
  }
  return codes;
}

int about(const Files& files) {
  std::map<std::pair<bool, bool>, Counts> counts;  // by about, with the USA
  each_article(files, [&](Article& article) {
    const Codes gold = gold_countries(article);
    if (gold.empty()) return;
    const Labels labels = entities::find_entities(article, tokens_of(article));
    for (const bool judged : {true, false}) {
      for (const bool usa : {true, false}) {
        counts[{judged, usa}].add(codes_of(labels.countries, judged), gold, usa);
      }
    }
  });
  counts[{true, true}].print("about");
  counts[{true, false}].print("about, without the USA");
  counts[{false, true}].print("mentioned");
  counts[{false, false}].print("mentioned, without the USA");
  return 0;
}

int wrong(const Files& files) {
  each_article(files, [&](Article& article) {
    const Codes gold = gold_countries(article);
    if (gold.empty()) return;
    const Labels labels = entities::find_entities(article, tokens_of(article));
    for (const Label& label : labels.countries) {
      if (label.about == gold.contains(label.value)) continue;
      std::cout << (label.about ? "too much " : "missed   ") << label.value << ' ' << label.mentions
                << ' ' << +label.score << '\t' << article.id << '\t' << article.title << '\n';
    }
    for (const std::string& code : gold) {
      const bool present = std::any_of(labels.countries.begin(), labels.countries.end(),
                                       [&](const Label& label) { return label.value == code; });
      if (!present) {
        std::cout << "absent   " << code << '\t' << article.id << '\t' << article.title << '\n';
      }
    }
  });
  return 0;
}

struct Row {
  entities::AboutFeatures features;
  bool gold;
};

using Vector = entities::AboutFeatures;
constexpr std::size_t kSize = entities::kAboutFeatures.size();

double log_odds(const Vector& weights, const Vector& features) {
  double sum = 0;
  for (std::size_t i = 0; i < kSize; ++i) sum += weights[i] * features[i];
  return sum;
}

/// Solves a x = b by elimination with pivots.
Vector solve(std::array<Vector, kSize> a, Vector b) {
  for (std::size_t column = 0; column < kSize; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column; row < kSize; ++row) {
      if (std::abs(a[row][column]) > std::abs(a[pivot][column])) pivot = row;
    }
    std::swap(a[column], a[pivot]);
    std::swap(b[column], b[pivot]);
    for (std::size_t row = 0; row < kSize; ++row) {
      if (row == column) continue;
      const double factor = a[row][column] / a[column][column];
      for (std::size_t i = column; i < kSize; ++i) a[row][i] -= factor * a[column][i];
      b[row] -= factor * b[column];
    }
  }
  for (std::size_t i = 0; i < kSize; ++i) b[i] /= a[i][i];
  return b;
}

/// Maximum likelihood with a quadratic penalty, by Newton's method.
Vector fit_weights(const std::vector<Row>& rows) {
  static constexpr int kSteps = 25;
  static constexpr double kPenalty = 1.0;
  Vector weights{};
  for (int step = 0; step < kSteps; ++step) {
    Vector gradient{};
    std::array<Vector, kSize> hessian{};
    for (std::size_t i = 0; i < kSize; ++i) {
      gradient[i] = -kPenalty * weights[i];
      hessian[i][i] = kPenalty;
    }
    for (const Row& row : rows) {
      const double p = 1 / (1 + std::exp(-log_odds(weights, row.features)));
      for (std::size_t i = 0; i < kSize; ++i) {
        gradient[i] += ((row.gold ? 1 : 0) - p) * row.features[i];
        for (std::size_t j = 0; j < kSize; ++j) {
          hessian[i][j] += p * (1 - p) * row.features[i] * row.features[j];
        }
      }
    }
    const Vector change = solve(hessian, gradient);
    for (std::size_t i = 0; i < kSize; ++i) weights[i] += change[i];
  }
  return weights;
}

/// The log-odds from which on F1 is best.
double best_threshold(const std::vector<Row>& rows, const Vector& weights, int absent) {
  double best = 0;
  double best_f1 = 0;
  for (int step = -100; step <= 100; ++step) {
    Counts counts{.right = 0, .wrong = 0, .missed = absent};
    for (const Row& row : rows) {
      const bool found = log_odds(weights, row.features) >= step / 50.0;
      if (found) ++(row.gold ? counts.right : counts.wrong);
      if (!found && row.gold) ++counts.missed;
    }
    if (counts.f1() > best_f1) {
      best_f1 = counts.f1();
      best = step / 50.0;
    }
  }
  return best;
}

/// Fits without the USA: that Reuters gave it to nearly every company report is a policy of that
/// archive and nothing to learn.
int fit(const Files& files) {
  std::vector<Row> rows;
  int absent = 0;
  const auto add = [&](const Article& article) {
    Codes gold = gold_countries(article);
    if (gold.empty()) return;
    const Labels labels = entities::find_entities(article, tokens_of(article));
    std::vector<Label> countries = labels.countries;
    std::erase_if(countries, [](const Label& label) { return label.mentions == 0; });
    Label filed_from;
    filed_from.value = entities::dateline_country(article);
    const bool named = std::any_of(countries.begin(), countries.end(), [&](const Label& label) {
      return label.value == filed_from.value;
    });
    if (!named && !filed_from.value.empty()) countries.push_back(filed_from);
    gold.erase("US");
    for (const Label& label : countries) {
      if (label.value == "US") continue;
      rows.push_back(
          {entities::about_features(label, countries, article), gold.erase(label.value) > 0});
    }
    if (!article.dateline.empty()) absent += static_cast<int>(gold.size());
  };
  each_article(files, [&](Article& article) {
    add(article);
    if (article.dateline.empty()) return;
    article.dateline.clear();  // once more as most news come: nobody says where from
    add(article);
  });
  Vector weights = fit_weights(rows);
  weights[0] -= best_threshold(rows, weights, absent);
  std::cout << rows.size() << " countries, " << absent << " labels without a mention\n";
  for (std::size_t i = 0; i < kSize; ++i) {
    std::cout << std::fixed << std::setprecision(2) << "    " << weights[i] << ",  // "
              << entities::kAboutFeatures[i] << '\n';
  }
  return 0;
}

/// "reagan" or "james-baker": Reuters' names of people are surnames or full names with hyphens.
int people(const Files& files) {
  int found = 0;
  int in_text = 0;
  each_article(files, [&](Article& article) {
    if (article.supplied.people.empty()) return;
    const Labels labels = entities::find_entities(article, tokens_of(article));
    const std::string folded = ' ' + text::slug(article.text) + '_';
    for (const std::string& person : article.supplied.people) {
      const std::string surname = text::slug(person.substr(person.rfind('-') + 1));
      if (folded.find(surname) == std::string::npos) continue;
      ++in_text;
      const bool is_found = std::any_of(
          labels.persons.begin(), labels.persons.end(),
          [&](const Label& label) { return label.value.find(surname) != std::string::npos; });
      if (is_found) ++found;
      if (!is_found) std::cout << "missed\t" << person << '\t' << article.title << '\n';
    }
  });
  std::cout << "PEOPLE found  " << found << " of " << in_text << ", " << std::fixed
            << std::setprecision(1) << 100.0 * found / std::max(1, in_text) << " %\n";
  return 0;
}

int hosts(const Files& files) {
  int agree = 0;
  std::map<std::string, int> disagree;
  std::map<std::string, int> unknown;
  for (const std::string& file : files) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      const auto article = nlohmann::json::parse(line);
      const std::string host = host_of(article.value("url", ""));
      const std::string source = article.value("source", "");
      if (host.empty()) continue;
      const auto by_host = entities::find_outlet_by_host(host);
      if (!by_host) ++unknown[registrable_domain(host)];
      if (!by_host || source.empty()) continue;
      const auto by_name = entities::find_outlet(source);
      if (by_name && by_name->value == by_host->value) {
        ++agree;
      } else {
        ++disagree[source + " at " + host + " is " + by_host->label];
      }
    }
  }
  const auto print = [](const char* name, const std::map<std::string, int>& rows) {
    std::vector<std::pair<int, std::string>> sorted;
    for (const auto& [what, times] : rows) sorted.emplace_back(-times, what);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < sorted.size() && i < 60; ++i) {
      std::cout << name << '\t' << -sorted[i].first << '\t' << sorted[i].second << '\n';
    }
  };
  print("disagree", disagree);
  print("unknown host", unknown);
  std::cout << "host and source agree in " << agree << " articles\n";
  return 0;
}

double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int speed(const Files& files) {
  std::size_t bytes = 0;
  double reading = 0;
  double matching = 0;
  const entities::Tables& tables = entities::tables();
  each_article(files, [&](Article& article) {
    const text::TokenList tokens = tokens_of(article);
    bytes += article.text.size();
    std::optional<entities::Words> words;
    reading += seconds([&] { words = entities::read_words(article, tokens, tables.lexicon); });
    matching += seconds([&] {
      const entities::Names names = entities::find_names(*words, tables);
      const std::vector<bool> nobody(words->size());
      auto countries = entities::find_countries(
          *words, names, {}, nobody, entities::find_longer_places(*words, names, {}), tables);
      entities::judge_aboutness(countries.countries, article);
    });
  });
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::cout << std::fixed << std::setprecision(1) << megabytes << " MB: reading words "
            << megabytes / reading << " MB/s, countries alone " << megabytes / matching
            << " MB/s, both " << megabytes / (reading + matching) << " MB/s\n";
  return 0;
}

}  // namespace
}  // namespace newsdex

int main(int argc, char** argv) {
  using Job = int (*)(const newsdex::Files&);
  const std::map<std::string, Job> jobs = {{"about", newsdex::about}, {"fit", newsdex::fit},
                                           {"wrong", newsdex::wrong}, {"people", newsdex::people},
                                           {"hosts", newsdex::hosts}, {"speed", newsdex::speed}};
  const auto job = jobs.find(argc > 2 ? argv[1] : "");
  if (job != jobs.end()) return job->second(newsdex::Files(argv + 2, argv + argc));
  std::cerr << "usage: countries_eval about|fit|wrong|people|hosts|speed FILE...\n";
  return 2;
}
