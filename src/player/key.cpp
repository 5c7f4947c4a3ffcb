#include "player/key.hpp"

#include <array>
#include <utility>

namespace player {
namespace {

constexpr std::array<std::pair<Key, const char*>, 14> kNames{{{Key::space, "Space"},
                                                              {Key::left, "←"},
                                                              {Key::right, "→"},
                                                              {Key::up, "↑"},
                                                              {Key::down, "↓"},
                                                              {Key::page_up, "PageUp"},
                                                              {Key::page_down, "PageDown"},
                                                              {Key::home, "Home"},
                                                              {Key::end, "End"},
                                                              {Key::tab, "Tab"},
                                                              {Key::enter, "Enter"},
                                                              {Key::backspace, "Backspace"},
                                                              {Key::escape, "Esc"},
                                                              {Key::f11, "F11"}}};

}  // namespace

std::string cap(Key key) {
  for (const auto& [named, name] : kNames) {
    if (named == key) return name;
  }
  const char sign = static_cast<char>(key);
  return std::string(1, sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign);
}

std::vector<std::string> caps(const Chord& chord) {
  std::vector<std::string> all;
  if (chord.mods.ctrl) all.emplace_back("Ctrl");
  if (chord.mods.shift) all.emplace_back("Shift");
  all.push_back(cap(chord.key));
  return all;
}

}  // namespace player
