// Organisations that no table knows, by their head words: "Xorl University", "Ministry of Xorl".

#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "common/entities/names.h"

namespace newsdex::entities {

using WordRange = std::pair<std::size_t, std::size_t>;  ///< first and last word

/// The outlet, or else the organisation, that a match of the tables may be; nullptr for none.
[[nodiscard]] const Entry* org_entry(const Match& match);

/// Finds such organisations. What it is made of must outlive it.
class HeadRules {
 public:
  HeadRules(const Words& words, const Names& names) : words_(words), names_(names) {}

  /// The organisation whose head is word `head`, if it is one.
  [[nodiscard]] std::optional<WordRange> around(std::size_t head) const {
    return words_[head].is(kOrgHeads) ? around_head(head) : std::nullopt;
  }

  /// Whether nothing in the range tells this body from another one: "Supreme Court".
  [[nodiscard]] bool is_generic(std::size_t first, std::size_t last) const;

 private:
  [[nodiscard]] std::optional<WordRange> around_head(std::size_t head) const;
  static constexpr std::size_t kReach = 5;  // words before the head

  /// Whether an organisation of the tables stands there, of which what follows is a part: "Ford
  /// Motor Credit Co", "Time Warner Interactive Inc".
  [[nodiscard]] bool is_known(std::size_t i) const;
  [[nodiscard]] bool is_part(std::size_t i) const;

  /// "R-Co", where the head word is a state.
  [[nodiscard]] bool is_party(std::size_t head) const;
  [[nodiscard]] bool is_head_of_more(std::size_t i) const;
  [[nodiscard]] bool opens_sentence_only(std::size_t i) const;

  /// Past "of California", "für Migration und Flüchtlinge": a connector and capitals.
  [[nodiscard]] std::size_t with_complement(std::size_t last) const;

  /// Past what stands behind the head where a language puts it there: "Policía Nacional",
  /// "Landgericht München".
  [[nodiscard]] std::size_t with_followers(std::size_t head) const;

  /// Whether the article is in one of those languages.
  [[nodiscard]] bool is_of(std::initializer_list<std::string_view> languages) const;
  [[nodiscard]] bool is_romance() const;

  /// A head that makes a company of whatever stands before it.
  [[nodiscard]] bool is_company_name(std::size_t head) const;

  /// "… of Economic Advisors Chairman Ed Lazear": an office with its holder.
  [[nodiscard]] bool is_title(std::size_t i) const;

  const Words& words_;
  const Names& names_;
};

}  // namespace newsdex::entities
