#include "ui/overlay/lesson_list.hpp"

#include <algorithm>
#include <cmath>

#include "player/lesson_path.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/overlay/lesson_search.hpp"
#include "ui/overlay/lesson_shelf.hpp"

namespace ui {
namespace {

constexpr float kMargin = 16;
constexpr float kListPad = 16;
constexpr float kHead = 40;
constexpr float kSearch = 36;
constexpr float kLow = 480;  // height in units: a lower window has no room for a title

/// The switch between the two orders, at the right. @returns its left edge.
float draw_paths(const Model& model, State& state, Frame& frame, const Rect& row, bool listening) {
  const Theme& theme = frame.theme;
  const text::Words& words = *model.words;
  const std::string labels[] = {words["lessons.by_chapter"], words["lessons.by_article"]};
  const float width = std::min(segments_width(theme, labels), row.w * 0.75F);
  const Rect place{row.x + row.w - width, row.y, width, theme.px(28)};
  const int chosen = model.by_article ? 1 : 0;
  const int hit = segments(theme, state, "path", place, labels, chosen);
  if (listening && hit >= 0 && hit != chosen) {
    frame.actions.emplace_back(action::SetPath{hit == 1});
    state.lesson_reveal = true;
  }
  return place.x;
}

/// The search text, or a hint.
void draw_search(const Model& model, State& state, const Theme& theme, const Rect& row) {
  const Palette& c = theme.color();
  const Rect field{row.x, row.y, row.w, theme.px(28)};
  fill(theme, field, c.raised, 8);
  outline(theme, field, state.lesson_search.empty() ? c.hairline : c.text_dim, 8);
  const Rect inner = inset(field, theme.px(12), 0);
  if (state.lesson_search.empty()) {
    const std::string& all = (*model.words)["lessons.ways"];
    const bool fits = measure(theme.fonts.small, all) <= inner.w;
    label(state, theme.fonts.small, inner, c.text_dim, fits ? all : (*model.words)["lessons.search"]);
    return;
  }
  const float x = inner.x + label(state, theme.fonts.body, inner, c.text, state.lesson_search) + theme.px(2);
  fill(theme, {x, field.y + theme.px(7), theme.px(1.5F), field.h - theme.px(14)}, c.text, 0);
}

/// Title, order and search; in a low window all in one row. @returns its height.
float draw_head(const Model& model, State& state, Frame& frame, const Rect& place, bool low, bool listening) {
  const Theme& theme = frame.theme;
  const float end = draw_paths(model, state, frame, place, listening);
  if (low) {
    draw_search(model, state, theme, {place.x, place.y, end - theme.px(12) - place.x, 0});
    return theme.px(kSearch);
  }
  const float inset = theme.px(kShelfInset);
  label(state, theme.fonts.large, {place.x + inset, place.y, end - place.x - 2 * inset, theme.px(28)},
        theme.color().text, (*model.words)["lessons.title"]);
  draw_search(model, state, theme, {place.x, place.y + theme.px(kHead), place.w, 0});
  return theme.px(kHead + kSearch);
}

void draw_lesson_row(const Model& model, State& state, Frame& frame, const ShelfPlan& plan, const ShelfLesson& at,
                     const Rect& row, bool focused) {
  const Theme& theme = frame.theme;
  const Palette& c = theme.color();
  const LessonEntry& entry = model.lessons[at.lesson];
  const bool open = entry.id == model.lesson_id;
  if (focused || open) fill(theme, row, focused ? c.inset : c.raised, 8);
  if (focused) outline(theme, row, c.text_dim, 8);
  if (open) fill(theme, {row.x, row.y + theme.px(7), theme.px(3), row.h - theme.px(14)}, c.text, 1.5F);
  const Rect words{row.x + shelf_indent(model, theme), row.y + theme.px(kShelfPad), shelf_words(model, theme, plan),
                   theme.px(kShelfTitle)};
  if (model.by_article) {
    label(state, theme.fonts.code, {row.x + theme.px(kShelfInset), words.y, theme.px(18), words.h}, c.text_faint,
          std::to_string(at.number), Align::right);
  }
  const std::string now = open ? (*model.words)["lessons.open"] : "";
  const float tail = open ? measure(theme.fonts.small, now) + theme.px(12) : 0;
  ImFont* font = open ? theme.fonts.body_bold : theme.fonts.body;
  if (measure(font, entry.title) > words.w - tail) font = theme.fonts.small;
  label(state, font, {words.x, words.y, words.w - tail, words.h}, c.text, entry.title);
  if (open) label(state, theme.fonts.small, words, c.text_dim, now, Align::right);
  if (!plan.questions) return;
  const Rect question{words.x, words.y + words.h, words.w, 0};
  paragraph(theme.fonts.small, question, theme.px(kShelfLine), c.text_dim, entry.question);
}

/// The focus follows the mouse when it moves, so that keys and mouse share one lesson; otherwise it belongs to the
/// keys.
void follow_mouse(State& state, const LessonEntry& entry, const Rect& row) {
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (!hovered(state, row)) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (moved.x != 0 || moved.y != 0 || ImGui::GetIO().MouseClicked[0]) state.lesson_focus = entry.id;
}

void reveal(State& state, const Theme& theme, const Rect& row, float room) {
  const float margin = theme.px(40);  // including its chapter's heading if that is adjacent
  state.lessons_scroll = std::min(state.lessons_scroll, std::max(0.0F, row.y - margin));
  state.lessons_scroll = std::max(state.lessons_scroll, row.y + row.h + theme.px(8) - room);
  state.lesson_reveal = false;
}

void draw_shelf(const Model& model, State& state, Frame& frame, const ShelfPlan& plan, const Rect& body,
                bool listening) {
  const Theme& theme = frame.theme;
  const Shelf shelf = lay_out_shelf(model, theme, plan, listed_lessons(model, state));
  if (const auto focus = focused_lesson(model, state); focus && state.lesson_reveal) {
    const auto at = std::ranges::find(shelf.lessons, *focus, &ShelfLesson::lesson);
    if (at != shelf.lessons.end()) reveal(state, theme, at->rect, body.h);
  }
  const Rect area{body.x, body.y, body.w + theme.px(kListPad - 4), body.h};
  const Clip clip(area);
  scroll(theme, state, "lesson_list", area, shelf.height, state.lessons_scroll);
  const auto moved = [&](Rect rect) {
    rect.x += body.x;
    rect.y = std::round(rect.y + body.y - state.lessons_scroll);
    return rect;
  };
  for (const ShelfHeading& heading : shelf.headings) {
    label(state, theme.fonts.body_bold, inset(moved(heading.rect), theme.px(kShelfInset), 0), theme.color().text_dim,
          heading.text);
  }
  for (const ShelfLesson& each : shelf.lessons) {
    const Rect row = moved(each.rect);
    publish(state, "lesson/" + model.lessons[each.lesson].id, row);
    follow_mouse(state, model.lessons[each.lesson], row);
  }
  const auto focus = focused_lesson(model, state);
  for (const ShelfLesson& each : shelf.lessons) {
    const Rect row = moved(each.rect);
    draw_lesson_row(model, state, frame, plan, each, row, focus == each.lesson);
    if (!listening || !clicked(state, row)) continue;
    state.lessons_open = false;
    const std::string& id = model.lessons[each.lesson].id;
    if (id != model.lesson_id) frame.actions.emplace_back(action::SelectLesson{id});
  }
  scroll_bar(theme, state, "lesson_list");
  if (shelf.lessons.empty()) {
    label(state, theme.fonts.body, {body.x, body.y, body.w, theme.px(32)}, theme.color().text_dim,
          (*model.words)["lessons.none"]);
  }
}

/// The question of the focused lesson.
void draw_question_of(const Model& model, State& state, const Theme& theme, const Rect& row) {
  fill(theme, {row.x, row.y, row.w, hairline(theme)}, theme.color().hairline, 0);
  const auto focus = focused_lesson(model, state);
  if (!focus) return;
  const std::string& question = model.lessons[*focus].question;
  const Rect place{row.x + theme.px(kShelfInset), row.y + theme.px(6), row.w - theme.px(2 * kShelfInset),
                   row.h - theme.px(6)};
  for (ImFont* font : {theme.fonts.large, theme.fonts.body}) {
    if (measure(font, question) <= place.w) return void(label(state, font, place, theme.color().text, question));
  }
  const float line = theme.px(16);
  const auto lines = static_cast<float>(wrap(theme.fonts.small, question, place.w).size());
  paragraph(theme.fonts.small, {place.x, place.center_y() - line * lines / 2, place.w, 0}, line, theme.color().text,
            question);
}

}  // namespace

void draw_lesson_list(const Model& model, State& state, Frame& frame, Rect anchor, Rect screen, bool listening) {
  const Theme& theme = frame.theme;
  const float margin = theme.px(kMargin);
  const float pad = theme.px(kListPad);
  const float top = anchor.y + anchor.h + theme.px(8);
  const bool low = screen.h < theme.px(kLow);
  const float fixed = theme.px(low ? kSearch : kHead + kSearch) + 2 * pad;
  const float room = screen.y + screen.h - margin - top - fixed;
  const ShelfPlan plan = plan_shelf(model, theme, screen.w - 2 * margin - 2 * pad, room);
  const float foot = plan.questions ? 0 : theme.px(kShelfFoot);
  const auto columns = static_cast<float>(plan.columns);
  const float width = columns * plan.column + (columns - 1) * theme.px(kShelfGap) + 2 * pad;
  const float height = fixed + std::max(0.0F, std::min(plan.height, room - foot)) + foot;
  const Rect sheet{std::round(std::clamp(anchor.x, margin, std::max(margin, screen.w - margin - width))), top, width,
                   height};
  fill(theme, screen, theme.color().scrim, 0);
  publish(state, "lesson_list", sheet);
  floating_panel(theme, sheet);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (listening && ImGui::GetIO().MouseClicked[0] && !sheet.contains(mouse.x, mouse.y)) state.lessons_open = false;
  const Clip clip(sheet);
  const Rect inner = inset(sheet, pad, pad);
  const float y = inner.y + draw_head(model, state, frame, inner, low, listening);
  const Rect body{inner.x, y, inner.w, std::max(0.0F, inner.y + inner.h - foot - y)};
  draw_shelf(model, state, frame, plan, body, listening);
  if (foot > 0)
    draw_question_of(model, state, theme,
                     {inner.x, inner.y + inner.h - foot + theme.px(8), inner.w, foot - theme.px(4)});
}

}  // namespace ui
