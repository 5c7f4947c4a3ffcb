#include "ui/timeline/legend.hpp"

#include <array>

#include "timeline/labels.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/patterns.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

using SpanState = timeline::State;

// In the order in which a beginner needs them.
constexpr std::array kOrder{SpanState::running, SpanState::waiting, SpanState::awaiting, SpanState::blocked,
                            SpanState::ready,   SpanState::idle,    SpanState::plan};
static_assert(kOrder.size() == timeline::kStates.size());

constexpr float kSwatch = 22, kGap = 7, kBetween = 18;

class Legend {
 public:
  Legend(const TimelineInk& ink, const Rect& place)
      : ink_(ink), place_(place), x_(place.x + ink.theme.px(2)), y_(place.center_y()) {}

  void draw() {
    for (const SpanState state : kOrder) {
      if (!takes(timeline::state_word(state, *ink_.model.words))) return;
      draw_bar(ink_.list, ink_.theme, {x_, y_ - ink_.theme.px(6), ink_.theme.px(kSwatch), ink_.theme.px(12)}, state, 0);
      say(timeline::state_word(state, *ink_.model.words));
    }
    const std::string& task = (*ink_.model.words)["timeline.one_task"];
    if (!takes(task)) return;
    draw_task();
    say(task);
  }

 private:
  [[nodiscard]] bool takes(const std::string& words) const {
    return x_ + ink_.theme.px(kSwatch + kGap) + measure(ink_.theme.fonts.small, words) <= place_.x + place_.w;
  }
  void say(const std::string& words) {
    x_ += ink_.theme.px(kSwatch + kGap);
    text_at(ink_.list, ink_.theme.fonts.small, x_, y_, ink_.theme.color().text_dim, words);
    x_ += measure(ink_.theme.fonts.small, words) + ink_.theme.px(kBetween);
  }
  void draw_task() {
    const float unit = ink_.theme.px(1);
    const ImU32 color = ink_.theme.color().text_dim;
    const float left = x_ + 12 * unit;
    const float line = std::max(1.0F, 1.25F * unit);
    ink_.list.AddRectFilled({left, y_ - 6 * unit}, {left + line, y_ + 6 * unit}, color);
    ink_.list.AddRectFilled({left, y_ - 6 * unit}, {left + 4 * unit, y_ - 6 * unit + line}, color);
    ink_.list.AddRectFilled({left, y_ + 6 * unit - line}, {left + 4 * unit, y_ + 6 * unit}, color);
  }

  const TimelineInk& ink_;
  const Rect& place_;
  float x_, y_;
};

}  // namespace

void draw_legend(const TimelineInk& ink, const Rect& place) {
  if (place.h > 0) Legend(ink, place).draw();
}

}  // namespace ui
