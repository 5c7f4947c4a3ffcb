#include "ui/timeline/timeline_input.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/study/why_panel.hpp"
#include "ui/timeline/bar_drag.hpp"
#include "ui/timeline/choice_lanes.hpp"
#include "ui/timeline/ruler_marks.hpp"
#include "ui/timeline/said_times.hpp"
#include "ui/timeline/stretch.hpp"
#include "ui/transport/delay_entry.hpp"

namespace ui {
namespace {

using What = TimelineHit::What;

struct Hands {
  const Model& model;
  State& state;
  Frame& frame;
  const TimelineScene& scene;
  std::size_t cell;
  [[nodiscard]] const Theme& theme() const { return frame.theme; }
  [[nodiscard]] timeline::TimeScale goal() const { return axis_goal(model, state, scene.layout.plot); }
};

void scrub(const Hands& hands, const ScrubDrag& drag) {
  if (hands.model.axis == nullptr) return;
  const timeline::Position to = position_at(hands.model, hands.scene, hands.theme(), ImGui::GetIO().MousePos.x - drag.grab);
  if (to != hands.model.playhead) hands.frame.actions.push_back(action::Seek{to});
}

void select_lane(const Hands& hands, LaneRef lane, std::uint32_t python_line) {
  hands.state.selected_lane = lane;
  const RunView& run = hands.model.runs[lane.run];
  hands.state.flash_line = run.listing == nullptr ? 0 : static_cast<int>(run.shown_line(python_line));
  if (lane.run != hands.model.selected_run) hands.frame.actions.push_back(action::SelectRun{lane.run});
}

/// Moves the flag to the choice under the mouse.
void move_flag(const Hands& hands, const TimeFlagDrag& drag) {
  const auto choice = choice_at(hands.model, hands.scene, ImGui::GetIO().MousePos.x - drag.grab);
  if (choice && hands.model.prediction->choice != choice) hands.frame.actions.emplace_back(action::Choose{*choice});
}

/// A flag is taken where it is; on the ruler right of the playhead it comes to the mouse. @returns whether there is one.
bool take_flag(const Hands& hands, const TimelineHit& hit) {
  const auto flag = time_flag(hands.model, hands.theme(), hands.scene);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (!flag) return false;
  const bool on_flag = flag->contains(mouse.x, mouse.y);
  if (!on_flag && (hit.what != What::ruler || mouse.x <= hands.scene.playhead_x)) return false;
  const TimeFlagDrag drag{hands.cell, 0};
  hands.state.drag = drag;
  if (!on_flag) move_flag(hands, drag);
  return true;
}

/// While a question about lanes is open, a click on a lane is an answer.
bool choose_lane(const Hands& hands, const TimelineHit& hit) {
  const bool on_lane = hit.what == What::bar || hit.what == What::label || hit.what == What::empty;
  const auto choice = on_lane ? choice_of_lane(hands.model, hit.lane) : std::nullopt;
  if (choice) hands.frame.actions.emplace_back(action::Choose{*choice});
  return choice.has_value();
}

void click(const Hands& hands, const TimelineHit& hit) {
  if (choose_lane(hands, hit)) return;
  if (hit.what == What::header) {
    if (hit.lane.run != hands.model.selected_run) hands.frame.actions.push_back(action::SelectRun{hit.lane.run});
    return;
  }
  if (hit.what == What::part) return go_to_part(hands.model, hit.lane.run, hit.part, hands.frame.actions);
  if (hit.what == What::empty) {
    hands.state.selected_lane = {};
    hands.state.flash_line = 0;
    return;
  }
  const bool label = hit.what == What::label || hit.what == What::task;
  if (hit.what != What::bar && !label && hit.what != What::bar_end) return;
  const RunView& run = hands.model.runs[hit.lane.run];
  select_lane(hands, hit.lane,
              label ? run.moment.lane(hit.lane.lane).line : run.timeline->lane(hit.lane.lane).spans[hit.span].line);
}

/// A drag of the playhead keeps its offset to the mouse; a click on the ruler moves it to the mouse.
void take_playhead(const Hands& hands) {
  const float off = ImGui::GetIO().MousePos.x - hands.scene.playhead_x;
  const ScrubDrag drag{hands.cell, std::abs(off) <= hands.theme().px(8) ? off : 0};
  hands.state.drag = drag;
  if (drag.grab == 0) scrub(hands, drag);
}

void press(const Hands& hands, const TimelineHit& hit) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  State& state = hands.state;
  if (take_flag(hands, hit)) return;
  const bool on_lane = (hit.what == What::bar || hit.what == What::empty) && hit.lane.lane != timeline::kNoLane;
  if (on_lane && ImGui::GetIO().KeyShift) return begin_stretch(state, hit.lane, hands.cell);
  switch (hit.what) {
    case What::nothing: break;
    case What::ruler:
    case What::playhead: take_playhead(hands); break;
    case What::bar_end:
      focus_delay(state, hands.scene.ends[hit.end].parameter);
      begin_bar_drag(hands.model, state, hands.scene, hands.scene.ends[hit.end], hands.cell);
      break;
    case What::scroll_bar: state.drag = LanesScrollDrag{hands.cell, mouse.y, state.lanes_scroll}; break;
    case What::bar:
    case What::label:
    case What::task:
    case What::header:
    case What::part:
    case What::empty: state.drag = PanDrag{hands.cell, mouse.x, mouse.y, false}; break;
  }
}

void pan(const Hands& hands, PanDrag& drag) {
  const ImGuiIO& io = ImGui::GetIO();
  const float far = std::hypot(io.MousePos.x - drag.pressed_x, io.MousePos.y - drag.pressed_y);
  if (!drag.moved && far < hands.theme().px(4)) return;
  const float dx = drag.moved ? io.MouseDelta.x : io.MousePos.x - drag.pressed_x;
  const float dy = drag.moved ? io.MouseDelta.y : io.MousePos.y - drag.pressed_y;
  drag.moved = true;
  set_view(hands.model, hands.state, hands.goal().panned(dx));
  hands.state.lanes_scroll = std::clamp(hands.state.lanes_scroll - dy, 0.0F, hands.scene.layout.scroll_limit());
}

void pan_or_click(const Hands& hands, PanDrag& drag) {
  pan(hands, drag);
  if (drag.moved || ImGui::GetIO().MouseDown[0]) return;
  click(hands, hit_timeline(hands.scene, hands.theme(), drag.pressed_x, drag.pressed_y));
}

void scroll(const Hands& hands, const LanesScrollDrag& drag) {
  const LaneLayout& layout = hands.scene.layout;
  const Rect thumb = lanes_thumb(hands.scene, hands.theme());
  const float track = layout.lanes.h - thumb.h;
  if (track <= 0) return;
  const float moved = (ImGui::GetIO().MousePos.y - drag.pressed_y) / track * layout.scroll_limit();
  hands.state.lanes_scroll = std::clamp(drag.from + moved, 0.0F, layout.scroll_limit());
}

/// Continues a drag of the timeline; does nothing for other drags or none.
void continue_drag(const Hands& hands) {
  Drag& drag = hands.state.drag;
  if (auto* const bar = std::get_if<BarEndDrag>(&drag)) continue_bar_drag(hands.model, *bar, hands.frame, hands.scene);
  // An opened sheet has the mouse.
  if (!ImGui::IsMousePosValid()) return;
  if (const auto* const playhead = std::get_if<ScrubDrag>(&drag)) scrub(hands, *playhead);
  if (auto* const ground = std::get_if<PanDrag>(&drag)) pan_or_click(hands, *ground);
  if (const auto* const bar = std::get_if<LanesScrollDrag>(&drag)) scroll(hands, *bar);
  if (const auto* const flag = std::get_if<TimeFlagDrag>(&drag)) move_flag(hands, *flag);
  if (const auto* const part = std::get_if<StretchDrag>(&drag)) {
    continue_stretch(hands.model, hands.state, hands.scene, hands.theme(), *part);
  }
}

void wheel(const Hands& hands, const TimelineHit& hit) {
  const ImGuiIO& io = ImGui::GetIO();
  State& state = hands.state;
  if (io.MouseWheelH != 0)
    set_view(hands.model, state, hands.goal().panned(io.MouseWheelH * hands.theme().px(60)));
  if (io.MouseWheel == 0 || io.KeyCtrl) return;
  const bool beside = io.MousePos.x < hands.scene.clip.x || hit.what == What::scroll_bar;
  if (io.KeyShift || beside) {
    const float by = io.MouseWheel * hands.theme().px(48);
    state.lanes_scroll = std::clamp(state.lanes_scroll - by, 0.0F, hands.scene.layout.scroll_limit());
  } else {
    const double factor = std::pow(1.25, static_cast<double>(io.MouseWheel));
    const auto at = static_cast<float>(hands.scene.view.plain(io.MousePos.x));
    set_view(hands.model, state, hands.goal().zoomed(factor, at));
    ++state.axis_motion.zooms;
  }
}

void show_cursor(const State& state, const TimelineHit& hit) {
  if (hit.what == What::bar_end || std::holds_alternative<BarEndDrag>(state.drag) || hit.what == What::playhead ||
      std::holds_alternative<ScrubDrag>(state.drag) || std::holds_alternative<TimeFlagDrag>(state.drag)) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  } else if (hit.what == What::bar || hit.what == What::label || hit.what == What::task || hit.what == What::header ||
             hit.what == What::part) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
}

