// The panels that a person goes to by a number. In a small window they share one place, with a tab for each.
#pragma once

#include <array>
#include <cstdint>

namespace ui {

enum class Pane : std::uint8_t { timeline, code, loop, console, delays, study };

struct PaneRow {
  Pane pane = Pane::timeline;
  const char* command = "";  ///< of player/commands.hpp: its key; its tab has the words "pane.<command>"
  const char* stop = "";     ///< the panel's own name in the ring of the keyboard's focus
};

inline constexpr std::array<PaneRow, 6> kPanes{{{Pane::timeline, "timeline", "timeline"},
                                                {Pane::code, "code", "code_panel"},
                                                {Pane::loop, "loop", "loop"},
                                                {Pane::console, "output", "console"},
                                                {Pane::delays, "delays", "delays"},
                                                {Pane::study, "why", "study"}}};

constexpr const PaneRow& row(Pane pane) { return kPanes[static_cast<std::size_t>(pane)]; }

}  // namespace ui
