// The flag: where it is, which choice is under it, and how it looks.
#include <algorithm>
#include <cmath>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/timeline/said_lines.hpp"
#include "ui/timeline/said_times.hpp"

namespace ui {
namespace {

constexpr float kFlagHeight = 18;
constexpr float kFlagNotch = 6;
constexpr float kUnplaced = 30;  // the width of a flag without a time

bool is_flag_open(const Model& model) {
  return model.asks() && player::has_flag(model.prediction->question) && model.axis_kind == timeline::AxisKind::time &&
         model.axis != nullptr && !model.prediction->counting;
}

std::optional<timeline::Nanos> chosen_time(const Model& model) {
  const auto& choice = model.prediction->choice;
  return choice ? player::single_time(model.prediction->question.choices[*choice]) : std::nullopt;
}

std::string flag_words(const Model& model) {
  const auto time = chosen_time(model);
  return time ? text::seconds(timeline::in_seconds(*time), model.language) : std::string("?");
}

float pole_x(const Model& model, const TimelineScene& scene) {
  const auto time = chosen_time(model);
  if (!time) return std::round(scene.clip.x + scene.clip.w / 2);
  return std::round(in_view(scene, scene.view.px(timeline::in_seconds(*time))));
}

/// Where it can be put.
void draw_places(const TimelineInk& ink) {
  const float y = ink.scene.layout.lanes.y - ink.theme.px(2);
  for (const predict::Choice& choice : ink.model.prediction->question.choices) {
    const auto time = player::single_time(choice);
    if (!time) continue;
    const float x = std::round(in_view(ink.scene, ink.scene.view.px(timeline::in_seconds(*time))));
    // No higher than the room below the labels.
    const float half = ink.theme.px(3.5F);
    ink.list.AddTriangleFilled({x - half, y - ink.theme.px(5)}, {x + half, y - ink.theme.px(5)}, {x, y},
                               ink.theme.color().accent);
  }
}

/// With a notch at its free end, to the left of its pole where there is no room to the right.
void draw_cloth(const TimelineInk& ink, const Rect& flag, float pole, bool placed) {
  const Palette& c = ink.theme.color();
  const bool turned = flag.x < pole - 1;
  const float out = turned ? flag.x : flag.x + flag.w;
  const float in = turned ? out + ink.theme.px(kFlagNotch) : out - ink.theme.px(kFlagNotch);
  const ImVec2 shape[5] = {{pole, flag.y}, {out, flag.y}, {in, flag.center_y()}, {out, flag.y + flag.h},
                           {pole, flag.y + flag.h}};
  // The notch makes it concave: two parts that are not.
  if (placed) {
    const ImVec2 upper[4] = {shape[0], shape[1], shape[2], {pole, flag.center_y()}};
    const ImVec2 lower[4] = {{pole, flag.center_y()}, shape[2], shape[3], shape[4]};
    ink.list.AddConvexPolyFilled(upper, 4, c.accent);
    ink.list.AddConvexPolyFilled(lower, 4, c.accent);
  } else {
    fill(ink.theme, flag, c.panel, 0);
    ink.list.AddPolyline(shape, 5, c.accent, ImDrawFlags_Closed, std::max(1.0F, ink.theme.px(1.5F)));
  }
  text_centered(ink.list, ink.theme.fonts.body_bold, (std::min(pole, in) + std::max(pole, in)) / 2, flag.center_y(),
                placed ? c.on_accent : c.accent_text, flag_words(ink.model));
}

/// In the lowest part of the lanes, on the side of the pole with more room.
void draw_invitation(const TimelineInk& ink, State& state, float pole) {
  const Theme& theme = ink.theme;
  const std::string& words = (*ink.model.words)["predict.drag_me"];
  const float width = measure(theme.fonts.body, words);
  const Rect& clip = ink.scene.clip;
  const float gap = theme.px(10);
  const bool right = clip.x + clip.w - pole > width + 2 * gap;
  if (!right && pole - clip.x < width + 2 * gap) return;
  const float x = right ? pole + gap : pole - gap - width;
  const float y = said_bottom(ink, ink.model.prediction->question.run) - theme.px(12);
  const Rect place{x - theme.px(4), y - theme.px(9), width + theme.px(8), theme.px(18)};
  fill(theme, place, translucent(theme.color().panel, 0.86F), 4);
  text_at(ink.list, theme.fonts.body, x, y, theme.color().accent_text, words);
  publish(state, "flag_invitation", place);
}

}  // namespace

std::optional<Rect> time_flag(const Model& model, const Theme& theme, const TimelineScene& scene) {
  if (!is_flag_open(model)) return std::nullopt;
  const float x = pole_x(model, scene);
  if (x < scene.clip.x || x > scene.clip.x + scene.clip.w) return std::nullopt;
  const float words = measure(theme.fonts.body_bold, flag_words(model));
  const float width = std::max(theme.px(kUnplaced), words + theme.px(12 + kFlagNotch));
  const bool turned = x + width > scene.layout.panel.x + scene.layout.panel.w - theme.px(2);
  const float height = theme.px(kFlagHeight);
  return Rect{turned ? x - width : x, scene.layout.lanes.y - height - theme.px(3), width, height};
}

std::optional<std::size_t> choice_at(const Model& model, const TimelineScene& scene, float x) {
  if (!is_flag_open(model)) return std::nullopt;
  const double at = scene.view.at(x);
  std::optional<std::size_t> nearest;
  double least = 0;
  const auto& choices = model.prediction->question.choices;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto time = player::single_time(choices[i]);
    if (!time) continue;
    const double away = std::abs(timeline::in_seconds(*time) - at);
    if (!nearest || away < least) nearest = i, least = away;
  }
  return nearest;
}

void draw_time_flag(const TimelineInk& ink, State& state) {
  const auto flag = time_flag(ink.model, ink.theme, ink.scene);
  if (!flag) return;
  publish(state, "time_flag", *flag);
  if (hovered(state, *flag)) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  const float pole = pole_x(ink.model, ink.scene);
  draw_places(ink);
  const float bottom = said_bottom(ink, ink.model.prediction->question.run);
  draw_dashes(ink, pole, flag->y + flag->h, bottom, ink.theme.color().accent);
  ink.list.AddRectFilled({pole - ink.theme.px(0.75F), flag->y}, {pole + ink.theme.px(0.75F), ink.scene.layout.lanes.y},
                         ink.theme.color().accent);
  draw_cloth(ink, *flag, pole, chosen_time(ink.model).has_value());
  draw_invitation(ink, state, pole);
}

}  // namespace ui
