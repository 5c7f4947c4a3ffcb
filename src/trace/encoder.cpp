#include "trace/encoder.hpp"

#include <cassert>

namespace trace {
namespace {

Place place_of(const Event& event) { return {event.task, event.co, event.line, event.fn}; }

}  // namespace

void Encoder::add(const Event& e, std::span<const Link> chain, std::span<const Id> ids, const TimerSetting* timer) {
  if (timer != nullptr) recorder_.timer_fires(e.cause.id, *timer);
  if (e.t != t_ || e.n != n_) recorder_.stamp(t_ = e.t, n_ = e.n);
  switch (e.kind) {
    case Kind::meta: assert(false && "the recorder writes meta"); break;
    case Kind::co_new: co_new(e); break;
    case Kind::co_start: co_start(e); break;
    case Kind::co_end: recorder_.co_end(place_of(e), e.how, e.exc, e.text); break;
    case Kind::co_never_awaited: recorder_.co_never_awaited(place_of(e)); break;
    case Kind::task_new:
    case Kind::task_start:
    case Kind::task_resume:
    case Kind::task_suspend:
    case Kind::task_ready:
    case Kind::task_end:
    case Kind::task_cancel: add_scheduling(e, chain, ids); break;
    default: add_other(e, ids); break;
  }
}

void Encoder::add_scheduling(const Event& e, std::span<const Link> chain, std::span<const Id> ids) {
  switch (e.kind) {
    case Kind::task_new: task_new(e); break;
    case Kind::task_start: recorder_.task_start(place_of(e), e.cause, e.thrown); break;
    case Kind::task_resume: recorder_.task_resume(place_of(e), e.cause, e.thrown); break;
    case Kind::task_suspend:
      set_chain(chain);
      recorder_.suspend_other(place_of(e), e.wait, e.call, e.delay, ids);
      break;
    case Kind::task_ready: recorder_.task_ready(e.task, e.cause); break;
    case Kind::task_end: recorder_.task_end(e.task, e.how, e.exc); break;
    case Kind::task_cancel: cancel(e); break;
    default: break;
  }
}

void Encoder::add_other(const Event& e, std::span<const Id> ids) {
  switch (e.kind) {
    case Kind::agen_yield: recorder_.agen_yield(place_of(e), e.text); break;
    case Kind::agen_next: recorder_.agen_next(place_of(e), e.text); break;
    case Kind::print:
      if (e.cause.kind != Cause::Kind::none) recorder_.caused(e.cause);
      recorder_.print(place_of(e), e.text, e.end);
      break;
    case Kind::block_begin:
      if (e.cause.kind != Cause::Kind::none) recorder_.caused(e.cause);
      recorder_.block_begin(place_of(e), e.delay);
      break;
    case Kind::block_end: recorder_.block_end(place_of(e)); break;
    case Kind::fn_start:
      if (e.text != 0) recorder_.arguments(e.text);
      if (e.cause.kind != Cause::Kind::none) recorder_.caused(e.cause);
      recorder_.fn_start({e.task, e.co, e.at, e.parent}, recorder_.code({e.name, e.line, false}));
      ++fns_;
      break;
    case Kind::fn_end: recorder_.fn_end(e.fn, e.how, e.exc, e.text); break;
    case Kind::clock: recorder_.clock(e.text); break;
    case Kind::error: recorder_.error(e.exc, e.text, e.line, e.column, e.end_column); break;
    case Kind::end:
      if (e.cause.kind != Cause::Kind::none) recorder_.caused(e.cause);
      recorder_.end(e.why, ids);
      break;
    default: break;
  }
}

void Encoder::co_new(const Event& e) {
  const Code code{e.name, e.line, e.agen};
  if (e.text != 0) recorder_.arguments(e.text);
  recorder_.co_new({e.task, e.by, e.at}, recorder_.code(code));
  cos_.push_back({code, 0, 0});
}

void Encoder::co_start(const Event& e) {
  Co& co = cos_[e.co - 1];
  if (e.line != co.code.line) recorder_.starts_at(e.line);
  co.parent = e.parent;
  // The parent's line is set by the next chain.
  if (e.parent != 0) cos_[e.parent - 1].line = 0;
  recorder_.co_start(e.task, e.co, e.parent, 0);
}

void Encoder::task_new(const Event& e) {
  const bool own_name = e.co == 0 || e.name != code_of(e.co).name;
  recorder_.task_new({e.by, e.byco, e.line}, e.co, own_name ? e.name : 0);
  ++tasks_;
}

void Encoder::cancel(const Event& e) {
  if (e.cause.kind == Cause::Kind::none) {
    recorder_.task_cancel(e.task, {e.by, e.byco, e.line});
  } else {
    recorder_.task_cancel(e.task, e.cause);
  }
}

void Encoder::set_chain(std::span<const Link> chain) {
  Id parent = 0;
  for (const Link& link : chain) {
    Co& co = cos_[link.co - 1];
    if (co.parent != parent) recorder_.awaited_by(link.co, co.parent = parent);
    // The innermost is at the line of the suspend itself.
    if (co.line != link.line && &link != &chain.back()) recorder_.awaits(link.co, link.line);
    co.line = link.line;
    parent = link.co;
  }
}

void encode(const Events& events, Trace& trace) {
  const Event& meta = events.list.front();
  Recorder recorder(trace, events.text(meta.name), events.text(meta.text), events.text(meta.end));
  Encoder encoder(recorder);
  const auto moved = [&](TextId id) { return id == 0 ? 0 : recorder.text(events.text(id)); };
  for (std::size_t i = 1; i < events.list.size(); ++i) {
    Event event = events.list[i];
    for (TextId* text : {&event.name, &event.text, &event.end, &event.exc, &event.thrown, &event.call})
      *text = moved(*text);
    encoder.add(event, events.chain(event), events.tasks(event), events.timer(event));
  }
}

}  // namespace trace
