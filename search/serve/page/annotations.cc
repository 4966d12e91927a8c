#include "search/serve/page/annotations.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace newsdex::serve {
namespace {

enum class Layer : std::uint8_t { mark, entity, quote };

/// A span begins or ends.
struct Event {
  std::uint32_t at = 0;
  bool begins = false;
  Layer layer = Layer::mark;
  std::uint32_t index = 0;

  friend bool operator<(const Event& a, const Event& b) {
    return std::tie(a.at, a.begins, a.layer, a.index) < std::tie(b.at, b.begins, b.layer, b.index);
  }
};

void add_events(const std::vector<Span>& spans, Layer layer, std::uint32_t size,
                std::vector<Event>& events) {
  for (const Span& span : spans) {
    const std::uint32_t end = std::min(span.end, size);
    if (span.begin >= end) continue;
    events.push_back({span.begin, true, layer, span.index});
    events.push_back({end, false, layer, span.index});
  }
}

/// What holds between two events.
class State {
 public:
  void apply(const Event& event) {
    auto& open = open_[static_cast<std::size_t>(event.layer)];
    if (event.begins) {
      ++open[event.index];
    } else if (const auto found = open.find(event.index); --found->second == 0) {
      open.erase(found);
    }
  }

  [[nodiscard]] Segment segment(std::uint32_t begin, std::uint32_t end) const {
    const auto& entities = of(Layer::entity);
    const auto& quotes = of(Layer::quote);
    Segment out;
    out.begin = begin;
    out.end = end;
    out.marked = !of(Layer::mark).empty();
    if (!quotes.empty()) out.quote = quotes.begin()->first;
    for (const auto& [index, count] : entities) {
      if (out.entities.size() == kMostEntities) break;
      out.entities.push_back(index);
    }
    return out;
  }

 private:
  using Open = std::map<std::uint32_t, std::uint32_t>;  ///< how many spans of an index are open

  [[nodiscard]] const Open& of(Layer layer) const { return open_[static_cast<std::size_t>(layer)]; }

  std::array<Open, 3> open_;
};

bool same_state(const Segment& a, const Segment& b) {
  return a.marked == b.marked && a.quote == b.quote && a.entities == b.entities;
}

}  // namespace

std::vector<Segment> segments(const Annotations& annotations, std::uint32_t size) {
  std::vector<Event> events;
  add_events(annotations.marks, Layer::mark, size, events);
  add_events(annotations.entities, Layer::entity, size, events);
  add_events(annotations.quotes, Layer::quote, size, events);
  std::sort(events.begin(), events.end());

  std::vector<Segment> out;
  State state;
  std::uint32_t begin = 0;
  const auto add = [&](std::uint32_t end) {
    if (begin == end) return;
    Segment next = state.segment(begin, end);
    if (!out.empty() && same_state(out.back(), next)) {
      out.back().end = end;
    } else {
      out.push_back(std::move(next));
    }
    begin = end;
  };
  for (const Event& event : events) {
    add(event.at);
    state.apply(event);
  }
  add(size);
  return out;
}

}  // namespace newsdex::serve
