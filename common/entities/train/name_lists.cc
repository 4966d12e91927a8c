#include "common/entities/train/name_lists.h"

#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>

#include "common/entities/table.h"
#include "common/entities/tagger/keys.h"
#include "common/entities/tagger/vocabulary.h"
#include "common/text/tokenizer.h"

namespace newsdex::training {
namespace {

using namespace entities::tagger;

void read_lines(const std::filesystem::path& file,
                const std::function<void(const std::string&)>& read) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(file.string() + ": cannot be read");
  for (std::string line; std::getline(in, line);) read(line);
}

class Lists {
 public:
  /// A name of one word, which is in `list`.
  void add_word(std::string_view name, std::uint32_t list) {
    const text::TokenList tokens = text::tokenize(name);
    if (tokens.tokens.size() == 1) add(tokens, 0, list);
  }

  /// A name of any number of words.
  void add_city(std::string_view name, std::uint32_t list) {
    const text::TokenList tokens = text::tokenize(name);
    if (tokens.tokens.size() == 1) add(tokens, 0, list);
    for (std::size_t i = 0; i < tokens.tokens.size() && tokens.tokens.size() > 1; ++i) {
      if (tokens.tokens[i].initial_capital)
        add(tokens, i, i == 0 ? list_city_begin : list_city_part);
    }
  }

  std::map<std::uint64_t, std::uint16_t> take() && { return std::move(lists_); }

 private:
  void add(const text::TokenList& tokens, std::size_t i, std::uint32_t list) {
    const std::uint64_t word = entities::hash_of_word(tokens.folded(tokens.tokens[i]));
    lists_[word] = static_cast<std::uint16_t>(lists_[word] | list);
  }

  std::map<std::uint64_t, std::uint16_t> lists_;
};

}  // namespace

std::map<std::uint64_t, std::uint16_t> read_lists(const std::filesystem::path& gazetteer) {
  static constexpr int kCity = 100'000;  // inhabitants
  static constexpr int kTown = 5'000;
  Lists lists;
  read_lines(gazetteer / "first-names.txt",
             [&](const std::string& line) { lists.add_word(line, list_first_name); });
  read_lines(gazetteer / "surnames.txt",
             [&](const std::string& line) { lists.add_word(line, list_surname); });
  read_lines(gazetteer / "cities.tsv", [&](const std::string& line) {
    const std::vector<std::string_view> fields = entities::split(line, '\t');
    if (fields.size() < 3) return;
    const int people = std::stoi(std::string(fields[2]));
    if (people >= kTown) lists.add_city(fields[0], people >= kCity ? list_city : list_town);
  });
  return std::move(lists).take();
}

}  // namespace newsdex::training
