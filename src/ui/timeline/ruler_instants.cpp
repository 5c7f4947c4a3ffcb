#include "ui/timeline/ruler_instants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "timeline/horizon.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/ruler_rows.hpp"

namespace ui {
namespace {

using timeline::Column;

// The first column that ends right of `x`.
std::size_t first_right_of(const TimelineInk& ink, double x) {
  const std::span<const Column> columns = ink.model.axis->columns();
  return static_cast<std::size_t>(std::ranges::upper_bound(columns, ink.scene.view.at(x), {}, &Column::end) -
                                  columns.begin());
}

/// The right edge of the pill: that of an instant which is not past yet has room for its time.
float pill_right(const TimelineInk& ink, const ShownInstant& instant) {
  if (instant.past) return instant.x1;
  const std::string time = text::seconds(timeline::in_seconds(instant.column.t), ink.model.language);
  return std::max(instant.x1, instant.x0 + measure(ink.theme.fonts.small, time) + ink.theme.px(18));
}

}  // namespace

void each_instant(const TimelineInk& ink, const std::function<void(const ShownInstant&)>& visit) {
  const AxisView& view = ink.scene.view;
  const std::span<const Column> columns = ink.model.axis->columns();
  const float right = ink.scene.clip.x + ink.scene.clip.w;
  // One column more, against rounding.
  std::size_t i = std::max<std::size_t>(first_right_of(ink, ink.scene.clip.x), 1) - 1;
  while (i < columns.size()) {
    const Column& column = columns[i];
    const std::uint32_t events = timeline::shown_events(column, ink.model.revealed);
    const auto x0 = static_cast<float>(view.px(column.begin));
    const auto x1 = static_cast<float>(view.px(column.begin + events));
    if (x0 > right || !ink.model.shows({column.t, 0})) return;
    if (x1 >= ink.scene.clip.x) visit({column, events, timeline::is_past(column, ink.model.revealed), x0, x1});
    const double pixel_end = std::floor(x0) + 1;
    ++i;
    if (i < columns.size() && view.px(columns[i].end) <= pixel_end) i = std::max(i, first_right_of(ink, pixel_end));
  }
}

void each_opening(const TimelineInk& ink, const std::function<void(const ShownInstant&)>& visit) {
  for (const Opening& one : ink.scene.view.openings) {
    const Column* const column = one.px > 0 ? ink.model.axis->column(one.t) : nullptr;
    if (column == nullptr) continue;
    const std::uint32_t events = timeline::shown_events(*column, ink.model.revealed);
    const auto x0 = static_cast<float>(ink.scene.view.px(timeline::Position{one.t, 0}));
    const float x1 = x0 + static_cast<float>(one.px * events / one.count);
    visit({*column, events, timeline::is_past(*column, ink.model.revealed), x0, x1});
  }
}

void draw_instant(const TimelineInk& ink, const ShownInstant& instant) {
  const Theme& theme = ink.theme;
  const RulerRows rows = ruler_rows(theme, ink.scene.layout);
  // Instants that are cut off by the edge keep their words in view.
  const float left = std::max(instant.x0 + theme.px(1), ink.scene.clip.x);
  const float right = std::min(pill_right(ink, instant) - theme.px(1), ink.scene.clip.x + ink.scene.clip.w);
  if (right - left < theme.px(3)) return;
  ink.list.AddRectFilled({left, rows.pill}, {right, rows.pill + rows.pill_height}, theme.color().inset, theme.px(5));
  const std::string words =
      instant_header(ink.model, instant.column, instant.past, theme.fonts.small, right - left - theme.px(12));
  text_centered(ink.list, theme.fonts.small, (left + right) / 2, rows.pill + rows.pill_height / 2, theme.color().text, words);
}

std::string instant_header(const Model& model, const Column& column, bool past, const ImFont* font, float width) {
  const text::Words& words = *model.words;
  const std::string time = text::seconds(timeline::in_seconds(column.t), model.language);
  // Runs under one ruler do not do equally many things in an instant.
  if (past && model.visible_runs().size() == 1 && column.count > 1) {
    static constexpr std::uint32_t kInWords = 12;
    std::string count = column.count <= kInWords
                            ? words[fmt::format("timeline.count.n{}", column.count)]
                            : words("timeline.count.more", {{"n", fmt::format("{}", column.count)}});
    std::string all = words("timeline.instant", {{"t", time}, {"count", std::move(count)}});
    if (measure(font, all) <= width) return all;
  }
  return measure(font, time) <= width ? time : std::string{};
}

bool is_under_handle(const TimelineInk& ink, float x, const std::string& label) {
  const float reach = measure(ink.theme.fonts.small, label) / 2 + ink.theme.px(9);
  return std::abs(x - ink.scene.playhead_x) < reach;
}

}  // namespace ui
