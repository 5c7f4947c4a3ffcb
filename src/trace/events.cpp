#include "trace/events.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>
#include <utility>

#include "trace/member.hpp"

namespace trace {
namespace {

/// Turns records into events, in order, keeping the state that later records leave out.
class Decoder {
 public:
  explicit Decoder(const Trace& trace) : trace_(trace) { out_.strings = &trace.strings; }

  Events run() {
    std::size_t events = 0;
    for (std::size_t i = 0; i < trace_.records.size(); ++i) events += trace_.records[i].is_operand() ? 0 : 1;
    out_.list.reserve(events);  // growing would take three times the memory
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
      case Operand::cause: next_.cause = unpack_cause(r.c); break;
      case Operand::timer_set: timer_ = {signed_time(wide), {}, r.c}; break;
      case Operand::timer_due:
        timer_.due = signed_time(wide);
        fired_[r.c] = timer_;
        break;
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
    (this->*kFill[static_cast<std::size_t>(e.kind)])(e, r);
    if (!fired_.empty() && e.cause.kind == Cause::Kind::timer) tell_timer(e);
    out_.list.push_back(e);
    next_ = {};
  }

  /// The words of the record, then the state that later events are derived from, and the fields that the record leaves
  /// out.
  template <Kind kind>
  void fill(Event& e, const Record& r) {
    constexpr auto words = row_of(kind).words;
    set<words[0]>(e, r.a);
    set<words[1]>(e, r.b);
    set<words[2]>(e, r.c);
    if constexpr (kind == Kind::co_new) co_new(e, r.c);
    if constexpr (kind == Kind::co_start) co_start(e);
    if constexpr (takes_text(kind)) e.text = std::exchange(e.end, 0);
    if constexpr (kind == Kind::co_never_awaited) e.name = code_of(e.co).name;
    if constexpr (kind == Kind::task_new) task_new(e);
    if constexpr (kind == Kind::task_start) e.line = e.line != 0 ? e.line : code_of(e.co).line;
    if constexpr (kind == Kind::task_suspend) add_chain(e);
    if constexpr (kind == Kind::fn_start) fn_start(e, r.c);
  }

  /// Whether a text operand is its `text`.
  static constexpr bool takes_text(Kind kind) {
    return kind == Kind::co_new || kind == Kind::co_end || kind == Kind::fn_start || kind == Kind::fn_end;
  }

  template <Word word>
  static void set(Event& e, std::uint32_t value) {
    if constexpr (field_of(word) != Field::none) detail::member(e, field_of(word)) = value;
    if constexpr (word == Word::why) e.why = static_cast<Why>(value);
    if constexpr (word == Word::cause) e.cause = unpack_cause(value);
    if constexpr (word == Word::cancel) set_cancel(e, value);
    if constexpr (word == Word::outcome) {
      e.how = static_cast<How>(value & 7U);
      e.exc = value >> 3U;
    }
    if constexpr (word == Word::wait) {
      e.wait = static_cast<Wait>(value & 7U);
      e.call = value >> 3U;
    }
    if constexpr (word == Word::columns) {
      e.column = static_cast<std::uint16_t>(value);
      e.end_column = static_cast<std::uint16_t>(value >> 16U);
    }
  }

  using Fill = void (Decoder::*)(Event&, const Record&);
  /// fill() of each kind.
  static constexpr auto kFill = []<std::size_t... kind>(std::index_sequence<kind...>) {
    return std::array<Fill, sizeof...(kind)>{&Decoder::fill<static_cast<Kind>(kind)>...};
  }
  (std::make_index_sequence<kKinds.size()>());

  void tell_timer(Event& e) {
    const auto fired = fired_.extract(e.cause.id);
    if (fired.empty()) return;
    out_.timers.push_back(fired.mapped());
    e.setting = static_cast<std::uint32_t>(out_.timers.size());
  }
  static std::chrono::nanoseconds signed_time(std::uint64_t bits) {
    return std::chrono::nanoseconds(static_cast<std::int64_t>(bits));
  }

  void co_new(Event& e, Id code) {
    e.at = e.line;
    cos_.push_back({code, 0, 0});
    e.co = static_cast<Id>(cos_.size());
    e.line = code_of(e.co).line;
    e.name = code_of(e.co).name;
    e.agen = code_of(e.co).agen;
  }

  void co_start(Event& e) {
    co(e.co).parent = e.parent;
    if (e.parent != 0) co(e.parent).line = e.line;
    e.line = e.at != 0 ? e.at : code_of(e.co).line;
    e.at = 0;
    e.name = code_of(e.co).name;
  }

  void task_new(Event& e) {
    e.task = ++tasks_;
    e.name = e.end != 0 ? e.end : code_of(e.co).name;
    e.end = 0;
  }

  void fn_start(Event& e, Id code) {
    e.parent = e.fn;
    e.fn = ++fns_;
    e.at = e.line;
    e.line = trace_.codes[code].line;
    e.name = trace_.codes[code].name;
  }

  static void set_cancel(Event& e, std::uint32_t word) {
    if ((word & 3U) == kByTask) {
      e.by = word >> 2U;
    } else {
      e.cause = unpack_cause(word);
    }
  }
  static Cause unpack_cause(std::uint32_t word) { return {static_cast<Cause::Kind>(word & 3U), word >> 2U}; }

  // From the innermost coroutine up through its awaiters, then reversed.
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
  TimerSetting timer_;
  std::unordered_map<Id, TimerSetting> fired_;  // by number; those that no event has told yet
  std::chrono::nanoseconds t_{0};
  std::uint32_t n_ = 0;
  std::vector<Co> cos_;
  Id tasks_ = 0;
  Id fns_ = 0;
};

}  // namespace

Events decode(const Trace& trace) { return Decoder(trace).run(); }

}  // namespace trace
