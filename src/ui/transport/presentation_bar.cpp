#include "ui/transport/presentation_bar.hpp"

#include <algorithm>
#include <array>

#include "player/commands.hpp"
#include "player/lesson_path.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/predict/predict_words.hpp"
#include "ui/transport/clock_words.hpp"

namespace ui {
namespace {

constexpr float kSide = 24;
constexpr float kAbove = 12;
constexpr float kFoot = 28;
constexpr float kFootFrom = 400;  // units: a lower window has no foot
constexpr std::size_t kMostLines = 4;  // at full size

/// A face of the sentence and the height of its lines, in units.
struct Face {
  ImFont* font;
  float line;
};

/// Px.
float foot_height(const Theme& theme, ImVec2 window) { return window.y < theme.px(kFootFrom) ? 0 : theme.px(kFoot); }

/// The first clause on lines of its own, then the rest: each line breaks where the other lines are as long.
struct Spoken {
  std::string lead, rest;
  [[nodiscard]] float height(const Face& set, float width) const {
    return set.line * static_cast<float>(lines(set, width));
  }
  [[nodiscard]] std::size_t lines(const Face& set, float width) const {
    const auto of = [&](const std::string& text) { return text.empty() ? 0 : wrap(set.font, text, width).size(); };
    return of(lead) + of(rest);
  }
};

std::array<Face, 4> faces_of(const Theme& theme) {
  return {{{theme.fonts.headline, theme.px(32)},
           {theme.fonts.large, theme.px(25)},
           {theme.fonts.body, theme.px(20)},
           {theme.fonts.small, theme.px(17)}}};
}

float draw_lines(const Face& set, const Rect& place, ImU32 color, const std::string& text) {
  if (text.empty()) return 0;
  const float width = balanced_width(set.font, text, place.w);
  return paragraph(set.font, {place.x, place.y, width, place.h}, set.line, color, text);
}

void draw_sentence(const Model& model, State& state, const Theme& theme, const Rect& place) {
  const timeline::Sentence said = presented_sentence(model);
  const Spoken spoken{said.lead, said.rest};
  const auto all = faces_of(theme);
  const auto fits = std::ranges::find_if(
      all, [&](const Face& each) { return spoken.height(each, place.w) <= place.h; });
  const Face& set = fits == all.end() ? all.back() : *fits;
  const float height = spoken.height(set, place.w);
  if (height > place.h) state.cut.push_back(spoken.lead);
  publish(state, "narration", {place.x, place.y, place.w, height});
  // A closing text begins with a misconception; the facts follow.
  const Palette& c = theme.color();
  const bool closing = model.at_end && model.edit.empty() && !spoken.rest.empty();
  const float lead = draw_lines(set, place, closing ? c.text_dim : c.accent_text, spoken.lead);
  draw_lines(set, {place.x, place.y + lead, place.w, place.h}, closing ? c.accent_text : c.text, spoken.rest);
}

/// What the remote does next, and the way back.
std::string ways(const Model& model) {
  const auto key = [](std::string_view name) { return player::keys_text(player::command(name)); };
  const text::Words& words = *model.words;
  const LessonEntry* const next = model.at_end ? player::neighbour(model, +1) : nullptr;
  const std::string on = next == nullptr ? words["present.next_stop"]
                                         : words("present.next_lesson", {{"lesson", next->title}});
  return words("present.ways", {{"stop", key("stop")},
                                {"next", on},
                                {"black_key", key("black")},
                                {"black", words["present.black"]},
                                {"back_key", key("present")},
                                {"back", words["present.back"]}});
}

void draw_foot(const Model& model, State& state, const Theme& theme, const Rect& row) {
  const Palette& c = theme.color();
  float left = row.x;
  if (!model.runs.empty()) {
    const std::string now = clock_words(model.playhead.t);
    const bool known = model.knows_total();
    const std::string total = known ? text::seconds(timeline::in_seconds(model.total), model.language) : "?";
    left += label(state, theme.fonts.clock, {left, row.y, row.w, row.h}, c.text, now) + theme.px(8);
    const Rect rest{left, row.y + theme.px(2), row.w, row.h};
    left += label(state, theme.fonts.code, rest, c.text_dim, (*model.words)("transport.of_total", {{"total", total}}));
    publish(state, "clock", {row.x, row.y, left - row.x, row.h});
  }
  const std::string text = ways(model);
  const float width = measure(theme.fonts.small, text);
  const float room = row.x + row.w - left - theme.px(24);
  if (width > room) return;  // the keys are the same as ever
  const Rect place{row.x + row.w - width, row.y, width + 1, row.h};
  label(state, theme.fonts.small, place, c.text_dim, text);
  publish(state, "present/ways", place);
}

}  // namespace

float presentation_height(const Model& model, const Theme& theme, ImVec2 window) {
  const auto all = faces_of(theme);
  const float inner = window.x - theme.px(2 * kSide + 32);
  const timeline::Sentence said = presented_sentence(model);
  const Spoken spoken{said.lead, said.rest};
  const bool full = spoken.lines(all[0], inner) <= kMostLines;
  return spoken.height(full ? all[0] : all[1], inner) / theme.scale + 2 * kAbove + foot_height(theme, window) / theme.scale;
}

void draw_presentation_bar(const Model& model, State& state, Frame& frame, Rect rect) {
  const Theme& theme = frame.theme;
  panel(theme, rect);
  publish(state, "transport", rect);
  const Rect inner = inset(rect, theme.px(kSide), theme.px(kAbove));
  const float foot = foot_height(theme, ImGui::GetIO().DisplaySize);
  draw_sentence(model, state, theme, {inner.x, inner.y, inner.w, std::max(0.0F, inner.h - foot)});
  if (foot > 0) draw_foot(model, state, theme, {inner.x, inner.y + inner.h - foot + theme.px(6), inner.w, foot});
}

}  // namespace ui
