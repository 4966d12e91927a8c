// gzip (RFC 1952) through zlib: member by member, each with its checksum.

#pragma once

#include <memory>

#include "indexer/containers/container.h"

namespace newsdex {

/// All members of a gzip file are one file: that is how `gzip` reads them, and how crawls are
/// written, a member a record. A damaged member is reported with its offset; reading goes on at
/// the next one that can be found.
class GzipContainer : public Container {
 public:
  GzipContainer(ByteStream& input, Budget& budget);
  ~GzipContainer() override;

  [[nodiscard]] std::optional<Member> next() override;
  [[nodiscard]] std::size_t read(char* data, std::size_t size) override;

 private:
  struct Inflater;

  bool begin_member();
  bool find_member();
  std::size_t inflate_some(char* data, std::size_t size);

  ByteStream& input_;
  Budget& budget_;
  std::unique_ptr<Inflater> inflater_;
  enum class Place : std::uint8_t {
    between,  ///< members: where one may begin
    inside,   ///< one
    lost,     ///< after damage
  };

  bool opened_ = false;
  Place place_ = Place::between;
};

}  // namespace newsdex
