// What scripts add to pages that work without them.

import { startEvidence } from "./evidence.js";
import { startFacets } from "./facets.js";
import { startKeys } from "./keys.js";
import { startNavigation } from "./navigation.js";
import { startSuggestions } from "./suggestions.js";
import { startTimeline } from "./timeline.js";

// A page that tells why there is none other has no search box, and links that load.
if (document.getElementById("q")) {
  document.documentElement.classList.add("scripted");
  startNavigation();
  startFacets();
  startTimeline();
  startEvidence();
  startSuggestions();
  startKeys();
}
