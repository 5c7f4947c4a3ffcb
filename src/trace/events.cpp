#include "trace/events.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace trace {
namespace {

/// Turns records into events, in order, carrying what later records leave out.
class Decoder {
 public:
  explicit Decoder(const Trace& trace) : trace_(trace) { out_.strings = &trace.strings; }

  Events run() {
    for (std::size_t i = 0; i < trace_.records.size(); ++i) {
      const Record& record = trace_.records[i];
      if (record.is_operand()) {
        take_operand(record);
      } else {
        take_event(record);
      }
    }
    return std::move(out_);
  }

 private:
  struct Co {
    Id code = 0;
    Id parent = 0;
    std::uint32_t line = 0;  // where it awaits
  };

  void take_operand(const Record& r) {
    const auto wide = std::uint64_t{r.a} | std::uint64_t{r.b} << 32U;
    switch (r.operand()) {
      case Operand::turn:
        t_ = std::chrono::nanoseconds(static_cast<std::int64_t>(wide));
        n_ = r.c;
        break;
      case Operand::number: next_.delay = std::bit_cast<double>(wide); break;
      case Operand::thrown: next_.thrown = r.c; break;
      case Operand::awaits: co(r.b).line = r.line(); break;
      case Operand::awaited_by: co(r.b).parent = r.c; break;
      case Operand::line: next_.at = r.line(); break;
      case Operand::text: next_.end = r.c; break;
      case Operand::fn: next_.fn = r.c; break;
      case Operand::ref:
        if (next_.ids.size++ == 0) next_.ids.first = static_cast<std::uint32_t>(out_.ids.size());
        out_.ids.push_back(r.c);
        break;
    }
  }

  void take_event(const Record& r) {
    Event& e = next_;
    e.i = static_cast<std::uint32_t>(out_.list.size());
    e.t = t_;
    e.n = n_;
    e.kind = r.kind();
    e.line = r.line();
    e.task = r.a;
    e.co = r.b;
    fill(e, r);
    out_.list.push_back(e);
    next_ = {};
  }

  void fill(Event& e, const Record& r) {
    switch (e.kind) {
      case Kind::meta:
        e.name = r.a;
        e.text = r.b;
        e.end = r.c;
        e.task = e.co = 0;
        break;
      case Kind::co_new: fill_co_new(e, r); break;
      case Kind::co_start: fill_co_start(e, r); break;
      case Kind::co_end:
      case Kind::fn_end: fill_returned(e, r); break;
      case Kind::task_end: set_outcome(e, r.c); break;
      case Kind::co_never_awaited: e.name = code_of(e.co).name; break;
      case Kind::task_new: fill_task_new(e, r); break;
      case Kind::task_start:
        if (e.line == 0) e.line = code_of(e.co).line;
        e.cause = unpack_cause(r.c);
        break;
      case Kind::task_resume:
      case Kind::task_ready: e.cause = unpack_cause(r.c); break;
      case Kind::task_suspend:
        e.wait = static_cast<Wait>(r.c & 7U);
        e.call = r.c >> 3U;
        add_chain(e);
        break;
      case Kind::task_cancel: fill_task_cancel(e, r); break;
      case Kind::agen_yield:
      case Kind::agen_next:
      case Kind::print:
      case Kind::clock: e.text = r.c; break;
      case Kind::block_begin:
      case Kind::block_end: break;
      case Kind::fn_start: fill_fn_start(e, r); break;
      case Kind::error:
        e.exc = r.a;
        e.text = r.c;
        e.column = static_cast<std::uint16_t>(r.b);
        e.end_column = static_cast<std::uint16_t>(r.b >> 16U);
        e.task = e.co = 0;
        break;
      case Kind::end: e.why = static_cast<Why>(r.c); break;
    }
  }

  void fill_co_new(Event& e, const Record& r) {
    e.by = r.b;
    e.at = r.line();
    cos_.push_back({r.c, 0, 0});
    e.co = static_cast<Id>(cos_.size());
    e.line = code_of(e.co).line;
    e.name = code_of(e.co).name;
    e.agen = code_of(e.co).agen;
  }

  void fill_co_start(Event& e, const Record& r) {
    e.parent = r.c;
    co(e.co).parent = r.c;
    if (r.c != 0) co(r.c).line = r.line();
    e.line = e.at != 0 ? e.at : code_of(e.co).line;
    e.at = 0;
    e.name = code_of(e.co).name;
  }

  void fill_task_new(Event& e, const Record& r) {
    e.by = r.a;
    e.byco = r.c;
    e.task = ++tasks_;
    e.name = e.end != 0 ? e.end : code_of(e.co).name;
    e.end = 0;
  }

  static void fill_task_cancel(Event& e, const Record& r) {
    e.co = 0;
    e.byco = r.b;
    if ((r.c & 3U) == kByTask) {
      e.by = r.c >> 2U;
    } else {
      e.cause = unpack_cause(r.c);
    }
  }

  void fill_fn_start(Event& e, const Record& r) {
    e.parent = e.fn;
    e.fn = ++fns_;
    e.at = r.line();
    e.line = trace_.codes[r.c].line;
    e.name = trace_.codes[r.c].name;
  }

  static void fill_returned(Event& e, const Record& r) {
    set_outcome(e, r.c);
    e.text = std::exchange(e.end, 0);
  }

  static void set_outcome(Event& e, std::uint32_t word) {
    e.how = static_cast<How>(word & 7U);
    e.exc = word >> 3U;
  }
  static Cause unpack_cause(std::uint32_t word) { return {static_cast<Cause::Kind>(word & 3U), word >> 2U}; }

  // From the innermost coroutine up through whoever awaits it, then turned round.
  void add_chain(Event& e) {
    e.chain.first = static_cast<std::uint32_t>(out_.links.size());
    co(e.co).line = e.line;
    for (Id id = e.co; id != 0; id = co(id).parent) out_.links.push_back({id, co(id).line});
    std::reverse(out_.links.begin() + e.chain.first, out_.links.end());
    e.chain.size = static_cast<std::uint32_t>(out_.links.size()) - e.chain.first;
  }

  Co& co(Id id) { return cos_[id - 1]; }
  const Code& code_of(Id id) { return trace_.codes[co(id).code]; }

  const Trace& trace_;
  Events out_;
  Event next_;
  std::chrono::nanoseconds t_{0};
  std::uint32_t n_ = 0;
  std::vector<Co> cos_;
  Id tasks_ = 0;
  Id fns_ = 0;
};

}  // namespace

Events decode(const Trace& trace) { return Decoder(trace).run(); }

}  // namespace trace
