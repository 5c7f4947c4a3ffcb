// One event of a trace, as the layers above see it: the fields of one line of a .jsonl file (docs/TRACE.md). How events
// are stored in memory is in record.hpp.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

#include "trace/kinds.hpp"

namespace trace {

/// Numbers tasks, coroutine objects and plain calls from 1, in the order of their first event; 0 means "none".
using Id = std::uint32_t;
/// An interned string (strings.hpp); 0 means "absent", which differs from the empty string.
using TextId = std::uint32_t;

/// How a coroutine, a task or a plain call ended.
enum class How : std::uint8_t { none, returned, raised, cancelled, closed };
inline constexpr std::array<std::string_view, 5> kHowNames{"", "return", "raise", "cancel", "close"};
constexpr std::string_view name(How how) { return kHowNames[static_cast<std::size_t>(how)]; }

/// What a suspended task waits for.
enum class Wait : std::uint8_t { none, yield, sleep, future, task, gather };
inline constexpr std::array<std::string_view, 6> kWaitNames{"", "yield", "sleep", "future", "task", "gather"};
constexpr std::string_view name(Wait wait) { return kWaitNames[static_cast<std::size_t>(wait)]; }

/// Why a run ended.
enum class Why : std::uint8_t { none, ok, deadlock, limit_events, limit_turns, limit_cpu, error, syntax, exit };
inline constexpr std::array<std::string_view, 9> kWhyNames{
    "", "ok", "deadlock", "limit:events", "limit:turns", "limit:cpu", "error", "syntax", "exit"};
constexpr std::string_view name(Why why) { return kWhyNames[static_cast<std::size_t>(why)]; }

/// What made a task ready, resumed or cancelled it: a task's step, or a timer (by its creation sequence, from 1).
struct Cause {
  enum class Kind : std::uint8_t { none, task, timer };
  Kind kind = Kind::none;
  Id id = 0;
  friend bool operator==(const Cause&, const Cause&) = default;
};

/// A timer that is not that of a sleep.
struct TimerSetting {
  std::chrono::nanoseconds set{0};  ///< when it was set
  std::chrono::nanoseconds due{0};
  std::uint32_t after = 0;          ///< the latest event before it was set
  friend bool operator==(const TimerSetting&, const TimerSetting&) = default;
};

/// One coroutine of an await chain and its current line.
struct Link {
  Id co = 0;
  std::uint32_t line = 0;
  friend bool operator==(const Link&, const Link&) = default;
};

/// A range of one of the side arrays of Events (events.hpp).
struct Range {
  std::uint32_t first = 0;
  std::uint32_t size = 0;
};

/// One event, decoded. A field that its kind does not have is 0; docs/TRACE.md lists the fields of each kind.
struct Event {
  std::chrono::nanoseconds t{0};  ///< time since the run began
  std::uint32_t i = 0;            ///< position in the trace
  std::uint32_t n = 0;            ///< loop turn, 0 before any loop
  Kind kind = Kind::meta;
  How how = How::none;
  Wait wait = Wait::none;
  Why why = Why::none;
  Cause cause;
  std::uint32_t setting = 0;  ///< if the cause is a timer: index into Events::timers, from 1; 0: not known, or told before
  Id task = 0;
  Id co = 0;
  Id fn = 0;
  Id parent = 0;  ///< co.start: the awaiting co; fn.start: the calling fn
  Id by = 0;      ///< co.new: the creating co; task.new, task.cancel: the acting task
  Id byco = 0;    ///< task.new, task.cancel: the acting co
  std::uint32_t line = 0;
  std::uint32_t at = 0;  ///< co.new, fn.start: line of the call
  bool agen = false;     ///< co.new: an async generator
  TextId name = 0;       ///< co.*, task.new, fn.start; meta: impl
  TextId text = 0;       ///< print, error; args; co.end, fn.end, agen.*: value; meta: src; clock: mode
  TextId end = 0;        ///< print: the text that replaces the newline; meta: clock
  TextId exc = 0;        ///< the type of the exception it ended with; error
  TextId thrown = 0;     ///< task.start, task.resume: the type of the exception thrown in
  TextId call = 0;       ///< task.suspend: asyncio's function
  std::uint16_t column = 0;      ///< error: the first character of the error, from 1; 0: not known
  std::uint16_t end_column = 0;  ///< error: the one after the last
  double delay = 0;      ///< seconds, as written in the listing: task.suspend on a sleep, block.begin
  Range chain;           ///< task.suspend: into Events::links, outermost first
  Range ids;             ///< into Events::ids. task.suspend: tasks waited for; end: tasks that are blocked
};

}  // namespace trace
