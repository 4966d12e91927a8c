// The persons of an article under way, and the names by which each of them is known there.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/entities/name_tagger.h"
#include "common/label.h"

namespace newsdex::entities {

using NameParts = std::vector<std::string_view>;  ///< folded words

/// The words of a name, joined by blanks.
[[nodiscard]] std::string join(const NameParts& name);

/// One person of the article, as far as the names tell.
struct Bearer {
  NameParts name;  ///< the fullest form
  std::string label;
  std::optional<std::uint32_t> person;  ///< row of the dictionary
  bool titled_only = false;             ///< only a surname behind a title
  std::vector<std::pair<const NameSpan*, MentionKind>> mentions;
};

/// Bearers are told by their numbers, which count from 0 as they are added.
class Bearers {
 public:
  using Number = std::size_t;

  /// All must outlive this.
  Bearers(const Words& words, const Tables& tables) : words_(words), tables_(tables) {}

  [[nodiscard]] Bearer& operator[](Number bearer) { return bearers_[bearer]; }
  [[nodiscard]] const Bearer& operator[](Number bearer) const { return bearers_[bearer]; }
  [[nodiscard]] const std::vector<Bearer>& list() const { return bearers_; }

  /// Adds somebody with a full name.
  Number add(const NameParts& name, std::string label);

  /// Adds somebody with a surname alone, by which he is known at once.
  Number add_titled(const NameParts& name, std::string label);

  /// The bearer who is that person of the dictionary; a new one where there is none.
  Number of_person(std::uint32_t person);

  /// Makes the bearer of a longer name with the same given name that person of the dictionary:
  /// "Xana B. Yorro" where that has Xana Yorro. Nothing happens where several may be meant or
  /// somebody is known already.
  void recognise(const NameParts& name, std::uint32_t person);

  /// Makes a full name one of a bearer's, unless it is somebody's already.
  void call(const NameParts& name, Number bearer) { called_.try_emplace(join(name), bearer); }

  /// Whom exactly these words have been taken for.
  [[nodiscard]] std::optional<Number> called(const std::string& name) const;

  /// Those whom a full name may mean: who is called so, or turned, or by more or other first names,
  /// by a part of it, by another spelling.
  [[nodiscard]] std::vector<Number> with_full_name(const NameParts& name) const;

  /// Makes all who have been added since known by every form that their surnames may take.
  void index_surnames();

  /// Makes a bearer known by the surname of one of his full names, which the table may spell
  /// otherwise: "Yörro", "Yoerro".
  void spell_surname(const NameParts& name, Number bearer);

  /// Those who are known by a surname; nullptr for none.
  [[nodiscard]] const std::vector<Number>* with_surname(const std::string& surname) const;

  /// The one bearer whose surname is another spelling of this word: "Khameini" of a Khamenei.
  [[nodiscard]] std::optional<Number> with_surname_spelled(const std::string& surname) const;

  /// The one bearer of a name of three words of which it is the second, as Spanish names put the
  /// father's surname before the mother's: "Yorro" of Xana Yorro Zell.
  [[nodiscard]] std::optional<Number> with_inner_surname(const std::string& surname) const;

  /// The one bearer of a full name that begins so: "Xana" of Xana Yorro.
  [[nodiscard]] std::optional<Number> with_first_name(std::string_view name) const;

 private:
  void index_full(const NameParts& name, Number bearer);
  void add_surname(const std::string& surname, Number bearer);
  void add_inner_surname(std::string_view surname);
  [[nodiscard]] bool may_be_surname(std::string_view word) const;
  [[nodiscard]] bool is_foreign(std::string_view surname) const;
  [[nodiscard]] bool same_person(const NameParts& a, const NameParts& b) const;
  [[nodiscard]] bool is_nickname(std::string_view a, std::string_view b) const;

  using Index = std::unordered_map<std::string, std::vector<Number>>;

  const Words& words_;
  const Tables& tables_;
  std::vector<Bearer> bearers_;
  std::vector<std::unique_ptr<std::string>> folded_labels_;
  std::unordered_map<std::string, Number> called_;
  Index by_last_;
  Index by_part_;
  std::unordered_map<std::string_view, std::vector<Number>> by_first_;
  Index by_skeleton_;
  std::unordered_map<std::uint32_t, Number> by_person_;
  Index surnames_;
  Index inner_surnames_;  // of three words, the second
  Number indexed_ = 0;    // surnames of those before it are known
};

}  // namespace newsdex::entities
