#include "ui/transport/notice_bar.hpp"

#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr float kLine = 18;
constexpr float kSides = 72;  // the margins and the cross

}  // namespace

float notice_height(const Model& model, const Theme& theme, float width) {
  if (model.notice.empty()) return 0;
  const auto lines = wrap(theme.fonts.small, model.notice, width - theme.px(32 + kSides)).size();
  return 18 + kLine * static_cast<float>(lines);
}

void draw_notice(const Model& model, State& state, Frame& frame, Rect rect) {
  const Theme& theme = frame.theme;
  const Palette& c = theme.color();
  fill(theme, rect, c.inset, 10);
  outline(theme, rect, c.hairline, 10);
  publish(state, "notice", rect);
  const Rect text{rect.x + theme.px(16), rect.y + theme.px(9), rect.w - theme.px(kSides), rect.h};
  paragraph(theme.fonts.small, text, theme.px(kLine), c.text, model.notice);
  const Rect close{rect.x + rect.w - theme.px(40), rect.y + theme.px(4), theme.px(28), theme.px(28)};
  if (sign_button(theme, state, "notice_close", close, Sign::close,
                  {.size = 12, .round = false, .main = false, .bare = true})) {
    frame.actions.emplace_back(action::DismissNotice{});
  }
  tip(state, "notice_close", close, (*model.words)["screen.dismiss_hint"]);
}

}  // namespace ui
