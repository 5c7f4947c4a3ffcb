#include "conformance/compare.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

#include "conformance/dialect.hpp"
#include "conformance/judge.hpp"
#include "programs/interpret.hpp"
#include "programs/python.hpp"
#include "trace/equal.hpp"
#include "trace/events.hpp"
#include "trace/formats/jsonl_read.hpp"

namespace conformance {
namespace {

using programs::Node;

bool has_except_star(const Node& node) {
  return node.op == programs::Op::except_star || std::ranges::any_of(node.children, has_except_star);
}

/// A dropped coroutine of asyncio: the trace creates it directly before.
bool is_made_where_dropped(const trace::Events& events, std::size_t i) {
  const trace::Event& made = events.list[i];
  if (made.kind != trace::Kind::co_new || i + 1 == events.list.size()) return false;
  const trace::Event& next = events.list[i + 1];
  return next.kind == trace::Kind::co_never_awaited && next.co == made.co && next.line == made.at &&
         made.line == made.at;
}

/// Removes the dropping of coroutines that have never started: if an exception holds the frame of an asyncio coroutine,
/// CPython keeps its arguments as long as the exception. The remaining ones are renumbered.
trace::Events comparable(const trace::Trace& trace) {
  trace::Events events = trace::decode(trace);
  std::vector<trace::Event> kept;
  std::vector<trace::Id> numbers{0};
  trace::Id count = 0;
  for (std::size_t i = 0; i < events.list.size(); ++i) {
    const bool dropped = is_made_where_dropped(events, i);
    if (events.list[i].kind == trace::Kind::co_new) numbers.push_back(dropped ? 0 : ++count);
    if (!dropped && events.list[i].kind != trace::Kind::co_never_awaited) kept.push_back(events.list[i]);
  }
  events.list = std::move(kept);
  for (trace::Event& event : events.list) {
    event.co = numbers.at(event.co);
    event.byco = numbers.at(event.byco);
    if (event.kind == trace::Kind::co_new) event.by = numbers.at(event.by);
    if (event.kind == trace::Kind::co_start) event.parent = numbers.at(event.parent);
  }
  for (trace::Link& link : events.links) link.co = numbers.at(link.co);
  return events;
}

/// `theirs` is the recorder's trace, as JSON Lines.
auto difference_of_events(const programs::Run& ours, const std::string& theirs) {
  const trace::ReadResult read = trace::read_jsonl(theirs);
  if (const auto* error = std::get_if<trace::Error>(&read)) throw std::runtime_error(error->message());
  return trace::difference(comparable(std::get<trace::Trace>(read)), comparable(*ours.trace));
}

}  // namespace

bool has_comparable_events(const programs::Program& program) {
  return std::ranges::none_of(program.functions, has_except_star);
}

std::string Difference::message() const { return listing + "-- CPython:\n" + python + "-- coroscope:\n" + ours; }

std::optional<Difference> compare(programs::Program program, Judge& judge, Compared compared) {
  Difference result;
  result.program = std::move(program);
  result.listing = programs::to_python(result.program);
  programs::Run run = programs::interpret(result.program);
  result.ours = run.outcome;
  result.python = judge.run(result.listing);
  if (result.ours != result.python) return result;
  if (compared == Compared::outcomes) return std::nullopt;
  if (!has_comparable_events(result.program)) {
    leave_out_except_star(result.program);
    result.listing = programs::to_python(result.program);
    run = programs::interpret(result.program);
  }
  const auto difference = difference_of_events(run, judge.record(result.listing));
  if (!difference) return std::nullopt;
  result.python = difference->left + "\n";
  result.ours = difference->right + "\n(" + difference->keys + ")\n";
  return result;
}

}  // namespace conformance
