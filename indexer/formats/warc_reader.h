// Crawls: the pages of WARC and ARC files.
//
// A page goes to the reader of its own format. Its URL is the article's, its date of capture is
// `captured` and never `published`. What is no page to read (redirects, errors, images, older
// captures) is counted, and the counts are one skipped item at the end of the file.

#pragma once

#include <map>
#include <memory>
#include <string>

#include "indexer/formats/reader.h"
#include "indexer/warc/capture_index.h"
#include "indexer/warc/page.h"
#include "indexer/warc/record.h"

namespace newsdex {

class WarcReader : public Reader {
 public:
  /// `captures` may be null: then every capture of a page is an item. All must outlive the reader.
  WarcReader(ByteStream& stream, const FieldNames& fields, const Limits& limits,
             const CaptureIndex* captures);
  ~WarcReader() override;

  [[nodiscard]] std::optional<Item> next() override;

 private:
  struct OpenPage;

  std::optional<Item> open(const WarcRecord& record);
  std::optional<Item> read(const WarcRecord& record, const Page& page, HttpBody body);
  std::optional<std::string> passed_over(const WarcRecord& record, const Page& page) const;
  std::optional<Item> next_of_page();
  void complete(RawArticle& article, const WarcRecord& record) const;
  std::optional<Item> summary();
  Item counted(Item item);
  void count(const std::string& reason);

  ByteStream& stream_;
  const FieldNames& fields_;
  const Limits limits_;
  const CaptureIndex* captures_;
  WarcScanner scanner_;
  std::unique_ptr<OpenPage> page_;
  std::map<std::string, std::uint64_t> passed_over_;  ///< reason: how many records
  std::uint64_t items_ = 0;
  std::uint64_t counted_bytes_ = 0;  ///< of all items given
};

}  // namespace newsdex
