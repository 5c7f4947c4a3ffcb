#include "ui/transport/narration.hpp"

#include <algorithm>
#include <vector>

#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/transport/next_lesson.hpp"

namespace ui {
namespace {

struct Setting {
  ImFont* font;
  float line;
};

/// The usual size, then closer lines, then smaller faces: for texts that are longer than any of the program's.
std::vector<Setting> settings_of(const Theme& theme, NarrationForm form) {
  const Fonts& fonts = theme.fonts;
  std::vector<Setting> all{{fonts.medium, theme.px(20)}, {fonts.medium, theme.px(18)}, {fonts.body, theme.px(17)},
                           {fonts.small, theme.px(16)}};
  if (form == NarrationForm::usual) all.insert(all.begin(), {{fonts.large, theme.px(25)}, {fonts.large, theme.px(20)}});
  return all;
}

float text_height(const Setting& set, std::string_view text, float width) {
  return static_cast<float>(wrap(set.font, text, width).size()) * set.line;
}

std::string narration_of(const Model& model) {
  const timeline::Sentence& sentence = model.narration;
  if (sentence.rest.empty() || sentence.lead.empty()) return sentence.lead + sentence.rest;
  return sentence.lead + " " + sentence.rest;
}

constexpr float kButton = 28;
constexpr float kAboveButton = 4;

constexpr float kWide = 640;  // units: beside the button of a lesson without runs there is room for its text

bool is_beside(const Model& model, const Theme& theme, float width) {
  return model.runs.empty() && next_lesson(model) != nullptr && width >= theme.px(kWide);
}

/// Whether it is below the text.
bool has_button(const Model& model, NarrationForm form) {
  return next_lesson(model) != nullptr && (form == NarrationForm::small || model.runs.empty());
}

/// Px for the button at the right end, and the gap before it.
float beside_width(const Model& model, const Theme& theme, float width) {
  return next_lesson_width(model, theme, width / 3) + theme.px(20);
}

/// @returns the height of the text.
float draw_text(const Model& model, State& state, const Theme& theme, const Rect& row, NarrationForm form) {
  const std::string text = narration_of(model);
  if (text.empty()) return 0;
  const auto all = settings_of(theme, form);
  const auto fits = std::ranges::find_if(all, [&](const Setting& each) { return text_height(each, text, row.w) <= row.h; });
  const Setting& set = fits == all.end() ? all.back() : *fits;
  const float height = text_height(set, text, row.w);
  if (height > row.h) state.cut.push_back(text);
  const float width = balanced_width(set.font, text, row.w);
  const Rect lines{row.x, row.y + std::max(0.0F, (row.h - height) / 2), width, height};
  publish(state, "narration", lines);
  // The first sentence has the main point; a lesson's closing text begins with a misconception, followed by the facts.
  const Palette& c = theme.color();
  const bool closing = model.at_end && model.edit.empty() && !model.narration.rest.empty();
  paragraph(set.font, lines, set.line, closing ? c.accent_text : c.text, text, model.narration.lead.size(),
            closing ? c.text_dim : c.accent_text);
  return height;
}

/// Of a lesson without runs: the next one is at the right end.
void draw_beside(const Model& model, State& state, Frame& frame, const Rect& row) {
  const Theme& theme = frame.theme;
  const float width = next_lesson_width(model, theme, row.w / 3);
  draw_next_lesson(model, state, frame,
                   {row.x + row.w - width, row.center_y() - theme.px(kButton / 2), width, theme.px(kButton)});
  draw_text(model, state, theme, {row.x, row.y, row.w - beside_width(model, theme, row.w), row.h}, NarrationForm::usual);
}

}  // namespace

void draw_narration(const Model& model, State& state, Frame& frame, const Rect& row, NarrationForm form) {
  const Theme& theme = frame.theme;
  if (is_beside(model, theme, row.w)) return draw_beside(model, state, frame, row);
  if (!has_button(model, form)) {
    draw_text(model, state, theme, row, form);
    return;
  }
  const float button = theme.px(kButton);
  const float room = row.h - button - theme.px(kAboveButton);
  draw_text(model, state, theme, {row.x, row.y, row.w, room}, form);
  const Rect place{row.x, row.y + row.h - button, std::min(next_lesson_width(model, theme, row.w), row.w), button};
  draw_next_lesson(model, state, frame, place);
}

float narration_height(const Model& model, const Theme& theme, float width, NarrationForm form) {
  const bool beside = is_beside(model, theme, width);
  if (beside) width -= beside_width(model, theme, width);
  const float below = !beside && has_button(model, form) ? theme.px(kButton + kAboveButton) : 0;
  return text_height(settings_of(theme, form).front(), narration_of(model), width) + below;
}

}  // namespace ui
