// Keys by their printed label, independent of any window system, and chords.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace player {

/// A key. Letters and signs have their ASCII code, lower case.
/// `question` and similar ones are the characters, independent of the keyboard layout.
// clang-format off
enum class Key : std::uint8_t {
  other = 0,  ///< any other key: it ends the black screen
  backspace = 8,
  tab = 9,
  enter = 13,
  escape = 27,
  space = ' ',
  plus = '+',
  minus = '-',
  period = '.',
  zero = '0', one, two, three, four, five,
  question = '?',
  a = 'a', b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
  left = 128,
  right,
  up,
  down,
  page_up,
  page_down,
  home,
  end,
  f1,
  f5,
  f11,
};
// clang-format on

struct Mods {
  bool shift = false, ctrl = false;
  friend bool operator==(const Mods&, const Mods&) = default;
};

/// A key with its modifiers.
struct Chord {
  Key key = Key::other;
  Mods mods = {};
  friend bool operator==(const Chord&, const Chord&) = default;
};

/// What is printed on the key: "Space", "←", "PageUp", "N".
std::string cap(Key key);

/// A cap, or the sign between two caps: "+" within a chord, "/" between chords.
struct CapPiece {
  std::string text;
  bool joiner = false;
};

/// The caps of several chords in one row: "Ctrl + - / + / 0". Modifiers are said once if all chords have the same, else
/// with each chord: "Ctrl + Shift + Z / Ctrl + Y".
std::vector<CapPiece> cap_row(std::span<const Chord> chords);

/// The keys of a chord in the order in which they are pressed: "Ctrl", "Shift", "Z".
std::vector<std::string> caps(const Chord& chord);

}  // namespace player
