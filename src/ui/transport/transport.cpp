#include "ui/transport/transport.hpp"

#include <algorithm>

#include "ui/keys.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/layout.hpp"
#include "ui/transport/choices.hpp"
#include "ui/transport/clock_words.hpp"
#include "ui/transport/narration.hpp"

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
  if (!model.knows_total()) return words["transport.of_unknown"];
  return words("transport.of_total", {{"total", text::seconds(in_seconds(model.total), model.language)}});
}

/// Whether the total is known or not: what follows the clock does not move.
float widest_total(const Model& model, const Theme& theme) {
  const std::string total = text::seconds(in_seconds(model.total), model.language);
  return measure(theme.fonts.code, (*model.words)("transport.of_total", {{"total", total}}));
}

constexpr float kClock = 118;  // units: the usual clock and its total

/// The time in a box with room for the longest time, so that nothing moves while it runs. @returns its right edge. What
/// is being skipped is said below it or, in a single row, next to it. The total is a question until the end was reached.
float draw_clock(const Model& model, State& state, const Theme& theme, float x, float middle, bool beside = false) {
  ImFont* font = theme.fonts.clock;
  const std::string widest = clock_words(model.total);
  const std::string now = clock_words(model.playhead.t);
  const float height = theme.px(32);
  const float digits = std::max(measure(font, widest), measure(font, now));
  const Rect box{x, middle - height / 2, digits, height};
  label(state, font, box, theme.color().text, now, Align::right);
  const std::string total = total_words(model);
  const float width = measure(theme.fonts.code, total);
  // Two sizes on one baseline: the smaller one is slightly below the middle.
  const Rect rest{box.x + digits + theme.px(8), box.y + theme.px(2), width, height};
  label(state, theme.fonts.code, rest, theme.color().text_dim, total);
  const float right = std::max(rest.x + std::max(width, widest_total(model, theme)), x + theme.px(kClock));
  publish(state, "clock", {box.x, box.y, rest.x + width - box.x, height});
  if (model.skipped.count() == 0) return right;
  const std::string duration = text::seconds(in_seconds(model.skipped), model.language);
  const std::string words = (*model.words)("transport.skipped", {{"t", duration}});
  const float long_words = measure(theme.fonts.small, words);
  Rect skip{box.x, box.y + box.h - theme.px(2), long_words, theme.px(18)};
  if (beside) skip = {rest.x + width + theme.px(12), box.y, long_words, box.h};
  label(state, theme.fonts.small, skip, theme.color().text_dim, words);
  publish(state, "skipped", skip);
  return std::max(right, skip.x + skip.w);
}

constexpr float kRowControls = 36;  // the controls of a transport in rows, below the sentence
constexpr float kRowEdge = 8;
constexpr float kAboveControls = 4;

/// In a narrow window the sentence has its own row, above the buttons.
void draw_in_rows(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const Theme& theme = frame.theme;
  const Rect inner = inset(rect, theme.px(16), theme.px(kRowEdge));
  const float controls = theme.px(kRowControls);
  const Rect row{inner.x, inner.y + inner.h - controls, inner.w, controls};
  float x = draw_buttons(model, state, frame, {36, 30, 6}, row.x, row.center_y());
  x = draw_clock(model, state, theme, x + theme.px(16), row.center_y(), true);
  draw_choices_in_row(model, state, frame, x, row);
  draw_narration(model, state, frame, {inner.x, inner.y, inner.w, inner.h - controls - theme.px(kAboveControls)});
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
  const Rect clock{inner.x, inner.y + theme.px(32), theme.px(kControls), theme.px(18)};
  const float now = label(state, theme.fonts.code, clock, theme.color().text, clock_words(model.playhead.t));
  const Rect rest{clock.x + now + theme.px(6), clock.y, clock.w - now, clock.h};
  const std::string total = total_words(model);
  if (measure(theme.fonts.small, total) <= rest.w) label(state, theme.fonts.small, rest, theme.color().text_dim, total);
  publish(state, "clock", clock);
  const float left = inner.x + theme.px(kControls + 10);
  draw_narration(model, state, frame, {left, inner.y, inner.x + inner.w - left, inner.h}, NarrationForm::small);
}

}  // namespace

float sentence_height(const Model& model, const Theme& theme, ImVec2 window) {
  if (model.runs.empty()) {
    const float text = narration_height(model, theme, window.x - theme.px(2 * 16 + 2 * 20), NarrationForm::usual);
    return text / theme.scale + 2 * kAboveControls;
  }
  switch (transport_form(window.x, window.y, theme.scale)) {
    case TransportForm::row: return 0;
    case TransportForm::rows: {
      const float text = narration_height(model, theme, window.x - theme.px(2 * 16 + 2 * 16), NarrationForm::usual);
      return text / theme.scale + kRowControls + kAboveControls + 2 * kRowEdge;
    }
    case TransportForm::small: {
      const float room = window.x - theme.px(16 + 20 + kControls + 10);
      return narration_height(model, theme, room, NarrationForm::small) / theme.scale + 8;
    }
  }
  return 0;
}

void draw_transport(const Model& model, State& state, Frame& frame, Rect rect) {
  const Theme& theme = frame.theme;
  panel(theme, rect);
  publish(state, "transport", rect);
  if (model.runs.empty()) return draw_narration(model, state, frame, inset(rect, theme.px(20), theme.px(kAboveControls)));
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
