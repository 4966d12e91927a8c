#include "common/entities/lexicon.h"
#include "common/entities/tagger/features.h"
#include "common/entities/tagger/hashing.h"
#include "common/text/positions.h"

namespace newsdex::entities::tagger {
namespace {

/// Words of every shape and joint that the templates tell apart.
constexpr std::string_view kProbe =
    "Xan Yorro-Zell’s AT&T (U.S.) paid 1,500 to “Órla al-Yorro”: said Mr. J. Yorro, 34.\n"
    "YORRO WINS IN XORL — again. In Xorl, Yorro and the Zell of Xorl/Órla told us; Yorro’s 2nd "
    "de-escalation [Xorl] ended 北京 \"Zell\". The Bank of Órla Xorl (BOX) and BOX of O'Zell.";

}  // namespace

std::uint64_t fingerprint() {
  Article article;
  article.text = kProbe;
  article.zones = {{Zone::body, 0, static_cast<std::uint32_t>(kProbe.size())}};
  text::TokenList tokens = text::tokenize(article.text);
  text::place(tokens, article.zones);
  const Lexicon no_lexicon;
  const Words words = read_words(article, tokens, no_lexicon);
  Names no_names;
  no_names.at.assign(words.size(), 0);

  const std::vector<WordKey> keys = word_keys(words);
  const ContextFeatures context(words, no_names, keys);
  std::uint64_t fingerprint = 0;
  for (const Run& run : candidate_runs(words, keys)) {
    for (std::size_t i = run.first; i <= run.last; ++i) {
      Features features;
      add_features(words, keys, context, Vocabulary(), run, i, features);
      for (const Feature feature : features) fingerprint = mix(fingerprint, feature);
    }
  }
  return fingerprint;
}

}  // namespace newsdex::entities::tagger
