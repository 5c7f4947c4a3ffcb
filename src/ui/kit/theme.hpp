// Colours, sizes and fonts of the screen: dark and light. The values are those of docs/LOOK.md.
#pragma once

#include <imgui.h>

#include <array>

#include "ui/kit/state_look.hpp"

namespace ui {

/// All colours of one theme, as ImGui packs them.
struct Palette {
  ImU32 window, panel, raised, inset;
  ImU32 hairline, grid;
  ImU32 text, text_dim, text_faint;  ///< 1, 2, 3; text_faint is for decoration and hints only
  ImU32 accent, on_accent;           ///< playhead, play button, what can be dragged, what was gained: nothing else
  ImU32 accent_text;                 ///< the accent where it is read as text: dark enough for that on light grounds
  ImU32 highlight;                   ///< ground of a line of code at which somebody stands
  ImU32 raised_cap;                  ///< the sign of an end that was no return
  ImU32 raised_text;                                       ///< the same where it is read as text
  ImU32 keyword, string_literal, number_literal, comment;  ///< code
  ImU32 scrim, shadow;                                     ///< behind a sheet; under a list that hangs over panels
  std::array<ImU32, kStateLooks.size()> states, on_states;  ///< ui/kit/state_look.hpp
  [[nodiscard]] ImU32 of(timeline::State state) const { return states[timeline::index(state)]; }
  /// Of words on the bar of a state that is solid().
  [[nodiscard]] ImU32 on(timeline::State state) const { return on_states[timeline::index(state)]; }
};

const Palette& dark_palette();
const Palette& light_palette();

/// `color` with its opacity multiplied by `factor` (0 to 1).
ImU32 translucent(ImU32 color, float factor);

/// Fonts, built into one atlas, at `scale` pixels per unit. All sizes in ui are in units: 1 unit is 1 px at
/// scale 1.
struct Fonts {
  ImFont* small = nullptr;      ///< 12: hints, ruler, pills
  ImFont* body = nullptr;       ///< 14
  ImFont* body_bold = nullptr;  ///< 14, headings
  ImFont* medium = nullptr;     ///< 15: narration in a small window; `body` from scale 2 on
  ImFont* large = nullptr;      ///< 17: narration, question
  ImFont* headline = nullptr;   ///< 24: the sentence of a presentation
  ImFont* clock = nullptr;      ///< 22, bold, monospaced; ASCII only
  ImFont* code = nullptr;       ///< 14, monospaced: code, times, output
};

struct Theme {
  const Palette* palette = nullptr;
  Fonts fonts;
  float scale = 1.0F;  ///< display scale times the user's text size
  bool dark = true;
  [[nodiscard]] float px(float units) const { return units * scale; }
  [[nodiscard]] const Palette& color() const { return *palette; }
};

/// The theme for `fonts`, which were built at `scale`.
Theme make_theme(const Fonts& fonts, bool dark, float scale);

}  // namespace ui
