// The one table of the kinds of events: the keys that each has in a file, in their order, and how a record in memory
// holds it. Reader, writer, decode(), difference() and check() use it, and so does the test of docs/TRACE.md
// (tests/architecture/trace_doc_test.py, which reads the rows below). A new kind is an entry of Kind and a row.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace trace {

/// What happened. The order is that of the rows of kKinds.
enum class Kind : std::uint8_t {
  meta,
  co_new,
  co_start,
  co_end,
  co_never_awaited,
  task_new,
  task_start,
  task_resume,
  task_suspend,
  task_ready,
  task_end,
  task_cancel,
  agen_yield,
  agen_next,
  print,
  block_begin,
  block_end,
  fn_start,
  fn_end,
  clock,
  error,
  end,
};

/// The type of a key's value. If a member of Event is named, that is the value; otherwise it is the key's Field.
enum class Type : std::uint8_t {
  task,  ///< an id that an earlier event has introduced: of a task, a coroutine object, a plain call
  co,
  fn,
  new_task,  ///< the next id of its kind
  new_co,
  new_fn,
  line,         ///< a line number; a file may leave it out if it is not known
  text,         ///< a text
  co_name,      ///< the name in the co.new of `co`; a file may leave it out
  value,        ///< a text in which equal traces may differ
  returned,     ///< the same, only for an end by returning
  version,      ///< the format's version: 1
  unit,         ///< the unit of time: ns
  truth,        ///< true, or absent; agen
  seconds,      ///< a number; delay
  how_co,       ///< how a coroutine ended; how
  how_task,     ///< how a task ended; how
  how_fn,       ///< how a plain call ended; how
  why,          ///< why a run ended; why
  cause,        ///< an object with `task` or `timer`; cause
  column,       ///< of a line, from 1; column
  end_column,   ///< the same; end_column. Both are dropped if they are not a range of a line
  chain,        ///< pairs of co and line that end with the event's own; chain
  tasks,        ///< a list of tasks, absent if empty; ids
  on,           ///< an object with the keys of kOnKeys
  wait,         ///< what the task waits for; wait
  awaited,      ///< the task of a wait for a task; ids
  all_awaited,  ///< the tasks of every other wait; ids
};

/// A member of Event that is a number of 32 bits: the value of a key whose Type has no member of its own.
enum class Field : std::uint8_t { none, task, co, fn, parent, by, byco, line, at, name, text, end, exc, thrown, call };

/// Whether a file must have the key.
enum class Need : std::uint8_t { required, optional };

struct Key {
  std::string_view name;
  Type type = Type::text;
  Field field = Field::none;
  Need need = Need::required;

  constexpr Key() = default;
  constexpr Key(std::string_view called, Type of, Field into, Need need_of_it = Need::required)
      : name(called), type(of), field(into), need(need_of_it) {}
  constexpr Key(std::string_view called, Type of, Need need_of_it = Need::required)
      : name(called), type(of), need(need_of_it) {}
};

/// The content of each of the three words of a record (record.hpp).
enum class Word : std::uint8_t {
  none,
  task,
  co,
  parent,
  by,
  byco,
  name,
  text,
  end,
  exc,
  code,     ///< number of a function in Trace::codes
  outcome,  ///< how and exc
  cause,
  cancel,   ///< cause, or by
  wait,     ///< wait and call
  columns,  ///< column and end_column
  why,
};

/// The member that holds the whole word; none if the word is not a plain number.
constexpr Field field_of(Word word) {
  switch (word) {
    case Word::task: return Field::task;
    case Word::co: return Field::co;
    case Word::parent: return Field::parent;
    case Word::by: return Field::by;
    case Word::byco: return Field::byco;
    case Word::name: return Field::name;
    case Word::text: return Field::text;
    case Word::end: return Field::end;
    case Word::exc: return Field::exc;
    default: return Field::none;
  }
}

/// Whether check() compares the event with the current step: its task is the running one, its co the innermost
/// coroutine, its fn a plain call that has not ended. Other rules of a kind are in check.cpp.
enum class Acts : std::uint8_t { apart, in_step };

