// The one table of what a person can do with a key: what it is called, its words, its keys, and what it does. Keys,
// buttons' hints and the key sheet take what they say from here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "player/action.hpp"
#include "player/key.hpp"
#include "player/model.hpp"

namespace player {

/// What only the screen can do: it changes nothing of what is open.
enum class ScreenAction : std::uint8_t { toggle_help, open_lessons, go_black, lane_above, lane_below };

/// What a command does now; nothing where it makes no sense at the moment.
using Deed = std::variant<std::monostate, Action, ScreenAction>;

/// What may lie over the run when a command is used.
enum class Over : std::uint8_t {
  run,    ///< nothing: a sheet or list that is open has the keys
  sheet,  ///< the key sheet, too
  any,    ///< the key sheet or the list of lessons, too
};

struct Command {
  std::string_view name;  ///< its words are "command.<name>" in assets/text
  std::string_view row;   ///< of the key sheet: "help.<row>"; commands with the same row stand beside each other in it
  std::array<Chord, 2> chords;  ///< the second may be missing (Key::other)
  Deed (*deed)(const Model&);
  Over over = Over::run;
  bool repeats = false;  ///< held down, it goes on

  /// Those of the chords that are there.
  [[nodiscard]] std::span<const Chord> keys() const;
};

/// All commands, in the order of the key sheet.
std::span<const Command> commands();

/// The command of that name. @throws std::out_of_range for any other name, which is a fault of the program
const Command& command(std::string_view name);

/// The command of a chord: the one that has exactly it, else the one that has it without Shift; null: none.
const Command* find_command(const Chord& chord);

/// Whether a key that is held down goes on doing what it does, in any command or list.
bool repeats(Key key);

/// The first chord of a command: "Ctrl+Z".
std::string keys_text(const Command& command);

/// What a button says of a command: its words and, in brackets, its first chord: "Undo the last change (Ctrl+Z)".
std::string hint(const Command& command, const text::Words& words);

/// The next higher (+1) or lower (-1) of the speeds 0.1, 0.25, 0.5, 1, 2, 4, 8 and 16; the same at the ends.
double next_speed(double speed, int direction);

}  // namespace player
