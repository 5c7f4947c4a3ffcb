#include "trace/jsonl_write.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <span>

#include "trace/member.hpp"
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

/// Writes the keys of one event, as the table of kinds lists them. A number that is 0 is absent.
class Line {
 public:
  Line(std::string& out, const Events& events, const Event& event) : out_(out), events_(events), e_(event) {}

  void write() {
    out_ += '{';
    number("i", e_.i);
    number("t", e_.t.count());
    number("n", e_.n);
    word("k", name(e_.kind));
    keys(row_of(e_.kind).keys());
    out_ += "}\n";
  }

 private:
  void keys(std::span<const Key> keys) {
    for (const Key& key : keys) {
      if (key.field == Field::none) {
        own(key);
      } else if (is_text(key.type)) {
        text(key, detail::member(e_, key.field));
      } else {
        some(key.name, detail::member(e_, key.field));
      }
    }
  }

  static bool is_text(Type type) {
    return type == Type::text || type == Type::co_name || type == Type::value || type == Type::returned;
  }

  // A key whose type has its own member of Event, or none.
  void own(const Key& key) {
    switch (key.type) {
      case Type::version: number(key.name, 1); return;
      case Type::unit: word(key.name, "ns"); return;
      case Type::truth:
        if (e_.agen) begin(key.name) += "true";
        return;
      case Type::seconds: return seconds(key);
      case Type::how_co:
      case Type::how_task:
      case Type::how_fn: return word(key.name, name(e_.how));
      case Type::why: return word(key.name, name(e_.why));
      case Type::wait: return word(key.name, name(e_.wait));
      case Type::column: return some(key.name, e_.column);
      case Type::end_column: return some(key.name, e_.end_column);
      default: return list(key);
    }
  }

  // A key whose value has brackets or braces; or the one task that is awaited.
  void list(const Key& key) {
    switch (key.type) {
      case Type::cause: return cause(key);
      case Type::chain: return chain(key);
      case Type::tasks:
        if (e_.ids.size != 0) tasks(key);
        return;
      case Type::on:
        begin(key.name) += '{';
        keys(kOnKeys);
        out_ += '}';
        return;
      case Type::awaited:
        if (e_.wait == Wait::task && e_.ids.size != 0) number(key.name, events_.tasks(e_).front());
        return;
      case Type::all_awaited:
        if (e_.wait == Wait::gather || (e_.wait != Wait::task && e_.ids.size != 0)) tasks(key);
        return;
      default: return;
    }
  }

  void seconds(const Key& key) {
    // Not "-0", which is read as 0.
    const double value = std::isfinite(e_.delay) && e_.delay != 0 ? e_.delay : 0;
    if (value != 0 || key.need == Need::required) fmt::format_to(std::back_inserter(begin(key.name)), "{}", value);
  }
  void cause(const Key& key) {
    if (e_.cause.kind == Cause::Kind::none) return;
    begin(key.name) += '{';
    number(e_.cause.kind == Cause::Kind::task ? "task" : "timer", e_.cause.id);
    if (const TimerSetting* const timer = events_.timer(e_)) {
      number("after", timer->after);
      number("set", timer->set.count());
      number("due", timer->due.count());
    }
    out_ += '}';
  }
  void chain(const Key& key) {
    begin(key.name) += '[';
    for (const Link& link : events_.chain(e_)) {
      out_ += out_.back() == '[' ? "[" : ", [";
      append(link.co);
      out_ += ", ";
      append(link.line);
      out_ += ']';
    }
    out_ += ']';
  }
  void tasks(const Key& key) {
    begin(key.name) += '[';
    for (const Id task : events_.tasks(e_)) {
      if (out_.back() != '[') out_ += ", ";
      append(task);
    }
    out_ += ']';
  }

  std::string& begin(std::string_view key) {
    out_ += out_.back() == '{' ? "\"" : ", \"";
    out_ += key;
    return out_ += "\": ";
  }
  template <typename Number>
  void append(Number value) {
    const fmt::format_int digits(value);
    out_.append(digits.data(), digits.size());
  }
  template <typename Number>
  void number(std::string_view key, Number value) {
    begin(key);
    append(value);
  }
  void some(std::string_view key, std::uint32_t value) {
    if (value != 0) number(key, value);
  }
  void word(std::string_view key, std::string_view value) { append_text(begin(key), value); }
  // A required text that is absent is written as empty.
  void text(const Key& key, TextId id) {
    if (id != 0 || key.need == Need::required) word(key.name, events_.text(id));
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

}  // namespace trace
