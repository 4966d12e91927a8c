// NITF 3: one article a file. Also what NewsML-G2 and ninjs carry inside.
//
// The format: IPTC, "News Industry Text Format", NITF 3.6 (iptc.org/std/NITF).

#pragma once

#include "indexer/formats/reader.h"
#include "indexer/formats/xml.h"

namespace newsdex {

class NitfReader : public Reader {
 public:
  NitfReader(ByteStream& stream, const Limits& limits);

  [[nodiscard]] std::optional<Item> next() override;

 private:
  XmlRecords records_;
  bool done_ = false;
};

/// Whether an element is an NITF document.
[[nodiscard]] bool is_nitf(const XmlElement& element);

/// Puts what an NITF document says into `article`, where that does not say it already.
///
/// The head gives id (doc-id), dates (date.issue; pubdata), embargo (date.release), topics
/// (key-list, tobject.subject, classifier), supplied labels (identified-content) and, by
/// management-status, whether it is cancelled; the body its headline, byline, dateline and
/// paragraphs with captions, credits, editor's notes and the tagline in their zones. `source` is
/// the publication (pubdata), else the distributor, which otherwise is `via`.
void read_nitf(const XmlElement& nitf, RawArticle& article);

}  // namespace newsdex
