// Stemming in the article's language: Snowball's stemmers, remembered word by word.

#pragma once

#include <memory>
#include <span>
#include <string_view>

namespace newsdex::text {

/// Stems words of one language. Not thread-safe: one a thread.
class Stemmer {
 public:
  /// `language` is ISO 639-1; one without a stemmer (or empty) leaves every word as it is.
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// The stems under which a word is indexed and looked for, folded: that of the word as written
  /// and, where accents make a difference, that of its folded form. One or two, distinct. They
  /// hold until the next call.
  [[nodiscard]] std::span<const std::string_view> stems(std::string_view surface,
                                                        std::string_view folded);

  [[nodiscard]] static bool knows(std::string_view language);

  /// Whether every stem of a word begins with the same byte as the folded word. Snowball's stemmers
  /// take endings off; those of a few languages take beginnings off too.
  [[nodiscard]] bool keeps_first_byte() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsdex::text
