#include "trace/recorder.hpp"

#include <algorithm>

namespace trace {

Recorder::Recorder(Trace& trace, std::string_view impl, std::string_view src, std::string_view clock) : trace_(trace) {
  event(Kind::meta, 0, text(impl), text(src), text(clock));
}

void Recorder::grow() {
  begin_ = trace_.records.add();
  next_ = begin_;
  limit_ = begin_ + Chunks::kRecords;
}

Id Recorder::code(std::string_view name, std::uint32_t line, bool agen) {
  const Code code{text(name), line, agen};
  const auto found = std::ranges::find(trace_.codes, code);
  if (found == trace_.codes.end()) {
    trace_.codes.push_back(code);
    return static_cast<Id>(trace_.codes.size() - 1);
  }
  return static_cast<Id>(found - trace_.codes.begin());
}

Id Recorder::code_of_literal(const char* name, std::uint32_t line, bool agen) {
  if (const auto found = literals_.find(name); found != literals_.end()) return found->second;
  return literals_[name] = code(name, line, agen);
}

}  // namespace trace
