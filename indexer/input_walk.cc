#include "indexer/input_walk.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include "indexer/limits.h"

namespace newsdex {

namespace {

std::string_view file_name(std::string_view path) {
  return path == "-" ? std::string_view{} : path.substr(path.rfind('/') + 1);
}

Item problem_item(const InputPlace& place, Status status, std::string reason) {
  Item item;
  item.path = place.path;
  item.origin = place.origin;
  item.content = Problem{status, std::move(reason)};
  return item;
}

// What holds no articles was only met, or was asked for.
Status unread(const InputPlace& place) { return place.named ? Status::failed : Status::skipped; }

InputPlace member_place(const InputPlace& container, const std::string& name) {
  if (name.empty()) {
    InputPlace place = container;
    place.name = unpacked_name(container.name);
    return place;
  }
  return {container.path + "!/" + name, container.origin + "!/" + name,
          std::string(file_name(name)), false};
}

}  // namespace

InputWalk::InputWalk(const InputOptions& options, const FieldNames& fields,
                     std::istream& standard_input)
    : options_(options), fields_(fields), standard_input_(standard_input) {}

std::optional<std::variant<Input, Item>> InputWalk::next() {
  if (std::exchange(reading_, false)) layers_.pop_back();
  while (true) {
    Step step;
    if (!layers_.empty()) {
      step = next_member();
    } else if (!walk_) {
      if (next_path_ == options_.paths.size()) return std::nullopt;
      walk_.emplace(options_.paths[next_path_++]);
    } else if (const auto entry = walk_->next()) {
      if (!options_.only || options_.only->covers(entry->origin)) step = open_path(*entry);
    } else {
      walk_.reset();
    }
    if (step) return step;
  }
}

InputWalk::Step InputWalk::open_path(const WalkEntry& entry) {
  const InputPlace place{entry.path, entry.origin, std::string(file_name(entry.path)), entry.named};
  if (entry.problem) return problem_item(place, entry.problem->status, entry.problem->reason);
  auto layer = std::make_unique<Layer>();
  layer->place = place;
  if (entry.origin == "-") {
    layer->bytes.emplace(standard_input_);
  } else {
    auto file = std::make_unique<FileStream>(entry.origin, options_.is_stopped);
    if (!*file) {
      return problem_item(place, Status::failed,
                          std::string("cannot be opened: ") + std::strerror(errno));
    }
    layer->stream = std::move(file);
    layer->bytes.emplace(*layer->stream);
  }
  budget_.emplace(*layer->bytes, options_.limits);
  layers_.push_back(std::move(layer));
  return look_at_top();
}

// The top layer is a container: opens its next member, or leaves it.
InputWalk::Step InputWalk::next_member() {
  Layer& top = *layers_.back();
  const auto member = top.container->next();
  if (!budget_->exhausted().empty()) return close_all(budget_->exhausted());
  if (!member) {
    const std::string damage = top.container->take_damage();
    const InputPlace place = top.place;
    const bool is_empty = top.is_empty;
    layers_.pop_back();
    if (!damage.empty()) return problem_item(place, Status::failed, damage);
    if (is_empty) return problem_item(place, unread(place), "holds no files");
    return std::nullopt;
  }
  top.is_empty = false;
  InputPlace place = member_place(top.place, member->name);
  if (member->problem) return problem_item(place, member->problem->status, member->problem->reason);
  auto layer = std::make_unique<Layer>();
  layer->place = std::move(place);
  layer->stream = std::make_unique<MemberStream>(*top.container);
  layer->bytes.emplace(*layer->stream);
  layers_.push_back(std::move(layer));
  return look_at_top();
}

// Finds out what the top layer is: an input, which is given; a container, which stays open; or
// nothing to read, which is closed.
InputWalk::Step InputWalk::look_at_top() {
  Layer& top = *layers_.back();
  const InputPlace place = top.place;
  const auto kind = sniff_container(top.bytes->peek(kSniffContainerBytes));
  if (kind && layers_.size() <= kMaxLayers) {
    top.container = open_container(*kind, *top.bytes, *budget_);
    return std::nullopt;
  }
  if (kind) {
    layers_.pop_back();
    return problem_item(place, Status::failed,
                        "packed in more than " + std::to_string(kMaxLayers) + " layers");
  }
  Format format = Format::text;
  if (options_.format) {
    format = *options_.format;
  } else {
    const std::string_view head = top.bytes->peek(kSniffBytes);
    if (head.empty() && top.bytes->broken()) {
      auto damage = take_damage();
      if (!layers_.empty()) layers_.pop_back();
      return damage ? std::move(*damage) : problem_item(place, Status::failed, "cannot be read");
    }
    const auto found = sniff(head, place.name, fields_);
    if (const auto* unrecognised = std::get_if<Unrecognised>(&found)) {
      layers_.pop_back();
      return problem_item(place, unread(place), unrecognised->reason);
    }
    format = std::get<Format>(found);
  }
  reading_ = true;
  return Input{place, format, &*top.bytes};
}

std::optional<Item> InputWalk::take_damage() {
  if (layers_.empty()) return std::nullopt;
  if (!budget_->exhausted().empty()) return close_all(budget_->exhausted());
  const InputPlace place = layers_.back()->place;
  for (const auto& layer : layers_) {
    if (layer->container == nullptr) continue;
    std::string damage = layer->container->take_damage();
    if (!damage.empty()) return problem_item(place, Status::failed, std::move(damage));
  }
  return std::nullopt;
}

// Gives up a whole file.
Item InputWalk::close_all(std::string reason) {
  const InputPlace place = layers_.front()->place;
  while (!layers_.empty()) layers_.pop_back();  // each reads from the one below
  reading_ = false;
  return problem_item(place, Status::failed, std::move(reason));
}

}  // namespace newsdex
