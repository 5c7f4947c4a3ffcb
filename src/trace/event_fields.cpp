#include "trace/event_fields.hpp"

#include <span>

namespace trace::detail {
namespace {

/// Fills one event from the keys of its kind.
class Filler {
 public:
  Filler(Fields& fields, const Encoder& made, Event& event, std::vector<Link>& chain, std::vector<Id>& ids)
      : f_(fields), made_(made), e_(event), chain_(chain), ids_(ids) {}

  void fill() {
    switch (e_.kind) {
      case Kind::meta: break;
      case Kind::co_new: return co_new();
      case Kind::co_start: return co_start();
      case Kind::co_end: return co_end();
      case Kind::co_never_awaited: return co_never_awaited();
      case Kind::task_new: return task_new();
      case Kind::task_start:
      case Kind::task_resume: return task_step();
      case Kind::task_suspend: return task_suspend();
      case Kind::task_ready: return task_ready();
      case Kind::task_end: return task_end();
      case Kind::task_cancel: return task_cancel();
      case Kind::agen_yield:
      case Kind::agen_next: return agen();
      case Kind::print: return print();
      case Kind::block_begin:
      case Kind::block_end: return block();
      case Kind::fn_start: return fn_start();
      case Kind::fn_end: return fn_end();
      case Kind::clock: e_.text = f_.text("mode"); return;
      case Kind::error: return error();
      case Kind::end: return end();
    }
  }

 private:
  void co_new() {
    e_.co = f_.new_id("co", made_.cos());
    e_.name = f_.text("name");
    e_.line = f_.line();
    e_.at = f_.line("at");
    e_.task = f_.task("task", Need::optional);
    e_.by = f_.co("by", Need::optional);
    e_.agen = f_.truth("agen");
  }
  void co_start() {
    e_.co = f_.co();
    e_.task = f_.task("task", Need::optional);
    e_.parent = f_.co("parent", Need::optional);
    e_.line = f_.line();
    if (f_.failed()) return;
    const Code& code = made_.code_of(e_.co);
    f_.same_text("name", code.name);
    if (e_.line == 0) e_.line = code.line;
  }
  void co_end() {
    e_.co = f_.co();
    e_.task = f_.task("task", Need::optional);
    e_.line = f_.line();
    outcome(kHowNames);
    value();
  }
  void co_never_awaited() {
    e_.co = f_.co();
    e_.task = f_.task("task", Need::optional);
    e_.line = f_.line();
    if (!f_.failed()) f_.same_text("name", made_.code_of(e_.co).name);
  }
  void task_new() {
    e_.task = f_.new_id("task", made_.tasks());
    e_.co = f_.co();
    e_.name = f_.text("name");
    by();
  }
  void task_step() {
    e_.task = f_.task();
    e_.co = f_.co("co", Need::optional);
    e_.line = f_.line();
    e_.thrown = f_.text("throw", Need::optional);
    e_.cause = f_.cause();
  }
  void task_suspend() {
    e_.task = f_.task();
    e_.co = f_.co();
    e_.line = f_.line();
    f_.chain(chain_);
    if (!f_.failed() && (chain_.empty() || chain_.back() != Link{e_.co, e_.line})) f_.fail(ErrorCode::wrong_chain);
    auto on = f_.object("on", Need::required);
    if (!on) return;
    e_.wait = static_cast<Wait>(on->one_of("kind", kWaitNames));
    e_.call = on->text("call", Need::optional);
    e_.delay = on->number("delay", Need::optional);
    if (e_.wait != Wait::task) return on->tasks("tasks", ids_);
    if (const Id task = on->task("task", Need::optional)) ids_.push_back(task);
  }
  void task_ready() {
    e_.task = f_.task();
    e_.cause = f_.cause();
  }
  void task_end() {
    e_.task = f_.task();
    outcome(std::span(kHowNames).first<4>());
  }
  void task_cancel() {
    e_.task = f_.task();
    e_.cause = f_.cause();
    if (e_.cause.kind == Cause::Kind::none) by();
  }
  void agen() {
    e_.task = f_.task("task", Need::optional);
    e_.co = f_.co();
    e_.line = f_.line();
    e_.text = f_.text("value", Need::optional);
  }
  void print() {
    where();
    e_.text = f_.text("text");
    e_.end = f_.text("end", Need::optional);
  }
  void block() {
    where();
    if (e_.kind == Kind::block_begin) e_.delay = f_.number("delay", Need::required);
  }
  void fn_start() {
    e_.fn = f_.new_id("fn", made_.fns());
    e_.name = f_.text("name");
    e_.line = f_.line();
    e_.at = f_.line("at");
    e_.task = f_.task("task", Need::optional);
    e_.co = f_.co("co", Need::optional);
    e_.parent = f_.fn("parent", Need::optional);
  }
  void fn_end() {
    e_.fn = f_.fn();
    outcome(std::span(kHowNames).first<3>());
    value();
  }
  void error() {
    e_.exc = f_.text("exc");
    e_.text = f_.text("text");
    e_.line = f_.line();
    // What is further to the right is nothing that a person looks at.
    const std::uint32_t column = f_.line("column");
    const std::uint32_t end_column = f_.line("end_column");
    if (column >= end_column || end_column > UINT16_MAX) return;
    e_.column = static_cast<std::uint16_t>(column);
    e_.end_column = static_cast<std::uint16_t>(end_column);
  }
  void end() {
    e_.why = static_cast<Why>(f_.one_of("why", kWhyNames));
    f_.tasks("blocked", ids_);
  }

  void where() {
    e_.task = f_.task("task", Need::optional);
    e_.co = f_.co("co", Need::optional);
    e_.fn = f_.fn("fn", Need::optional);
    e_.line = f_.line();
  }
  void by() {
    e_.by = f_.task("by", Need::optional);
    e_.byco = f_.co("byco", Need::optional);
    e_.line = f_.line();
  }
  void outcome(std::span<const std::string_view> names) {
    e_.how = static_cast<How>(f_.one_of("how", names));
    e_.exc = f_.text("exc", Need::optional);
  }
  // Of what ended otherwise it is a key that its kind does not have.
  void value() {
    if (e_.how == How::returned) e_.text = f_.text("value", Need::optional);
  }

  Fields& f_;
  const Encoder& made_;
  Event& e_;
  std::vector<Link>& chain_;
  std::vector<Id>& ids_;
};

}  // namespace

void fill(Fields& fields, const Encoder& made, Event& event, std::vector<Link>& chain, std::vector<Id>& ids) {
  Filler(fields, made, event, chain, ids).fill();
}

}  // namespace trace::detail
