#include "common/entities/headline_verbs.h"

#include "common/entities/word_set.h"

namespace newsdex::entities {

bool is_headline_verb(const Word& word) {
  static const WordSet kVerbs(
      {"accuses",   "admits",    "announces", "asks",       "attacks",    "backs",    "becomes",
       "begins",    "blames",    "blasts",    "blocks",     "calls",      "claims",   "condemns",
       "confirms",  "confronts", "could",     "criticises", "criticizes", "debunks",  "declares",
       "defeats",   "defends",   "demands",   "denies",     "denounces",  "destroys", "did",
       "dismisses", "does",      "endorses",  "exposes",    "faces",      "gets",     "gives",
       "hails",     "hits",      "ignores",   "insists",    "is",         "joins",    "launches",
       "loses",     "makes",     "meets",     "mocks",      "opposes",    "orders",   "outlines",
       "pledges",   "praises",   "predicts",  "promises",   "proposes",   "pushes",   "questions",
       "quits",     "rebukes",   "refuses",   "rejects",    "releases",   "resigns",  "responds",
       "reveals",   "rips",      "seeks",     "sees",       "sets",       "should",   "shows",
       "signs",     "skewers",   "slams",     "slaps",      "suggests",   "supports", "takes",
       "targets",   "taunts",    "tells",     "testifies",  "threatens",  "touts",    "trashes",
       "tries",     "unloads",   "unveils",   "urges",      "visits",     "vows",     "wants",
       "warns",     "was",       "were",      "wins",       "would"});
  return word.capital() && kVerbs.contains(word);
}

}  // namespace newsdex::entities
