// What a lane does, and the table of all states: a new one is a row here and one in ui/kit/state_look.hpp, its words,
// and the place in build.cpp that finds it in a trace.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace timeline {

/// Each has a colour, a pattern and a word of its own.
enum class State : std::uint8_t {
  plan,      ///< object made, not started
  ready,     ///< in the ready queue
  running,   ///< holds the thread
  awaiting,  ///< a coroutine (or a plain call) below it runs or waits
  waiting,   ///< for a timer, a future, a task or a gather
  blocked,   ///< time.sleep: holds the thread and does nothing
  idle,      ///< thread lane only: nobody holds the thread
};

struct StateRow {
  State state = State::plan;
  std::string_view word;       ///< the key of its word
  std::string_view meaning;    ///< the key of the sentence that says what it means
  std::string_view character;  ///< that its stretch of a lane is drawn with in text
  std::string_view plain;      ///< the same where only ASCII is wanted
  std::string_view ansi;       ///< the colour of that in a terminal, as an SGR code: one of the sixteen
  bool holds_thread = false;
};

inline constexpr std::array<StateRow, 7> kStates{{
    {State::plan, "state.plan", "hover.plan", "○", "o", "37", false},
    {State::ready, "state.ready", "hover.ready", ":", ":", "33", false},
    {State::running, "state.running", "hover.running", "█", "#", "32", true},
    {State::awaiting, "state.awaiting", "hover.calls", "─", "-", "37", false},
    {State::waiting, "state.waiting", "hover.wait_future", "░", "~", "36", false},
    {State::blocked, "state.blocked", "hover.blocked", "▓", "X", "31", true},
    {State::idle, "state.idle", "hover.idle", "·", "_", "2", false},
}};

constexpr std::size_t index(State state) { return static_cast<std::size_t>(state); }
constexpr const StateRow& row(State state) { return kStates[index(state)]; }
constexpr bool holds_thread(State state) { return row(state).holds_thread; }

static_assert([] {
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    if (index(kStates[i].state) != i) return false;
  }
  return true;
}(), "the rows are in the order of the states");

}  // namespace timeline
