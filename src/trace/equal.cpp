#include "trace/equal.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trace/jsonl_write.hpp"
#include "trace/member.hpp"

namespace trace {
namespace {

bool has_key(Kind kind, std::string_view name) {
  return std::ranges::any_of(row_of(kind).keys(), [name](const Key& key) { return key.name == name; });
}

/// Compares two events and collects the keys in which they differ. For two different kinds, the keys that both have are
/// compared.
class Pair {
 public:
  Pair(const Events& left, const Event& a, const Events& right, const Event& b)
      : left_(left), right_(right), a_(a), b_(b) {}

  std::string differing_keys() {
    add("k", a_.kind != b_.kind);
    if (a_.kind == Kind::meta && b_.kind == Kind::meta) return keys_;
    add("t", a_.t != b_.t);
    for (const Key& key : row_of(a_.kind).keys()) {
      if (a_.kind == b_.kind || has_key(b_.kind, key.name)) compare(key);
    }
    return keys_;
  }

 private:
  void compare(const Key& key) {
    switch (key.type) {
      case Type::text:
      case Type::co_name: return add(key.name, differ(detail::member(a_, key.field), detail::member(b_, key.field)));
      case Type::value:
      case Type::returned: return;
      case Type::on:
        prefix_ = "on.";
        for (const Key& inner : kOnKeys) compare(inner);
        prefix_ = {};
        return;
      default:
        if (key.field == Field::none) return add(key.name, differ(key.type));
        return add(key.name, detail::member(a_, key.field) != detail::member(b_, key.field));
    }
  }

  // A key whose type has its own member of Event.
  [[nodiscard]] bool differ(Type type) const {
    switch (type) {
      case Type::truth: return a_.agen != b_.agen;
      case Type::seconds: return a_.delay != b_.delay;
      case Type::how_co:
      case Type::how_task:
      case Type::how_fn: return a_.how != b_.how;
      case Type::why: return a_.why != b_.why;
      case Type::cause: return !same_cause();
      case Type::chain: return !std::ranges::equal(left_.chain(a_), right_.chain(b_));
      case Type::wait: return a_.wait != b_.wait;
      case Type::tasks: return !same_tasks();
      case Type::awaited: return a_.wait == Wait::task && !same_tasks();
      case Type::all_awaited: return a_.wait != Wait::task && !same_tasks();
      default: return false;  // columns; version and unit
    }
  }
  [[nodiscard]] bool same_tasks() const { return std::ranges::equal(left_.tasks(a_), right_.tasks(b_)); }
  // The timer's number is not compared; that it was a timer is, and how it was set, if both have that.
  [[nodiscard]] bool same_cause() const {
    if (a_.cause.kind != b_.cause.kind) return false;
    if (a_.cause.kind != Cause::Kind::timer) return a_.cause.id == b_.cause.id;
    const TimerSetting* const a = left_.timer(a_);
    const TimerSetting* const b = right_.timer(b_);
    return a == nullptr || b == nullptr || (a->set == b->set && a->due == b->due);
  }
  // By content: the numbers are local to each trace. An absent text differs from an empty archive.
  [[nodiscard]] bool differ(TextId a, TextId b) const {
    return (a == 0) != (b == 0) || left_.text(a) != right_.text(b);
  }
  void add(std::string_view key, bool differs) {
    if (!differs) return;
    if (!keys_.empty()) keys_ += ", ";
    keys_ += prefix_;
    keys_ += key;
  }

  const Events& left_;
  const Events& right_;
  const Event& a_;
  const Event& b_;
  std::string keys_;
  std::string_view prefix_;  // of the object that a key is in
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
