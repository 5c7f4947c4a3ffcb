#include "timeline/arrange.hpp"

#include <utility>

#include "timeline/name_lanes.hpp"

namespace timeline {
namespace {

std::size_t lane_index(LaneIndex lane) { return static_cast<std::size_t>(lane); }

// Children as linked lists, so that a hundred thousand lanes below one parent cost no more than a chain of the same
// length.
class Order {
 public:
  explicit Order(std::vector<Lane>& lanes) : lanes_(lanes), place_(lanes.size(), kNoLane) {
    link();
    place_[0] = next_++;
    for (LaneIndex lane = 1; lane_index(lane) < lanes_.size(); ++lane)
      if (lanes_[lane_index(lane)].parent == kNoLane) descend(lane);
    // Only cyclic parents, which no valid trace has, leave lanes for this loop.
    for (LaneIndex lane = 1; lane_index(lane) < lanes_.size(); ++lane) {
      if (place_[lane_index(lane)] != kNoLane) continue;
      lanes_[lane_index(lane)].parent = kNoLane;
      descend(lane);
    }
  }

  std::vector<LaneIndex> places() && { return std::move(place_); }

 private:
  void link() {
    first_.assign(lanes_.size(), kNoLane);
    sibling_.assign(lanes_.size(), kNoLane);
    for (auto lane = static_cast<LaneIndex>(lanes_.size()) - 1; lane > 0; --lane) {
      const LaneIndex parent = lanes_[lane_index(lane)].parent;
      if (parent == kNoLane) continue;
      sibling_[lane_index(lane)] = first_[lane_index(parent)];
      first_[lane_index(parent)] = lane;
    }
  }

  void descend(LaneIndex root) {
    std::vector<LaneIndex> open{root};
    while (!open.empty()) {
      const LaneIndex lane = open.back();
      open.pop_back();
      if (place_[lane_index(lane)] != kNoLane) continue;
      place_[lane_index(lane)] = next_++;
      const LaneIndex parent = lanes_[lane_index(lane)].parent;
      lanes_[lane_index(lane)].depth = parent == kNoLane ? 0 : lanes_[lane_index(parent)].depth + 1;
      if (lane != root && sibling_[lane_index(lane)] != kNoLane) open.push_back(sibling_[lane_index(lane)]);
      if (first_[lane_index(lane)] != kNoLane) open.push_back(first_[lane_index(lane)]);
    }
  }

  std::vector<Lane>& lanes_;
  std::vector<LaneIndex> place_, first_, sibling_;
  LaneIndex next_ = 0;
};

}  // namespace

void arrange(Timeline& timeline) {
  const std::vector<LaneIndex> place = Order(timeline.lanes).places();
  const auto renumber = [&](LaneIndex& lane) {
    if (lane != kNoLane) lane = place[lane_index(lane)];
  };
  std::vector<Lane> lanes(timeline.lanes.size());
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    Lane& lane = timeline.lanes[i];
    renumber(lane.parent);
    for (Span& span : lane.spans) renumber(span.other);
    lanes[lane_index(place[i])] = std::move(lane);
  }
  name_lanes(lanes);
  timeline.lanes = std::move(lanes);
  for (Wake& wake : timeline.wakes) {
    renumber(wake.from);
    renumber(wake.to);
  }
  for (Link& link : timeline.links) {
    renumber(link.from);
    renumber(link.to);
  }
  for (Output& output : timeline.output) renumber(output.lane);
  for (Task& task : timeline.tasks) renumber(task.root);
}

}  // namespace timeline
