#include "ui/overlay/help_overlay.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "player/commands.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr std::array kMouse{"ruler", "wheel", "pan", "stretch", "hover", "bar_end", "number", "slider", "fine"};

constexpr float kKeyLine = 22;
constexpr float kRowGap = 3;  // all rows fit a window of 1280 x 720

const std::string& word(const Model& model, const std::string& key) { return (*model.words)["help." + key]; }

/// One key's cap. @returns its width.
float draw_cap(State& state, const Theme& theme, float x, float y, std::string_view text) {
  const Palette& c = theme.color();
  const float width = std::max(measure(theme.fonts.small, text) + theme.px(12), theme.px(22));
  const Rect cap{x, y, width, theme.px(kKeyLine)};
  fill(theme, cap, c.inset, 5);
  outline(theme, cap, c.hairline, 5);
  label(state, theme.fonts.small, cap, c.text, text, Align::center);
  return width;
}

/// Caps of keys and the signs between them, from left to right.
class Caps {
 public:
  Caps(State& state, const Theme& theme, float x, float y) : state_(state), theme_(theme), x_(x), y_(y) {}

  void key(std::string_view text) { x_ += draw_cap(state_, theme_, x_, y_, text) + theme_.px(4); }
  void joiner(std::string_view text) {
    const float width = measure(theme_.fonts.small, text);
    label(state_, theme_.fonts.small, {x_, y_, width, theme_.px(kKeyLine)}, theme_.color().text_faint, text);
    x_ += width + theme_.px(4);
  }

 private:
  State& state_;
  const Theme& theme_;
  float x_, y_;
};

void draw_caps(State& state, const Theme& theme, float x, float y, std::span<const player::Chord> chords) {
  Caps caps(state, theme, x, y);
  for (const player::CapPiece& piece : player::cap_row(chords))
    piece.joiner ? caps.joiner(piece.text) : caps.key(piece.text);
}

/// A row of the sheet: the chords of all commands that share it.
struct KeyRow {
  std::string_view word;
  std::vector<player::Chord> chords;
};

std::vector<KeyRow> key_rows() {
  std::vector<KeyRow> rows;
  for (const player::Command& command : player::commands()) {
    if (rows.empty() || rows.back().word != command.row) rows.push_back({command.row, {}});
    rows.back().chords.insert(rows.back().chords.end(), command.keys().begin(), command.keys().end());
  }
  return rows;
}

/// Lines of text with individual heights, one below the other.
struct Column {
  const Theme& theme;
  Rect place;
  float y;

  float text(float x, std::string_view words) {
    const Rect rect{x, y, place.x + place.w - x, 0};
    return paragraph(theme.fonts.body, rect, theme.px(kKeyLine), theme.color().text, words);
  }
  void heading(State& state, std::string_view words) {
    label(state, theme.fonts.body_bold, {place.x, y, place.w, theme.px(24)}, theme.color().text_dim, words);
    y += theme.px(32);
  }
};

float draw_keys(const Model& model, State& state, const Theme& theme, const Rect& place) {
  Column column{theme, place, place.y};
  column.heading(state, word(model, "keys"));
  const float words_x = place.x + theme.px(232);
  for (const KeyRow& row : key_rows()) {
    draw_caps(state, theme, place.x, column.y, row.chords);
    column.y += column.text(words_x, word(model, std::string(row.word))) + theme.px(kRowGap);
  }
  return column.y - place.y;
}

float draw_mouse(const Model& model, State& state, const Theme& theme, const Rect& place) {
  Column column{theme, place, place.y};
  column.heading(state, word(model, "mouse"));
  for (const char* each : kMouse) {
    const std::string& text = word(model, each);
    // The mouse gesture is drawn brighter than its effect.
    const std::size_t colon = text.find(':');
    const std::size_t lead = colon == std::string::npos ? 0 : colon + 1;
    const Rect rect{place.x, column.y, place.w, 0};
    column.y +=
        paragraph(theme.fonts.body, rect, theme.px(kKeyLine), theme.color().text_dim, text, lead, theme.color().text) +
        theme.px(kRowGap + 2);
  }
  return column.y - place.y;
}

}  // namespace

void draw_help(const Model& model, State& state, Frame& frame, Rect screen, bool listening) {
  const Theme& theme = frame.theme;
  const Palette& c = theme.color();
  fill(theme, screen, c.scrim, 0);
  const float margin = theme.px(24);
  const float pad = theme.px(28);
  // As high as the text was in the last frame.
  const float wanted = state.help_height > 0 ? state.help_height + theme.px(88) : theme.px(640);
  Rect sheet{0, 0, std::min(theme.px(1040), screen.w - 2 * margin), std::min(wanted, screen.h - 2 * margin)};
  sheet.x = std::round(screen.center_x() - sheet.w / 2);
  sheet.y = std::round(screen.center_y() - sheet.h / 2);
  publish(state, "help_sheet", sheet);
  floating_panel(theme, sheet);
  const Rect inner = inset(sheet, pad, theme.px(20));
  label(state, theme.fonts.large, {inner.x, inner.y, inner.w, theme.px(28)}, c.text, word(model, "title"));
  const std::string& how = word(model, "close");
  const Rect close{inner.x + inner.w - theme.px(28), inner.y, theme.px(28), theme.px(28)};
  label(state, theme.fonts.small, {close.x - theme.px(312), close.y, theme.px(300), close.h}, c.text_faint, how,
        Align::right);
  const bool cross = sign_button(theme, state, "help_close", close, Sign::close, {.size = 12});
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool outside = ImGui::GetIO().MouseClicked[0] && !sheet.contains(mouse.x, mouse.y);
  if (listening && (cross || outside)) state.help_open = false;

  const float gap = theme.px(36);
  const Rect body{inner.x, inner.y + theme.px(44), inner.w, inner.h - theme.px(44)};
  const Clip clip({sheet.x, body.y, sheet.w, sheet.y + sheet.h - body.y - theme.px(8)});
  const float left = (body.w - gap) * 0.56F;
  const Rect area{sheet.x, body.y, sheet.w - theme.px(4), body.h};
  scroll(theme, state, "help", area, state.help_height, state.help_scroll);
  const float y = body.y - state.help_scroll;
  const float keys = draw_keys(model, state, theme, {body.x, y, left, 0});
  const float ways = draw_mouse(model, state, theme, {body.x + left + gap, y, body.w - left - gap, 0});
  state.help_height = std::max(keys, ways);
  scroll_bar(theme, state, "help");
}

}  // namespace ui
