// The table of commands: name, words, keys, and action of each. Key handling, the hints of buttons and the key sheet
// use it.
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

/// Actions of the screen alone: they do not change the player.
enum class ScreenAction : std::uint8_t {
  toggle_help,
  toggle_palette,
  toggle_presentation,
  open_lessons,
  toggle_glossary,
  open_edits,
  go_black,
  show_all,  ///< the whole axis, the first lanes, no selected lane
  lane_above,
  lane_below,
  to_waker,  ///< from the wait of a lane to what ends it
  to_woken,  ///< and back
  next_widget,
  previous_widget,
  to_timeline,
  to_code,
  to_loop,
  to_console,
  to_delays,
  zoom_in,
  zoom_out,
  pan_left,
  pan_right,
  scroll_up,
  scroll_down,
};

/// The current action of a command; nothing if it is not available now.
using Deed = std::variant<std::monostate, Action, ScreenAction>;

/// Which overlays may be open when a command is used.
enum class Over : std::uint8_t {
  run,    ///< none: an open sheet or list gets the keys
  sheet,  ///< also the key sheet
  any,    ///< also the key sheet or the list of lessons
};

struct Command {
  std::string_view name;        ///< its words have the key "command.<name>" in assets/text
  std::string_view row;         ///< of the key sheet: "help.<row>"; commands with the same row are next to each other
  std::array<Chord, 2> chords;  ///< the second may be absent (Key::other)
  Deed (*deed)(const Model&);
  Over over = Over::run;
  bool repeats = false;  ///< repeats while the key is held down

  /// The chords that are set.
  [[nodiscard]] std::span<const Chord> keys() const;
};

/// All commands, in the order of the key sheet.
std::span<const Command> commands();

/// Those that are only there while a question is open, and then come first: the keys of other commands among them.
std::span<const Command> question_commands();

/// The question's command of exactly that chord; null: none.
const Command* find_question_command(const Chord& chord);

/// The command of that name. @throws std::out_of_range for any other name, which is a bug
const Command& command(std::string_view name);

/// The command of a chord: an exact match, else one without Shift; null: none.
const Command* find_command(const Chord& chord);

/// Whether a key repeats while it is held down, in any command or list.
bool repeats(Key key);

/// The first chord of a command: "Ctrl+Z".
std::string keys_text(const Command& command);

/// The hint of a command's button: its words and, in brackets, its first chord: "Undo the last change (Ctrl+Z)".
std::string hint(const Command& command, const text::Words& words);

/// Real time, guided, step by step, and again.
timeline::Pace next_pace(timeline::Pace pace);

/// The next higher (+1) or lower (-1) of the speeds 0.1, 0.25, 0.5, 1, 2, 4, 8 and 16; the same at the ends.
double next_speed(double speed, int direction);

}  // namespace player
