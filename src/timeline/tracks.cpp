#include "timeline/tracks.hpp"

namespace timeline {

Tracks::Tracks(std::vector<Lane>& lanes) : lanes_(lanes) { add(Lane::Kind::thread, 0, "", 0); }

LaneIndex Tracks::add(Lane::Kind kind, trace::Id id, std::string_view name, std::uint32_t line) {
  Lane& made = lanes_.emplace_back();
  open_.push_back(false);
  made.kind = kind;
  made.id = id;
  made.name = name;
  made.line = line;
  return static_cast<LaneIndex>(lanes_.size()) - 1;
}

Span& Tracks::set(LaneIndex lane, State state, LaneIndex other) {
  if (lane == kNoLane || (*this)[lane].cap != Cap::none) return nowhere_;
  close(lane);
  Lane& one = (*this)[lane];
  Span& span = one.spans.emplace_back();
  span.state = state;
  span.begin = here_;
  span.event = event_;
  span.line = one.stands.empty() ? 0 : one.stands.back().line;
  span.other = other;
  open_[static_cast<std::size_t>(lane)] = true;
  return span;
}

void Tracks::close(LaneIndex lane) {
  if (!is_open(lane)) return;
  open_[static_cast<std::size_t>(lane)] = false;
  std::vector<Span>& spans = (*this)[lane].spans;
  spans.back().end = here_;
  if (spans.back().begin == here_) spans.pop_back();
}

void Tracks::close_all() {
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) close(static_cast<LaneIndex>(lane));
}

void Tracks::cap(LaneIndex lane, Cap how, trace::TextId exc, trace::TextId value) {
  if (lane == kNoLane || (*this)[lane].cap != Cap::none) return;
  close(lane);
  Lane& one = (*this)[lane];
  one.cap = how;
  one.cap_at = here_;
  one.exc = exc;
  one.value = value;
}

void Tracks::stand(LaneIndex lane, std::uint32_t line) {
  if (lane == kNoLane || line == 0) return;
  std::vector<Stand>& stands = (*this)[lane].stands;
  if (stands.empty() || stands.back().line != line) stands.push_back({event_, line});
}

void Tracks::has_stood(LaneIndex lane, std::uint32_t line) {
  if (line == 0 || !is_open(lane)) return;
  Span& span = (*this)[lane].spans.back();
  std::vector<Stand>& stands = (*this)[lane].stands;
  if (stands.empty() || stands.back().line == line || stands.back().event > span.event) return;
  span.line = line;
  if (stands.back().event == span.event) {
    stands.back().line = line;
  } else {
    stands.push_back({span.event, line});
  }
}

}  // namespace timeline
