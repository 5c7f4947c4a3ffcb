#include "trace/recorder.hpp"

namespace trace {

Recorder::Recorder(Trace& trace, std::string_view impl, std::string_view src, std::string_view clock) : trace_(trace) {
  add_chunk();
  limit_ = end_;  // meta is before the first turn
  event(Kind::meta, 0, text(impl), text(src), text(clock));
}

void Recorder::prepare_event() {
  if (limit_ == nullptr) {
    const auto t = static_cast<std::uint64_t>(t_.count());
    operand(Operand::turn, 0, static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(t >> 32U), n_);
  }
  if (next_ == end_) add_chunk();
  limit_ = end_;
}

void Recorder::add_chunk() {
  filled_ += static_cast<std::size_t>(next_ - begin_);
  begin_ = trace_.records.add();
  next_ = begin_;
  end_ = begin_ + Chunks::kRecords;
  if (limit_ != nullptr) limit_ = end_;
}

std::uint32_t Recorder::last_line(Id co) const {
  for (const Record* record = next_; record != begin_;) {
    --record;
    if (record->is_operand()) continue;
    const Kind kind = record->kind();
    const Id stands_in = kind == Kind::task_new ? record->c : record->b;
    if (stands_in != co || kind == Kind::co_end || kind == Kind::co_never_awaited) continue;
    if (kind == Kind::co_start || kind == Kind::task_start) return 0;
    if (record->line() != 0) return record->line();
  }
  return 0;
}

Id Recorder::code(const Code& code) {
  const auto [found, is_new] = codes_.try_emplace(code, static_cast<Id>(trace_.codes.size()));
  if (is_new) trace_.codes.push_back(code);
  return found->second;
}

Id Recorder::code_of_literal(const char* name, std::uint32_t line, bool agen) {
  Literal& known = literals_[(reinterpret_cast<std::uintptr_t>(name) / 8 + line) % literals_.size()];
  if (known.name != name || known.line != line) known = {name, line, code(name, line, agen)};
  return known.code;
}

}  // namespace trace
