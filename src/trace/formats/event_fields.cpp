#include "trace/formats/event_fields.hpp"

#include <span>

#include "trace/member.hpp"

namespace trace::detail {
namespace {

/// The ways in which something of a type can end: the first of kHowNames.
std::span<const std::string_view> endings(Type type) {
  const std::span<const std::string_view> all(kHowNames);
  if (type == Type::how_fn) return all.first(3);
  return type == Type::how_task ? all.first(4) : all;
}

/// Fills one event from the keys of its kind.
class Filler {
 public:
  Filler(Fields& fields, const Encoder* made, Event& event, std::vector<Link>& chain, std::vector<Id>& ids,
          std::optional<TimerSetting>& timer)
      : f_(fields), made_(made), e_(event), chain_(chain), ids_(ids), timer_(timer) {}

  void fill() {
    for (const Key& key : row_of(e_.kind).keys()) {
      if (key.field == Field::none) {
        take_own(key);
      } else {
        member(e_, key.field) = number(f_, key);
      }
    }
  }

 private:
  // The value of a key whose type is that of other keys, too.
  std::uint32_t number(Fields& f, const Key& key) {
    switch (key.type) {
      case Type::task: return f.task(key.name, key.need);
      case Type::co: return f.co(key.name, key.need);
      case Type::fn: return f.fn(key.name, key.need);
      case Type::new_task: return f.new_task(key.name);
      case Type::new_co: return f.new_co(key.name);
      case Type::new_fn: return f.new_fn(key.name);
      case Type::line: return f.line(key.name);
      case Type::co_name: return co_name(key);
      // In all other cases the kind does not have this key.
      case Type::returned: return e_.how == How::returned ? f.text(key.name, key.need) : 0;
      default: return f.text(key.name, key.need);
    }
  }

  // The value of a key whose type has its own member of Event.
  void take_own(const Key& key) {
    switch (key.type) {
      case Type::version: return version(key);
      case Type::unit: return unit(key);
      case Type::truth: e_.agen = f_.truth(key.name); return;
      case Type::seconds: e_.delay = f_.number(key.name, key.need); return;
      case Type::how_co:
      case Type::how_task:
      case Type::how_fn: e_.how = static_cast<How>(f_.one_of(key.name, endings(key.type))); return;
      case Type::why: e_.why = static_cast<Why>(f_.one_of(key.name, kWhyNames)); return;
      case Type::cause: e_.cause = f_.cause(key.name, timer_); return;
      case Type::column: column_ = f_.line(key.name); return;
      case Type::end_column: return columns(f_.line(key.name));
      case Type::chain: return chain(key);
      case Type::tasks: return f_.tasks(key.name, ids_);
      case Type::on: return on(key);
      default: return;
    }
  }

  void version(const Key& key) {
    const std::uint64_t found = f_.whole(key.name, UINT64_MAX);
    if (!f_.failed() && found != 1) f_.fail(ErrorCode::wrong_version, {{"found", std::to_string(found)}});
  }
  void unit(const Key& key) {
    const std::string_view found = f_.word(key.name);
    if (!f_.failed() && found != "ns") f_.fail(ErrorCode::wrong_unit, {{"found", shortened(found)}});
  }
  TextId co_name(const Key& key) {
    if (f_.failed()) return 0;
    const TextId told = made_->code_of(e_.co).name;
    f_.same_text(key.name, told);
    return told;
  }
  // Columns further to the right are of no interest.
  void columns(std::uint32_t end) {
    if (column_ >= end || end > UINT16_MAX) return;
    e_.column = static_cast<std::uint16_t>(column_);
    e_.end_column = static_cast<std::uint16_t>(end);
  }
  void chain(const Key& key) {
    f_.chain(key.name, chain_);
    if (!f_.failed() && (chain_.empty() || chain_.back() != Link{e_.co, e_.line})) f_.fail(ErrorCode::wrong_chain);
  }
  // The kind of the wait decides which keys say what the task waits for.
  void on(const Key& key) {
    auto of = f_.object(key.name, key.need);
    if (!of) return;
    for (const Key& inner : kOnKeys) {
      if (inner.type == Type::wait) e_.wait = static_cast<Wait>(of->one_of(inner.name, kWaitNames));
      if (inner.type == Type::seconds) e_.delay = of->number(inner.name, inner.need);
      if (inner.field != Field::none) member(e_, inner.field) = number(*of, inner);
      if (inner.type == Type::awaited && e_.wait == Wait::task) awaited(*of, inner);
      if (inner.type == Type::all_awaited && e_.wait != Wait::task) of->tasks(inner.name, ids_);
    }
  }
  void awaited(Fields& of, const Key& key) {
    if (const Id task = of.task(key.name, key.need)) ids_.push_back(task);
  }

  Fields& f_;
  const Encoder* made_;
  Event& e_;
  std::vector<Link>& chain_;
  std::vector<Id>& ids_;
  std::optional<TimerSetting>& timer_;
  std::uint32_t column_ = 0;
};

}  // namespace

void fill(Fields& fields, const Encoder* made, Event& event, std::vector<Link>& chain, std::vector<Id>& ids,
          std::optional<TimerSetting>& timer) {
  Filler(fields, made, event, chain, ids, timer).fill();
}

}  // namespace trace::detail
