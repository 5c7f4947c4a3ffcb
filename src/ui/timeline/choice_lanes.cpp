#include "ui/timeline/choice_lanes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ui/kit/brush.hpp"
#include "ui/kit/choice_mark.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

using Stage = player::Prediction::Stage;

bool means_lane(const player::Prediction& now, std::size_t choice, LaneRef lane) {
  return lane.run == now.question.run && choice < now.lanes.size() &&
         std::ranges::count(now.lanes[choice], lane.lane) > 0;
}

/// Left of the plot: the name.
Rect name_place(const TimelineInk& ink, const LaneRow& row) {
  const float gap = ink.theme.px(2);
  const float right = ink.scene.clip.x - ink.theme.px(2);
  return {row.row.x, row.bar.y - gap, right - row.row.x, row.bar.h + 2 * gap};
}

void mark_row(const TimelineInk& ink, State& state, const LaneRow& row) {
  const player::Prediction& now = *ink.model.prediction;
  const Rect place = name_place(ink, row);
  if (now.is(Stage::asked)) {
    const auto choice = choice_of_lane(ink.model, row.lane);
    if (!choice) return;
    const bool chosen = now.choice == choice;
    const Rect mark = draw_choice_number(ink.theme, place.x + place.w - ink.theme.px(11), row.bar.center_y(), *choice, chosen);
    publish(state, fmt::format("choice_lane/{}", *choice), mark);
    if (chosen) outline_choice(ink.theme, place, ChoiceMark::chosen);
    return;
  }
  if (means_lane(now, now.question.right(), row.lane)) {
    outline_choice(ink.theme, place, ChoiceMark::right);
    publish(state, fmt::format("right_lane/{}", row.lane.lane), place);
  } else if (now.choice && means_lane(now, *now.choice, row.lane)) {
    outline_choice(ink.theme, place, ChoiceMark::said);
    publish(state, fmt::format("said_lane/{}", row.lane.lane), place);
  }
}

}  // namespace

std::optional<std::size_t> choice_of_lane(const Model& model, LaneRef lane) {
  if (!model.asks() || lane.run != model.prediction->question.run) return std::nullopt;
  const player::Prediction& now = *model.prediction;
  const auto& lanes = now.lanes;
  const auto is_lane = [&](const auto& one) { return one.size() == 1; };
  if (std::ranges::none_of(lanes, is_lane)) return std::nullopt;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    if (lanes[i].size() == 1 && lanes[i].front() == lane.lane && lane.lane != timeline::kNoLane) return i;
  }
  // "Nothing runs" is the thread's, where no other choice is without a lane.
  const auto means_none = [](const auto& one) { return one.empty(); };
  const auto nobody = std::ranges::find_if(lanes, means_none);
  const bool only = now.question.type == predict::Type::who && std::ranges::count_if(lanes, means_none) == 1;
  if (lane.lane != 0 || !only) return std::nullopt;
  return static_cast<std::size_t>(nobody - lanes.begin());
}

void draw_choice_lanes(const TimelineInk& ink, State& state) {
  const player::Prediction* const now = ink.model.prediction;
  if (now == nullptr || (!now->is(Stage::asked) && !now->is(Stage::answered))) return;
  Rect place = ink.scene.layout.lanes;
  place.h = ink.scene.clip.h;
  const Clip clip(place);
  for (const LaneRow& row : ink.scene.layout.rows) {
    if (!ink.scene.layout.is_strip(row.lane.run)) mark_row(ink, state, row);
  }
}

}  // namespace ui
