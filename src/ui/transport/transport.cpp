#include "ui/transport/transport.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "player/lesson_path.hpp"
#include "ui/keys.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/layout.hpp"
#include "ui/transport/choices.hpp"

namespace ui {
namespace {

using timeline::in_seconds;

struct Step {
  const char* name;  ///< of the command, and of the button
  Sign sign;
};

/// The sizes of the buttons, in units.
struct ButtonSizes {
  float main = 52, others = 36, gap = 12;
};

/// The five round buttons, from `x` on. @returns their right edge.
float draw_buttons(const Model& model, State& state, Frame& frame, const ButtonSizes& sizes, float x, float middle) {
  const Theme& theme = frame.theme;
  const Step steps[] = {{"to_begin", Sign::to_begin},
                        {"step_back", Sign::step_back},
                        {"play", model.playing ? Sign::pause : Sign::play},
                        {"step", Sign::step},
                        {"to_end", Sign::to_end}};
  for (const Step& step : steps) {
    const bool main = std::string_view(step.name) == "play";
    const float size = theme.px(main ? sizes.main : sizes.others);
    const Rect rect{x, middle - size / 2, size, size};
    const SignLook look{.size = main ? 18.0F : 13.0F, .round = true, .main = main};
    const player::Command& command = player::command(step.name);
    if (sign_button(theme, state, step.name, rect, step.sign, look)) carry_out(command, model, state, frame.actions);
    tip(state, step.name, rect, player::hint(command, *model.words));
    x += size + theme.px(sizes.gap);
  }
  return x - theme.px(sizes.gap);
}

std::string total_words(const Model& model) {
  const text::Words& words = *model.words;
  if (model.total > model.revealed.t) return words["transport.of_unknown"];
  return words("transport.of_total", {{"total", text::seconds(in_seconds(model.total), model.language)}});
}

/// The time in a box with room for the longest time, so that nothing moves while it runs. @returns its right edge. What
/// is being skipped is said below it or, in a single row, next to it. The total is a question until the end was reached.
float draw_clock(const Model& model, State& state, const Theme& theme, float x, float middle, bool beside = false) {
  ImFont* font = theme.fonts.clock;
  const std::string widest = fmt::format("{:.2f}", in_seconds(model.total));
  const std::string now = fmt::format("{:.2f}", in_seconds(model.playhead.t));
  const float height = theme.px(32);
  const float digits = std::max(measure(font, widest), measure(font, now));
  const Rect box{x, middle - height / 2, digits, height};
  label(state, font, box, theme.color().text, now, Align::right);
  const std::string total = total_words(model);
  const float width = measure(theme.fonts.code, total);
  // Two sizes on one baseline: the smaller one is slightly below the middle.
  const Rect rest{box.x + digits + theme.px(8), box.y + theme.px(2), width, height};
  label(state, theme.fonts.code, rest, theme.color().text_dim, total);
  publish(state, "clock", {box.x, box.y, rest.x + width - box.x, height});
  if (model.skipped.count() == 0) return rest.x + width;
  const std::string duration = text::seconds(in_seconds(model.skipped), model.language);
  const std::string words = (*model.words)("transport.skipped", {{"t", duration}});
  const float long_words = measure(theme.fonts.small, words);
  Rect skip{box.x, box.y + box.h - theme.px(2), long_words, theme.px(18)};
  if (beside) skip = {rest.x + width + theme.px(12), box.y, long_words, box.h};
  label(state, theme.fonts.small, skip, theme.color().text_dim, words);
  publish(state, "skipped", skip);
  return beside ? skip.x + skip.w : std::max(rest.x + width, skip.x + skip.w);
}

struct Setting {
  ImFont* font;
  float line;
};

/// The place of the sentence and, at the end of a lesson, of the button for the next one.
struct NarrationPlace {
  Setting set;
  Rect text;
  Rect next;  ///< width 0: none
};

float text_height(const Setting& set, std::string_view text, float width) {
  return static_cast<float>(wrap(set.font, text, width).size()) * set.line;
}

/// The largest font with which everything fits the row; the button is next to the text or, if there is no room, below.
NarrationPlace place_narration(const Theme& theme, std::string_view text, float next, const Rect& row) {
  const Setting settings[] = {
      {theme.fonts.large, theme.px(25)}, {theme.fonts.body, theme.px(20)}, {theme.fonts.small, theme.px(16)}};
  const float button = theme.px(28);
  const float below = row.h - button - theme.px(4);
  for (const Setting& set : settings) {
    if (next <= 0 && text_height(set, text, row.w) <= row.h) return {set, row, {}};
    if (next <= 0) continue;
    const float beside = row.w - next - theme.px(20);
    if (beside > row.w / 2 && text_height(set, text, beside) <= row.h) {
      const float width = balanced_width(set.font, text, beside);
      return {
          set, {row.x, row.y, width, row.h}, {row.x + width + theme.px(20), row.center_y() - button / 2, next, button}};
    }
    const float height = text_height(set, text, row.w);
    if (height > below) continue;
    const float top = row.y + (row.h - height - theme.px(4) - button) / 2;
    return {set, {row.x, top, row.w, height}, {row.x, top + height + theme.px(4), next, button}};
  }
  if (next <= 0) return {settings[2], row, {}};
  return {settings[2], {row.x, row.y, row.w, below}, {row.x, row.y + row.h - button, next, button}};
}

std::string narration_of(const Model& model) {
  const timeline::Sentence& sentence = model.narration;
  if (sentence.rest.empty() || sentence.lead.empty()) return sentence.lead + sentence.rest;
  return sentence.lead + " " + sentence.rest;
}

void draw_narration(const Model& model, State& state, Frame& frame, const Rect& row) {
  const Theme& theme = frame.theme;
  const std::string text = narration_of(model);
  const LessonEntry* next = model.at_end ? player::neighbour(model, +1) : nullptr;
  const std::string words = next == nullptr ? "" : (*model.words)("transport.next", {{"lesson", next->title}});
  const std::string next_key = player::keys_text(player::command("next_lesson"));
  const ButtonLook look{.on = true, .bare = false, .key = next_key};
  const float button_w = next == nullptr ? 0 : std::min(button_width(theme, words, look), row.w);
  const NarrationPlace place = place_narration(theme, text, button_w, row);
  if (!text.empty()) {
    const float height = text_height(place.set, text, place.text.w);
    if (height > place.text.h) state.cut.push_back(text);
    const float width = balanced_width(place.set.font, text, place.text.w);
    const Rect lines{place.text.x, place.text.y + std::max(0.0F, (place.text.h - height) / 2), width, height};
    publish(state, "narration", lines);
    // The first sentence has the main point; a closing text begins with a misconception, followed by the facts.
    const Palette& c = theme.color();
    const bool closing = model.at_end && !model.narration.rest.empty();
    paragraph(place.set.font, lines, place.set.line, closing ? c.accent_text : c.text, text,
              model.narration.lead.size(), closing ? c.text_dim : c.accent_text);
  }
  if (next != nullptr && button(theme, state, "next_lesson", place.next, words, look)) {
    frame.actions.emplace_back(action::SelectLesson{next->id});
  }
}

/// In a narrow window the sentence has its own row, above the buttons.
void draw_in_rows(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const Theme& theme = frame.theme;
  const Rect inner = inset(rect, theme.px(16), theme.px(8));
  const float controls = theme.px(36);
  const Rect row{inner.x, inner.y + inner.h - controls, inner.w, controls};
  float x = draw_buttons(model, state, frame, {36, 30, 6}, row.x, row.center_y());
  x = draw_clock(model, state, theme, x + theme.px(16), row.center_y(), true);
  draw_choices_in_row(model, state, frame, x, row);
  draw_narration(model, state, frame, {inner.x, inner.y, inner.w, inner.h - controls - theme.px(4)});
}

constexpr float kControls = 118;  // the width of a small transport's buttons

/// Few buttons above a small clock, and the sentence beside them; the other controls only have keys.
void draw_small(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const Theme& theme = frame.theme;
  const Rect inner = inset(rect, theme.px(10), theme.px(3));
  float x = inner.x;
  for (const auto& [name, which] : {std::pair{"step_back", Sign::step_back},
                                    {"play", model.playing ? Sign::pause : Sign::play},
                                    {"step", Sign::step}}) {
    const bool main = std::string_view(name) == "play";
    const float size = theme.px(main ? 32.0F : 28.0F);
    const Rect place{x, inner.y + (theme.px(32) - size) / 2, size, size};
    const player::Command& command = player::command(name);
    if (sign_button(theme, state, name, place, which, {.size = 13, .round = true, .main = main})) {
      carry_out(command, model, state, frame.actions);
    }
    tip(state, name, place, player::hint(command, *model.words));
    x += size + theme.px(6);
  }
  const std::string now = text::seconds(in_seconds(model.playhead.t), model.language);
  const Rect clock{inner.x, inner.y + theme.px(32), theme.px(kControls), theme.px(18)};
  label(state, theme.fonts.code, clock, theme.color().text, now);
  publish(state, "clock", clock);
  const float left = inner.x + theme.px(kControls + 10);
  draw_narration(model, state, frame, {left, inner.y, inner.x + inner.w - left, inner.h});
}

}  // namespace

float small_transport_height(const Model& model, const Theme& theme, float width) {
  const float room = width - theme.px(16 + 20 + kControls + 10);
  const bool next = model.at_end && player::neighbour(model, +1) != nullptr;
  const float line = 16;
  const auto lines = wrap(theme.fonts.small, narration_of(model), room).size();
  return line * static_cast<float>(lines) + 8 + (next ? 32 : 0);
}

void draw_transport(const Model& model, State& state, Frame& frame, Rect rect) {
  const Theme& theme = frame.theme;
  panel(theme, rect);
  publish(state, "transport", rect);
  if (model.runs.empty()) return draw_narration(model, state, frame, inset(rect, theme.px(20), theme.px(4)));
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const TransportForm form = transport_form(window.x, window.y, theme.scale);
  if (form == TransportForm::small) return draw_small(model, state, frame, rect);
  if (form == TransportForm::rows) return draw_in_rows(model, state, frame, rect);
  const float middle = rect.center_y();
  float x = draw_buttons(model, state, frame, {}, rect.x + theme.px(20), middle);
  x = draw_clock(model, state, theme, x + theme.px(20), middle);
  const float choices = draw_choices(model, state, frame, rect.x + rect.w - theme.px(16), middle);
  x += theme.px(28);
  draw_narration(model, state, frame, {x, rect.y + theme.px(4), choices - theme.px(12) - x, rect.h - theme.px(8)});
}

}  // namespace ui
