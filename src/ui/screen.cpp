#include "ui/screen.hpp"

#include <algorithm>

#include "ui/code/code_panel.hpp"
#include "ui/console/console_panel.hpp"
#include "ui/kit/shield.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/layout.hpp"
#include "ui/loop/loop_panel.hpp"
#include "ui/overlay/cards_panel.hpp"
#include "ui/overlay/edit_sheet.hpp"
#include "ui/overlay/help_overlay.hpp"
#include "ui/overlay/lesson_list.hpp"
#include "ui/overlay/palette.hpp"
#include "ui/study/study_panel.hpp"
#include "ui/timeline/axis_view.hpp"
#include "ui/timeline/timeline_panel.hpp"
#include "ui/transport/delays_panel.hpp"
#include "ui/transport/hint_pill.hpp"
#include "ui/transport/notice_bar.hpp"
#include "ui/transport/pane_tabs.hpp"
#include "ui/transport/presentation_bar.hpp"
#include "ui/transport/top_bar.hpp"
#include "ui/transport/transport.hpp"
#include "ui/transport/typed_delay.hpp"

namespace ui {
namespace {

/// One undecorated window, as large as the display.
void begin_window(const Theme& theme) {
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, theme.color().window);
  constexpr ImGuiWindowFlags kBare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;
  ImGui::Begin("coroscope", nullptr, kBare);
}

void end_window() {
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(4);
}

void begin_frame(const Model& model, State& state, const Theme& theme) {
  look(model, state);
  state.rects.clear();
  state.cut.clear();
  state.redraw_in_s = -1;
  state.unit = theme.scale;
  tip_begin(state);
  focus_begin(state);
}

/// Draws a panel unless the window leaves no room for it.
template <class Panel>
void draw_in(const Rect& place, Panel draw, const Model& model, State& state, Frame& frame) {
  if (place.w <= 0 || place.h <= 0) return;
  const std::size_t first = state.focus.ring.size();
  draw(model, state, frame, place);
  focus_panel(state, frame.theme, first);
}

Layout lay_out_panels(const Model& model, const State& state, const Theme& theme, ImVec2 size) {
  LayoutNeeds needs;
  needs.scale = theme.scale;
  // The reason for fixed delays takes about a row.
  needs.parameters = model.parameters.size() + (model.delays_fixed.empty() ? 0 : 1);
  needs.notice_height = notice_height(model, theme, size.x);
  needs.words_only = model.runs.empty();
  needs.pane = state.pane;
  needs.presenting = state.presenting;
  needs.study = study_needs(model);
  needs.sentence = state.presenting ? presentation_height(model, theme, size) : sentence_height(model, theme, size);
  if (needs.study.shown) {
    const float width = layout(size.x, size.y, needs).study.w;
    needs.study.height = study_height(model, theme, width, state.presenting);
  }
  return layout(size.x, size.y, needs);
}

void draw_run_panels(const Model& model, State& state, Frame& frame, const Layout& at) {
  const auto tabs = [&at](const Model& m, State& s, Frame& f, const Rect&) { draw_pane_tabs(m, s, f.theme, at); };
  draw_in(at.tabs, tabs, model, state, frame);
  draw_in(at.code, &draw_code, model, state, frame);
  draw_in(at.delays, &draw_delays, model, state, frame);
  draw_in(at.timeline, &draw_timeline, model, state, frame);
  draw_in(at.loop, &draw_loop, model, state, frame);
  draw_in(at.console, &draw_console, model, state, frame);
  draw_in(at.study, &draw_study, model, state, frame);
}

void draw_panels(const Model& model, State& state, Frame& frame) {
  const Layout at = lay_out_panels(model, state, frame.theme, ImGui::GetIO().DisplaySize);
  draw_in(at.top, &draw_top_bar, model, state, frame);
  draw_in(at.notice, &draw_notice, model, state, frame);
  if (model.cards.empty()) draw_run_panels(model, state, frame, at);
  else draw_in(at.content, &draw_cards, model, state, frame);
  if (state.presenting) draw_in(at.transport, &draw_presentation_bar, model, state, frame);
  else draw_in(at.transport, &draw_transport, model, state, frame);
  if (!state.presenting) draw_hint(model, state, frame, at.timeline);
  draw_typed_delay(model, state, frame.theme);
}

/// A black screen, for a presenter who wants the audience's attention. A click ends it and does nothing else.
void draw_black(State& state, const Rect& screen) {
  ink().AddRectFilled({screen.x, screen.y}, {screen.x + screen.w, screen.y + screen.h}, IM_COL32_BLACK);
  publish(state, "blank", screen);
  ImGui::SetMouseCursor(ImGuiMouseCursor_None);
  const bool* const down = ImGui::GetIO().MouseClicked;
  if (down[0] || down[1] || down[2]) state.blank = false;
}

/// Which sheets were open when the frame began.
struct Sheets {
  bool help = false, lessons = false, edits = false, palette = false;
};

/// Sheets over the panels. One that a click has just opened does not get that click.
void draw_sheets(const Model& model, State& state, Frame& frame, const Rect& screen, const Sheets& before) {
  if (state.lessons_open && !model.lessons.empty()) {
    const Rect anchor = state.rects["lessons"];
    draw_lesson_list(model, state, frame, anchor.y + anchor.h + frame.theme.px(8), screen, before.lessons);
  }
  if (state.edits_open) draw_edits(model, state, frame, screen, before.edits);
  if (state.help_open) draw_help(model, state, frame, screen, before.help);
  if (state.palette_open) draw_palette(model, state, frame, screen, before.palette);
}

void draw_everything(const Model& model, State& state, Frame& frame, const Rect& screen) {
  const Sheets before{state.help_open, state.lessons_open, state.edits_open, state.palette_open};
  state.focus.closed = is_covered(state);
  {
    const Shield shield(is_covered(state));
    draw_panels(model, state, frame);
    if (!before.lessons) focus_end(state, frame.theme);
    // What lies over the panels takes the mouse from them; its own scroll bars keep it.
    if (!std::holds_alternative<HandleDrag>(state.drag)) let_go(model, state, frame);
  }
  state.focus.closed = is_covered(state) && !before.lessons;  // the list has widgets of its own
  const std::size_t first = state.focus.ring.size();
  draw_sheets(model, state, frame, screen, before);
  if (!before.lessons) return;
  focus_panel(state, frame.theme, first);
  focus_end(state, frame.theme);
}

}  // namespace

void draw_screen(const Model& model, State& state, Frame& frame) {
  allow_tiny_corners();
  begin_frame(model, state, frame.theme);
  begin_window(frame.theme);
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const Rect screen{0, 0, size.x, size.y};
  if (state.blank) draw_black(state, screen);
  else draw_everything(model, state, frame, screen);
  let_go(model, state, frame);
  tip_draw(frame.theme, state);
  end_window();
}

}  // namespace ui
