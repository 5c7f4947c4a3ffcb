#include "ui/overlay/lesson_head.hpp"

#include <algorithm>
#include <array>

#include "player/lesson_path.hpp"
#include "ui/kit/search_field.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr float kHeadRow = 28;    // units, of everything that can be clicked
constexpr float kHeadPitch = 36;  // from row to row
constexpr float kHeadGap = 12;
constexpr float kGreatestSearch = 420;

/// How much was done of all lessons.
struct Done {
  std::size_t seen = 0, answered = 0, right = 0;
};

Done done_of(const Model& model) {
  Done done;
  for (const LessonEntry& entry : model.lessons) {
    done.seen += entry.seen ? 1 : 0;
    done.answered += entry.answered;
    done.right += entry.right;
  }
  return done;
}

std::string done_words(const Model& model, const Done& done) {
  const text::Words& words = *model.words;
  const std::string seen = words("lessons.seen", {{"n", std::to_string(done.seen)},
                                                  {"all", std::to_string(model.lessons.size())}});
  if (done.answered == 0) return seen;
  return seen + " · " + words("lessons.right", {{"n", std::to_string(done.right)},
                                                {"all", std::to_string(done.answered)}});
}

/// The button that opens the lesson that follows. It takes at most `most` px at the right end of `row`.
/// @returns its left edge.
float draw_continue(const Model& model, State& state, Frame& frame, const Rect& row, float most, bool listening) {
  const Theme& theme = frame.theme;
  const LessonEntry* const next = player::next_unseen(model);
  const float end = row.x + row.w;
  if (next == nullptr) return end;
  const ButtonLook look{.main = true};
  std::string words = (*model.words)("lessons.continue", {{"lesson", next->title}});
  if (button_width(theme, words, look) > most) words = (*model.words)["lessons.continue_short"];
  const float width = std::ceil(button_width(theme, words, look));
  if (button(theme, state, "continue", {end - width, row.y, width, row.h}, words, look) && listening) {
    frame.actions.emplace_back(action::SelectLesson{next->id});
  }
  return end - width - theme.px(kHeadGap);
}

/// The switch between the two orders, at the right. @returns its left edge.
float draw_paths(const Model& model, State& state, Frame& frame, const Rect& row, bool listening) {
  const Theme& theme = frame.theme;
  const text::Words& words = *model.words;
  const std::array<std::string, 2> labels{words["lessons.by_chapter"], words["lessons.by_article"]};
  const float width = std::min(segments_width(theme, labels), row.w * 0.6F);
  const Rect place{row.x + row.w - width, row.y, width, row.h};
  const int chosen = model.by_article ? 1 : 0;
  const int hit = segments(theme, state, "path", place, labels, chosen);
  if (listening && hit >= 0 && hit != chosen) {
    frame.actions.emplace_back(action::SetPath{hit == 1});
    state.lesson_reveal = true;
  }
  return place.x - theme.px(kHeadGap);
}

void draw_search(const Model& model, State& state, const Theme& theme, const Rect& field) {
  const text::Words& words = *model.words;
  const Palette& c = theme.color();
  search_field(theme, state, field, state.lesson_search, {words["lessons.ways"], words["lessons.search"]},
               state.lesson_search.empty() ? c.hairline : c.text_dim);
}

void draw_low_head(const Model& model, State& state, Frame& frame, Rect row, bool listening) {
  row.w = draw_continue(model, state, frame, row, 0, listening) - row.x;
  row.w = draw_paths(model, state, frame, row, listening) - row.x;
  draw_search(model, state, frame.theme, row);
}

}  // namespace

float list_head_height(const Theme& theme, bool low) { return theme.px(low ? kHeadPitch : 2 * kHeadPitch); }

void draw_list_head(const Model& model, State& state, Frame& frame, const Rect& place, bool low, bool listening) {
  const Theme& theme = frame.theme;
  Rect row{place.x, place.y, place.w, theme.px(kHeadRow)};
  if (low) return draw_low_head(model, state, frame, row, listening);
  const std::string& title = (*model.words)["lessons.title"];
  const float done_x = row.x + measure(theme.fonts.large, title) + theme.px(16);
  label(state, theme.fonts.large, {row.x, row.y, done_x - row.x, row.h}, theme.color().text, title);
  const float done = measure(theme.fonts.small, done_words(model, done_of(model))) + theme.px(kHeadGap) +
                     button_width(theme, (*model.words)["lessons.reset"]);
  const float most = row.x + row.w - done_x - done - theme.px(kHeadGap);
  const float end = draw_continue(model, state, frame, row, most, listening);
  draw_done(model, state, frame, {done_x, row.y, end - done_x, row.h}, listening);
  row.y += theme.px(kHeadPitch);
  const float paths = draw_paths(model, state, frame, row, listening);
  draw_search(model, state, theme, {row.x, row.y, std::min(paths - row.x, theme.px(kGreatestSearch)), row.h});
}

float draw_done(const Model& model, State& state, Frame& frame, const Rect& row, bool listening) {
  const Theme& theme = frame.theme;
  const Done done = done_of(model);
  float x = row.x + label(state, theme.fonts.small, row, theme.color().text_dim, done_words(model, done));
  if (done.seen + done.answered == 0) return x - row.x;
  const std::string& words = (*model.words)["lessons.reset"];
  x += theme.px(kHeadGap);
  const Rect reset{x, row.y, std::min(std::ceil(button_width(theme, words)), row.x + row.w - x), row.h};
  if (button(theme, state, "reset", reset, words, {.bare = true}) && listening) {
    state.reset_asked = true;
    set_focus(state, "reset_no");
  }
  return reset.x + reset.w - row.x;
}

void draw_reset_question(const Model& model, State& state, Frame& frame, const Rect& sheet, bool listening) {
  const Theme& theme = frame.theme;
  const text::Words& words = *model.words;
  fill(theme, sheet, theme.color().scrim, 10);
  const float pad = theme.px(16);
  const float width = std::min(theme.px(460), sheet.w - 2 * pad);
  const float line = theme.px(20);
  const auto lines = wrap(theme.fonts.body, words["lessons.reset_question"], width - 2 * pad).size();
  const float height = line * static_cast<float>(lines) + theme.px(kHeadRow + kHeadGap) + 2 * pad;
  const Rect box{std::round(sheet.center_x() - width / 2), std::round(sheet.center_y() - height / 2), width, height};
  publish(state, "reset_question", box);
  floating_panel(theme, box);
  const Rect inner = inset(box, pad, pad);
  paragraph(theme.fonts.body, inner, line, theme.color().text, words["lessons.reset_question"]);
  float x = inner.x;
  for (const bool yes : {false, true}) {
    const std::string& label = words[yes ? "lessons.reset_yes" : "lessons.reset_no"];
    const float w = std::ceil(button_width(theme, label));
    const Rect place{x, inner.y + inner.h - theme.px(kHeadRow), w, theme.px(kHeadRow)};
    x += w + theme.px(kHeadGap);
    if (!button(theme, state, yes ? "reset_yes" : "reset_no", place, label) || !listening) continue;
    state.reset_asked = false;
    state.focus.at.clear();
    if (yes) frame.actions.emplace_back(action::ResetProgress{});
  }
}

}  // namespace ui
