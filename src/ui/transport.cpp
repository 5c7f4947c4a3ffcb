#include "ui/transport.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "ui/keys.hpp"
#include "ui/text_layout.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

double in_seconds(timeline::Nanos t) { return std::chrono::duration<double>(t).count(); }

struct Step {
  const char* name;
  Sign sign;
  const char* hint;
  Action action;
};

/// The five round buttons, from `x` on. @returns where they end.
float draw_buttons(const Model& model, State& state, Frame& frame, float x, float middle) {
  const Theme& theme = frame.theme;
  const Step steps[] = {
      {"to_begin", Sign::to_begin, "transport.to_begin_hint", action::Home{}},
      {"step_back", Sign::step_back, "transport.step_back_hint", action::Step{-1}},
      {"play", model.playing ? Sign::pause : Sign::play, "transport.play_hint", action::TogglePlay{}},
      {"step", Sign::step, "transport.step_hint", action::Step{+1}},
      {"to_end", Sign::to_end, "transport.to_end_hint", action::End{}},
  };
  for (const Step& step : steps) {
    const bool main = std::string_view(step.name) == "play";
    const float size = theme.px(main ? 52.0F : 36.0F);
    const Rect rect{x, middle - size / 2, size, size};
    const SignLook look{.size = main ? 18.0F : 13.0F, .round = true, .main = main};
    if (sign_button(theme, state, step.name, rect, step.sign, look)) frame.actions.push_back(step.action);
    tip(state, step.name, rect, (*model.words)[step.hint]);
    x += size + theme.px(12);
  }
  return x - theme.px(12);
}

/// The time in a box as wide as the longest time needs, so that nothing moves while it runs. @returns where it ends.
float draw_clock(const Model& model, State& state, const Theme& theme, float x, float middle) {
  ImFont* font = theme.fonts.clock;
  const std::string widest = fmt::format("{:.2f}", in_seconds(model.total));
  const std::string now = fmt::format("{:.2f}", in_seconds(model.playhead.t));
  const float height = theme.px(32);
  const float digits = std::max(measure(font, widest), measure(font, now));
  const Rect box{x, middle - height / 2, digits, height};
  label(state, font, box, theme.color().text, now, Align::right);
  const std::string total =
      (*model.words)("transport.of_total", {{"total", text::seconds(in_seconds(model.total), model.language)}});
  const float width = measure(theme.fonts.code, total);
  // Two sizes on one baseline: the smaller one stands a little lower than the middle.
  const Rect rest{box.x + digits + theme.px(8), box.y + theme.px(2), width, height};
  label(state, theme.fonts.code, rest, theme.color().text_dim, total);
  if (model.pace > 1) {
    const std::string words = (*model.words)("transport.sped_up", {{"pace", fmt::format("{:.0f}", model.pace)}});
    const Rect below{box.x, box.y + box.h - theme.px(2), rest.x + width - box.x, theme.px(18)};
    label(state, theme.fonts.small, below, theme.color().text_dim, words);
    publish(state, "sped_up", below);
  }
  publish(state, "clock", {box.x, box.y, rest.x + width - box.x, height});
  return rest.x + width;
}

struct Setting {
  ImFont* font;
  float line;
};

/// The largest letters in which `text` fits the row.
Setting fitting(const Theme& theme, std::string_view text, const Rect& rect) {
  const Setting settings[] = {
      {theme.fonts.large, theme.px(25)}, {theme.fonts.body, theme.px(20)}, {theme.fonts.small, theme.px(16)}};
  for (const Setting& each : settings) {
    if (static_cast<float>(wrap(each.font, text, rect.w).size()) * each.line <= rect.h) return each;
  }
  return settings[2];
}

void draw_narration(const Model& model, State& state, const Theme& theme, const Rect& rect) {
  const timeline::Sentence& sentence = model.narration;
  std::string text = sentence.lead;
  if (!sentence.rest.empty()) text += (text.empty() ? "" : " ") + sentence.rest;
  if (text.empty()) return;
  const Setting set = fitting(theme, text, rect);
  const float height = static_cast<float>(wrap(set.font, text, rect.w).size()) * set.line;
  if (height > rect.h) state.cut.push_back(text);
  const float width = balanced_width(set.font, text, rect.w);
  const Rect place{rect.x, rect.y + (rect.h - height) / 2, width, height};
  publish(state, "narration", place);
  const Palette& c = theme.color();
  paragraph(set.font, place, set.line, c.text, text, sentence.lead.size(), c.accent_text);
}

void draw_speed(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const bool hit = button(frame.theme, state, "speed", rect, fmt::format("{:g}×", model.speed));
  const float wheel = wheel_over(state, rect);
  double speed = model.speed;
  if (hit) speed = next_speed(speed, +1) == speed ? 0.1 : next_speed(speed, +1);
  if (wheel != 0) speed = next_speed(speed, wheel > 0 ? +1 : -1);
  if (speed != model.speed) frame.actions.emplace_back(action::SetSpeed{speed});
  tip(state, "speed", rect, (*model.words)["transport.speed_hint"]);
}

/// A switch with a little lamp before its word.
void draw_dwell(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const Theme& theme = frame.theme;
  const text::Words& words = *model.words;
  if (button(theme, state, "dwell", rect, words["transport.dwell"], {.on = model.dwell})) {
    frame.actions.emplace_back(action::SetDwell{!model.dwell});
  }
  tip(state, "dwell", rect, words["transport.dwell_hint"]);
}

void draw_choices(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const Theme& theme = frame.theme;
  const text::Words& words = *model.words;
  const float gap = theme.px(8);
  const Rect speed{rect.x, rect.y, theme.px(56), theme.px(28)};
  draw_speed(model, state, frame, speed);
  draw_dwell(model, state, frame, {speed.x + speed.w + gap, rect.y, rect.w - speed.w - gap, speed.h});
  const std::string labels[] = {words["transport.time"], words["transport.steps"]};
  const Rect axis{rect.x, rect.y + speed.h + gap, rect.w, speed.h};
  const int chosen = model.axis_kind == timeline::AxisKind::time ? 0 : 1;
  const int hit = segments(theme, state, "axis", axis, labels, chosen);
  if (hit >= 0 && hit != chosen) {
    frame.actions.emplace_back(action::SetAxis{hit == 0 ? timeline::AxisKind::time : timeline::AxisKind::steps});
  }
  tip(state, "axis", axis, words["transport.axis_hint"]);
}

}  // namespace

void draw_transport(const Model& model, State& state, Frame& frame, Rect rect) {
  const Theme& theme = frame.theme;
  panel(theme, rect);
  publish(state, "transport", rect);
  const float middle = rect.center_y();
  float x = draw_buttons(model, state, frame, rect.x + theme.px(20), middle);
  x = draw_clock(model, state, theme, x + theme.px(20), middle);
  const float width = std::max(theme.px(64) + button_width(theme, (*model.words)["transport.dwell"]), theme.px(148));
  const Rect choices{rect.x + rect.w - theme.px(16) - width, middle - theme.px(32), width, theme.px(64)};
  draw_choices(model, state, frame, choices);
  x += theme.px(28);
  draw_narration(model, state, theme, {x, rect.y + theme.px(4), choices.x - theme.px(20) - x, rect.h - theme.px(8)});
}

}  // namespace ui
