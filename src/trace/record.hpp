// The 16 bytes in which an event is stored in memory. Further fields of an event are in operand records directly before
// it; what can be derived (ids that count up, the time of a turn, the lines of an await chain) is not stored at all.
#pragma once

#include <cstdint>

#include "trace/event.hpp"

namespace trace {

/// Operands: they belong to the next record that is not an operand. Numbered after the kinds of events.
enum class Operand : std::uint8_t {
  turn = 64,   ///< a, b: time in nanoseconds, low half first; c: loop turn. Valid until the next one
  number,      ///< a, b: a double, low half first: delay
  thrown,      ///< c: text: the type of the exception thrown in
  awaits,      ///< line, b: co: this coroutine now awaits at this line. Valid until the next one
  awaited_by,  ///< b: co, c: its awaiter, 0 for none. Valid until the next one
  line,        ///< line: the line of a co.start, if it is not that of the definition
  text,        ///< c: text: print's end, arguments, what was returned, a name of a task that is not its coroutine's
  fn,          ///< c: fn
  ref,         ///< c: a task: one of those waited for, or blocked
  cause,       ///< c: a PackedCause: what has called the callback that an fn.start, a block.begin or a print is in; of an end see docs/TRACE.md
  timer_set,   ///< a, b: when a timer was set, in nanoseconds, low half first; c: the number of events before
  timer_due,   ///< a, b: when it is due; c: its number. Valid until the first event that it causes
};

/// The content of a, b and c is given by the row of kKinds (kinds.hpp). The line is that of the event; for co.new and
/// fn.start that of the call, for co.start that of the await. Numbers that count up are not stored: the task of
/// task.new, the co of co.new, the fn of fn.start. Of the operands, task.start and .resume have thrown; task.suspend
/// number, ref, awaits and awaited_by; co.start line; block.begin number and cause; fn.start cause; end ref and cause; print, co.new, co.end,
/// fn.start, fn.end and task.new text; print cause; print, block.* and fn.end fn, and fn.start (its parent).
struct Record {
  std::uint32_t head = 0;  ///< kind or operand in the low 8 bits, line in the rest
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;

  [[nodiscard]] std::uint8_t tag() const { return static_cast<std::uint8_t>(head & 0xFFU); }
  [[nodiscard]] bool is_operand() const { return tag() >= static_cast<std::uint8_t>(Operand::turn); }
  [[nodiscard]] Kind kind() const { return static_cast<Kind>(tag()); }
  [[nodiscard]] Operand operand() const { return static_cast<Operand>(tag()); }
  [[nodiscard]] std::uint32_t line() const { return head >> 8U; }
};
static_assert(sizeof(Record) == 16);

/// The largest line number that a record can hold.
inline constexpr std::uint32_t kMaxLine = (1U << 24U) - 1;

/// How something ended, and the exception's type, in one word of a record.
constexpr std::uint32_t pack_outcome(How how, TextId exc) { return static_cast<std::uint32_t>(how) | exc << 3U; }

/// A Cause in one word: tag in the low 2 bits. Tag 3 is "by a task" of task.cancel.
struct PackedCause {
  PackedCause() = default;
  constexpr PackedCause(Cause::Kind kind, Id id) : word(static_cast<std::uint32_t>(kind) | id << 2U) {}
  constexpr PackedCause(Cause cause) : PackedCause(cause.kind, cause.id) {}
  std::uint32_t word = 0;
};
inline constexpr std::uint32_t kByTask = 3;

}  // namespace trace
