#include "ui/timeline/row_motion.hpp"

#include <imgui.h>

#include <algorithm>
#include <optional>

#include "ui/kit/ease.hpp"
#include "ui/timeline/lane_layout.hpp"

namespace ui {
namespace {

constexpr double kNextFrameS = 1.0 / 120;

const RunPlace* place_of_run(const std::vector<RunPlace>& places, std::size_t run) {
  const auto found = std::ranges::find(places, run, &RunPlace::run);
  return found == places.end() ? nullptr : &*found;
}

/// Where the run of `to` comes from; nothing: no run of the layout was in view.
std::optional<RunPlace> origin_of(const LaneLayout& layout, const RowMotion& motion, const RunPlace& to) {
  if (const RunPlace* const same = place_of_run(motion.from, to.run)) return *same;
  for (const RunPlace& other : layout.places) {
    const RunPlace* const was = place_of_run(motion.from, other.run);
    if (was == nullptr) continue;
    const bool above = to.top < other.top;
    const float by = above ? was->top - other.top : was->top + was->height - (other.top + other.height);
    return RunPlace{to.run, to.top + by, to.lanes + by, to.pitch, to.height};
  }
  return std::nullopt;
}

float between(float from, float to, float share) { return from + (to - from) * share; }

void slide(LaneLayout& layout, const RunPlace& from, RunPlace& place, float share) {
  const RunPlace to = place;
  place.top = between(from.top, to.top, share);
  place.lanes = place.top + to.lanes - to.top;
  place.pitch = between(from.pitch, to.pitch, share);
  place.height = between(from.height, to.height, share);
  for (HeaderRow& header : layout.headers) {
    if (header.run == to.run) header.rect.y += place.top - to.top;
  }
  const float taller = place.pitch / to.pitch;
  for (PartsRow& parts : layout.parts) {
    if (parts.run == to.run) parts.rect.y = place.lanes + (parts.rect.y - to.lanes) * taller;
  }
  for (LaneRow& row : layout.rows) {
    if (row.lane.run != to.run) continue;
    for (Rect* const rect : {&row.row, &row.bar}) {
      rect->y = place.lanes + (rect->y - to.lanes) * taller;
      rect->h *= taller;
    }
  }
}

}  // namespace

void move_rows(const std::vector<std::size_t>& runs, bool animated, State& state) {
  RowMotion& motion = state.row_motion;
  const double now = ImGui::GetTime();
  if (motion.runs != runs) {
    motion.from = motion.shown;
    motion.since_s = animated && !motion.runs.empty() ? now : now - kEaseS;
    motion.runs = runs;
  }
  motion.shown.clear();
  if (eased(motion.since_s, now) >= 1) return;
  state.redraw_in_s = state.redraw_in_s < 0 ? kNextFrameS : std::min(state.redraw_in_s, kNextFrameS);
}

void slide_rows(LaneLayout& layout, const RowMotion& motion) {
  const auto share = static_cast<float>(eased(motion.since_s, ImGui::GetTime()));
  if (share >= 1) return;
  std::vector<std::optional<RunPlace>> origins;
  for (const RunPlace& to : layout.places) origins.push_back(origin_of(layout, motion, to));
  for (std::size_t i = 0; i < origins.size(); ++i) {
    if (origins[i]) slide(layout, *origins[i], layout.places[i], share);
  }
}

void keep_rows(const LaneLayout& layout, RowMotion& motion) {
  motion.shown.insert(motion.shown.end(), layout.places.begin(), layout.places.end());
}

}  // namespace ui
