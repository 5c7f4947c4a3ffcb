#include "ui/timeline/timeline_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "ui/keys.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/study/why_words.hpp"
#include "ui/timeline/aside.hpp"
#include "ui/timeline/bar_drag.hpp"
#include "ui/timeline/bar_parameter.hpp"
#include "ui/timeline/choice_lanes.hpp"
#include "ui/timeline/compare_bracket.hpp"
#include "ui/timeline/flags.hpp"
#include "ui/timeline/ghost.hpp"
#include "ui/timeline/hidden_rest.hpp"
#include "ui/timeline/hover.hpp"
#include "ui/timeline/lane_words.hpp"
#include "ui/timeline/lane_draw.hpp"
#include "ui/timeline/ruler_marks.hpp"
#include "ui/timeline/said_times.hpp"
#include "ui/timeline/stretch.hpp"
#include "ui/timeline/strip_clock.hpp"
#include "ui/timeline/timeline_input.hpp"
#include "ui/timeline/timeline_publish.hpp"
#include "ui/timeline/legend.hpp"
#include "ui/timeline/run_header.hpp"
#include "ui/timeline/task_brackets.hpp"
#include "ui/timeline/timeline_stops.hpp"
#include "ui/timeline/why_draw.hpp"

namespace ui {
namespace {

using What = TimelineHit::What;

void draw_grip(const TimelineInk& ink, const BarEnd& end) {
  const float half = ink.theme.px(2);
  const float inset = ink.theme.px(3);
  const Rect& r = end.grip;
  ink.list.AddRectFilled({r.center_x() - half, r.y + inset}, {r.center_x() + half, r.y + r.h - inset},
                         ink.theme.color().accent, half);
}

// Every end that can be dragged has a handle, brighter under the mouse.
void draw_grips(const TimelineInk& ink) {
  ink.list.PushClipRect(top_left(ink.scene.clip), bottom_right(ink.scene.clip), true);
  const float half = ink.theme.px(1.5F);
  for (const BarEnd& end : ink.scene.ends) {
    const Rect& r = end.grip;
    const float tall = std::min(r.h / 2 - ink.theme.px(3), ink.theme.px(6));
    const float x = r.center_x() - half;
    ink.list.AddRectFilled({x - half, r.center_y() - tall}, {x + half, r.center_y() + tall}, ink.theme.color().accent,
                           half);
  }
  ink.list.PopClipRect();
}

// The value in the accent colour, above the dragged end.
void draw_dragged(const TimelineInk& ink, const BarEnd& end, double value_s) {
  draw_grip(ink, end);
  const Theme& theme = ink.theme;
  const std::string words = text::short_seconds(value_s, ink.model.language);
  const float width = measure(theme.fonts.body_bold, words) + theme.px(16);
  const float y = end.grip.y - theme.px(16);
  const float half = theme.px(11);
  const Rect& panel = ink.scene.layout.panel;
  const float least = panel.x + width / 2;
  const float x = std::clamp(end.grip.center_x(), least, std::max(least, panel.x + panel.w - width / 2));
  ink.list.AddRectFilled({x - width / 2, y - half}, {x + width / 2, y + half}, theme.color().accent, theme.px(6));
  text_centered(ink.list, theme.fonts.body_bold, x, y, theme.color().on_accent, words);
}

const BarEnd* dragged_end(const Model& model, const BarEndDrag& drag, const TimelineScene& scene) {
  for (const BarEnd& end : scene.ends) {
    if (end.lane != drag.lane) continue;
    const auto& spans = model.runs[end.lane.run].timeline->lane(end.lane.lane).spans;
    const auto nth = std::count_if(spans.begin(), spans.begin() + end.span, is_delay);
    if (static_cast<std::size_t>(nth) == drag.nth) return &end;
  }
  return nullptr;
}

void outline_bar(const TimelineInk& ink, const TimelineHit& hit) {
  for (std::size_t i = 0; i < ink.scene.layout.rows.size(); ++i) {
    const LaneRow& row = ink.scene.layout.rows[i];
    if (row.lane != hit.lane) continue;
    for (const Bar& bar : ink.scene.bars[i]) {
      if (bar.span != hit.span || bar.x1 - bar.x0 < 8) continue;
      ink.list.PushClipRect(top_left(ink.scene.clip), bottom_right(ink.scene.clip), true);
      ink.list.AddRect({bar.x0, row.bar.y}, {bar.x1 - ink.theme.px(1), row.bar.y + row.bar.h},
                       ink.theme.color().text_dim, ink.theme.px(4), 0, ink.theme.px(1.5F));
      ink.list.PopClipRect();
      return;
    }
  }
}

// Below the mouse or above it, but not on the lane that is explained.
Rect about_of(const TimelineInk& ink, const TimelineHit& hit, ImVec2 mouse) {
  for (const LaneRow& row : ink.scene.layout.rows) {
    if (row.lane == hit.lane) return {mouse.x - 1, row.row.y, 2, row.row.h};
  }
  return {mouse.x - 1, mouse.y - ink.theme.px(6), 2, ink.theme.px(20)};
}

void draw_hover(const TimelineInk& ink, State& state, const TimelineHit& hit) {
  if (state.focus.hushed) return;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const Rect about = about_of(ink, hit, mouse);
  // The sums of a selected stretch are not covered.
  if (state.stretch && hit.what != What::ruler) return;
  if (hit.what == What::bar || hit.what == What::bar_end) {
    const RunView& run = ink.model.runs[hit.lane.run];
    if (hit.what == What::bar) outline_bar(ink, hit);
    else draw_grip(ink, ink.scene.ends[hit.end]);
    tip_under_mouse(state, bar_name("bar", hit.lane, hit.span), about,
        hover_text(ink.model, run, hit.lane.lane, hit.span, hit.folded, hit.what == What::bar_end));
  } else if (hit.what == What::ruler && ink.model.axis != nullptr) {
    draw_time_at(ink, state, position_at(ink.model, ink.scene, ink.theme, mouse.x));
  } else if (hit.what == What::label) {
    tip_under_mouse(state, lane_stop(hit.lane), about,
                    lane_hover_text(ink.model, ink.model.runs[hit.lane.run], hit.lane.lane));
  } else if (hit.what == What::header) {
    const RunView& run = ink.model.runs[hit.lane.run];
    if (run.timeline->tasks.empty()) return;
    tip_under_mouse(state, fmt::format("run/{}", hit.lane.run), about,
                    task_count_words(ink.model, run) + ": " + (*ink.model.words)["timeline.tasks_hint"]);
  } else if (hit.what == What::part) {
    tip_under_mouse(state, fmt::format("part/{}/{}", hit.lane.run, hit.part), about,
                    part_words(ink.model, ink.model.runs[hit.lane.run], hit.part));
  } else if (hit.what == What::task) {
    const TaskBracket& bracket = ink.scene.brackets[hit.bracket];
    const Rect& lanes = ink.scene.layout.lanes;
    const float top = std::max(bracket.rect.y, lanes.y);
    const float bottom = std::min(bracket.rect.y + bracket.rect.h, lanes.y + lanes.h);
    tip_under_mouse(state, fmt::format("task/{}/{}", bracket.run, bracket.task), {mouse.x - 1, top, 2, bottom - top},
                    task_hover_text(ink.model, ink.model.runs[bracket.run], bracket.task));
  }
}

void draw_thumb(const TimelineInk& ink) {
  const Rect thumb = lanes_thumb(ink.scene, ink.theme);
  if (thumb.w <= 0) return;
  ink.list.AddRectFilled(top_left(thumb), bottom_right(thumb), ink.theme.color().text_faint, thumb.w / 2);
}

void draw_scene(const TimelineInk& ink) {
  draw_ruler(ink);
  draw_bars(ink);
  draw_ghosts(ink);
  draw_compare_brackets(ink);
  draw_why_lines(ink);
  draw_names(ink);
  draw_task_brackets(ink);
  draw_playhead(ink);
  draw_why_parts(ink);
  draw_headers(ink);
}

/// Left of the ruler, where there is room for it.
void draw_whole_run(const TimelineInk& ink, State& state, Frame& frame) {
  if (ink.model.prediction != nullptr) return;  // what is shown is the question's
  const player::Command& command = player::command("whole_run");
  const std::string& words = (*ink.model.words)["timeline.whole_run"];
  const std::string key = player::keys_text(command);
  const ButtonLook look{.on = ink.model.settings->whole_run, .key = key};
  const Rect& ruler = ink.scene.layout.ruler;
  const float left = ink.scene.layout.lanes.x;
  const Rect rect{left, ruler.y + ink.theme.px(9), button_width(ink.theme, words, look), ink.theme.px(26)};
  if (rect.w > ruler.x - left - ink.theme.px(24) || ruler.h < ink.theme.px(44) ||
      ink.scene.layout.panel.h < ruler.h)
    return;
  if (button(ink.theme, state, "whole_run", rect, words, look)) carry_out(command, ink.model, state, frame.actions);
  tip(state, "whole_run", rect, player::hint(command, *ink.model.words));
}

void draw_cell(const TimelineInk& ink, State& state) {
  const Clip clip(ink.scene.layout.panel);
  draw_ruler_marks(ink, state);
  draw_hidden_ground(ink);
  draw_scene(ink);
  draw_legend(ink, state, ink.scene.layout.legend);
  draw_grips(ink);
  draw_flags(ink, state);
  draw_choice_lanes(ink, state);
  draw_said_times(ink, state);
  draw_time_flag(ink, state);
  draw_hidden_words(ink, state);
  draw_stretch(ink, state);
  draw_aside(ink, state);
  draw_thumb(ink);
  const auto* const drag = std::get_if<BarEndDrag>(&state.drag);
  if (drag == nullptr) return;
  if (const BarEnd* end = dragged_end(ink.model, *drag, ink.scene)) draw_dragged(ink, *end, drag->delay.value_s);
}

// The cell for the mouse: the one in which a drag began, else the one under the mouse.
std::size_t cell_of_mouse(const State& state, const std::vector<TimelineScene>& scenes) {
  if (is_dragging(state)) return std::min(held_cell(state.drag), scenes.size() - 1);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    if (scenes[i].layout.panel.contains(mouse.x, mouse.y)) return i;
  }
  return 0;
}

void draw_missing(const Model& model, State& state, const Theme& theme, const Rect& rect) {
  panel(theme, rect);
  publish(state, "missing", rect);
  const float edge = theme.px(24);
  paragraph(theme.fonts.body, inset(rect, edge, edge), theme.px(24), theme.color().text_dim, model.missing);
}

}  // namespace