void show_playhead(const Model& model, State& state, Rect plot) {
  if (model.axis == nullptr || state.view_end <= state.view_begin) return;
  // During playback the view moves before the playhead reaches the edge; dragging at the edge scrolls.
  const float margin = std::holds_alternative<ScrubDrag>(state.drag) ? 0 : plot.w * 0.1F;
  set_view(model, state, axis_goal(model, state, plot).showing(model.axis->at(model.playhead), margin));
}

void show_selected_lane(const Model& model, State& state, const Theme& theme, const LaneLayout& layout) {
  const auto extent = lane_extent(model, theme, layout, state.selected_lane);
  if (!extent) return;
  const float least = extent->bottom + layout.pitch - layout.lanes.h;
  const float most = std::max(least, extent->top - 2 * layout.pitch);
  state.lanes_scroll = std::clamp(std::clamp(layout.scroll, least, most), 0.0F, layout.scroll_limit());
}

}  // namespace

void show_news(const Model& model, State& state, const Theme& theme, Rect panel) {
  const bool playhead = std::exchange(state.news.playhead, false);
  // While a delay is dragged the view does not change, even if the axis becomes shorter.
  if (held_delay(state.drag) != nullptr) return;
  const bool lane = std::exchange(state.news.selected_lane, false);
  if (!playhead && !lane) return;
  for (const TimelineCell& cell : timeline_cells(model, theme, panel)) {
    const LaneLayout layout = lay_out_lanes(model, theme, cell, state.lanes_scroll);
    if (playhead) show_playhead(model, state, layout.plot);
    if (lane) show_selected_lane(model, state, theme, layout);
  }
}

void handle_timeline_input(const Model& model, State& state, Frame& frame, const TimelineScene& scene,
                           std::size_t cell) {
  const Hands hands{model, state, frame, scene, cell};
  state.lanes_scroll = scene.layout.scroll;
  if (is_dragging(state)) {
    continue_drag(hands);
    return show_cursor(state, {});
  }
  const ImGuiIO& io = ImGui::GetIO();
  if (state.help_open || state.lessons_open) return;
  if (io.MouseClicked[0]) state.stretch.reset();
  const TimelineHit hit = hit_timeline(scene, frame.theme, io.MousePos.x, io.MousePos.y);
  if (hit.what == What::nothing) return;
  wheel(hands, hit);
  if (io.MouseDoubleClicked[0] && hit.what != What::bar_end && hit.what != What::scroll_bar) {
    fit_view(state);
  } else if (io.MouseClicked[0]) {
    press(hands, hit);
  }
  show_cursor(state, hit);
}

}  // namespace ui
