#include "ui/timeline/bar_parameter.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

void set_at(std::vector<std::uint32_t>& lines, trace::Id id, std::uint32_t line) {
  if (id >= lines.size()) lines.resize(id + 1);
  lines[id] = line;
}

}  // namespace

bool is_delay(const timeline::Span& span) {
  return span.state == timeline::State::blocked ||
         (span.state == timeline::State::waiting && span.wait == trace::Wait::sleep);
}

BarParameters::BarParameters(const Model& model, const RunView& run) : model_(model), run_(run) {
  if (run.listing == nullptr || run.listing->numbers.empty() || run.events == nullptr) return;
  for (const trace::Event& event : run.events->list) {
    if (event.kind == trace::Kind::co_new) set_at(co_at_, event.co, event.at);
    if (event.kind == trace::Kind::fn_start) set_at(fn_at_, event.fn, event.at);
  }
}

std::optional<std::size_t> BarParameters::find(timeline::LaneIndex lane, const timeline::Span& span) const {
  if (run_.listing == nullptr || run_.listing->numbers.empty() || lane <= 0 || !is_delay(span)) return std::nullopt;
  if (const auto found = at_line(span.line, lane, span.delay)) return found;
  // The number stands where the delay was written down: at the call, or at the call of a caller.
  for (timeline::LaneIndex at = lane; at > 0; at = run_.timeline->lane(at).parent) {
    if (const auto found = at_line(call_line(at), at, span.delay)) return found;
  }
  return std::nullopt;
}

std::uint32_t BarParameters::call_line(timeline::LaneIndex index) const {
  const timeline::Lane& lane = run_.timeline->lane(index);
  const auto& lines = lane.kind == timeline::Lane::Kind::function ? fn_at_ : co_at_;
  return lane.id < lines.size() ? lines[lane.id] : 0;
}

// How many siblings called at the same line are above this lane.
std::size_t BarParameters::rank_at_line(timeline::LaneIndex lane, std::uint32_t line) const {
  const timeline::LaneIndex parent = run_.timeline->lane(lane).parent;
  std::size_t rank = 0;
  for (timeline::LaneIndex i = 1; i < lane; ++i) {
    if (run_.timeline->lane(i).parent == parent && call_line(i) == line) ++rank;
  }
  return rank;
}

std::optional<std::size_t> BarParameters::at_line(std::uint32_t line, timeline::LaneIndex lane, double delay) const {
  const lessons::Listing& listing = *run_.listing;
  if (line == 0) return std::nullopt;
  const std::uint32_t here = run_.shown_line(line);
  std::vector<std::size_t> on_line;
  for (const lessons::Number& number : listing.numbers) {
    if (here != 0 && number.line == here) on_line.push_back(number.parameter);
  }
  if (on_line.size() <= 1) return on_line.empty() ? std::nullopt : std::optional(on_line.front());
  std::vector<std::size_t> equal;
  for (const std::size_t parameter : on_line) {
    const bool same =
        parameter < model_.parameters.size() && std::abs(model_.parameters[parameter].value_s - delay) < 1e-9;
    if (same) equal.push_back(parameter);
  }
  if (equal.size() == 1) return equal.front();
  return on_line[std::min(rank_at_line(lane, line), on_line.size() - 1)];
}

}  // namespace ui
