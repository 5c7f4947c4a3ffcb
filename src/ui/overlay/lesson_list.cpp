#include "ui/overlay/lesson_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "player/lesson_path.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/overlay/lesson_card.hpp"
#include "ui/overlay/lesson_head.hpp"
#include "ui/overlay/lesson_search.hpp"
#include "ui/overlay/lesson_shelf.hpp"

namespace ui {
namespace {

constexpr float kPageMargin = 16, kLowPageMargin = 8;
constexpr float kPageFoot = 44;         // below the list, for the question of the focused lesson
constexpr float kDoneRow = 32;         // of the row in the list of a low window
constexpr float kLowPage = 480;         // height in units: a lower window has no room for a title
constexpr float kLeastForFoot = 360;

/// The parts of the page.
struct Page {
  Rect sheet, head, body, foot;  ///< a foot without height: none
  bool low = false;
};

Page page_in(const Theme& theme, float top, const Rect& screen) {
  Page page;
  page.low = screen.h < theme.px(kLowPage);
  const float margin = theme.px(page.low ? kLowPageMargin : kPageMargin);
  page.sheet = {screen.x + margin, top, std::max(0.0F, screen.w - 2 * margin),
                std::max(0.0F, screen.y + screen.h - margin - top)};
  const Rect inner = inset(page.sheet, margin, margin);
  page.head = {inner.x, inner.y, inner.w, list_head_height(theme, page.low)};
  const float foot = screen.h < theme.px(kLeastForFoot) ? 0 : theme.px(kPageFoot);
  page.body = {inner.x, inner.y + page.head.h, inner.w, std::max(0.0F, inner.h - page.head.h - foot)};
  page.foot = {inner.x, inner.y + inner.h - foot, inner.w, foot};
  return page;
}

/// The focus follows the mouse when it moves, so that keys and mouse share one lesson; otherwise it belongs to the
/// keys.
void follow_mouse(State& state, const LessonEntry& entry, const Rect& card) {
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (!hovered(state, card)) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (moved.x == 0 && moved.y == 0 && !ImGui::GetIO().MouseClicked[0]) return;
  state.lesson_focus = entry.id;
}

void reveal(State& state, const Theme& theme, const Rect& card, float room) {
  const float margin = theme.px(40);  // including its chapter's heading if that is adjacent
  state.lessons_scroll = std::min(state.lessons_scroll, std::max(0.0F, card.y - margin));
  state.lessons_scroll = std::max(state.lessons_scroll, card.y + card.h + theme.px(8) - room);
  state.lesson_reveal = false;
}

/// The chapter's title, and how many of its lessons were seen.
void draw_heading(const Model& model, State& state, const Theme& theme, const ShelfHeading& heading, const Rect& row) {
  const Palette& c = theme.color();
  const float width = label(state, theme.fonts.body_bold, row, c.text_dim, heading.text);
  std::size_t seen = 0, all = 0;
  for (const LessonEntry& entry : model.lessons) {
    if (entry.chapter != heading.text) continue;
    ++all;
    seen += entry.seen ? 1 : 0;
  }
  const std::string count = fmt::format("{}/{}", seen, all);
  if (seen == 0 || measure(theme.fonts.small, count) > row.w - width - theme.px(12)) return;
  label(state, theme.fonts.small, inset(row, theme.px(10), 0), c.text_dim, count, Align::right);
}

void draw_cards_of(const Model& model, State& state, Frame& frame, const ShelfPlan& plan, const Shelf& shelf,
                   const Rect& origin, const Rect& clip, bool listening) {
  const Theme& theme = frame.theme;
  const auto moved = [&](Rect rect) {
    rect.x += origin.x;
    rect.y = std::round(rect.y + origin.y - state.lessons_scroll);
    return rect;
  };
  for (const ShelfHeading& each : shelf.headings) draw_heading(model, state, theme, each, moved(each.rect));
  for (const ShelfLesson& each : shelf.lessons) {
    publish(state, "lesson/" + model.lessons[each.lesson].id, moved(each.rect));
    if (listening) follow_mouse(state, model.lessons[each.lesson], moved(each.rect));
  }
  const auto focus = focused_lesson(model, state);
  for (const ShelfLesson& each : shelf.lessons) {
    const Rect card = moved(each.rect);
    const bool in_view = card.y < clip.y + clip.h && card.y + card.h > clip.y;
    const bool focused = focus == each.lesson && state.focus.at.empty();
    if (in_view) draw_lesson_card(model, state, theme, plan, each, card, focused);
    if (listening && clicked(state, card)) open_from_list(model, state, each.lesson, frame.actions);
  }
}

void draw_body(const Model& model, State& state, Frame& frame, const Page& page, bool listening) {
  const Theme& theme = frame.theme;
  const float done = page.low ? theme.px(kDoneRow) : 0;
  const ShelfPlan plan = plan_shelf(model, theme, page.body.w, page.body.h - done);
  const Shelf shelf = lay_out_shelf(model, theme, plan, listed_lessons(model, state));
  if (const auto focus = focused_lesson(model, state); focus && state.lesson_reveal) {
    const auto at = std::ranges::find(shelf.lessons, *focus, &ShelfLesson::lesson);
    Rect card = at == shelf.lessons.end() ? Rect{} : at->rect;
    card.y += done;
    if (at != shelf.lessons.end()) reveal(state, theme, card, page.body.h);
  }
  const Rect area{page.body.x, page.body.y, page.body.w + (page.sheet.w - page.body.w) / 2, page.body.h};
  const Clip clip(area);
  scroll(theme, state, "lesson_list", area, shelf.height + done, state.lessons_scroll);
  if (page.low) {
    const Rect row{page.body.x, std::round(page.body.y - state.lessons_scroll), page.body.w, theme.px(28)};
    draw_done(model, state, frame, row, listening);
  }
  const Rect origin{page.body.x, page.body.y + done, page.body.w, page.body.h};
  draw_cards_of(model, state, frame, plan, shelf, origin, page.body, listening);
  scroll_bar(theme, state, "lesson_list");
  if (shelf.lessons.empty()) {
    label(state, theme.fonts.body, {origin.x, origin.y, origin.w, theme.px(32)}, theme.color().text_dim,
          (*model.words)["lessons.none"]);
  }
}

/// The question of the focused lesson.
void draw_foot(const Model& model, State& state, const Theme& theme, const Rect& foot) {
  if (foot.h <= 0) return;
  fill(theme, {foot.x, foot.y + theme.px(6), foot.w, hairline(theme)}, theme.color().hairline, 0);
  const auto focus = focused_lesson(model, state);
  if (!focus) return;
  const std::string& question = model.lessons[*focus].question;
  const Rect place{foot.x, foot.y + theme.px(10), foot.w, foot.h - theme.px(10)};
  for (ImFont* font : {theme.fonts.large, theme.fonts.body}) {
    if (measure(font, question) <= place.w) return void(label(state, font, place, theme.color().text, question));
  }
  const float line = theme.px(16);
  const auto lines = static_cast<float>(wrap(theme.fonts.small, question, place.w).size());
  paragraph(theme.fonts.small, {place.x, place.center_y() - line * lines / 2, place.w, 0}, line, theme.color().text,
            question);
}

}  // namespace

void draw_lesson_list(const Model& model, State& state, Frame& frame, float top, Rect screen, bool listening) {
  const Theme& theme = frame.theme;
  const Page page = page_in(theme, top, screen);
  fill(theme, screen, theme.color().scrim, 0);
  publish(state, "lesson_list", page.sheet);
  floating_panel(theme, page.sheet);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (listening && ImGui::GetIO().MouseClicked[0] && !page.sheet.contains(mouse.x, mouse.y)) close_lesson_list(state);
  const bool asks = state.reset_asked;
  const Clip clip(page.sheet);
  draw_list_head(model, state, frame, page.head, page.low, listening && !asks);
  draw_body(model, state, frame, page, listening && !asks);
  draw_foot(model, state, theme, page.foot);
  if (!state.reset_asked) return;
  state.focus.ring.clear();  // only the answers can be reached
  draw_reset_question(model, state, frame, page.sheet, listening && asks);
}

}  // namespace ui
