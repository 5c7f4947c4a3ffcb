#include "screen_bench.hpp"

#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "player/open_run.hpp"
#include "screen.hpp"

namespace {

/// Opens the lesson at its defaults.
Screen::Open opener(const std::string& lesson) {
  return [lesson](player::Player& document) { document.open_lesson(lesson); };
}

/// Changes the first delay up and down by a tenth of a second, like a drag. A lesson without delays is run again
/// unchanged.
void move_slider(player::Player& document, bool up) {
  lessons::Values values = document.about().defaults();
  if (values.empty()) return document.start_with(std::nullopt, values);
  document.carry_out(ui::action::SetParameter{0, values[0] + (up ? 0.1 : 0.2), false});
}

void slider(benchmark::State& state, const std::string& id) {
  Screen& screen = Screen::named(id, opener(id));
  bool up = false;
  for (auto _ : state) {
    move_slider(screen.document, up = !up);
    screen.draw();
  }
}

void run_again(benchmark::State& state, const std::string& id) {
  player::Player document(library(), player::Settings{}, kLanguage);
  document.open_lesson(id);
  bool up = false;
  for (auto _ : state) move_slider(document, up = !up);
}

void record(benchmark::State& state, const lessons::Lesson& lesson) {
  for (auto _ : state) {
    for (std::size_t run = 0; run < lesson.own_runs(); ++run) {
      benchmark::DoNotOptimize(
          lessons::record(lesson, run, lesson.defaults(), kLanguage, coro::ClockKind::virtual_time));
    }
  }
}

void decode_and_build(benchmark::State& state, const lessons::Lesson& lesson) {
  std::vector<std::unique_ptr<trace::Trace>> traces;
  for (std::size_t run = 0; run < lesson.own_runs(); ++run) {
    traces.push_back(lessons::record(lesson, run, lesson.defaults(), kLanguage, coro::ClockKind::virtual_time));
  }
  for (auto _ : state) {
    for (auto& trace : traces) {
      player::OpenRun open = player::open_run("", std::move(trace));
      benchmark::DoNotOptimize(open.timeline);
      trace = std::move(open.trace);
    }
  }
}

void list(benchmark::State& state, const lessons::Lesson& lesson) {
  for (auto _ : state) {
    for (std::size_t run = 0; run < lesson.own_runs(); ++run) {
      benchmark::DoNotOptimize(lessons::listing(lesson, run, lessons::Code::python, lesson.defaults(), kLanguage));
    }
  }
}

void draw(benchmark::State& state, const std::string& id) {
  Screen& screen = Screen::named(id, opener(id));
  for (auto _ : state) screen.draw();
}

}  // namespace

void register_screen_benchmarks() {
  for (const lessons::Lesson& lesson : library().catalogue.lessons()) {
    const std::string& id = lesson.id;
    const auto add = [&id](const std::string& what, auto&& run) {
      benchmark::RegisterBenchmark((what + "/" + id).c_str(), run)->Unit(benchmark::kMicrosecond);
    };
    add("slider", [id](benchmark::State& state) { slider(state, id); });
    add("slider.run_again", [id](benchmark::State& state) { run_again(state, id); });
    add("slider.run_again.record", [&lesson](benchmark::State& state) { record(state, lesson); });
    add("slider.run_again.build", [&lesson](benchmark::State& state) { decode_and_build(state, lesson); });
    add("slider.run_again.list", [&lesson](benchmark::State& state) { list(state, lesson); });
    add("slider.draw", [id](benchmark::State& state) { draw(state, id); });
  }
}
