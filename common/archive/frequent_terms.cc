#include "common/archive/frequent_terms.h"

#include <algorithm>
#include <cstring>
#include <functional>

#include <fmt/format.h>

#include "common/error.h"

namespace newsdex {
namespace {

constexpr std::uint64_t kTotalLengthAt = kFrequentMagic.size() + 2 * sizeof(std::uint32_t);
constexpr std::uint64_t kHeaderBytes = kTotalLengthAt + sizeof(std::uint64_t);
constexpr std::uint32_t kWordBits = 64;

template <typename T>
T read_at(std::string_view bytes, std::size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

bool are_docids(std::span<const std::uint32_t> firsts, std::uint32_t documents) {
  return !firsts.empty() && firsts.front() > 0 && firsts.back() <= documents &&
         std::adjacent_find(firsts.begin(), firsts.end(), std::greater_equal<>()) == firsts.end();
}

/// Whether a set has no docids but 1..`documents`.
bool is_within(std::span<const std::uint64_t> set, std::uint32_t documents) {
  const std::uint32_t used = documents % kWordBits + 1;
  const std::uint64_t outside = used == kWordBits ? 0 : ~std::uint64_t{0} << used;
  return (set.front() & 1U) == 0 && (set.back() & outside) == 0;
}

}  // namespace

std::span<const Impact> FrequentTerm::impacts(std::size_t block) const {
  const std::uint32_t begin = block == 0 ? 0 : ends_[block - 1];
  const std::uint32_t end = ends_[block];
  if (begin >= end || end > impacts_.size()) {
    throw ArchiveError("frequent: damaged (impacts)", "newsdex-admin check tells what is affected");
  }
  return impacts_.subspan(begin, end - begin);
}

FrequentTerms::FrequentTerms(const std::filesystem::path& path, std::uint32_t documents)
    : file_(path, Access::by_key), path_(path) {
  const std::string_view bytes = file_.bytes();
  const bool has_head =
      bytes.size() >= kHeaderBytes + sizeof(FrequentFooter) && bytes.starts_with(kFrequentMagic);
  if (!has_head) fail();
  const auto version = read_at<std::uint32_t>(bytes, 8);
  if (version != kFrequentVersion) throw_other_version(path, version, kFrequentVersion);
  if (read_at<std::uint32_t>(bytes, 12) != documents) fail();
  const std::uint64_t end = bytes.size() - sizeof(FrequentFooter);
  const auto footer = read_at<FrequentFooter>(bytes, end);
  total_length_ = read_at<std::uint64_t>(bytes, kTotalLengthAt);
  lengths_ = array<std::uint32_t>(kHeaderBytes, documents);
  entries_ = array<FrequentEntry>(footer.entries_begin, footer.entries);
  const auto names = array<char>(footer.entries_begin + entries_.size_bytes(), footer.name_bytes);
  names_ = {names.data(), names.size()};
}

void FrequentTerms::fail() const {
  throw ArchiveError(fmt::format("{}: damaged", path_.string()),
                     "newsdex-admin check tells what is affected");
}

template <typename T>
std::span<const T> FrequentTerms::array(std::uint64_t offset, std::uint64_t count) const {
  const std::uint64_t size = file_.bytes().size();
  if (offset > size || count > (size - offset) / sizeof(T) || offset % alignof(T) != 0) fail();
  return {reinterpret_cast<const T*>(file_.bytes().data() + offset), count};
}

std::string_view FrequentTerms::name(const FrequentEntry& entry) const {
  if (entry.name > names_.size() || entry.name_bytes > names_.size() - entry.name) fail();
  return names_.substr(entry.name, entry.name_bytes);
}

std::optional<FrequentTerm> FrequentTerms::find(std::string_view term) const {
  const auto entry =
      std::lower_bound(entries_.begin(), entries_.end(), term,
                       [&](const FrequentEntry& e, std::string_view t) { return name(e) < t; });
  if (entry == entries_.end() || name(*entry) != term) return std::nullopt;
  const auto documents = static_cast<std::uint32_t>(lengths_.size());
  const std::uint64_t words = entry->has_set == 0 ? 0 : documents / kWordBits + 1;
  const auto set = array<std::uint64_t>(entry->record, words);
  std::uint64_t at = entry->record + set.size_bytes();
  const auto firsts = array<std::uint32_t>(at, entry->blocks);
  at += firsts.size_bytes();
  const auto ends = array<std::uint32_t>(at, entry->blocks);
  at += ends.size_bytes();
  const auto impacts = array<Impact>(at, entry->impacts);
  if (!are_docids(firsts, documents) || !(set.empty() || is_within(set, documents))) fail();
  return FrequentTerm(set, firsts, ends, impacts);
}

}  // namespace newsdex
