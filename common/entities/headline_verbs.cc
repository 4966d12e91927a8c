#include "common/entities/headline_verbs.h"

#include "common/entities/word_set.h"

namespace newsdex::entities {

bool is_headline_verb(const Word& word) {
  static const WordSet kVerbs(
      {"accuses",   "admits",     "announces",  "asks",     "attacks",   "becomes",   "begins",
       "blames",    "blasts",     "blocks",     "calls",    "claims",    "condemns",  "confirms",
       "confronts", "criticises", "criticizes", "debunks",  "declares",  "defeats",   "defends",
       "demands",   "denies",     "denounces",  "destroys", "dismisses", "endorses",  "exposes",
       "faces",     "gets",       "gives",      "hails",    "hits",      "ignores",   "insists",
       "joins",     "launches",   "loses",      "makes",    "meets",     "mocks",     "opposes",
       "orders",    "outlines",   "pledges",    "praises",  "predicts",  "promises",  "proposes",
       "pushes",    "questions",  "quits",      "rebukes",  "refuses",   "rejects",   "releases",
       "resigns",   "responds",   "reveals",    "rips",     "sees",      "seeks",     "sets",
       "shows",     "signs",      "skewers",    "slams",    "slaps",     "suggests",  "supports",
       "takes",     "targets",    "taunts",     "tells",    "testifies", "threatens", "touts",
       "trashes",   "tries",      "unloads",    "unveils",  "urges",     "visits",    "vows",
       "wants",     "warns",      "wins"});
  return word.capital() && kVerbs.contains(word);
}

}  // namespace newsdex::entities
