// Colours, sizes and fonts of the screen: dark and light. The values are those of docs/LOOK.md.
#pragma once

#include <imgui.h>

#include <array>
#include <string_view>

#include "timeline/model.hpp"

namespace ui {

/// All colours of one theme, as ImGui packs them.
struct Palette {
  ImU32 window, panel, raised, inset;
  ImU32 hairline, grid;
  ImU32 text, text_dim, text_faint;  ///< 1, 2, 3; text_faint is for decoration and hints only
  ImU32 accent, on_accent;           ///< only for playhead, play button, draggable things and saved time
  ImU32 accent_text;                 ///< the accent for text: dark enough on light backgrounds
  ImU32 highlight;                   ///< background of a line of code with a mark
  ImU32 running, waiting, awaiting, blocked, ready, plan, idle, raised_cap;
  ImU32 on_running, on_blocked;                            ///< text on the solid bars
  ImU32 keyword, string_literal, number_literal, comment;  ///< code
  ImU32 scrim, shadow;                                     ///< behind a sheet; under a floating list
  [[nodiscard]] ImU32 of(timeline::State state) const;
};

/// The key of the word for a state, in the table [state] of the words.
constexpr std::string_view state_key(timeline::State state) {
  constexpr std::array<std::string_view, 7> kKeys{"plan", "ready", "running", "awaiting", "waiting", "blocked", "idle"};
  return kKeys[static_cast<std::size_t>(state)];
}

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
  ImFont* large = nullptr;      ///< 17: narration, question
  ImFont* clock = nullptr;      ///< 22, bold, monospaced digits
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
