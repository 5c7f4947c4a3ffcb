#include "player/sources/trace_source.hpp"

#include <fstream>
#include <numeric>
#include <optional>

#include "trace/open.hpp"

namespace player {
namespace {

/// The largest listing that is read; larger files are not listings.
constexpr std::uintmax_t kMaxListing = std::uintmax_t{1} << 20U;

std::optional<lessons::Listing> listing_beside(const std::filesystem::path& trace_file, std::string_view program) {
  const auto name = std::filesystem::path(program).filename();
  if (name.empty()) return std::nullopt;
  const auto file = trace_file.parent_path() / name;
  std::error_code problem;
  if (!std::filesystem::is_regular_file(file, problem) || std::filesystem::file_size(file, problem) > kMaxListing ||
      problem) {
    return std::nullopt;
  }
  lessons::Listing listing;
  std::ifstream in(file);
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
