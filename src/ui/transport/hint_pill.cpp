#include "ui/transport/hint_pill.hpp"

#include <algorithm>

#include "player/again.hpp"
#include "player/commands.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr float kHeight = 24;
constexpr float kOverEdge = 8;  // of it is inside the timeline
constexpr float kRight = 16;
constexpr float kPad = 12;
constexpr float kCross = 22;

/// What the pill says, and for a click the key that does the same.
struct Pill {
  const char* name = "hint";
  std::string words, key;
};

void draw_pill(const Model& model, State& state, Frame& frame, const Rect& timeline, const Pill& what) {
  const Theme& theme = frame.theme;
  const Palette& c = theme.color();
  const bool opens = !what.key.empty();
  const float key = opens ? measure(theme.fonts.small, what.key) + theme.px(8) : 0;
  const float text = measure(theme.fonts.small, what.words) + key;
  const float width = std::min(text + theme.px(2 * kPad + kCross), timeline.w - theme.px(2 * kRight));
  const Rect pill{timeline.x + timeline.w - theme.px(kRight) - width, timeline.y + timeline.h - theme.px(kOverEdge), width,
                  theme.px(kHeight)};
  publish(state, what.name, pill);
  const Rect words{pill.x, pill.y, width - theme.px(kCross), pill.h};
  const bool hot = opens && hovered(state, words);
  if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  fill(theme, pill, hot ? c.raised : c.inset, kHeight / 2);
  outline(theme, pill, opens ? c.text_dim : c.accent, kHeight / 2);
  const Rect inner{pill.x + theme.px(kPad), pill.y, words.w - theme.px(kPad), pill.h};
  label(state, theme.fonts.small, {inner.x, inner.y, inner.w - key, inner.h}, c.text, what.words);
  if (opens) label(state, theme.fonts.small, inner, c.text_dim, what.key, Align::right);
  const Rect close{pill.x + pill.w - theme.px(kCross + 2), pill.y + theme.px(2), theme.px(20), theme.px(20)};
  if (opens && take(state, what.name, words) && player::first_to_try(model) != nullptr) {
    frame.actions.push_back(player::try_again(player::first_to_try(model)->question));
  }
  if (sign_button(theme, state, "hint_close", close, Sign::close, {.size = 9, .bare = true})) {
    frame.actions.emplace_back(action::DismissNotice{});
  }
  tip(state, "hint_close", close, (*model.words)["screen.dismiss_hint"]);
}

}  // namespace

void draw_hint(const Model& model, State& state, Frame& frame, const Rect& timeline) {
  if (timeline.w <= 0) return;
  if (!model.offered.empty() && model.cards.empty()) {
    const std::string key = player::keys_text(player::command("try_again"));
    draw_pill(model, state, frame, timeline, {"again", player::to_try_words(model.offered.size(), *model.words), key});
  } else if (!model.hint.empty()) {
    draw_pill(model, state, frame, timeline, {"hint", model.hint, ""});
  }
}

}  // namespace ui
