#include "screen_bench.hpp"

#include <benchmark/benchmark.h>
#include <imgui.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "platform/paths.hpp"
#include "player/open_run.hpp"
#include "player/player.hpp"
#include "ui/kit/fonts.hpp"
#include "ui/kit/glyph_texts.hpp"
#include "ui/kit/theme.hpp"
#include "ui/screen.hpp"

namespace {

constexpr float kWidth = 1440, kHeight = 900;
constexpr auto kLanguage = text::Language::ko;

const player::Library& library() {
  static const player::Library all = player::Library::load(platform::assets_folder());
  return all;
}

/// The screen of one lesson at its start, as the program draws it, without the window.
class Screen {
 public:
  explicit Screen(const std::string& lesson) : context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {kWidth, kHeight};
    io.DeltaTime = 1.0F / 60;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    ui::GlyphSet glyphs;
    ui::add_library(glyphs, library());
    theme_ = ui::make_theme(ui::build_fonts(*io.Fonts, platform::find_faces(), glyphs, 1), true, 1);
    document.open_lesson(lesson);
    document.carry_out(ui::action::End{});
    for (int i = 0; i < 3; ++i) draw();
  }
  ~Screen() { ImGui::DestroyContext(context_); }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  /// One frame, up to the triangles for the graphics card.
  void draw() {
    std::vector<ui::Action> actions;
    ui::Frame frame{theme_, actions};
    ImGui::NewFrame();
    const ui::Model model = document.model();
    ui::draw_screen(model, state_, frame);
    ImGui::Render();
    benchmark::DoNotOptimize(ImGui::GetDrawData()->TotalVtxCount);
  }

  player::Player document{library(), player::Settings{}, kLanguage};

 private:
  ImGuiContext* context_;
  ui::Theme theme_;
  ui::State state_;
};

/// Changes the first delay up and down by a tenth of a second, like a drag. A lesson without delays is run again
/// unchanged.
void move_slider(player::Player& document, bool up) {
  lessons::Values values = document.about().defaults();
  if (values.empty()) return document.start_with(std::nullopt, values);
  document.carry_out(ui::action::SetParameter{0, values[0] + (up ? 0.1 : 0.2), false});
}

void slider(benchmark::State& state, const std::string& id) {
  Screen screen(id);
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
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      benchmark::DoNotOptimize(
          lessons::record(lesson, run, lesson.defaults(), kLanguage, coro::ClockKind::virtual_time));
    }
  }
}

void decode_and_build(benchmark::State& state, const lessons::Lesson& lesson) {
  std::vector<std::unique_ptr<trace::Trace>> traces;
  for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
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
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      benchmark::DoNotOptimize(lessons::listing(lesson, run, lessons::Code::python, lesson.defaults(), kLanguage));
    }
  }
}

void draw(benchmark::State& state, const std::string& id) {
  Screen screen(id);
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
