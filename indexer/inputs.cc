#include "indexer/inputs.h"

#include <new>
#include <string>
#include <utility>
#include <variant>

#include "indexer/extract/article_limits.h"

namespace newsdex {

ItemSource::ItemSource(InputOptions options, std::istream& standard_input)
    : options_(std::move(options)),
      fields_(options_.mappings),
      mapping_use_(options_.mappings),
      walk_(options_, fields_, standard_input) {}

std::optional<Item> ItemSource::next() {
  if (!captures_) captures_ = index_captures(options_, fields_);
  while (true) {
    if (reader_) {
      if (auto item = next_of_input()) return item;
    }
    auto step = walk_.next();
    if (!step) return std::nullopt;
    if (auto* item = std::get_if<Item>(&*step)) return std::move(*item);
    input_ = std::get<Input>(*step);
    damaged_ = is_given_up_ = false;
    reader_ = open_reader(input_.format, *input_.bytes, fields_, options_.limits, &*captures_);
  }
}

// A reader for which there was no memory may have stopped in the middle of anything: what it would
// read next is given up, so that the run goes on.
std::optional<Item> ItemSource::next_of_reader() {
  if (is_given_up_) return std::nullopt;
  try {
    return reader_->next();
  } catch (const std::bad_alloc&) {
    is_given_up_ = damaged_ = true;
  }
  Item item;
  item.content = Problem{Status::failed, std::string(kTooLittleMemory) + ": not read further"};
  return item;
}

// nullopt at the end of the input.
std::optional<Item> ItemSource::next_of_input() {
  if (auto damage = walk_.take_damage()) {
    damaged_ = true;
    if (!walk_.is_reading()) reader_.reset();
    return damage;
  }
  if (auto item = next_of_reader()) {
    item->path = input_.place.path;
    item->origin = input_.place.origin;
    item->named = input_.place.named;
    if (auto* article = std::get_if<RawArticle>(&item->content)) {
      const bool has_columns = input_.format == Format::jsonl || input_.format == Format::csv;
      if (has_columns && !article->cancelled) mapping_use_.see(*article);
      limit(*article, options_.limits);  // here, where no other waits in memory yet
    }
    return item;
  }
  auto damage = walk_.take_damage();
  const bool broken = walk_.is_reading() && input_.bytes->broken();
  reader_.reset();
  if (damage || !broken || damaged_) return damage;
  Item item;
  item.path = input_.place.path;
  item.origin = input_.place.origin;
  item.content = Problem{Status::failed, "cannot be read to its end"};
  return item;
}

}  // namespace newsdex
