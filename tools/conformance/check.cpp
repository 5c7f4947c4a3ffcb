#include "trace/check.hpp"

#include <fstream>
#include <ostream>
#include <sstream>
#include <variant>

#include "conformance/check.hpp"
#include "trace/formats/jsonl_read.hpp"

namespace conformance {
namespace {

/// The errors of a trace, one a line.
std::string faults(const std::string& file) {
  std::stringstream text;
  text << std::ifstream(file).rdbuf();
  const trace::ReadResult read = trace::read_jsonl(text.str());
  if (const auto* error = std::get_if<trace::Error>(&read)) return file + ": " + error->message() + "\n";
  std::string found;
  for (const trace::Violation& each : trace::check(trace::decode(std::get<trace::Trace>(read)))) {
    found += file + ": event " + std::to_string(each.event) + ": " + each.message + "\n";
  }
  return found;
}

}  // namespace

std::size_t check_traces(const std::vector<std::string>& files, std::ostream& out) {
  std::size_t bad = 0;
  for (const std::string& file : files) {
    const std::string found = faults(file);
    if (!found.empty()) ++bad;
    out << found;
  }
  return bad;
}

}  // namespace conformance
