#include "ui/transport/hint_pill.hpp"

#include <algorithm>

#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr float kHeight = 24;
constexpr float kOverEdge = 8;  // of it is inside the timeline
constexpr float kRight = 16;
constexpr float kPad = 12;
constexpr float kCross = 22;

}  // namespace

void draw_hint(const Model& model, State& state, Frame& frame, const Rect& timeline) {
  if (model.hint.empty() || timeline.w <= 0) return;
  const Theme& theme = frame.theme;
  const Palette& c = theme.color();
  const float text = measure(theme.fonts.small, model.hint);
  const float width = std::min(text + theme.px(2 * kPad + kCross), timeline.w - theme.px(2 * kRight));
  const Rect pill{timeline.x + timeline.w - theme.px(kRight) - width, timeline.y + timeline.h - theme.px(kOverEdge), width,
                  theme.px(kHeight)};
  fill(theme, pill, c.inset, kHeight / 2);
  outline(theme, pill, c.accent, kHeight / 2);
  publish(state, "hint", pill);
  label(state, theme.fonts.small, {pill.x + theme.px(kPad), pill.y, width - theme.px(kPad + kCross), pill.h}, c.text,
        model.hint);
  const Rect close{pill.x + pill.w - theme.px(kCross + 2), pill.y + theme.px(2), theme.px(20), theme.px(20)};
  if (sign_button(theme, state, "hint_close", close, Sign::close, {.size = 9, .bare = true})) {
    frame.actions.emplace_back(action::DismissNotice{});
  }
  tip(state, "hint_close", close, (*model.words)["screen.dismiss_hint"]);
}

}  // namespace ui
