#include "ui/timeline/endless_waits.hpp"

#include <algorithm>

#include "timeline/labels.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/patterns.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

constexpr float kLength = 132;  // of the open bar, if its words do not need more

/// The wait or await in which the run has left the lane; null: none.
const timeline::Span* endless(const Model& model, LaneRef ref) {
  const timeline::Timeline& run = *model.runs[ref.run].timeline;
  if (run.why != trace::Why::deadlock || !model.shows_all(model.runs[ref.run]) || !run.has(ref.lane)) return nullptr;
  const timeline::Lane& lane = run.lane(ref.lane);
  if (lane.cap != timeline::Cap::none || lane.spans.empty() || lane.spans.back().end != run.end) return nullptr;
  const timeline::Span& last = lane.spans.back();
  const bool waits = last.state == timeline::State::waiting || last.state == timeline::State::awaiting;
  return waits ? &last : nullptr;
}

void draw_row(const TimelineInk& ink, const LaneRow& row, const timeline::Span& span) {
  const RunView& run = ink.model.runs[row.lane.run];
  const Theme& theme = ink.theme;
  const Rect& clip = ink.scene.clip;
  const auto x = static_cast<float>(ink.scene.view.px(run.timeline->end));
  if (x < clip.x || x > row.right) return;
  const std::string words = endless_wait_words(ink.model, row.lane);
  ImFont* font = theme.fonts.small;
  const float wanted = std::max(theme.px(kLength), measure(font, words) + theme.px(34));
  const float length = std::min(wanted, row.right - x);
  draw_bar(ink.list, theme, {x, row.bar.y, length, row.bar.h}, span.state);
  const std::string shown = shorten(font, words, length - theme.px(28));
  if (shown.empty()) return;
  const float y = row.bar.center_y();
  const float half = std::min(theme.px(8), row.bar.h / 2 - theme.px(2));
  const float left = x + theme.px(12);
  ink.list.AddRectFilled({left - theme.px(6), y - half}, {left + measure(font, shown) + theme.px(6), y + half},
                         translucent(theme.color().panel, 0.86F), half);
  text_at(ink.list, font, left, y, theme.color().text, shown);
}

}  // namespace

std::string endless_wait_words(const Model& model, LaneRef lane) {
  const timeline::Span* const span = endless(model, lane);
  if (span == nullptr) return {};
  const RunView& run = model.runs[lane.run];
  return (*model.words)("timeline.waits_forever",
                        {{"label", timeline::span_label(*run.timeline, *run.events, *span, *model.words)}});
}

void draw_endless_waits(const TimelineInk& ink) {
  if (ink.model.axis == nullptr) return;
  for (const LaneRow& row : ink.scene.layout.rows)
    if (const timeline::Span* const span = endless(ink.model, row.lane)) draw_row(ink, row, *span);
}

}  // namespace ui
