#include "shell/desktop/key_input.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <utility>

namespace desktop {
namespace {

using player::Key;

template <typename Code, std::size_t n>
std::optional<Key> find(const std::array<std::pair<Code, Key>, n>& table, Code code) {
  const auto at = std::find_if(table.begin(), table.end(), [code](const auto& row) { return row.first == code; });
  return at == table.end() ? std::nullopt : std::optional(at->second);
}

constexpr std::array<std::pair<int, Key>, 17> kNamed{{{GLFW_KEY_SPACE, Key::space},
                                                      {GLFW_KEY_LEFT, Key::left},
                                                      {GLFW_KEY_RIGHT, Key::right},
                                                      {GLFW_KEY_UP, Key::up},
                                                      {GLFW_KEY_DOWN, Key::down},
                                                      {GLFW_KEY_PAGE_UP, Key::page_up},
                                                      {GLFW_KEY_PAGE_DOWN, Key::page_down},
                                                      {GLFW_KEY_HOME, Key::home},
                                                      {GLFW_KEY_END, Key::end},
                                                      {GLFW_KEY_TAB, Key::tab},
                                                      {GLFW_KEY_ENTER, Key::enter},
                                                      {GLFW_KEY_KP_ENTER, Key::enter},
                                                      {GLFW_KEY_BACKSPACE, Key::backspace},
                                                      {GLFW_KEY_ESCAPE, Key::escape},
                                                      {GLFW_KEY_F1, Key::f1},
                                                      {GLFW_KEY_F5, Key::f5},
                                                      {GLFW_KEY_F11, Key::f11}}};
constexpr std::array<std::pair<int, Key>, 6> kSignsWithCtrl{{{GLFW_KEY_EQUAL, Key::plus},
                                                             {GLFW_KEY_KP_ADD, Key::plus},
                                                             {GLFW_KEY_MINUS, Key::minus},
                                                             {GLFW_KEY_KP_SUBTRACT, Key::minus},
                                                             {GLFW_KEY_0, Key::zero},
                                                             {GLFW_KEY_KP_0, Key::zero}}};
constexpr std::array<std::pair<unsigned int, Key>, 11> kCharacters{{{'+', Key::plus},
                                                                    {'=', Key::plus},
                                                                    {'-', Key::minus},
                                                                    {'?', Key::question},
                                                                    {'.', Key::period},
                                                                    {'0', Key::zero},
                                                                    {'1', Key::one},
                                                                    {'2', Key::two},
                                                                    {'3', Key::three},
                                                                    {'4', Key::four},
                                                                    {'5', Key::five}}};

bool is_modifier(int glfw_key) {
  return (glfw_key >= GLFW_KEY_LEFT_SHIFT && glfw_key <= GLFW_KEY_RIGHT_SUPER) ||
         (glfw_key >= GLFW_KEY_CAPS_LOCK && glfw_key <= GLFW_KEY_NUM_LOCK);
}

/// The letter on the key: the layout's or, if that is not a Latin letter (as in a Cyrillic layout), that of the US
/// layout.
std::optional<Key> letter(int glfw_key, std::string_view printed) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (printed.size() == 1 && is_letter(static_cast<char>(printed[0] | 0x20))) {
    return static_cast<Key>(printed[0] | 0x20);
  }
  if (glfw_key >= GLFW_KEY_A && glfw_key <= GLFW_KEY_Z) return static_cast<Key>('a' + (glfw_key - GLFW_KEY_A));
  return std::nullopt;
}

}  // namespace

std::optional<KeyEvent> key_event(int glfw_key, int glfw_mods, std::string_view printed) {
  if ((glfw_mods & (GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return std::nullopt;
  const player::Mods mods{(glfw_mods & GLFW_MOD_SHIFT) != 0, (glfw_mods & GLFW_MOD_CONTROL) != 0};
  auto key = find(kNamed, glfw_key);
  if (!key && mods.ctrl) key = find(kSignsWithCtrl, glfw_key);
  if (!key) key = letter(glfw_key, printed);
  if (!key && is_modifier(glfw_key)) return std::nullopt;
  return KeyEvent{key.value_or(Key::other), mods, 0};
}

KeyEvent character_event(unsigned int character) {
  return {find(kCharacters, character).value_or(Key::other), {}, character};
}

void KeyQueue::press(int glfw_key, int glfw_mods, std::string_view printed, bool held) {
  typing_ = Typing::alone;
  const auto event = key_event(glfw_key, glfw_mods, printed);
  if (!event) return;
  const bool types = glfw_key < GLFW_KEY_ESCAPE && !event->mods.ctrl;  // GLFW's keys below Escape are printable
  if (held && !player::repeats(event->key)) {
    if (types) typing_ = Typing::held;
    return;
  }
  events_.push_back(*event);
  if (types) typing_ = Typing::with_last;
}

void KeyQueue::type(unsigned int character) {
  const KeyEvent typed = character_event(character);
  const bool with_last = typing_ == Typing::with_last && !events_.empty();
  const bool dropped = typing_ == Typing::held && !player::repeats(typed.key);
  typing_ = Typing::alone;
  if (dropped) return;
  if (!with_last) return events_.push_back(typed);
  KeyEvent& last = events_.back();
  if (last.key == Key::other) last = typed;
  else last.character = character;
}

std::vector<KeyEvent> KeyQueue::take() { return std::exchange(events_, {}); }

}  // namespace desktop
