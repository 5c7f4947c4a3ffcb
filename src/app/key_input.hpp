// From GLFW's keys and characters to the screen's keys. Letters go by what the person's layout prints on them; signs
// come as characters, wherever the layout has them; with Ctrl there are no characters, so there signs go by their keys.
#pragma once

#include <optional>
#include <string_view>

#include "ui/keys.hpp"

namespace app {

struct KeyEvent {
  ui::Key key = ui::Key::space;
  ui::Mods mods;
  friend bool operator==(const KeyEvent& a, const KeyEvent& b) {
    return a.key == b.key && a.mods.shift == b.mods.shift && a.mods.ctrl == b.mods.ctrl;
  }
};

/// A key that went down (or repeats). `glfw_key` and `glfw_mods` are GLFW's; `printed` is what the layout prints on it
/// ("" when GLFW does not know). Nothing for a key without a meaning, and for any key with Alt or Super.
std::optional<KeyEvent> key_event(int glfw_key, int glfw_mods, std::string_view printed);

/// A character that was typed.
std::optional<KeyEvent> character_event(unsigned int character);

}  // namespace app
