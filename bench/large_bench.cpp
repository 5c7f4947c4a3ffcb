// The cost of a frame of large runs: many events, many lanes, much output. The floor is a frame that fills the plot with
// one rectangle for every three pixels of every row, which is as much as a picture can show.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "coro/asyncio.hpp"
#include "player/source.hpp"
#include "rows.hpp"
#include "screen.hpp"
#include "screen_bench.hpp"
#include "timeline/build.hpp"
#include "timeline/explained.hpp"

namespace {

using coro::Co;
using coro::Seconds;

/// A recorded run with a listing of its own, opened like a trace file.
class MadeSource final : public player::Source {
 public:
  explicit MadeSource(std::unique_ptr<trace::Trace> trace) {
    about_.title = {"large", "large"};
    lessons::Run run;
    run.id = "large";
    run.title = about_.title;
    open_ = player::open_run(run.id, std::move(trace));
    about_.runs.push_back(std::move(run));
    lessons::Listing listing;
    listing.lines.assign(kLines, "    await asyncio.sleep(delay)");
    listing.python_to_here.resize(kLines + 1);
    std::iota(listing.python_to_here.begin(), listing.python_to_here.end(), 0U);
    open_.listing = std::move(listing);
  }
  [[nodiscard]] const lessons::Lesson& about() const override { return about_; }
  [[nodiscard]] const char* no_parameters() const override { return "delays.none_trace"; }
  std::vector<player::Wanted> record(std::vector<player::OpenRun>& runs, const lessons::Values&,
                                     text::Language) override {
    if (runs.empty()) runs.push_back(std::move(open_));
    return {};
  }

 private:
  static constexpr std::size_t kLines = 400;
  lessons::Lesson about_;
  player::OpenRun open_;
};

Co<void> sleeper(int number, int times) {
  for (int i = 0; i < times; ++i) co_await coro::sleep(Seconds(0.001 * (1 + (number + i) % 7)));
}

/// `lanes` tasks that sleep again and again, until there are about as many events.
Co<void> many(int events, int lanes) {
  constexpr int kOfATask = 7, kOfASleep = 3;
  const int times = std::max(1, (events / lanes - kOfATask) / kOfASleep);
  std::vector<coro::Task<void>> tasks;
  for (int i = 0; i < lanes; ++i) tasks.push_back(coro::create_task(sleeper(i, times)));
  for (coro::Task<void>& task : tasks) co_await task;
}

Co<void> print_lines(int lines) {
  for (int i = 0; i < lines; ++i) {
    coro::print(fmt::format("line {}", i));
    if (i % 10 == 0) co_await coro::sleep(Seconds(0.001));
  }
}

Co<void> print_once(std::string text) {
  coro::print(text);
  co_return;
}

std::string every_character() {
  std::string all;
  const auto byte = [&all](unsigned value) { all += static_cast<char>(value); };
  for (unsigned c = 0x20; c <= 0xFFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    if (c < 0x80) {
      byte(c);
    } else if (c < 0x800) {
      byte(0xC0U | c >> 6U), byte(0x80U | (c & 0x3FU));
    } else {
      byte(0xE0U | c >> 12U), byte(0x80U | (c >> 6U & 0x3FU)), byte(0x80U | (c & 0x3FU));
    }
  }
  return all;
}

Screen::Open opener(Co<void> program(int, int), int a, int b) {
  return [=](player::Player& document) {
    auto trace = std::make_unique<trace::Trace>();
    {
      trace::Recorder recorder(*trace, "coroscope", "large.py", "virtual");
      coro::Scheduler scheduler({.recorder = &recorder});
      scheduler.execute([&] { scheduler.run(program(a, b)); });
    }
    document.open(std::make_unique<MadeSource>(std::move(trace)));
  };
}

Co<void> many_lines(int lines, int) { return print_lines(lines); }
Co<void> long_line(int bytes, int) { return print_once(std::string(static_cast<std::size_t>(bytes), 'x')); }
Co<void> all_characters(int, int) { return print_once(every_character()); }

/// Half of the rows, with the mean width of a plot.
void fill_plot(ImDrawList& list) {
  constexpr int kRows = 30, kPixels = 960, kEach = 3;
  constexpr float kPitch = 16;
  for (int row = 0; row < kRows; ++row) {
    for (int x = 0; x < kPixels; x += kEach) {
      const ImVec2 from{440 + static_cast<float>(x), 60 + kPitch * static_cast<float>(row)};
      list.AddRectFilled(from, {from.x + kEach - 1, from.y + kPitch - 2}, IM_COL32(80, 160, 220, 255));
    }
  }
}

Rows& rows() {
  static Rows all;
  return all;
}

void floor(benchmark::State& state) {
  Screen& screen = Screen::named("floor", [](player::Player&) {});
  const Stopwatch watch;
  for (auto _ : state) screen.draw_floor(fill_plot);
  rows().floor(state, watch, 1);
}

/// Frames while the playhead moves over an event in the middle.
void frames(benchmark::State& state, const std::string& name, const Screen::Open& open, timeline::AxisKind axis) {
  Screen& screen = Screen::named(name, open);
  screen.document.carry_out(ui::action::SetAxis{axis});
  const timeline::Nanos middle = screen.document.model().total / 2;
  std::uint32_t within = 0;
  const Stopwatch watch;
  for (auto _ : state) {
    screen.document.carry_out(ui::action::Seek{{middle, within++ % 2}});
    screen.draw();
  }
  rows().row(state, watch, 1);
}

/// The same while it is studied why the run takes so long: the line, the parts, the panel.
void why_frames(benchmark::State& state, const std::string& name, const Screen::Open& open, timeline::AxisKind axis) {
  Screen& screen = Screen::named(name, open);
  screen.document.carry_out(ui::action::SetStudy{player::Study::why});
  frames(state, name, open, axis);
  screen.document.carry_out(ui::action::SetStudy{player::Study::none});
}

std::unique_ptr<trace::Trace> trace_of_many(int events, int lanes) {
  auto trace = std::make_unique<trace::Trace>();
  trace::Recorder recorder(*trace, "coroscope", "large.py", "virtual");
  coro::Scheduler scheduler({.recorder = &recorder});
  scheduler.execute([&] { scheduler.run(many(events, lanes)); });
  return trace;
}

Rows& path_rows() {
  static Rows all;
  return all;
}

/// What has to be done with a trace in any case: its events and its lanes, an event at a time.
void path_floor(benchmark::State& state, int events, int lanes) {
  const auto trace = trace_of_many(events, lanes);
  double each = 1;
  const Stopwatch watch;
  for (auto _ : state) {
    const trace::Events decoded = trace::decode(*trace);
    benchmark::DoNotOptimize(timeline::build(decoded));
    each = static_cast<double>(decoded.list.size());
  }
  path_rows().floor(state, watch, each);
}

/// The critical path, what each wait has to spare, and their places.
void path(benchmark::State& state, int events, int lanes) {
  const auto trace = trace_of_many(events, lanes);
  const trace::Events decoded = trace::decode(*trace);
  const timeline::Timeline built = timeline::build(decoded);
  const Stopwatch watch;
  for (auto _ : state) benchmark::DoNotOptimize(timeline::Explained(built, decoded).parts());
  path_rows().row(state, watch, static_cast<double>(decoded.list.size()));
}

void add(const std::string& name, const Screen::Open& open) {
  for (const auto axis : {timeline::AxisKind::time, timeline::AxisKind::steps}) {
    const std::string row = name + (axis == timeline::AxisKind::time ? "/time" : "/steps");
    benchmark::RegisterBenchmark(row.c_str(), [=](benchmark::State& state) { frames(state, name, open, axis); })
        ->Unit(benchmark::kMicrosecond);
  }
}

}  // namespace

