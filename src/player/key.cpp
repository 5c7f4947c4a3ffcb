#include "player/key.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace player {
namespace {

constexpr std::array<std::pair<Key, const char*>, 16> kNames{{{Key::space, "Space"},
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
                                                              {Key::f1, "F1"},
                                                              {Key::f5, "F5"},
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

std::vector<CapPiece> cap_row(std::span<const Chord> chords) {
  const bool same = std::ranges::all_of(chords, [&](const Chord& chord) { return chord.mods == chords.front().mods; });
  std::vector<CapPiece> row;
  for (std::size_t i = 0; i < chords.size(); ++i) {
    if (i > 0) row.push_back({"/", true});
    bool first = true;
    for (std::string& text : caps({chords[i].key, same && i > 0 ? Mods{} : chords[i].mods})) {
      if (!std::exchange(first, false)) row.push_back({"+", true});
      row.push_back({std::move(text)});
    }
  }
  return row;
}

}  // namespace player