/// The row of one kind of event.
struct KindRow {
  static constexpr std::size_t kMostKeys = 9;

  Kind kind = Kind::meta;
  std::string_view name;
  std::array<Word, 3> words{};
  Acts acts = Acts::apart;
  std::array<Key, kMostKeys> all{};
  std::size_t size = 0;

  constexpr KindRow(Kind of, std::string_view called, std::array<Word, 3> record, std::initializer_list<Key> listed,
                    Acts does = Acts::apart)
      : kind(of), name(called), words(record), acts(does) {
    for (const Key& key : listed) all[size++] = key;
  }
  /// The keys after i, t, n and k, in the order in which they are written.
  [[nodiscard]] constexpr std::span<const Key> keys() const { return std::span(all).first(size); }
};

inline constexpr auto kKinds = [] {
  using K = Kind;
  using W = Word;
  using T = Type;
  using F = Field;
  constexpr Need maybe = Need::optional;
  return std::to_array<KindRow>({
      // clang-format off
      {K::meta, "meta", {W::name, W::text, W::end},
       {{"v", T::version}, {"impl", T::text, F::name}, {"src", T::text, F::text}, {"clock", T::text, F::end},
        {"unit", T::unit}}},
      {K::co_new, "co.new", {W::task, W::by, W::code},
       {{"co", T::new_co, F::co}, {"name", T::text, F::name}, {"line", T::line, F::line}, {"at", T::line, F::at},
        {"task", T::task, F::task, maybe}, {"by", T::co, F::by, maybe}, {"agen", T::truth, maybe},
        {"args", T::text, F::text, maybe}}},
      {K::co_start, "co.start", {W::task, W::co, W::parent},
       {{"co", T::co, F::co}, {"name", T::co_name, F::name}, {"task", T::task, F::task},
        {"parent", T::co, F::parent, maybe}, {"line", T::line, F::line}}},
      {K::co_end, "co.end", {W::task, W::co, W::outcome},
       {{"co", T::co, F::co}, {"task", T::task, F::task}, {"how", T::how_co},
        {"value", T::returned, F::text, maybe}, {"exc", T::text, F::exc, maybe}, {"line", T::line, F::line, maybe}}},
      {K::co_never_awaited, "co.never_awaited", {W::task, W::co, W::none},
       {{"co", T::co, F::co}, {"name", T::co_name, F::name}, {"task", T::task, F::task, maybe},
        {"line", T::line, F::line, maybe}}},
      {K::task_new, "task.new", {W::by, W::co, W::byco},
       {{"task", T::new_task, F::task}, {"co", T::co, F::co}, {"by", T::task, F::by, maybe},
        {"byco", T::co, F::byco, maybe}, {"line", T::line, F::line}, {"name", T::text, F::name}}},
      {K::task_start, "task.start", {W::task, W::co, W::cause},
       {{"task", T::task, F::task}, {"co", T::co, F::co}, {"throw", T::text, F::thrown, maybe},
        {"line", T::line, F::line}, {"cause", T::cause, maybe}}},
      {K::task_resume, "task.resume", {W::task, W::co, W::cause},
       {{"task", T::task, F::task}, {"co", T::co, F::co}, {"throw", T::text, F::thrown, maybe},
        {"line", T::line, F::line}, {"cause", T::cause, maybe}}},
      {K::task_suspend, "task.suspend", {W::task, W::co, W::wait},
       {{"task", T::task, F::task}, {"co", T::co, F::co}, {"line", T::line, F::line}, {"chain", T::chain},
        {"on", T::on}}},
      {K::task_ready, "task.ready", {W::task, W::none, W::cause},
       {{"task", T::task, F::task}, {"cause", T::cause, maybe}}},
      {K::task_end, "task.end", {W::task, W::none, W::outcome},
       {{"task", T::task, F::task}, {"how", T::how_task}, {"exc", T::text, F::exc, maybe}}},
      {K::task_cancel, "task.cancel", {W::task, W::byco, W::cancel},
       {{"task", T::task, F::task}, {"by", T::task, F::by, maybe}, {"byco", T::co, F::byco, maybe},
        {"line", T::line, F::line, maybe}, {"cause", T::cause, maybe}}},
      {K::agen_yield, "agen.yield", {W::task, W::co, W::text},
       {{"task", T::task, F::task}, {"co", T::co, F::co}, {"line", T::line, F::line},
        {"value", T::value, F::text, maybe}}},
      {K::agen_next, "agen.next", {W::task, W::co, W::text},
       {{"task", T::task, F::task}, {"co", T::co, F::co}, {"line", T::line, F::line},
        {"value", T::value, F::text, maybe}}},
      {K::print, "print", {W::task, W::co, W::text},
       {{"task", T::task, F::task, maybe}, {"co", T::co, F::co, maybe}, {"fn", T::fn, F::fn, maybe},
        {"line", T::line, F::line}, {"text", T::text, F::text}, {"end", T::text, F::end, maybe},
        {"cause", T::cause, maybe}},
       Acts::in_step},
      {K::block_begin, "block.begin", {W::task, W::co, W::none},
       {{"task", T::task, F::task, maybe}, {"co", T::co, F::co, maybe}, {"fn", T::fn, F::fn, maybe},
        {"line", T::line, F::line}, {"delay", T::seconds}, {"cause", T::cause, maybe}},
       Acts::in_step},
      {K::block_end, "block.end", {W::task, W::co, W::none},
       {{"task", T::task, F::task, maybe}, {"co", T::co, F::co, maybe}, {"fn", T::fn, F::fn, maybe},
        {"line", T::line, F::line}},
       Acts::in_step},
      {K::fn_start, "fn.start", {W::task, W::co, W::code},
       {{"fn", T::new_fn, F::fn}, {"name", T::text, F::name}, {"line", T::line, F::line}, {"at", T::line, F::at},
        {"task", T::task, F::task, maybe}, {"co", T::co, F::co, maybe}, {"parent", T::fn, F::parent, maybe},
        {"args", T::text, F::text, maybe}, {"cause", T::cause, maybe}}},
      {K::fn_end, "fn.end", {W::none, W::none, W::outcome},
       {{"fn", T::fn, F::fn}, {"how", T::how_fn}, {"value", T::returned, F::text, maybe},
        {"exc", T::text, F::exc, maybe}}},
      {K::clock, "clock", {W::none, W::none, W::text}, {{"mode", T::text, F::text}}},
      {K::error, "error", {W::exc, W::columns, W::text},
       {{"exc", T::text, F::exc}, {"text", T::value, F::text}, {"line", T::line, F::line, maybe},
        {"column", T::column, maybe}, {"end_column", T::end_column, maybe}}},
      {K::end, "end", {W::none, W::none, W::why}, {{"why", T::why}, {"blocked", T::tasks, maybe}, {"cause", T::cause, maybe}}},
      // clang-format on
  });
}();

/// The keys of task.suspend's `on`.
inline constexpr std::array kOnKeys{Key{"call", Type::text, Field::call, Need::optional},
                                    Key{"delay", Type::seconds, Need::optional}, Key{"kind", Type::wait},
                                    Key{"task", Type::awaited, Need::optional},
                                    Key{"tasks", Type::all_awaited, Need::optional}};

constexpr const KindRow& row_of(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
constexpr std::string_view name(Kind kind) { return row_of(kind).name; }

/// Only the names, in the same order.
inline constexpr auto kKindNames = [] {
  std::array<std::string_view, kKinds.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kKinds[i].name;
  return names;
}();

/// Whether each row is at its kind's place, and every word of its record holds the value of a key.
constexpr bool are_consistent(std::span<const KindRow> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].kind != static_cast<Kind>(i)) return false;
    for (const Word word : rows[i].words) {
      bool found = field_of(word) == Field::none;
      for (const Key& key : rows[i].keys()) found = found || key.field == field_of(word);
      if (!found) return false;
    }
  }
  return true;
}
static_assert(are_consistent(kKinds));

}  // namespace trace
