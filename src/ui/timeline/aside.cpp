#include "ui/timeline/aside.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "timeline/labels.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/timeline/await_chain.hpp"
#include "ui/timeline/lesson_sign.hpp"

namespace ui {
namespace {

using timeline::LaneIndex;

constexpr float kLine = 20;
constexpr float kFrame = 26;
constexpr float kTitle = 26;
constexpr float kInset = 12;
constexpr float kSign = 24;  // from the left edge of a line to its text

float box_height(const Model& model, const Theme& theme, const lessons::Box& box, float width) {
  std::size_t lines = 0;
  for (const lessons::Box::Line& line : box.lines) {
    lines += wrap(theme.fonts.body, line.text.in(model.language), width - theme.px(2 * kInset + kSign)).size();
  }
  return theme.px(kTitle + 2 * kInset - 4) + static_cast<float>(lines) * theme.px(kLine);
}

float stack_height(const Theme& theme, const RunView& run) {
  int deepest = 0;
  for (const timeline::Lane& lane : run.timeline->lanes) deepest = std::max(deepest, lane.depth);
  return theme.px(kTitle + 2 * kInset - 4 + kFrame * static_cast<float>(deepest + 1));
}

bool waits_in(const RunView& run, const lessons::Box& box) {
  if (run.moment.blocked) return false;
  for (LaneIndex i = 1; i < std::ssize(run.moment.lanes); ++i) {
    const timeline::Span* const span = run.moment.span(*run.timeline, i);
    if (span == nullptr || span->state != timeline::State::waiting) continue;
    if (std::ranges::find(box.functions, run.timeline->lane(i).name) != box.functions.end()) return true;
  }
  return false;
}

void draw_ground(const TimelineInk& ink, const Rect& rect) {
  const Palette& c = ink.theme.color();
  if (ink.scene.layout.floats) return floating_panel(ink.theme, rect);
  fill(ink.theme, rect, c.raised, 8);
  outline(ink.theme, rect, c.hairline, 8);
}

void draw_title(const TimelineInk& ink, State& state, const Rect& inner, std::string_view title) {
  const Theme& theme = ink.theme;
  label(state, theme.fonts.body_bold, {inner.x, inner.y, inner.w, theme.px(kTitle - 4)}, theme.color().text, title);
}

void draw_box(const TimelineInk& ink, State& state, const lessons::Box& box) {
  const Theme& theme = ink.theme;
  const Rect& rect = ink.scene.layout.aside;
  draw_ground(ink, rect);
  const Rect inner = inset(rect, theme.px(kInset), theme.px(kInset - 2));
  draw_title(ink, state, inner, box.title.in(ink.model.language));
  float y = inner.y + theme.px(kTitle);
  for (const lessons::Box::Line& line : box.lines) {
    draw_lesson_sign(theme, line.sign, inner.x + theme.px(7), y + theme.px(kLine / 2), theme.px(13));
    const Rect place{inner.x + theme.px(kSign), y, inner.w - theme.px(kSign), theme.px(kLine)};
    y += paragraph(theme.fonts.body, place, theme.px(kLine), theme.color().text, line.text.in(ink.model.language));
  }
}

// A ring with a number: the same in a frame of the stack and on its lane.
void draw_ring(const TimelineInk& ink, float x, float y, std::size_t number) {
  const Theme& theme = ink.theme;
  const float r = theme.px(8.5F);
  ink.list.AddCircleFilled({x, y}, r, theme.color().text, 24);
  text_centered(ink.list, theme.fonts.small, x, y, theme.color().panel, fmt::format("{}", number));
}

void ring_lane(const TimelineInk& ink, LaneRef lane, std::size_t number) {
  const Rect& clip = ink.scene.clip;
  for (const LaneRow& row : ink.scene.layout.rows) {
    if (row.lane != lane || ink.scene.playhead_x < clip.x || ink.scene.playhead_x > clip.x + clip.w) continue;
    draw_ring(ink, ink.scene.playhead_x, row.bar.center_y(), number);
  }
}

struct StackFrame {
  LaneRef lane;
  std::size_t number = 0;
  std::uint32_t line = 0;  ///< of the shown listing; 0: not known
  std::string does;
};

StackFrame frame_of(const Model& model, std::size_t run_index, LaneIndex lane, std::size_t number) {
  const RunView& run = model.runs[run_index];
  const timeline::LaneMoment& now = run.moment.lane(lane);
  StackFrame frame{{run_index, lane}, number, 0, {}};
  frame.line = run.shown_line(now.line);
  const timeline::Span* const span = run.moment.span(*run.timeline, lane);
  if (span != nullptr) frame.does = timeline::span_label(*run.timeline, *run.events, *span, *model.words);
  return frame;
}

void draw_frame(const TimelineInk& ink, State& state, const StackFrame& frame, const Rect& rect) {
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  const std::string name = fmt::format("frame/{}", frame.number);
  publish(state, name, rect);
  const bool hot = hovered(state, rect);
  if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  fill(theme, rect, hot ? c.hairline : c.inset, 5);
  const float y = rect.center_y();
  draw_ring(ink, rect.x + theme.px(14), y, frame.number);
  const timeline::Lane& lane = ink.model.runs[frame.lane.run].timeline->lane(frame.lane.lane);
  const std::string line =
      frame.line == 0 ? "" : (*ink.model.words)("aside.line", {{"line", fmt::format("{}", frame.line)}});
  const float right = rect.x + rect.w - theme.px(10);
  text_right(ink.list, theme.fonts.code, right, y, c.text_dim, line);
  const float words = rect.x + theme.px(30);
  const std::string label = timeline::lane_label(lane, *ink.model.words);
  text_at(ink.list, theme.fonts.body_bold, words, y, c.text, label);
  const float from = words + measure(theme.fonts.body_bold, label) + theme.px(12);
  const float room = right - measure(theme.fonts.code, line) - theme.px(12) - from;
  text_at(ink.list, theme.fonts.body, from, y, c.text_dim, shorten(theme.fonts.body, frame.does, room));
  if (!clicked(state, rect)) return;
  state.selected_lane = frame.lane;
  state.flash_line = static_cast<int>(frame.line);
}

// The innermost on top, as a debugger shows a stack.
void draw_stack(const TimelineInk& ink, State& state, std::size_t run) {
  const Theme& theme = ink.theme;
  Rect rect = ink.scene.layout.aside;
  const LaneRef selected = ink.state.selected_lane;
  const auto* chain = chosen_chain(ink.model.runs[run].moment, selected.run == run ? selected.lane : timeline::kNoLane);
  // No higher than its content.
  const auto frames = static_cast<float>(chain == nullptr ? 1 : chain->size());
  rect.h = std::min(rect.h, theme.px(kTitle + 2 * kInset - 4 + kFrame * frames));
  draw_ground(ink, rect);
  const Rect inner = inset(rect, theme.px(kInset), theme.px(kInset - 2));
  draw_title(ink, state, inner, (*ink.model.words)["aside.stack"]);
  const float top = inner.y + theme.px(kTitle);
  if (chain == nullptr) {
    paragraph(theme.fonts.body, {inner.x, top, inner.w, theme.px(kLine)}, theme.px(kLine), theme.color().text_dim,
              (*ink.model.words)["aside.no_stack"]);
    return;
  }
  float y = top;
  for (std::size_t i = chain->size(); i-- > 0 && y + theme.px(kFrame) <= rect.y + rect.h;) {
    const StackFrame frame = frame_of(ink.model, run, (*chain)[i], i + 1);
    draw_frame(ink, state, frame, {inner.x, y, inner.w, theme.px(kFrame - 3)});
    ring_lane(ink, frame.lane, frame.number);
    y += theme.px(kFrame);
  }
}

}  // namespace

float aside_height(const Model& model, const Theme& theme, const std::vector<std::size_t>& runs, float width) {
  float height = 0;
  for (const std::size_t run : runs) {
    const RunView& view = model.runs[run];
    if (view.box != nullptr) height = std::max(height, box_height(model, theme, *view.box, width));
    if (view.stack) height = std::max(height, stack_height(theme, view));
  }
  return height;
}

const lessons::Box* said_box(const Model& model, const std::vector<std::size_t>& runs) {
  const lessons::Box* said = nullptr;
  for (const std::size_t run : runs) {
    const RunView& view = model.runs[run];
    if (view.box == nullptr || !waits_in(view, *view.box)) continue;
    if (run == model.selected_run) return view.box;
    if (said == nullptr) said = view.box;
  }
  return said;
}

void draw_aside(const TimelineInk& ink, State& state) {
  const LaneLayout& layout = ink.scene.layout;
  if (layout.aside.h <= 0) return;
  const auto stacked = std::ranges::find_if(layout.runs, [&](std::size_t run) { return ink.model.runs[run].stack; });
  if (const lessons::Box* box = said_box(ink.model, layout.runs)) {
    draw_box(ink, state, *box);
  } else if (stacked != layout.runs.end()) {
    draw_stack(ink, state, *stacked);
  } else {
    return;
  }
  publish(state, "aside", layout.aside);
}

}  // namespace ui
