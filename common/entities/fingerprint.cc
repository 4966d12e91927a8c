#include "common/entities/fingerprint.h"

namespace newsdex::entities {

std::string_view labels_fingerprint() { return NEWSDEX_LABELS_FINGERPRINT; }

}  // namespace newsdex::entities