void draw_timeline(const Model& model, State& state, Frame& frame, Rect rect) {
  if (rect.w <= 0 || rect.h <= 0) return;
  if (!model.missing.empty()) {
    draw_missing(model, state, frame.theme, rect);
    return;
  }
  show_news(model, state, frame.theme, rect);
  move_axis(model, state);
  move_rows(model.visible_runs(), !model.settings->reduced_motion, state);
  publish(state, "timeline", rect);
  add_stop(state, "timeline", rect);
  panel(frame.theme, rect);
  std::vector<TimelineScene> scenes;
  for (const TimelineCell& cell : timeline_cells(model, frame.theme, rect)) {
    scenes.push_back(make_timeline_scene(model, state, frame.theme, cell));
    keep_rows(scenes.back().layout, state.row_motion);
    publish_scene(state, frame.theme, scenes.back(), scenes.size() - 1, model.selected_run);
    const TimelineInk ink{model, state, frame.theme, scenes.back(), ui::ink()};
    draw_cell(ink, state);
    if (scenes.size() == 1) draw_whole_run(ink, state, frame);
    add_timeline_stops(model, state, frame, scenes.back());
  }
  if (const Rect legend = shared_legend(frame.theme, rect); scenes.size() > 1 && legend.h > 0) {
    draw_legend({model, state, frame.theme, scenes.front(), ui::ink()}, state, legend);
    publish(state, "legend", legend);
  }
  // Keys scroll without knowing how many lanes there are.
  float limit = 0;
  for (const TimelineScene& each : scenes) limit = std::max(limit, each.layout.scroll_limit());
  state.lanes_scroll = std::min(state.lanes_scroll, limit);
  const std::size_t cell = cell_of_mouse(state, scenes);
  const TimelineScene& scene = scenes[cell];
  if (!is_dragging(state) && !is_covered(state)) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    draw_hover({model, state, frame.theme, scene, ui::ink()}, state,
               hit_timeline(scene, frame.theme, mouse.x, mouse.y));
  }
  handle_timeline_input(model, state, frame, scene, cell);
}

void draw_timeline_picture(const Model& model, const Theme& theme, Rect rect) {
  const State untouched;
  const TimelineScene scene = make_timeline_scene(model, untouched, theme, {rect, model.visible_runs()});
  const Clip clip(rect);
  draw_scene({model, untouched, theme, scene, ui::ink()});
}

}  // namespace ui