void register_large_benchmarks() {
  benchmark::RegisterBenchmark("frame_floor", floor)->Unit(benchmark::kMicrosecond);
  for (const int events : {10'000, 100'000, 1'000'000}) {
    for (const int lanes : {10, 1'000, 10'000}) {
      // A task has seven events even if it does nothing.
      if (events / lanes < 10) continue;
      add(fmt::format("frame/{}/{}", events, lanes), opener(many, events, lanes));
    }
  }
  for (const int lanes : {10, 1'000}) {
    constexpr int kEvents = 100'000;
    const std::string size = fmt::format("{}/{}", kEvents, lanes);
    for (const auto axis : {timeline::AxisKind::time, timeline::AxisKind::steps}) {
      const std::string row = fmt::format("frame_why/{}/{}", size, axis == timeline::AxisKind::time ? "time" : "steps");
      benchmark::RegisterBenchmark(row.c_str(), [=](benchmark::State& state) {
        why_frames(state, "frame/" + size, opener(many, kEvents, lanes), axis);
      })->Unit(benchmark::kMicrosecond);
    }
    benchmark::RegisterBenchmark(("path_floor/" + size).c_str(), [=](benchmark::State& state) { path_floor(state, kEvents, lanes); })
        ->Unit(benchmark::kMicrosecond);
    benchmark::RegisterBenchmark(("path/" + size).c_str(), [=](benchmark::State& state) { path(state, kEvents, lanes); })
        ->Unit(benchmark::kMicrosecond);
  }
  for (const int lines : {100'000, 1'000'000}) add(fmt::format("output_lines/{}", lines), opener(many_lines, lines, 0));
  add("output_long_line/10MB", opener(long_line, 10'000'000, 0));
  add("output_every_character", opener(all_characters, 0, 0));
}
