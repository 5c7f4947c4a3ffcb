#include "trace/jsonl_write.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <ostream>

#include "trace/utf8.hpp"

namespace trace {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out += c;
        }
    }
  }
}

void append_text(std::string& out, std::string_view text) {
  out += '"';
  if (valid_utf8_prefix(text) == text.size()) {
    append_escaped(out, text);
  } else {
    append_escaped(out, mended_utf8(text));
  }
  out += '"';
}

/// Writes the keys of one event, by kind.
class Line {
 public:
  Line(std::string& out, const Events& events, const Event& event) : out_(out), events_(events), e_(event) {}

  void write() {
    out_ += '{';
    number("i", e_.i);
    number("t", e_.t.count());
    number("n", e_.n);
    word("k", name(e_.kind));
    keys();
    out_ += "}\n";
  }

 private:
  void keys() {
    switch (e_.kind) {
      case Kind::meta: meta(); break;
      case Kind::co_new: co_new(); break;
      case Kind::co_start: co_start(); break;
      case Kind::co_end: co_end(); break;
      case Kind::co_never_awaited: co_never_awaited(); break;
      case Kind::task_new: task_new(); break;
      case Kind::task_start:
      case Kind::task_resume: task_step(); break;
      case Kind::task_suspend: task_suspend(); break;
      case Kind::task_ready: task_ready(); break;
      case Kind::task_end: task_end(); break;
      case Kind::task_cancel: task_cancel(); break;
      case Kind::agen_yield:
      case Kind::agen_next: agen(); break;
      case Kind::print: print(); break;
      case Kind::block_begin:
      case Kind::block_end: block(); break;
      case Kind::fn_start: fn_start(); break;
      case Kind::fn_end: fn_end(); break;
      case Kind::clock: text("mode", e_.text); break;
      case Kind::error: error(); break;
      case Kind::end: end(); break;
    }
  }

  void meta() {
    number("v", 1);
    text("impl", e_.name);
    text("src", e_.text);
    text("clock", e_.end);
    word("unit", "ns");
  }
  void co_new() {
    number("co", e_.co);
    text("name", e_.name);
    some("line", e_.line);
    some("at", e_.at);
    some("task", e_.task);
    some("by", e_.by);
    if (e_.agen) raw("agen", "true");
  }
  void co_start() {
    number("co", e_.co);
    text("name", e_.name);
    some("task", e_.task);
    some("parent", e_.parent);
    some("line", e_.line);
  }
  void co_end() {
    number("co", e_.co);
    some("task", e_.task);
    word("how", name(e_.how));
    some_text("value", e_.text);
    some_text("exc", e_.exc);
    some("line", e_.line);
  }
  void co_never_awaited() {
    number("co", e_.co);
    text("name", e_.name);
    some("task", e_.task);
    some("line", e_.line);
  }
  void task_new() {
    number("task", e_.task);
    number("co", e_.co);
    some("by", e_.by);
    some("byco", e_.byco);
    some("line", e_.line);
    text("name", e_.name);
  }
  void task_step() {
    number("task", e_.task);
    some("co", e_.co);
    some_text("throw", e_.thrown);
    some("line", e_.line);
    cause();
  }
  void task_suspend() {
    number("task", e_.task);
    number("co", e_.co);
    some("line", e_.line);
    key("chain");
    char before = '[';
    for (const Link& link : events_.chain(e_)) {
      fmt::format_to(std::back_inserter(out_), "{}[{}, {}]", before == '[' ? "[" : ", ", link.co, link.line);
      before = ',';
    }
    out_ += ']';
    key("on");
    on();
  }
  void on() {
    out_ += '{';
    some_text("call", e_.call);
    if (e_.delay != 0 && std::isfinite(e_.delay)) number("delay", e_.delay);
    word("kind", name(e_.wait));
    const auto tasks = events_.tasks(e_);
    if (e_.wait == Wait::task && !tasks.empty()) {
      number("task", tasks.front());
    } else if (e_.wait == Wait::gather || !tasks.empty()) {
      ids("tasks");
    }
    out_ += '}';
  }
  void task_ready() {
    number("task", e_.task);
    cause();
  }
  void task_end() {
    number("task", e_.task);
    word("how", name(e_.how));
    some_text("exc", e_.exc);
  }
  void task_cancel() {
    number("task", e_.task);
    some("by", e_.by);
    some("byco", e_.byco);
    some("line", e_.line);
    cause();
  }
  void agen() {
    some("task", e_.task);
    number("co", e_.co);
    some("line", e_.line);
    some_text("value", e_.text);
  }
  void print() {
    where();
    text("text", e_.text);
    some_text("end", e_.end);
  }
  void block() {
    where();
    if (e_.kind == Kind::block_begin) number("delay", std::isfinite(e_.delay) ? e_.delay : 0);
  }
  void where() {
    some("task", e_.task);
    some("co", e_.co);
    some("fn", e_.fn);
    some("line", e_.line);
  }
  void fn_start() {
    number("fn", e_.fn);
    text("name", e_.name);
    some("line", e_.line);
    some("at", e_.at);
    some("task", e_.task);
    some("co", e_.co);
    some("parent", e_.parent);
  }
  void fn_end() {
    number("fn", e_.fn);
    word("how", name(e_.how));
    some_text("value", e_.text);
    some_text("exc", e_.exc);
  }
  void error() {
    text("exc", e_.exc);
    text("text", e_.text);
    some("line", e_.line);
    some("column", e_.column);
    some("end_column", e_.end_column);
  }
  void end() {
    word("why", name(e_.why));
    if (e_.ids.size != 0) ids("blocked");
  }

