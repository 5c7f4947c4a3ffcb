#include "ui/timeline/said_times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/timeline/said_lines.hpp"

namespace ui {
namespace {

constexpr float kDash = 5;
constexpr float kBetweenDashes = 4;

/// A time that was said of a run.
struct SaidTime {
  std::size_t choice = 0;
  std::size_t run = 0;
  timeline::Nanos t{0};
  std::string words;
};

std::string seconds_of(const TimelineInk& ink, timeline::Nanos t) {
  return text::seconds(timeline::in_seconds(t), ink.model.language);
}

void add_said(const TimelineInk& ink, std::size_t choice, std::size_t hands, std::vector<SaidTime>& all) {
  for (const predict::RunTime& time : ink.model.prediction->question.choices[choice].means.times) {
    const std::string t = seconds_of(ink, time.t);
    const text::Words& words = *ink.model.words;
    all.push_back({choice, time.run, time.t,
                   hands == 0 ? words("predict.you_said", {{"answer", t}})
                              : words("predict.class_said", {{"answer", t}, {"n", fmt::format("{}", hands)}})});
  }
}

/// By one person, or by those of a class who raised their hands in the latest vote.
std::vector<SaidTime> said_times(const TimelineInk& ink) {
  const player::Prediction& now = *ink.model.prediction;
  std::vector<SaidTime> all;
  if (now.choice) add_said(ink, *now.choice, 0, all);
  if (!now.counting) return all;
  const auto& hands = now.vote().rounds().back();
  for (std::size_t i = 0; i < hands.size(); ++i) {
    if (hands[i] > 0) add_said(ink, i, hands[i], all);
  }
  return all;
}

std::optional<timeline::Nanos> right_time(const TimelineInk& ink, std::size_t run) {
  const predict::Question& question = ink.model.prediction->question;
  for (const predict::RunTime& time : question.choices[question.right()].means.times) {
    if (time.run == run) return time.t;
  }
  return std::nullopt;
}

float said_x(const TimelineInk& ink, timeline::Nanos t) {
  return std::round(in_view(ink.scene, ink.scene.view.px(timeline::in_seconds(t))));
}

/// "6.0 s less", between both, over the line that joins them; beside it where there is too little room.
void draw_difference(const TimelineInk& ink, State& state, const SaidTime& said, timeline::Nanos right, float y) {
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  const float a = said_x(ink, std::min(said.t, right));
  const float b = said_x(ink, std::max(said.t, right));
  const bool less = right < said.t;
  const std::string t = seconds_of(ink, less ? said.t - right : right - said.t);
  const std::string words = (*ink.model.words)(less ? "predict.less" : "predict.more", {{"t", t}});
  const float width = measure(theme.fonts.body, words) + theme.px(20);
  const float half = theme.px(10);
  ink.list.AddRectFilled({a + theme.px(4), y - theme.px(0.75F)}, {b - theme.px(4), y + theme.px(0.75F)}, c.accent);
  const bool inside = b - a > width + theme.px(24);
  const float center = inside ? (a + b) / 2 : b + theme.px(8) + width / 2;
  const Rect pill{center - width / 2, y - half, width, 2 * half};
  fill(theme, pill, c.panel, 10);
  outline(theme, pill, c.accent, 10);
  text_centered(ink.list, theme.fonts.body, center, y, c.accent_text, words);
  publish(state, fmt::format("difference/{}/{}", said.run, said.choice), pill);
}

/// Beside its line, on the side with room, below what was said before it.
void draw_said_words(const TimelineInk& ink, State& state, const SaidTime& said, float x, float y, ImU32 color) {
  const Theme& theme = ink.theme;
  const float width = measure(theme.fonts.body, said.words);
  const Rect& clip = ink.scene.clip;
  const float gap = theme.px(8);
  const float left = x + gap + width <= clip.x + clip.w ? x + gap : x - gap - width;
  const Rect place{left - theme.px(4), y - theme.px(9), width + theme.px(8), theme.px(18)};
  fill(theme, place, translucent(theme.color().panel, 0.9F), 4);
  text_at(ink.list, theme.fonts.body, left, y, color, said.words);
  publish(state, fmt::format("said/{}/{}", said.run, said.choice), place);
}

void draw_said(const TimelineInk& ink, State& state, const SaidTime& said, std::size_t nth) {
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  const float x = said_x(ink, said.t);
  if (x < ink.scene.clip.x || x > ink.scene.clip.x + ink.scene.clip.w) return;
  const auto right = right_time(ink, said.run);
  const bool is_right = right == said.t;
  const float bottom = said_bottom(ink, said.run);
  const bool alone = ink.model.prediction->question.runs.size() <= 1;
  const float top = alone ? ink.scene.layout.lanes.y - theme.px(20) : said_top(ink, said.run);
  const ImU32 line = is_right ? c.of(timeline::State::running) : c.raised_cap;
  draw_dashes(ink, x, top, bottom, line);
  const float y = bottom - theme.px(10) - theme.px(20) * static_cast<float>(nth);
  draw_said_words(ink, state, said, x, y, is_right ? c.text : c.raised_text);
  if (right && !is_right && ink.model.prediction->choice) draw_difference(ink, state, said, *right, y - theme.px(22));
}

}  // namespace

float said_top(const TimelineInk& ink, std::size_t run) {
  for (const LaneRow& row : ink.scene.layout.rows) {
    if (row.lane.run == run) return std::max(row.row.y, ink.scene.layout.lanes.y);
  }
  return ink.scene.layout.lanes.y;
}

float said_bottom(const TimelineInk& ink, std::size_t run) {
  const Rect& lanes = ink.scene.layout.lanes;
  float bottom = lanes.y;
  for (const LaneRow& row : ink.scene.layout.rows) {
    if (row.lane.run == run) bottom = std::max(bottom, row.row.y + row.row.h);
  }
  // Below the last rows there may be room for what is said; where one run is shown, it is kept free.
  const bool last = ink.scene.layout.runs.empty() || ink.scene.layout.runs.back() == run;
  bottom += std::max(ink.scene.layout.parts_height, last ? ink.theme.px(40) : 0);
  return std::min(bottom, lanes.y + lanes.h);
}

void draw_dashes(const TimelineInk& ink, float x, float top, float bottom, ImU32 color) {
  const float half = std::max(0.5F, ink.theme.px(0.75F));
  const float step = ink.theme.px(kDash + kBetweenDashes);
  for (float y = top; y < bottom; y += step) {
    ink.list.AddRectFilled({x - half, y}, {x + half, std::min(y + ink.theme.px(kDash), bottom)}, color);
  }
}

void draw_said_times(const TimelineInk& ink, State& state) {
  const player::Prediction* const now = ink.model.prediction;
  const bool told = now != nullptr && now->is(player::Prediction::Stage::answered);
  if (!told || ink.model.axis == nullptr || ink.model.axis_kind != timeline::AxisKind::time) return;
  std::size_t nth = 0;
  for (const SaidTime& said : said_times(ink)) {
    if (std::ranges::count(ink.scene.layout.runs, said.run) == 0) continue;
    draw_said(ink, state, said, now->counting ? nth++ : 0);
  }
}

}  // namespace ui
