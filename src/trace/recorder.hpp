// Appends events to a trace. The scheduler holds a pointer to one, or null: then nothing is recorded, at the cost of
// one branch. Every function appends one event; ids of new tasks, coroutines and plain calls are assigned here.
#pragma once

#include <array>
#include <bit>
#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>

#include "trace/trace.hpp"

namespace trace {

/// Where something happens: a line of the program inside a coroutine of a task, or inside a plain call.
struct Place {
  Id task = 0;
  Id co = 0;
  std::uint32_t line = 0;
  Id fn = 0;
};

class Recorder {
 public:
  /// Writes to `trace`, which must outlive this object and be empty. The first event is meta.
  Recorder(Trace& trace, std::string_view impl, std::string_view src, std::string_view clock);
  ~Recorder() { flush(); }
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// The following events happen at this time, in this turn of the loop.
  void stamp(std::chrono::nanoseconds t, std::uint32_t n) {
    t_ = t;
    n_ = n;
    limit_ = nullptr;
  }

  /// How many events there are, meta among them.
  [[nodiscard]] std::size_t count() const { return filled_ + static_cast<std::size_t>(next_ - begin_) - operands_; }

  /// The line of the latest event in `co`; 0 if it has none since its start in this chunk.
  [[nodiscard]] std::uint32_t last_line(Id co) const;

  [[nodiscard]] TextId text(std::string_view text) { return trace_.strings.intern(text); }

  /// The function of this name and definition line; the same number for the same three.
  Id code(std::string_view name, std::uint32_t line, bool agen = false) { return code({text(name), line, agen}); }
  Id code(const Code& code);
  /// The same for a name that is a literal: looked up by its address and line (equal literals may share an address).
  Id code_of_literal(const char* name, std::uint32_t line, bool agen = false);

  /// The next event is a co.new or an fn.start of a call with these arguments.
  void arguments(TextId args) { operand(Operand::text, 0, 0, 0, args); }

  Id co_new(Place by, Id code) {
    event(Kind::co_new, by.line, by.task, by.co, code);
    return ++cos_;
  }
  void co_start(Id task, Id co, Id parent, std::uint32_t await_line) {
    event(Kind::co_start, await_line, task, co, parent);
  }
  /// `value`: what it returns; 0: not recorded.
  void co_end(Place at, How how, TextId exc = 0, TextId value = 0) {
    if (value != 0) operand(Operand::text, 0, 0, 0, value);
    event(Kind::co_end, at.line, at.task, at.co, pack_outcome(how, exc));
  }
  void co_never_awaited(Place at) { event(Kind::co_never_awaited, at.line, at.task, at.co, 0); }

  Id task_new(Place by, Id co, TextId name = 0) {
    if (name != 0) operand(Operand::text, 0, 0, 0, name);
    event(Kind::task_new, by.line, by.task, co, by.co);
    return ++tasks_;
  }
  void task_start(Place at, PackedCause cause, TextId thrown = 0) { step(Kind::task_start, at, cause, thrown); }
  void task_resume(Place at, PackedCause cause, TextId thrown = 0) { step(Kind::task_resume, at, cause, thrown); }

  /// sleep(0) and similar: ready again at once.
  void suspend_yield(Place at) { suspend(at, Wait::yield, 0); }
  /// `delay` in seconds; `call` is asyncio's name of the function that waits.
  void suspend_sleep(Place at, TextId call, double delay) {
    number(delay);
    suspend(at, Wait::sleep, call);
  }
  void suspend_future(Place at, TextId call) { suspend(at, Wait::future, call); }
  void suspend_task(Place at, Id awaited, TextId call = 0) {
    operand(Operand::ref, 0, 0, 0, awaited);
    suspend(at, Wait::task, call);
  }
  void suspend_gather(Place at, std::span<const Id> tasks, TextId call = 0) {
    suspend_other(at, Wait::gather, call, 0, tasks);
  }
  /// Any combination of the keys of a suspend; a delay of 0 and an empty list of tasks are left out.
  void suspend_other(Place at, Wait wait, TextId call, double delay, std::span<const Id> tasks) {
    if (delay != 0) number(delay);
    for (const Id task : tasks) operand(Operand::ref, 0, 0, 0, task);
    suspend(at, wait, call);
  }

  void task_ready(Id task, PackedCause cause) { event(Kind::task_ready, 0, task, 0, cause.word); }
  void task_end(Id task, How how, TextId exc = 0) { event(Kind::task_end, 0, task, 0, pack_outcome(how, exc)); }
  /// Cancelled by a running task, in `by`.
  void task_cancel(Id task, Place by) { event(Kind::task_cancel, by.line, task, by.co, kByTask | by.task << 2U); }
  /// Cancelled by a timer or by a task that ended.
  void task_cancel(Id task, PackedCause cause) { event(Kind::task_cancel, 0, task, 0, cause.word); }

  void agen_yield(Place at, TextId value = 0) { event(Kind::agen_yield, at.line, at.task, at.co, value); }
  void agen_next(Place at, TextId value = 0) { event(Kind::agen_next, at.line, at.task, at.co, value); }

