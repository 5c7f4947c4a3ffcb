#include "ui/overlay/cards_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/overlay/again_strip.hpp"
#include "ui/timeline/timeline_panel.hpp"

namespace ui {
namespace {

constexpr float kGap = 12;
constexpr float kLeastWidth = 288;
constexpr float kLeastHeight = 216;  // below that, words and picture are side by side
constexpr float kPad = 16;
constexpr float kTitle = 28;
constexpr float kLine = 20;

std::string name_of(std::size_t card) { return fmt::format("card/{}", card); }

bool is_flat(const Theme& theme, const Rect& rect) { return rect.h < theme.px(kLeastHeight); }

std::size_t columns_of(const Theme& theme, const Rect& room) {
  return room.w >= theme.px(2 * kLeastWidth + kGap) && !is_flat(theme, room) ? 2 : 1;
}

/// The number of columns in the last frame.
std::ptrdiff_t columns_drawn(const State& state) {
  const auto first = state.rects.find(name_of(0));
  const auto second = state.rects.find(name_of(1));
  return first != state.rects.end() && second != state.rects.end() && second->second.y > first->second.y ? 1 : 2;
}

action::OpenMoment opened_by(const CardView& card) { return {card.lesson, card.run.id, card.at}; }

/// The run of a card, as a separate model at its moment.
Model picture_of(const Model& model, const CardView& card) {
  Model picture;
  picture.words = model.words;
  picture.language = model.language;
  picture.runs = {card.run};
  picture.compare = false;
  picture.axis = card.axis;
  picture.axis_kind = card.axis->kind();
  picture.playhead = card.at;
  picture.total = card.run.timeline->total;
  return picture;
}

/// The name of its target, at the right of the title, if there is room.
void draw_lead(const Model& model, State& state, const Theme& theme, const CardView& card, const Rect& row) {
  const double t = timeline::in_seconds(card.at.t);
  const std::string words =
      (*model.words)("cards.opens", {{"lesson", card.lesson_title}, {"t", text::seconds(t, model.language)}});
  if (measure(theme.fonts.small, words) > row.w) return;
  label(state, theme.fonts.small, row, theme.color().text_dim, words, Align::right);
}

void draw_card(const Model& model, State& state, const Theme& theme, std::size_t index, const Rect& rect) {
  const Palette& c = theme.color();
  const CardView& card = model.cards[index];
  panel(theme, rect);
  const bool flat = is_flat(theme, rect);
  Rect inner = inset(rect, theme.px(kPad), theme.px(12));
  if (flat) inner.w = std::floor(inner.w * 0.4F);
  const Rect title{inner.x, inner.y, inner.w, theme.px(kTitle)};
  const float width = label(state, theme.fonts.large, title, c.text, card.title) + theme.px(16);
  if (!flat) draw_lead(model, state, theme, card, {title.x + width, title.y, title.w - width, title.h});
  float y = title.y + title.h;
  y += paragraph(theme.fonts.body, {inner.x, y, inner.w, 0}, theme.px(kLine), c.text_dim, card.sentence);
  Rect picture{rect.x, y, rect.w, rect.y + rect.h - y - theme.px(4)};
  if (flat) picture = {inner.x + inner.w, rect.y, rect.x + rect.w - inner.x - inner.w, rect.h - theme.px(4)};
  if (picture.h > theme.px(60)) draw_timeline_picture(picture_of(model, card), theme, picture);
  if (index != state.card_focus) return;
  const float wide = std::max(2.0F, theme.px(2));
  const Rect ring = inset(rect, wide / 2, wide / 2);  // not clipped where the card touches the edge of the scroll area
  ink().AddRect({ring.x, ring.y}, {ring.x + ring.w, ring.y + ring.h}, c.text_dim, theme.px(10), 0, wide);
}

/// The focus follows the mouse when it moves; otherwise it belongs to the keys.
void follow_mouse(State& state, std::size_t index, const Rect& rect) {
  if (!hovered(state, rect)) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0 || io.MouseClicked[0]) state.card_focus = index;
}

}  // namespace

void draw_cards(const Model& model, State& state, Frame& frame, Rect rect) {
  const Theme& theme = frame.theme;
  if (const float strip = again_strip_height(model, theme); strip > 0) {
    draw_again_strip(model, state, frame, rect);
    rect.y += strip;
    rect.h = std::max(0.0F, rect.h - strip);
  }
  publish(state, "cards", rect);
  state.card_focus = std::min(state.card_focus, model.cards.size() - 1);
  const std::size_t columns = columns_of(theme, rect);
  const std::size_t rows = (model.cards.size() + columns - 1) / columns;
  const float gap = theme.px(kGap);
  const float share = (rect.h + gap) / static_cast<float>(rows) - gap;
  const float height = std::floor(std::max(share, std::min(theme.px(kLeastHeight), rect.h)));
  const float width = std::floor((rect.w + gap) / static_cast<float>(columns) - gap);
  const float pitch = height + gap;
  if (state.card_reveal) {
    const float y = pitch * static_cast<float>(state.card_focus / columns);
    state.cards_scroll = std::clamp(state.cards_scroll, std::max(0.0F, y + height - rect.h), y);
    state.card_reveal = false;
  }
  const Rect area{rect.x, rect.y, rect.w + theme.px(kGap), rect.h};  // the bar is next to the cards
  const Clip clip(area);
  const float all = pitch * static_cast<float>(rows) - gap;
  scroll(theme, state, "cards", area, all - rect.h < static_cast<float>(rows) ? rect.h : all, state.cards_scroll);
  const auto place = [&](std::size_t i) {
    const float x = rect.x + (width + gap) * static_cast<float>(i % columns);
    return Rect{x, std::round(rect.y + pitch * static_cast<float>(i / columns) - state.cards_scroll), width, height};
  };
  for (std::size_t i = 0; i < model.cards.size(); ++i) {
    publish(state, name_of(i), place(i));
    follow_mouse(state, i, place(i));
  }
  for (std::size_t i = 0; i < model.cards.size(); ++i) {
    draw_card(model, state, theme, i, place(i));
    if (clicked(state, place(i))) frame.actions.emplace_back(opened_by(model.cards[i]));
  }
  scroll_bar(theme, state, "cards");
}

bool press_in_cards(Key key, const Model& model, State& state, std::vector<Action>& actions) {
  const std::ptrdiff_t last = std::ssize(model.cards) - 1;
  std::ptrdiff_t to = std::min(static_cast<std::ptrdiff_t>(state.card_focus), last);
  switch (key) {
    case Key::left:
    case Key::page_up: to -= 1; break;
    case Key::right:
    case Key::page_down: to += 1; break;
    case Key::up: to -= columns_drawn(state); break;
    case Key::down: to += columns_drawn(state); break;
    case Key::home: to = 0; break;
    case Key::end: to = last; break;
    case Key::enter: actions.emplace_back(opened_by(model.cards[static_cast<std::size_t>(to)])); return true;
    // There is no run for these keys.
    case Key::space:
    case Key::plus:
    case Key::minus:
    case Key::a:
    case Key::c: return true;
    default: return false;
  }
  // The focus stays at the first and the last row.
  if (to >= 0 && to <= last) state.card_focus = static_cast<std::size_t>(to);
  state.card_reveal = true;
  return true;
}

}  // namespace ui
