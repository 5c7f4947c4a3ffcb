// The lanes of a timeline while it is being built: each has at most one open span.
#pragma once

#include <string_view>

#include "timeline/model.hpp"

namespace timeline {

/// Writes lanes at the current event. Calls with kNoLane, and calls for a lane that has ended, change nothing: an
/// invalid trace may cause them.
class Tracks {
 public:
  /// Makes the thread lane in `lanes`, which must be empty and outlive this object.
  explicit Tracks(std::vector<Lane>& lanes);

  /// Sets the current event.
  void move_to(Position here, std::uint32_t event) {
    here_ = here;
    event_ = event;
  }
  [[nodiscard]] Position here() const { return here_; }
  [[nodiscard]] std::uint32_t event() const { return event_; }

  LaneIndex add(Lane::Kind kind, trace::Id id, std::string_view name, std::uint32_t line);
  [[nodiscard]] Lane& operator[](LaneIndex lane) { return lanes_[static_cast<std::size_t>(lane)]; }

  [[nodiscard]] bool is_open(LaneIndex lane) const { return lane != kNoLane && open_[static_cast<std::size_t>(lane)]; }
  [[nodiscard]] bool is(LaneIndex lane, State state) const {
    return is_open(lane) && lanes_[static_cast<std::size_t>(lane)].spans.back().state == state;
  }

  /// Ends the open span and begins one in this state; the caller may fill in further members.
  Span& set(LaneIndex lane, State state, LaneIndex other = kNoLane);
  /// Ends the open span, if there is one.
  void close(LaneIndex lane);
  void close_all();
  /// The lane ends, with an exception or with a value, which may be 0.
  void cap(LaneIndex lane, Cap how, trace::TextId exc = 0, trace::TextId value = 0);
  /// The lane is at this line of the listing.
  void stand(LaneIndex lane, std::uint32_t line);
  /// The lane has been at this line since its open span began.
  void has_stood(LaneIndex lane, std::uint32_t line);

 private:
  std::vector<Lane>& lanes_;
  std::vector<bool> open_;
  Position here_;
  std::uint32_t event_ = 0;
  Span nowhere_;
};

}  // namespace timeline
