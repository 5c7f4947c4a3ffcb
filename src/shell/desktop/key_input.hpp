// From GLFW's keys and characters to the screen's keys. Letters are those of the user's layout; signs come as
// characters, independent of the layout; with Ctrl there are no characters, so signs are identified by their keys.
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
  char32_t character = 0;  ///< the typed character; 0: none
  friend bool operator==(const KeyEvent& a, const KeyEvent& b) {
    return a.key == b.key && a.mods.shift == b.mods.shift && a.mods.ctrl == b.mods.ctrl && a.character == b.character;
  }
};

/// A key press (or repeat). `glfw_key` and `glfw_mods` are GLFW's; `printed` is the key's label in the layout ("" if
/// unknown to GLFW). Unused keys are Key::other. Nothing for a modifier alone, and for any key with Alt or Super.
std::optional<KeyEvent> key_event(int glfw_key, int glfw_mods, std::string_view printed);

/// A typed character: Key::other unless it is a sign with a command.
KeyEvent character_event(unsigned int character);

/// Combines GLFW's events of one press: first the key, then the character that it typed.
class KeyQueue {
 public:
  void press(int glfw_key, int glfw_mods, std::string_view printed, bool held);
  void type(unsigned int character);
  [[nodiscard]] bool empty() const { return events_.empty(); }
  /// All events since the last call, in order.
  std::vector<KeyEvent> take();

 private:
  enum class Typing : std::uint8_t { alone, with_last, held } typing_ = Typing::alone;
  std::vector<KeyEvent> events_;
};

}  // namespace desktop