  void cause() {
    if (e_.cause.kind == Cause::Kind::none) return;
    key("cause");
    out_ += '{';
    number(e_.cause.kind == Cause::Kind::task ? "task" : "timer", e_.cause.id);
    out_ += '}';
  }
  void ids(std::string_view name_of_list) {
    key(name_of_list);
    out_ += fmt::format("[{}]", fmt::join(events_.tasks(e_), ", "));
  }

  void key(std::string_view key) {
    if (out_.back() != '{') out_ += ", ";
    fmt::format_to(std::back_inserter(out_), "\"{}\": ", key);
  }
  void raw(std::string_view name_of_value, std::string_view value) {
    key(name_of_value);
    out_ += value;
  }
  template <typename Number>
  void number(std::string_view name_of_value, Number value) {
    key(name_of_value);
    fmt::format_to(std::back_inserter(out_), "{}", value);
  }
  void some(std::string_view name_of_value, std::uint32_t value) {
    if (value != 0) number(name_of_value, value);
  }
  void word(std::string_view name_of_value, std::string_view value) {
    key(name_of_value);
    append_text(out_, value);
  }
  void text(std::string_view name_of_value, TextId id) { word(name_of_value, events_.text(id)); }
  void some_text(std::string_view name_of_value, TextId id) {
    if (id != 0) text(name_of_value, id);
  }

  std::string& out_;
  const Events& events_;
  const Event& e_;
};

}  // namespace

void write_jsonl(std::string& out, const Events& events, const Event& event) { Line(out, events, event).write(); }

void write_jsonl(std::string& out, const Events& events) {
  for (const Event& event : events.list) write_jsonl(out, events, event);
}

void write_jsonl(std::string& out, const Trace& trace) { write_jsonl(out, decode(trace)); }

void write_jsonl(std::ostream& out, const Trace& trace) {
  constexpr std::size_t kBlock = std::size_t{1} << 18U;
  const Events events = decode(trace);
  std::string block;
  for (const Event& event : events.list) {
    Line(block, events, event).write();
    if (block.size() >= kBlock) {
      out << block;
      block.clear();
    }
  }
  out << block << std::flush;
}

}  // namespace trace
