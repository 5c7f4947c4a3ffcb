#include "ui/timeline/step_ruler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "timeline/horizon.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/ruler_instants.hpp"
#include "ui/timeline/ruler_rows.hpp"

namespace ui {
namespace {

using timeline::Axis;
using timeline::Column;

// How many events the columns before `index` have: on the axis each event is 1 wide, and the time between two instants
// kGap.
std::uint32_t events_before(std::span<const Column> columns, std::size_t index) {
  return static_cast<std::uint32_t>(std::lround(columns[index].begin - Axis::kGap * static_cast<double>(index)));
}

// The steps that are shown, and where on the axis the next one would be.
struct ShownSteps {
  std::uint32_t count = 0;
  double end = 0;
};

ShownSteps shown_steps(const Model& model) {
  const std::span<const Column> columns = model.axis->columns();
  const auto after = std::ranges::upper_bound(columns, model.revealed.t, {}, &Column::t);
  if (after == columns.begin()) return {};
  const auto last = static_cast<std::size_t>(after - columns.begin()) - 1;
  const std::uint32_t events = timeline::shown_events(columns[last], model.revealed);
  const double gap = model.revealed.t > columns[last].t ? Axis::kGap : 0;
  return {events_before(columns, last) + events, columns[last].begin + events + gap};
}

// The column of the event of that number, counted from 1: the last one with fewer events before it.
std::size_t column_of(std::span<const Column> columns, std::uint32_t number) {
  std::size_t from = 0, beyond = columns.size();
  while (beyond - from > 1) {
    const std::size_t middle = from + (beyond - from) / 2;
    (events_before(columns, middle) < number ? from : beyond) = middle;
  }
  return from;
}

// The place of the event of that number: the middle of its step.
double step_at(std::span<const Column> columns, const ShownSteps& shown, std::uint32_t number) {
  if (number > shown.count) return shown.end + (number - shown.count) - 0.5;
  const std::size_t index = column_of(columns, number);
  return columns[index].begin + (number - 1 - events_before(columns, index)) + 0.5;
}

// The last number before a place of the axis; 0: none.
std::uint32_t number_before(std::span<const Column> columns, const ShownSteps& shown, double at) {
  if (at >= shown.end) return shown.count + static_cast<std::uint32_t>(std::max(0.0, std::floor(at - shown.end)));
  const auto after = std::ranges::upper_bound(columns, at, {}, &Column::begin);
  return after == columns.begin() ? 0 : events_before(columns, static_cast<std::size_t>(after - columns.begin()) - 1);
}

// Each `every`th step, and the first: as many as fit next to each other.
std::uint32_t every_step(const TimelineInk& ink) {
  const timeline::TimeScale& scale = ink.scene.view.scale;
  const float label = measure(ink.theme.fonts.small, fmt::format("{:.0f}", scale.end())) + ink.theme.px(4);
  const double least = static_cast<double>(std::max(ink.theme.px(18), label)) * ink.scene.view.per_px();
  return static_cast<std::uint32_t>(std::clamp(nice_step(std::max(1.0, least)), 1.0, 1e9));
}

void draw_step_number(const TimelineInk& ink, double at, std::uint32_t number) {
  const auto x = static_cast<float>(ink.scene.view.px(at));
  const std::string label = fmt::format("{}", number);
  if (x < ink.scene.clip.x || is_under_handle(ink, x, label)) return;
  const float y = ruler_rows(ink.theme, ink.scene.layout).labels;
  text_centered(ink.list, ink.theme.fonts.small, x, y, ink.theme.color().text_faint, label);
}

void draw_step_numbers(const TimelineInk& ink) {
  const Model& model = ink.model;
  const std::span<const Column> columns = model.axis->columns();
  if (columns.empty()) return;
  const ShownSteps shown = shown_steps(model);
  const std::uint32_t every = every_step(ink);
  // An axis whose end is known has no numbers beyond it.
  const double end = std::min(ink.scene.view.at(ink.scene.clip.x + ink.scene.clip.w),
                              model.horizon.value_or(model.axis->end()));
  std::uint32_t number = std::max<std::uint32_t>(number_before(columns, shown, ink.scene.view.at(ink.scene.clip.x)), 1);
  for (;; number = (number / every + 1) * every) {
    const double at = step_at(columns, shown, number);
    if (at > end) return;
    if (number == 1 || number % every == 0) draw_step_number(ink, at, number);
  }
}

void draw_gap(const TimelineInk& ink, const Column& before, const Column& after) {
  const Theme& theme = ink.theme;
  const auto x0 = static_cast<float>(ink.scene.view.px(before.end));
  const auto x1 = static_cast<float>(ink.scene.view.px(after.begin));
  const float y = ink.scene.layout.ruler.y + theme.px(21);
  const std::string duration = text::short_seconds(timeline::in_seconds(after.t - before.t), ink.model.language);
  std::string words = (*ink.model.words)("timeline.flows", {{"t", duration}});
  if (measure(theme.fonts.small, words) > x1 - x0 - theme.px(6)) words = duration;
  if (measure(theme.fonts.small, words) > x1 - x0 - theme.px(4)) return;
  text_centered(ink.list, theme.fonts.small, (x0 + x1) / 2, y, theme.color().text_dim, words);
}

// The times between the instants, unless all of them are too narrow for words.
void draw_gaps(const TimelineInk& ink) {
  const AxisView& view = ink.scene.view;
  if (Axis::kGap / view.per_px() < ink.theme.px(4)) return;
  const std::span<const Column> columns = ink.model.axis->columns();
  if (columns.size() < 2) return;
  const auto first = std::ranges::lower_bound(columns, view.at(ink.scene.clip.x), {}, &Column::begin);
  for (auto after = std::max(first, columns.begin() + 1); after < columns.end(); ++after) {
    const Column& before = *std::prev(after);
    if (!ink.model.shows({after->t, 0}) || view.px(before.end) > ink.scene.clip.x + ink.scene.clip.w) return;
    draw_gap(ink, before, *after);
  }
}

}  // namespace

void draw_step_ruler(const TimelineInk& ink) {
  each_instant(ink, [&ink](const ShownInstant& instant) { draw_instant(ink, instant); });
  draw_step_numbers(ink);
  draw_gaps(ink);
}

}  // namespace ui
