// Speech behind a dash, as the press of Spanish and Portuguese prints it beside quotation marks:
// "— Não vi nada — contou Joana. — Estava em casa." It counts where a verb of speech stands right
// behind the dash that ends it; a dash alone may open an item of a list.

#pragma once

#include <vector>

#include "common/entities/quote_marks.h"
#include "common/entities/speech.h"

namespace newsdex::entities {

/// `quoted` and the speech between dashes, in text order, disjoint: of paragraphs with the latter,
/// quotation marks are left out. Dashes are no part of the speech. Linear in the text.
[[nodiscard]] std::vector<QuotedText> with_dialogue(const Speech& speech,
                                                    std::vector<QuotedText> quoted);

}  // namespace newsdex::entities
