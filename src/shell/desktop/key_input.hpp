// From GLFW's keys and characters to the screen's keys. Letters go by what the person's layout prints on them; signs
// come as characters, wherever the layout has them; with Ctrl there are no characters, so there signs go by their keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "player/commands.hpp"

namespace desktop {

struct KeyEvent {
  player::Key key = player::Key::space;
  player::Mods mods;
  char32_t character = 0;  ///< that it typed; 0: none
  friend bool operator==(const KeyEvent& a, const KeyEvent& b) {
    return a.key == b.key && a.mods.shift == b.mods.shift && a.mods.ctrl == b.mods.ctrl && a.character == b.character;
  }
};

/// A key that went down (or repeats). `glfw_key` and `glfw_mods` are GLFW's; `printed` is what the layout prints on it
/// ("" when GLFW does not know). One without a meaning is Key::other. Nothing for Shift and its like alone, and for any
/// key with Alt or Super.
std::optional<KeyEvent> key_event(int glfw_key, int glfw_mods, std::string_view printed);

/// A character that was typed: Key::other unless it is a sign with a meaning.
KeyEvent character_event(unsigned int character);

/// Puts together what GLFW tells of one press: first the key, then the character that it typed.
class KeyQueue {
 public:
  void press(int glfw_key, int glfw_mods, std::string_view printed, bool held);
  void type(unsigned int character);
  [[nodiscard]] bool empty() const { return events_.empty(); }
  /// All since the last call, in order.
  std::vector<KeyEvent> take();

 private:
  enum class Typing : std::uint8_t { alone, with_last, held } typing_ = Typing::alone;
  std::vector<KeyEvent> events_;
};

}  // namespace desktop
