#include "ui/transport/choices.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ui/keys.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/transport/next_lesson.hpp"

namespace ui {
namespace {

void draw_speed(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const bool hit = button(frame.theme, state, "speed", rect, fmt::format("{:g}×", model.speed));
  const float wheel = wheel_over(state, rect);
  double speed = model.speed;
  if (hit) speed = player::next_speed(speed, +1) == speed ? 0.1 : player::next_speed(speed, +1);
  if (wheel != 0) speed = player::next_speed(speed, wheel > 0 ? +1 : -1);
  if (speed != model.speed) frame.actions.emplace_back(action::SetSpeed{speed});
  const auto key = [](std::string_view name) { return player::keys_text(player::command(name)); };
  tip(state, "speed", rect,
      (*model.words)("transport.speed_hint", {{"slower", key("slower")}, {"faster", key("faster")}}));
}

constexpr float kNames = 1240;  // width of the window in units: in a narrower one the sentence needs the room

constexpr const char* kPaceWords[] = {"transport.pace_real_time", "transport.pace_guided",
                                      "transport.pace_step_by_step"};

void draw_pace(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const text::Words& words = *model.words;
  const player::Command& command = player::command("pace");
  const std::string now = kPaceWords[static_cast<std::size_t>(model.pace)];
  if (button(frame.theme, state, "pace", rect, words[now])) carry_out(command, model, state, frame.actions);
  tip(state, "pace", rect, words(now + "_hint", {{"key", player::keys_text(command)}}));
}

float pace_width(const Model& model, const Theme& theme) {
  float width = 0;
  for (const char* key : kPaceWords) width = std::max(width, button_width(theme, (*model.words)[key]));
  return width;
}

void draw_axis(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const text::Words& words = *model.words;
  const std::string labels[] = {words["transport.time"], words["transport.steps"]};
  const int chosen = model.axis_kind == timeline::AxisKind::time ? 0 : 1;
  const int hit = segments(frame.theme, state, "axis", rect, labels, chosen);
  if (hit >= 0 && hit != chosen) {
    frame.actions.emplace_back(action::SetAxis{hit == 0 ? timeline::AxisKind::time : timeline::AxisKind::steps});
  }
  tip(state, "axis", rect, player::hint(player::command("axis"), words));
}

float axis_width(const Model& model, const Theme& theme) {
  const std::string labels[] = {(*model.words)["transport.time"], (*model.words)["transport.steps"]};
  return segments_width(theme, labels);
}

void draw_motion(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const player::Command& command = player::command("motion");
  const Sign which = model.settings->reduced_motion ? Sign::still : Sign::motion;
  if (sign_button(frame.theme, state, "motion", rect, which)) carry_out(command, model, state, frame.actions);
  tip(state, "motion", rect, player::hint(command, *model.words));
}

/// A control with its name before it; without a name if that is "".
struct Choice {
  const char* name;
  float width;
  void (*draw)(const Model&, State&, Frame&, const Rect&);
};

float name_width(const Model& model, const Theme& theme, const Choice& choice) {
  if (choice.name[0] == '\0') return 0;
  return measure(theme.fonts.small, (*model.words)[choice.name]) + theme.px(6);
}

/// Places choices from a right edge leftwards.
struct ChoiceRow {
  const Model& model;
  State& state;
  Frame& frame;
  float right, y;
  bool named = true;

  /// With its name, or without it if that would begin left of `least`; not at all if there is no room for it either.
  void add(const Choice& choice, float least) {
    const Theme& theme = frame.theme;
    const float name = name_width(model, theme, choice);
    if (right - choice.width < least) return;
    const Rect rect{right - choice.width, y, choice.width, theme.px(28)};
    choice.draw(model, state, frame, rect);
    right = rect.x - theme.px(8);
    if (!named || name <= 0 || rect.x - name < least) return;
    label(state, theme.fonts.small, {rect.x - name, y, name, rect.h}, theme.color().text_dim,
          (*model.words)[choice.name]);
    right -= name;
  }
};

struct Choices {
  Choice speed, pace, axis, motion;
};

Choices choices_of(const Model& model, const Theme& theme) {
  return {{"transport.speed", theme.px(52), draw_speed},
          {"transport.pace", pace_width(model, theme), draw_pace},
          {"transport.axis", axis_width(model, theme), draw_axis},
          {"", theme.px(30), draw_motion}};
}

constexpr float kNextLesson = 270;  // units, at most

/// At the end of a lesson the next one has the place of speed and pace.
Choice next_choice(const Model& model, const Theme& theme, float most) {
  return {"", next_lesson_width(model, theme, most), draw_next_lesson};
}

}  // namespace

float draw_choices(const Model& model, State& state, Frame& frame, float right, float middle) {
  const Theme& theme = frame.theme;
  const Choices all = choices_of(model, theme);
  const bool named = ImGui::GetIO().DisplaySize.x >= theme.px(kNames);
  ChoiceRow above{model, state, frame, right, middle - theme.px(32), named};
  if (next_lesson(model) != nullptr) {
    above.add(next_choice(model, theme, theme.px(kNextLesson)), 0);
  } else {
    above.add(all.pace, 0);
    above.add(all.speed, 0);
  }
  ChoiceRow below{model, state, frame, right, middle + theme.px(4), named};
  below.add(all.motion, 0);
  below.add(all.axis, 0);
  return std::min(above.right, below.right);
}

void draw_choices_in_row(const Model& model, State& state, Frame& frame, float left, const Rect& row) {
  const Theme& theme = frame.theme;
  const Choices all = choices_of(model, theme);
  ChoiceRow place{model, state, frame, row.x + row.w, row.center_y() - theme.px(14)};
  const float least = left + theme.px(16);
  place.add(all.axis, least);
  if (next_lesson(model) != nullptr) {
    place.add(next_choice(model, theme, place.right - least), least);
  } else {
    place.add(all.pace, least);
    place.add(all.speed, least);
  }
  place.add(all.motion, least);
}

}  // namespace ui