  /// `end` replaces the newline after the text; 0: a newline.
  void print(Place at, TextId text, TextId end = 0) {
    if (at.fn != 0) operand(Operand::fn, 0, 0, 0, at.fn);
    if (end != 0) operand(Operand::text, 0, 0, 0, end);
    event(Kind::print, at.line, at.task, at.co, text);
  }
  /// The thread is blocked for `delay` seconds.
  void block_begin(Place at, double delay) {
    if (at.fn != 0) operand(Operand::fn, 0, 0, 0, at.fn);
    number(delay);
    event(Kind::block_begin, at.line, at.task, at.co, 0);
  }
  void block_end(Place at) {
    if (at.fn != 0) operand(Operand::fn, 0, 0, 0, at.fn);
    event(Kind::block_end, at.line, at.task, at.co, 0);
  }

  /// A plain function called in `by`; by.fn is the plain function that calls it, if any.
  Id fn_start(Place by, Id code) {
    if (by.fn != 0) operand(Operand::fn, 0, 0, 0, by.fn);
    event(Kind::fn_start, by.line, by.task, by.co, code);
    return ++fns_;
  }
  void fn_end(Id fn, How how, TextId exc = 0, TextId value = 0) {
    operand(Operand::fn, 0, 0, 0, fn);
    if (value != 0) operand(Operand::text, 0, 0, 0, value);
    event(Kind::fn_end, 0, 0, 0, pack_outcome(how, exc));
  }

  /// From here on `co` awaits at `line`: for a coroutine that awaits the same object again.
  void awaits(Id co, std::uint32_t line) { operand(Operand::awaits, line, 0, co, 0); }
  /// From here on `co` is awaited by `parent` (0: by none): for an async generator that another coroutine continues.
  void awaited_by(Id co, Id parent) { operand(Operand::awaited_by, 0, 0, co, parent); }
  /// The next co.start is at `line`, not at the definition of its function.
  void starts_at(std::uint32_t line) { operand(Operand::line, line, 0, 0, 0); }

  /// The next event, an fn.start, a block.begin or a print, is in a callback with this cause; or an end, see docs/TRACE.md.
  void caused(PackedCause cause) { operand(Operand::cause, 0, 0, 0, cause.word); }
  /// The first event that timer `number` causes will tell this of it.
  void timer_fires(Id number, const TimerSetting& timer) {
    wide(Operand::timer_set, timer.set, timer.after);
    wide(Operand::timer_due, timer.due, number);
  }

  void clock(TextId mode) { event(Kind::clock, 0, 0, 0, mode); }
  /// `columns`: the first character of the line that it is about, from 1, and the one after the last; 0, 0: not known.
  void error(TextId exc, TextId text, std::uint32_t line, std::uint16_t column = 0, std::uint16_t end_column = 0) {
    event(Kind::error, line, exc, column | std::uint32_t{end_column} << 16U, text);
  }
  /// The last event. `blocked`: tasks that wait for something that cannot happen.
  void end(Why why, std::span<const Id> blocked = {}) {
    for (const Id task : blocked) operand(Operand::ref, 0, 0, 0, task);
    event(Kind::end, 0, 0, 0, static_cast<std::uint32_t>(why));
    flush();
  }

  /// Makes the recorded events visible in the trace. end() and the destructor also do it.
  void flush() {
    if (begin_ != nullptr) trace_.records.set_last_size(static_cast<std::size_t>(next_ - begin_));
  }

 private:
  void step(Kind kind, Place at, PackedCause cause, TextId thrown) {
    if (thrown != 0) operand(Operand::thrown, 0, 0, 0, thrown);
    event(kind, at.line, at.task, at.co, cause.word);
  }
  void suspend(Place at, Wait wait, TextId call) {
    event(Kind::task_suspend, at.line, at.task, at.co, static_cast<std::uint32_t>(wait) | call << 3U);
  }
  void number(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    operand(Operand::number, 0, static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32U), 0);
  }
  void wide(Operand kind, std::chrono::nanoseconds t, std::uint32_t c) {
    const auto bits = static_cast<std::uint64_t>(t.count());
    operand(kind, 0, static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32U), c);
  }
  void operand(Operand operand, std::uint32_t line, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    if (next_ == end_) add_chunk();
    *next_++ = {static_cast<std::uint32_t>(operand) | line << 8U, a, b, c};
    ++operands_;
  }
  void event(Kind kind, std::uint32_t line, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    const std::uint32_t head = static_cast<std::uint32_t>(kind) | line << 8U;  // so that a packed line stays packed
    if (next_ >= limit_) prepare_event();
    *next_++ = {head, a, b, c};
  }
  /// Writes the turn, if it is not written yet, and makes room for one record.
  void prepare_event();
  void add_chunk();

  Record* next_ = nullptr;
  /// The limit for writing events: the end of the chunk; null when the turn must be written first. One comparison
  /// covers both.
  Record* limit_ = nullptr;
  Record* begin_ = nullptr;  // of the chunk
  Record* end_ = nullptr;
  std::chrono::nanoseconds t_{0};
  std::uint32_t n_ = 0;
  std::size_t filled_ = 0;  // records in the chunks before
  std::size_t operands_ = 0;
  Id cos_ = 0;
  Id tasks_ = 0;
  Id fns_ = 0;
  Trace& trace_;
  struct Hash {
    std::size_t operator()(const Code& code) const {
      return static_cast<std::size_t>((std::uint64_t{code.name} << 32U | code.line) * 0x9E3779B97F4A7C15U >> 16U);
    }
  };
  std::unordered_map<Code, Id, Hash> codes_;
  /// A cache of recent literals, indexed by address.
  struct Literal {
    const char* name = nullptr;
    std::uint32_t line = 0;
    Id code = 0;
  };
  std::array<Literal, 32> literals_;
};

}  // namespace trace
