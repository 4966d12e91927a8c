#include "search/scope.h"

namespace newsdex {

Scope story_scope() { return {{}, {}, {Zone::title, Zone::lead, Zone::body, Zone::caption}, {}}; }

Scope speech_scope(const std::string& speaker) {
  return {speech_prefix(speaker), {}, {}, {speaker}};
}

Scope field_scope(FieldId id) {
  Scope scope{std::string(field(id).prefix), {}, {}, {}};
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
  return scope;
}

}  // namespace newsdex
