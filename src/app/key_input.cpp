#include "app/key_input.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <utility>

namespace app {
namespace {

using ui::Key;

template <typename Code, std::size_t n>
std::optional<Key> find(const std::array<std::pair<Code, Key>, n>& table, Code code) {
  const auto at = std::find_if(table.begin(), table.end(), [code](const auto& row) { return row.first == code; });
  return at == table.end() ? std::nullopt : std::optional(at->second);
}

constexpr std::array<std::pair<int, Key>, 11> kNamed{{{GLFW_KEY_SPACE, Key::space},
                                                      {GLFW_KEY_LEFT, Key::left},
                                                      {GLFW_KEY_RIGHT, Key::right},
                                                      {GLFW_KEY_UP, Key::up},
                                                      {GLFW_KEY_DOWN, Key::down},
                                                      {GLFW_KEY_PAGE_UP, Key::page_up},
                                                      {GLFW_KEY_PAGE_DOWN, Key::page_down},
                                                      {GLFW_KEY_HOME, Key::home},
                                                      {GLFW_KEY_END, Key::end},
                                                      {GLFW_KEY_ESCAPE, Key::escape},
                                                      {GLFW_KEY_F11, Key::f11}}};
constexpr std::array<std::pair<char, Key>, 6> kLetters{
    {{'a', Key::a}, {'c', Key::c}, {'l', Key::l}, {'t', Key::t}, {'y', Key::y}, {'z', Key::z}}};
constexpr std::array<std::pair<int, Key>, 6> kSignsWithCtrl{{{GLFW_KEY_EQUAL, Key::plus},
                                                             {GLFW_KEY_KP_ADD, Key::plus},
                                                             {GLFW_KEY_MINUS, Key::minus},
                                                             {GLFW_KEY_KP_SUBTRACT, Key::minus},
                                                             {GLFW_KEY_0, Key::zero},
                                                             {GLFW_KEY_KP_0, Key::zero}}};
constexpr std::array<std::pair<unsigned int, Key>, 4> kCharacters{
    {{'+', Key::plus}, {'=', Key::plus}, {'-', Key::minus}, {'?', Key::question}}};

/// The letter on the key: the layout's, or where that is none (a Cyrillic layout, say) that of the US layout.
char letter(int glfw_key, std::string_view printed) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (printed.size() == 1 && is_letter(static_cast<char>(printed[0] | 0x20))) {
    return static_cast<char>(printed[0] | 0x20);
  }
  if (glfw_key >= GLFW_KEY_A && glfw_key <= GLFW_KEY_Z) return static_cast<char>('a' + (glfw_key - GLFW_KEY_A));
  return '\0';
}

}  // namespace

std::optional<KeyEvent> key_event(int glfw_key, int glfw_mods, std::string_view printed) {
  if ((glfw_mods & (GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return std::nullopt;
  const ui::Mods mods{(glfw_mods & GLFW_MOD_SHIFT) != 0, (glfw_mods & GLFW_MOD_CONTROL) != 0};
  auto key = find(kNamed, glfw_key);
  if (!key && mods.ctrl) key = find(kSignsWithCtrl, glfw_key);
  if (!key) key = find(kLetters, letter(glfw_key, printed));
  if (!key) return std::nullopt;
  return KeyEvent{*key, mods};
}

std::optional<KeyEvent> character_event(unsigned int character) {
  const auto key = find(kCharacters, character);
  if (!key) return std::nullopt;
  return KeyEvent{*key, {}};
}

}  // namespace app
