#include "indexer/tombstones.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/archive/files.h"
#include "common/error.h"

namespace newsdex {
namespace {

/// A shorter text may stand in articles that have nothing to do with one another.
constexpr std::size_t kFewestTextBytes = 100;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

/// Letters and digits only, so that other line breaks or quotation marks make no other text. What
/// it makes of a text is stored and must not change from version to version.
std::string letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_other_ascii = static_cast<unsigned char>(c) < 0x80 && !(c >= '0' && c <= '9') &&
                                !(lower(c) >= 'a' && lower(c) <= 'z');
    if (!is_other_ascii) out += lower(c);
  }
  return out;
}

bool follows_readers(std::string_view parameter) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"fbclid=", "gclid=", "mc_cid=", "mc_eid="});
  return parameter.starts_with("utm_") ||
         std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return parameter.starts_with(name); });
}

std::string plain_parameters(std::string_view parameters) {
  std::string out;
  while (!parameters.empty()) {
    const std::string_view one = parameters.substr(0, parameters.find('&'));
    parameters.remove_prefix(std::min(one.size() + 1, parameters.size()));
    if (one.empty() || follows_readers(one)) continue;
    out += out.empty() ? '?' : '&';
    out += one;
  }
  return out;
}

std::vector<std::string> hashes(const Article& article) {
  std::vector<std::string> out;
  for (const std::string& name : {article.id, article.url}) {
    if (!name.empty()) out.push_back(checksum_of("name " + plain_spelling(name)));
  }
  const std::string text = letters(article.text);
  if (text.size() >= kFewestTextBytes) out.push_back(checksum_of("text " + text));
  return out;
}

}  // namespace

std::string plain_spelling(std::string_view id_or_url) {
  static constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = id_or_url.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  id_or_url = id_or_url.substr(first, id_or_url.find_last_not_of(kBlanks) + 1 - first);

  const std::string scheme =
      lower(id_or_url.substr(0, std::min(id_or_url.find("://"), id_or_url.size())));
  if (scheme != "http" && scheme != "https") return std::string(id_or_url);
  std::string_view rest = id_or_url.substr(scheme.size() + 3);
  rest = rest.substr(0, rest.find('#'));
  const std::string_view place = rest.substr(0, rest.find('?'));
  const std::string_view parameters = rest.substr(std::min(place.size() + 1, rest.size()));

  std::string host = lower(place.substr(0, place.find('/')));
  if (host.starts_with("www.")) host.erase(0, 4);
  for (const std::string_view port : {":80", ":443"}) {
    if (host.ends_with(port)) host.resize(host.size() - port.size());
  }
  std::string_view path = place.substr(std::min(place.find('/'), place.size()));
  while (path.ends_with('/')) path.remove_suffix(1);
  return host + std::string(path) + plain_parameters(parameters);
}

Tombstones Tombstones::parse(std::string_view table) {
  Tombstones tombstones;
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    const std::size_t date = line.find('\t');
    const std::size_t reason = date == std::string_view::npos ? date : line.find('\t', date + 1);
    if (reason == std::string_view::npos) {
      throw ArchiveError("tombstones: a line that newsdex did not write");
    }
    tombstones.by_hash_[std::string(line.substr(0, date))] = {
        std::string(line.substr(date + 1, reason - date - 1)),
        std::string(line.substr(reason + 1))};
  }
  return tombstones;
}

void Tombstones::add(const Article& article, const Tombstone& tombstone) {
  Tombstone one_line = tombstone;
  for (char& c : one_line.reason) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  for (std::string& hash : hashes(article)) by_hash_.try_emplace(std::move(hash), one_line);
}

const Tombstone* Tombstones::find(const Article& article) const {
  if (by_hash_.empty()) return nullptr;
  for (const std::string& hash : hashes(article)) {
    const auto found = by_hash_.find(hash);
    if (found != by_hash_.end()) return &found->second;
  }
  return nullptr;
}

std::string Tombstones::to_table() const {
  std::string table;
  for (const auto& [hash, tombstone] : by_hash_) {
    table += fmt::format("{}\t{}\t{}\n", hash, tombstone.date, tombstone.reason);
  }
  return table;
}

}  // namespace newsdex
