#include "ui/transport/delays_panel.hpp"

#include <algorithm>

#include "ui/keys.hpp"
#include "ui/kit/delay_step.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/transport/delay_drag.hpp"
#include "ui/transport/delay_entry.hpp"

namespace ui {
namespace {

constexpr float kRow = 32;

bool any_changed(const Model& model) {
  return std::any_of(model.parameters.begin(), model.parameters.end(),
                     [](const ParameterView& p) { return p.value_s != p.default_s; });
}

void draw_title(const Model& model, State& state, Frame& frame, const Rect& row) {
  const Theme& theme = frame.theme;
  const text::Words& words = *model.words;
  label(state, theme.fonts.body, row, theme.color().text_dim, words["delays.title"]);
  float x = row.x + row.w;
  const auto place = [&](float units) {
    x -= theme.px(units + 4);
    return Rect{x + theme.px(4), row.y, theme.px(units), row.h};
  };
  if (any_changed(model) && model.prediction == nullptr) {
    const std::string& reset = words["delays.reset"];
    const Rect rect = place(button_width(theme, reset) / theme.scale);
    if (button(theme, state, "reset", rect, reset)) frame.actions.emplace_back(action::ResetParameters{});
    tip(state, "reset", rect, words["delays.reset_hint"]);
  }
  if (model.can_redo) {
    const Rect rect = place(28);
    if (sign_button(theme, state, "redo", rect, Sign::redo))
      carry_out(player::command("redo"), model, state, frame.actions);
    tip(state, "redo", rect, player::hint(player::command("redo"), words));
  }
  if (model.can_undo) {
    const Rect rect = place(28);
    if (sign_button(theme, state, "undo", rect, Sign::undo))
      carry_out(player::command("undo"), model, state, frame.actions);
    tip(state, "undo", rect, player::hint(player::command("undo"), words));
  }
}

/// Names as wide as the widest, at most two fifths of the row.
float name_width(const Model& model, const Theme& theme, float row) {
  float width = theme.px(64);
  for (const ParameterView& p : model.parameters)
    width = std::max(width, measure(theme.fonts.body, p.name) + theme.px(12));
  return std::min(width, row * 0.4F);
}

void slide(const Model& model, State& state, Frame& frame, std::size_t index, const Rect& track) {
  const ParameterView& p = model.parameters[index];
  const std::string id = "slider/" + p.name;
  const Slid slid = slider(frame.theme, state, id, track, p.value_s, p.min_s, p.max_s);
  drag_delay(model, state, frame, index, slid.grip, slid.value);
  if (slid.notches != 0) {
    const bool fine = ImGui::GetIO().KeyShift;
    const double moved = p.value_s + slid.notches * delay_step(p.min_s, p.max_s, fine);
    const double snapped = snap_delay(moved, p.min_s, p.max_s, fine);
    if (snapped != p.value_s) frame.actions.emplace_back(action::SetParameter{index, snapped, true});
  }
  tip(state, id, track, (*model.words)["delays.slider_hint"]);
}

/// The value, or what is being typed for it. A click gives it the focus.
void draw_value(const Model& model, State& state, const Theme& theme, std::size_t index, const Rect& rect) {
  const ParameterView& p = model.parameters[index];
  const Palette& c = theme.color();
  const std::string name = "value/" + p.name;
  publish(state, name, rect);
  const bool can_change = model.delays_fixed.empty();
  const bool focused = can_change && state.delay_entry.focus == index;
  const auto& typed = state.delay_entry.typed;
  if (focused) outline(theme, rect, c.text, 5);
  const bool changed = p.value_s != p.default_s || (focused && typed);
  const std::string words = focused && typed ? *typed + "|" : text::seconds(p.value_s, model.language);
  label(state, theme.fonts.code, inset(rect, theme.px(focused ? 5 : 0), 0), changed ? c.accent_text : c.text_dim, words,
        Align::right);
  if (!can_change) return;
  if (clicked(state, rect)) focus_delay(state, index);
  tip(state, name, rect, (*model.words)["delays.value_hint"]);
}

void draw_row(const Model& model, State& state, Frame& frame, std::size_t index, const Rect& row) {
  const Theme& theme = frame.theme;
  const ParameterView& p = model.parameters[index];
  const float name = name_width(model, theme, row.w);
  const float value = theme.px(68);
  label(state, theme.fonts.body, {row.x, row.y, name, row.h}, theme.color().text, p.name);
  const Rect track{row.x + name, row.y + theme.px(4), row.w - name - value, row.h - theme.px(8)};
  const std::string id = "slider/" + p.name;
  if (model.delays_fixed.empty()) {
    slide(model, state, frame, index, track);
  } else {
    still_slider(theme, state, id, track, p.value_s, p.min_s, p.max_s);
    tip(state, id, track, model.delays_fixed);
  }
  draw_value(model, state, theme, index, {row.x + row.w - value, row.y + theme.px(4), value, row.h - theme.px(8)});
}

}  // namespace

void draw_delays(const Model& model, State& state, Frame& frame, Rect rect) {
  const Theme& theme = frame.theme;
  panel(theme, rect);
  publish(state, "delays", rect);
  add_stop(state, "delays", rect);
  const Rect inner = inset(rect, theme.px(16), 0);
  draw_title(model, state, frame, {inner.x, rect.y + theme.px(10), inner.w, theme.px(28)});
  Rect body{inner.x, rect.y + theme.px(44), inner.w, rect.h - theme.px(48)};
  const float line = theme.px(18);
  ImFont* small = theme.fonts.small;
  if (model.parameters.empty()) {
    paragraph(small, body, line, theme.color().text_dim, model.no_parameters);
    return;
  }
  const bool fixed = !model.delays_fixed.empty();
  const std::string& hint =
      fixed ? model.delays_fixed : (*model.words)[model.recording ? "delays.recording" : "delays.hint"];
  const float rows = theme.px(kRow) * static_cast<float>(model.parameters.size());
  const float hint_height = line * static_cast<float>(wrap(small, hint, inner.w).size()) + theme.px(6);
  const Rect area{body.x, body.y, body.w + theme.px(12), body.h};
  const Clip clip(area);
  for (std::size_t i = 0; i < model.parameters.size(); ++i) {
    const float top = theme.px(kRow) * static_cast<float>(i) + (fixed ? hint_height : 0);
    reveal_stop(state, "slider/" + model.parameters[i].name, top, top + theme.px(kRow), area.h, state.delays_scroll);
  }
  scroll(theme, state, "delays", area, rows + hint_height, state.delays_scroll);
  float y = body.y - state.delays_scroll;
  // The reason for fixed delays comes first, so that it is visible without scrolling.
  if (fixed) {
    paragraph(small, {body.x, y, body.w, line}, line, theme.color().text_dim, hint);
    y += hint_height;
  }
  for (std::size_t i = 0; i < model.parameters.size(); ++i, y += theme.px(kRow)) {
    draw_row(model, state, frame, i, {body.x, y, body.w, theme.px(kRow)});
  }
  if (!fixed) paragraph(small, {body.x, y + theme.px(6), body.w, line}, line, theme.color().text_faint, hint);
  scroll_bar(theme, state, "delays");
}

}  // namespace ui
