// What is read as a trace can be decoded, checked and written, and what was written is read as the same again.
#include <cstdint>
#include <string>

#include "fuzz/target.hpp"
#include "trace/check.hpp"
#include "trace/jsonl_write.hpp"
#include "trace/open.hpp"

namespace {

std::string written_of(const trace::Trace& trace) {
  std::string out;
  trace::write_jsonl(out, trace);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes = fuzz::text_of(data, size);
  const trace::ReadResult read = trace::read(bytes);
  if (const auto* const error = std::get_if<trace::Error>(&read)) {
    fuzz::require(!error->message().empty(), "an error has a message");
    return 0;
  }
  const auto& trace = std::get<trace::Trace>(read);
  const trace::Events events = trace::decode(trace);
  (void)trace::check(events);
  std::string written = written_of(trace);
  const trace::ReadResult again = trace::read(written);
  fuzz::require(std::holds_alternative<trace::Trace>(again), "what was written can be read");
  fuzz::require(written_of(std::get<trace::Trace>(again)) == written, "what was read again is the same");
  return 0;
}
