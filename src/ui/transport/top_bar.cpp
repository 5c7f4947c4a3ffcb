#include "ui/transport/top_bar.hpp"

#include <algorithm>
#include <array>

#include "ui/keys.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/layout.hpp"
#include "ui/overlay/lesson_search.hpp"

namespace ui {
namespace {

/// Places buttons from the right edge leftwards.
struct RightEdge {
  const Theme& theme;
  Rect row;
  float x;

  Rect take(float width) {
    x -= width;
    const Rect rect{x, row.y + theme.px(2), width, row.h - theme.px(4)};
    x -= theme.px(8);
    return rect;
  }
};

constexpr std::size_t kAllSwitches = 4;
constexpr std::size_t kFewSwitches = 2;  // help, compare, predict and why

/// The button of a study, from the right.
struct StudyButton {
  player::Study study;
  const char* name;  ///< of the command, and of the button
  const char* key;
};
constexpr std::array kStudyButtons{StudyButton{player::Study::predict, "predict", "P"},
                                   StudyButton{player::Study::why, "why", "W"}};

ButtonLook study_look(const Model& model, const StudyButton& one) {
  return {.on = model.study == one.study, .bare = false, .key = one.key};
}

std::string study_words(const Model& model, const StudyButton& one) {
  return (*model.words)[std::string("screen.") + one.name];
}

/// The switches from the right, the most needed ones first: help, compare and the studies, language, theme.
float switches_width(const Model& model, const Theme& theme, std::size_t shown) {
  const text::Words& words = *model.words;
  const ButtonLook compare{.on = false, .bare = false, .key = "C"};
  float width = theme.px(32 + 8);
  for (const StudyButton& one : kStudyButtons) {
    if (!model.runs.empty()) width += button_width(theme, study_words(model, one), study_look(model, one)) + theme.px(8);
  }
  if (model.runs.size() > 1) width += button_width(theme, words["screen.compare"], compare) + theme.px(8);
  if (shown > kFewSwitches) width += button_width(theme, words["screen.language"]) + theme.px(8 + 36 + 8);
  return width;
}

/// The switches at the right. @returns their left edge.
float draw_switches(const Model& model, State& state, Frame& frame, const Rect& row, std::size_t shown) {
  const Theme& theme = frame.theme;
  const text::Words& words = *model.words;
  RightEdge edge{theme, row, row.x + row.w};
  const auto use = [&](std::string_view name) { carry_out(player::command(name), model, state, frame.actions); };
  const auto hint_of = [&](std::string_view name) { return player::hint(player::command(name), words); };

  const Rect help = edge.take(theme.px(32));
  if (button(theme, state, "help", help, "?", {.on = state.help_open})) use("help");
  tip(state, "help", help, hint_of("help"));

  if (shown > kFewSwitches) {
    const Rect looks = edge.take(theme.px(36));
    if (sign_button(theme, state, "theme", looks, theme.dark ? Sign::moon : Sign::sun)) use("theme");
    tip(state, "theme", looks, hint_of("theme"));

    const std::string& language = words["screen.language"];
    const Rect tongue = edge.take(button_width(theme, language));
    if (button(theme, state, "language", tongue, language)) use("language");
    tip(state, "language", tongue, hint_of("language"));
  }

  if (model.can_read_aloud && shown > kFewSwitches) {
    const Rect voice = edge.take(theme.px(36));
    const Sign which = model.settings->read_aloud ? Sign::speaks : Sign::silent;
    if (sign_button(theme, state, "read_aloud", voice, which)) use("read_aloud");
    tip(state, "read_aloud", voice, hint_of("read_aloud"));
  }

  if (model.runs.size() > 1) {
    const std::string key = player::keys_text(player::command("compare"));
    const ButtonLook look{.on = model.compare, .bare = false, .key = key};
    const Rect compare = edge.take(button_width(theme, words["screen.compare"], look));
    if (button(theme, state, "compare", compare, words["screen.compare"], look)) use("compare");
    tip(state, "compare", compare, hint_of("compare"));
  }
  for (const StudyButton& one : kStudyButtons) {
    if (model.runs.empty()) break;
    const std::string said = study_words(model, one);
    const Rect place = edge.take(button_width(theme, said, study_look(model, one)));
    if (button(theme, state, one.name, place, said, study_look(model, one))) use(one.name);
    tip(state, one.name, place, hint_of(one.name));
  }
  return edge.x;
}

float lesson_width(const Model& model, const Theme& theme) {
  return measure(theme.fonts.body_bold, model.title) + theme.px(model.lessons.empty() ? 28.0F : 44.0F);
}

/// Title and question, which a small window leaves out, and what a click does.
std::string lesson_hint(const Model& model) {
  const std::string title = model.title + (model.question.empty() ? "" : "\n" + model.question);
  return title + "\n" + player::hint(player::command("lessons"), *model.words);
}

/// The lesson's title; a click opens the list of lessons. @returns its right edge.
float draw_lesson(const Model& model, State& state, const Theme& theme, const Rect& row, float x, float end) {
  ImFont* font = theme.fonts.body_bold;
  const Palette& c = theme.color();
  const bool list = !model.lessons.empty();
  const float ends = theme.px(list ? 44.0F : 28.0F);
  const Rect rect{x, row.y, std::max(0.0F, std::min(lesson_width(model, theme), end - x)), row.h};
  publish(state, "lessons", rect);
  const bool hot = list && hovered(state, rect);
  fill(theme, rect, hot || state.lessons_open ? c.inset : c.panel, 8);
  outline(theme, rect, c.hairline, 8);
  label(state, font, {rect.x + theme.px(14), rect.y, rect.w - ends, rect.h}, c.text, model.title);
  if (!list) return rect.x + rect.w;
  sign(Sign::chevron, rect.x + rect.w - theme.px(19), rect.center_y(), theme.px(11), c.text_dim);
  if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (take(state, "lessons", rect)) open_lesson_list(state);
  tip(state, "lessons", rect, lesson_hint(model));
  return rect.x + rect.w;
}

/// The question in one line if it fits, else in small ones.
void draw_question(const Model& model, State& state, const Theme& theme, const Rect& rect) {
  const ImU32 color = theme.color().text_dim;
  for (ImFont* font : {theme.fonts.large, theme.fonts.body}) {
    if (measure(font, model.question) > rect.w) continue;
    label(state, font, rect, color, model.question);
    return;
  }
  ImFont* font = theme.fonts.small;
  const auto lines = wrap(font, model.question, rect.w);
  const float line = theme.px(17);
  const float height = line * static_cast<float>(lines.size());
  paragraph(font, {rect.x, rect.center_y() - height / 2, rect.w, height}, line, color, model.question);
}

/// Of a very low window: the lessons at the left and help at the right of the tabs.
void draw_bare(const Model& model, State& state, Frame& frame, const Rect& row) {
  const Theme& theme = frame.theme;
  const auto use = [&](std::string_view name) { carry_out(player::command(name), model, state, frame.actions); };
  const Rect lessons{row.x, row.y, theme.px(32), row.h};
  if (sign_button(theme, state, "lessons", lessons, Sign::list)) use("lessons");
  tip(state, "lessons", lessons, lesson_hint(model));
  const Rect help{row.x + row.w - theme.px(32), row.y, theme.px(32), row.h};
  if (button(theme, state, "help", help, "?", {.on = state.help_open})) use("help");
  tip(state, "help", help, player::hint(player::command("help"), *model.words));
}

}  // namespace

void draw_top_bar(const Model& model, State& state, Frame& frame, Rect rect) {
  const Theme& theme = frame.theme;
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  if (is_top_bare(window.y, theme.scale)) return draw_bare(model, state, frame, rect);
  const std::string& product = (*model.words)["screen.product"];
  const float name = measure(theme.fonts.large, product) + theme.px(16);
  const float lesson = lesson_width(model, theme);
  const float switches = switches_width(model, theme, kAllSwitches);
  const bool roomy = name + lesson + theme.px(24) + switches <= rect.w;
  // What has no room has its key: the lesson's title comes first.
  const std::size_t shown = lesson + theme.px(24) + switches <= rect.w ? kAllSwitches : kFewSwitches;
  const float end = draw_switches(model, state, frame, rect, shown);
  if (roomy) label(state, theme.fonts.large, {rect.x, rect.y, name, rect.h}, theme.color().text, product);
  const float x = draw_lesson(model, state, theme, rect, rect.x + (roomy ? name : 0), end) + theme.px(16);
  const Rect question{x, rect.y, end - theme.px(8) - x, rect.h};
  if (question.w < theme.px(120) || wrap(theme.fonts.small, model.question, question.w).size() > 2) return;
  publish(state, "question", question);
  draw_question(model, state, theme, question);
}

}  // namespace ui
