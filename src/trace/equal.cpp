#include "trace/equal.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trace/jsonl_write.hpp"

namespace trace {
namespace {

/// Compares two events and collects the keys in which they differ.
class Pair {
 public:
  Pair(const Events& left, const Event& a, const Events& right, const Event& b)
      : left_(left), right_(right), a_(a), b_(b) {}

  std::string differing_keys() {
    add("k", a_.kind != b_.kind);
    if (a_.kind == Kind::meta && b_.kind == Kind::meta) return keys_;
    add("t", a_.t != b_.t);
    ids();
    lines();
    add("agen", a_.agen != b_.agen);
    add("how", a_.how != b_.how);
    add("why", a_.why != b_.why);
    add("cause", !same_cause());
    texts();
    suspend();
    return keys_;
  }

 private:
  void ids() {
    add("task", a_.task != b_.task);
    add("co", a_.co != b_.co);
    add("fn", a_.fn != b_.fn);
    add("parent", a_.parent != b_.parent);
    add("by", a_.by != b_.by);
    add("byco", a_.byco != b_.byco);
  }
  void lines() {
    add("line", a_.line != b_.line);
    add("at", a_.at != b_.at);
  }
  void texts() {
    add("name", differ(a_.name, b_.name));
    add("exc", differ(a_.exc, b_.exc));
    add("throw", differ(a_.thrown, b_.thrown));
    add("end", differ(a_.end, b_.end));
    if (a_.kind == Kind::print) add("text", differ(a_.text, b_.text));
    if (a_.kind == Kind::clock) add("mode", differ(a_.text, b_.text));
  }
  void suspend() {
    add("chain", !std::ranges::equal(left_.chain(a_), right_.chain(b_)));
    add("on.kind", a_.wait != b_.wait);
    add("on.call", differ(a_.call, b_.call));
    add(a_.kind == Kind::task_suspend ? "on.delay" : "delay", a_.delay != b_.delay);
    const bool same_tasks = std::ranges::equal(left_.tasks(a_), right_.tasks(b_));
    add(a_.kind == Kind::end ? "blocked" : a_.wait == Wait::task ? "on.task" : "on.tasks", !same_tasks);
  }

  // Which timer it was is left out, that it was one is not.
  [[nodiscard]] bool same_cause() const {
    return a_.cause.kind == b_.cause.kind && (a_.cause.kind == Cause::Kind::timer || a_.cause.id == b_.cause.id);
  }
  // By their words: the numbers are each trace's own. An absent text differs from an empty one.
  [[nodiscard]] bool differ(TextId a, TextId b) const {
    return (a == 0) != (b == 0) || left_.text(a) != right_.text(b);
  }
  void add(std::string_view key, bool differs) {
    if (!differs) return;
    if (!keys_.empty()) keys_ += ", ";
    keys_ += key;
  }

  const Events& left_;
  const Events& right_;
  const Event& a_;
  const Event& b_;
  std::string keys_;
};

std::string line_of(const Events& events, std::size_t at) {
  if (at >= events.list.size()) return {};
  std::string line;
  write_jsonl(line, events, events.list[at]);
  line.pop_back();
  return line;
}

}  // namespace

std::string Difference::message() const {
  const auto shown = [](const std::string& line) { return line.empty() ? std::string("(no such event)") : line; };
  const std::string what = keys.empty() ? "one trace ends here" : "differs in " + keys;
  return fmt::format("event {} {}:\n  left:  {}\n  right: {}", event, what, shown(left), shown(right));
}

std::string in_context(const Difference& difference, const Events& left, const Events& right) {
  constexpr std::size_t kBefore = 3, kFrom = 3;
  const std::size_t at = difference.event;
  std::string text = difference.keys.empty() ? fmt::format("event {}: one trace ends here\n", at)
                                             : fmt::format("event {} differs in {}\n", at, difference.keys);
  const auto append = [&text](char mark, const Events& events, std::size_t i) {
    const std::string line = line_of(events, i);
    if (!line.empty()) text += fmt::format("{} {}\n", mark, line);
  };
  for (std::size_t i = at - std::min(at, kBefore); i < at; ++i) append(' ', left, i);
  for (std::size_t i = at; i < at + kFrom; ++i) append('-', left, i);
  for (std::size_t i = at; i < at + kFrom; ++i) append('+', right, i);
  return text;
}

std::optional<Difference> difference(const Events& left, const Events& right) {
  const std::size_t most = std::max(left.list.size(), right.list.size());
  for (std::size_t i = 0; i < most; ++i) {
    const bool both = i < left.list.size() && i < right.list.size();
    const std::string keys = both ? Pair(left, left.list[i], right, right.list[i]).differing_keys() : "";
    if (!both || !keys.empty()) return Difference{i, keys, line_of(left, i), line_of(right, i)};
  }
  return {};
}

}  // namespace trace
