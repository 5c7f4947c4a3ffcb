#include "screen.hpp"

#include <benchmark/benchmark.h>

#include <memory>
#include <vector>

#include "platform/paths.hpp"
#include "ui/kit/fonts.hpp"
#include "ui/kit/glyph_texts.hpp"
#include "ui/screen.hpp"

namespace {

constexpr float kWidth = 1440, kHeight = 900;

void finish() {
  ImGui::Render();
  benchmark::DoNotOptimize(ImGui::GetDrawData()->TotalVtxCount);
}

}  // namespace

const player::Library& library() {
  static const player::Library all = player::Library::load(platform::assets_folder());
  return all;
}

Screen::Screen(const Open& open) : context_(ImGui::CreateContext()) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {kWidth, kHeight};
  io.DeltaTime = 1.0F / 60;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  open(document);
  document.carry_out(ui::action::End{});
  ui::GlyphSet glyphs;
  ui::add_library(glyphs, library());
  ui::add_player(glyphs, document);
  theme_ = ui::make_theme(ui::build_fonts(*io.Fonts, platform::find_faces(), glyphs, 1), true, 1);
  for (int i = 0; i < 3; ++i) draw();
}

Screen::~Screen() { ImGui::DestroyContext(context_); }

Screen& Screen::named(const std::string& name, const Open& open) {
  static std::string shown;
  static std::unique_ptr<Screen> screen;
  if (screen == nullptr || shown != name) {
    screen.reset();
    screen = std::make_unique<Screen>(open);
    shown = name;
  }
  return *screen;
}

void Screen::draw() {
  std::vector<ui::Action> actions;
  ui::Frame frame{theme_, actions};
  ImGui::NewFrame();
  const ui::Model model = document.model();
  ui::draw_screen(model, state_, frame);
  finish();
}

void Screen::draw_floor(const std::function<void(ImDrawList&)>& fill) {
  ImGui::NewFrame();
  fill(*ImGui::GetBackgroundDrawList());
  finish();
}
