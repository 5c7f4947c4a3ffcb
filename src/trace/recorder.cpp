#include "trace/recorder.hpp"

namespace trace {

Recorder::Recorder(Trace& trace, std::string_view impl, std::string_view src, std::string_view clock) : trace_(trace) {
  event(Kind::meta, 0, text(impl), text(src), text(clock));
}

void Recorder::grow() {
  begin_ = trace_.records.add();
  next_ = begin_;
  limit_ = begin_ + Chunks::kRecords;
}

Id Recorder::code(const Code& code) {
  const auto [found, is_new] = codes_.try_emplace(code, static_cast<Id>(trace_.codes.size()));
  if (is_new) trace_.codes.push_back(code);
  return found->second;
}

Id Recorder::code_of_literal(const char* name, std::uint32_t line, bool agen) {
  const auto [found, is_new] = literals_.try_emplace({name, line}, 0);
  if (is_new) found->second = code(name, line, agen);
  return found->second;
}

}  // namespace trace
