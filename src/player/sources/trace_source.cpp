#include "player/sources/trace_source.hpp"

#include <numeric>
#include <optional>
#include <sstream>

#include "text/read_file.hpp"
#include "trace/open.hpp"
#include "trace/utf8.hpp"

namespace player {
namespace {

std::optional<lessons::Listing> listing_beside(const std::filesystem::path& trace_file, std::string_view program) {
  const auto name = std::filesystem::path(program).filename();
  if (name.empty()) return std::nullopt;
  const text::FileRead read = text::read_file(trace_file.parent_path() / name);
  if (std::holds_alternative<text::FileError>(read)) return std::nullopt;
  lessons::Listing listing;
  std::istringstream in(trace::mended_utf8(std::get<std::string>(read)));
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    listing.lines.push_back(line);
  }
  listing.python_to_here.resize(listing.lines.size() + 1);
  std::iota(listing.python_to_here.begin(), listing.python_to_here.end(), 0U);
  return listing;
}

}  // namespace

std::variant<std::unique_ptr<TraceSource>, trace::Error> TraceSource::read(const std::filesystem::path& file) {
  auto read = trace::open(file);
  if (auto* const error = std::get_if<trace::Error>(&read)) return std::move(*error);
  auto source = std::make_unique<TraceSource>();
  const std::string name = file.filename().string();
  source->about_.title = {name, name};
  source->about_.real_time = true;
  lessons::Run run;
  run.id = file.stem().string();
  run.title = source->about_.title;
  source->run_ = open_run(run.id, std::make_unique<trace::Trace>(std::move(std::get<trace::Trace>(read))));
  source->about_.runs.push_back(std::move(run));
  const trace::Events& events = source->run_.events;
  if (!events.list.empty()) source->run_.listing = listing_beside(file, events.text(events.list.front().text));
  return source;
}

std::vector<Wanted> TraceSource::record(std::vector<OpenRun>& runs, const lessons::Values&, text::Language) {
  if (runs.empty()) runs.push_back(std::move(run_));
  return {};
}

}  // namespace player
