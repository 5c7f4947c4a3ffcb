#include "campaign.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <memory>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "generate.hpp"
#include "interpret.hpp"
#include "python.hpp"
#include "shrink.hpp"
#include "trace/equal.hpp"
#include "trace/formats/jsonl_read.hpp"

namespace conformance {
namespace {

constexpr std::size_t kMostFound = 3;

class Runner {
 public:
  explicit Runner(const Campaign& campaign) : campaign_(campaign) {}

  Result run() {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < campaign_.jobs; ++i) {
      threads.emplace_back([this] { work(); });
    }
    threads.clear();
    if (failure_) std::rethrow_exception(failure_);
    return std::move(result_);
  }

 private:
  void work() {
    try {
      Judge judge(campaign_.python);
      LeftOut left_out;
      for (std::uint64_t i = next_++; i < campaign_.programs; i = next_++) {
        judge_seed(campaign_.first_seed + i, judge, left_out);
      }
      const std::scoped_lock lock(mutex_);
      result_.version = judge.version();
      for (const auto& [rule, count] : left_out) result_.left_out[rule] += count;
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      failure_ = std::current_exception();
    }
  }

  void judge_seed(std::uint64_t seed, Judge& judge, LeftOut& left_out) {
    Program drawn = generate(seed);
    leave_out(drawn, judge.version(), left_out);
    auto difference = compare(std::move(drawn), judge, campaign_.compared);
    if (!difference) return;
    if (const std::scoped_lock lock(mutex_); result_.differ++ >= kMostFound) return;
    const Program small = shrink(std::move(difference->program), [&](Program& program) {
      return compare(program, judge, campaign_.compared).has_value();
    });
    difference = compare(small, judge, campaign_.compared);
    const std::scoped_lock lock(mutex_);
    if (difference) result_.found.push_back({seed, std::move(*difference)});
  }

  Campaign campaign_;
  std::atomic<std::uint64_t> next_ = 0;
  std::mutex mutex_;
  Result result_;
  std::exception_ptr failure_;
};

/// CPython knows no line for the group that except* puts together: such programs are compared without their events.
bool has_except_star(const Node& node) {
  return node.op == Op::except_star || std::ranges::any_of(node.children, has_except_star);
}
bool has_except_star(const Program& program) {
  return std::ranges::any_of(program.functions, [](const Node& function) { return has_except_star(function); });
}

/// One of asyncio's own that was dropped: the trace has it made right there.
bool is_made_where_dropped(const trace::Events& events, std::size_t i) {
  const trace::Event& made = events.list[i];
  if (made.kind != trace::Kind::co_new || i + 1 == events.list.size()) return false;
  const trace::Event& next = events.list[i + 1];
  return next.kind == trace::Kind::co_never_awaited && next.co == made.co && next.line == made.at && made.line == made.at;
}

/// Without the dropping of coroutines that have never started: where an exception holds the frame of one of asyncio's
/// own coroutines, CPython keeps what that was given for as long as the exception. The others are counted anew.
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

}  // namespace

std::string Difference::message() const { return listing + "-- CPython:\n" + python + "-- coroscope:\n" + ours; }

std::optional<Difference> compare(Program program, Judge& judge, Compared compared) {
  Difference result;
  result.program = std::move(program);
  result.listing = to_python(result.program);
  const Run run = interpret(result.program);
  result.ours = run.outcome;
  result.python = judge.run(result.listing);
  if (result.ours != result.python) return result;
  if (compared == Compared::outcomes || has_except_star(result.program)) return std::nullopt;
  const trace::ReadResult theirs = trace::read_jsonl(judge.record(result.listing));
  if (const auto* error = std::get_if<trace::Error>(&theirs)) throw std::runtime_error(error->message());
  const auto difference = trace::difference(comparable(std::get<trace::Trace>(theirs)), comparable(*run.trace));
  if (!difference) return std::nullopt;
  result.python = difference->left + "\n";
  result.ours = difference->right + "\n(" + difference->keys + ")\n";
  return result;
}

std::string Result::message(std::uint64_t programs) const {
  std::string text = std::to_string(programs) + " programs, " + std::to_string(differ) + " differ (python " + version;
  const char* before = "; statements left out: ";
  for (const auto& [rule, count] : left_out) text += std::exchange(before, ", ") + rule + " " + std::to_string(count);
  return text + ")";
}

std::vector<std::string> pythons() {
  std::vector<std::string> paths;
  if (const char* chosen = std::getenv("COROSCOPE_PYTHONS")) {
    std::istringstream words(chosen);
    for (std::string path; std::getline(words, path, ':');) paths.push_back(path);
    return paths;
  }
  for (const char* newer : {"python3.14", "python3.13", "python3.12"}) {
    try {
      const Judge judge(newer, Judge::Errors::hidden);
      return {newer};
    } catch (const std::runtime_error&) {
      continue;
    }
  }
  return {"python3"};
}

Result run(const Campaign& campaign) { return Runner(campaign).run(); }

}  // namespace conformance
