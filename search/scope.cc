#include "search/scope.h"

#include <algorithm>

namespace newsdex {

Scope story_scope() {
  Scope scope;
  scope.zones = {Zone::title, Zone::lead, Zone::body, Zone::caption};
  return scope;
}

Scope speech_scope(const std::string& speaker) {
  Scope scope;
  scope.speaker_term = value_term(field(FieldId::said), speaker);
  scope.speakers = {speaker};
  return scope;
}

Scope field_scope(FieldId id) {
  Scope scope;
  scope.prefix = field(id).prefix;
  if (id == FieldId::credit) scope.zones = {Zone::credit};
  return scope;
}

Scope zone_scope(Zone zone) {
  Scope scope;
  scope.zones = {zone};
  switch (zone) {
    case Zone::title:
    case Zone::caption:
      break;
    case Zone::lead:
      scope.zones = {Zone::title, Zone::lead};
      break;
    case Zone::body:
      scope.zones = {Zone::lead, Zone::body};
      break;
    case Zone::credit:
      scope.prefix = kCreditPrefix;
      return scope;
    case Zone::correction:
      scope.prefix = kCorrectionPrefix;
      return scope;
    case Zone::boilerplate:
      scope.prefix = kBoilerplatePrefix;
      return scope;
  }
  for (const Zone story : scope.zones) {
    for (const text::Band& band : text::zone_bands(story)) scope.bands.push_back(band);
  }
  std::sort(scope.bands.begin(), scope.bands.end(),
            [](const text::Band& a, const text::Band& b) { return a.first < b.first; });
  return scope;
}

}  // namespace newsdex
