#include "support/stage.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <stdexcept>

#include "platform/paths.hpp"
#include "support/made_source.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/fonts.hpp"
#include "ui/kit/glyph_texts.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/layout.hpp"
#include "ui/screen.hpp"
#include "ui/timeline/axis_view.hpp"

namespace ui_test {
namespace {

constexpr float kFrame = 1.0F / 60;  // seconds

const player::Library& library() {
  static const player::Library all = player::Library::load(platform::assets_folder());
  return all;
}

struct Faces {
  ImFontAtlas atlas;
  ui::Fonts fonts;
};

/// The program's faces. They take longer to build than most tests to run: once for each scale in a process.
Faces& faces(float scale) {
  static const platform::Faces files = platform::find_faces();
  static const ui::GlyphSet glyphs = [] {
    ui::GlyphSet all;
    ui::add_library(all, library());
    return all;
  }();
  static std::map<float, std::unique_ptr<Faces>> built;
  std::unique_ptr<Faces>& at = built[scale];
  if (at == nullptr) {
    at = std::make_unique<Faces>();
    at->fonts = ui::build_fonts(at->atlas, files, glyphs, scale);
  }
  return *at;
}

/// Most tests look at runs that were seen to their end, and nothing moves by itself unless a test wants it.
player::Settings seen_and_still() {
  player::Settings settings;
  settings.whole_run = true;
  settings.reduced_motion = true;
  return settings;
}

ImGuiContext* make_context(float scale) {
  ImGuiContext* const context = ImGui::CreateContext(&faces(scale).atlas);
  ImGui::SetCurrentContext(context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.MousePos = {-1, -1};
  return context;
}

}  // namespace

Stage::Stage(float window_width, float window_height, float scale)
    : width(window_width),
      height(window_height),
      display_scale(scale),
      player_(library(), seen_and_still(), text::Language::en),
      context_(make_context(scale)) {
  open("nine-or-three");
}

Stage::Stage(Panel panel, ui::Rect place, float scale)
    : width(1440 * scale),
      height(900 * scale),
      display_scale(scale),
      rect(place),
      panel_(std::move(panel)),
      player_(library(), seen_and_still(), text::Language::en),
      context_(make_context(scale)) {
  refresh();
}

Stage::~Stage() { ImGui::DestroyContext(context_); }

void Stage::open(const std::string& lesson, const lessons::Values& set) {
  if (!player_.open_lesson(lesson)) throw std::out_of_range("there is no lesson " + lesson);
  if (!set.empty()) player_.start_with(std::nullopt, set);
  refresh();
}

void Stage::open_trace(const std::filesystem::path& file) {
  const auto error = player_.open_trace(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests/golden" / file);
  if (error) throw std::runtime_error("cannot read " + file.string());
  refresh();
}

void Stage::open(timeline::Timeline timeline) {
  player_.open(std::make_unique<MadeSource>(std::move(timeline)));
  refresh();
}

void Stage::speak(text::Language language) {
  player_.speak(language);
  refresh();
}

void Stage::seek(double seconds, std::uint32_t within) {
  seek({timeline::Nanos(static_cast<std::int64_t>(seconds * 1e9)), within});
}

void Stage::compare(bool all) {
  if (model_.compare != all) carry_out(ui::action::ToggleCompare{});
}

void Stage::carry_out(const ui::Action& action) {
  player_.carry_out(action);
  refresh();
}

void Stage::adjust(Adjust how) {
  adjust_ = std::move(how);
  refresh();
}

void Stage::refresh() {
  model_ = player_.model();
  if (adjust_) adjust_(model_);
}

void Stage::let_time_pass(float seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.Fonts = &faces(scale()).atlas;
  io.DisplaySize = {width, height};
  io.DeltaTime = seconds + std::exchange(rested_s_, 0.0F);
  if (!player_.playing()) return;
  player_.advance(std::chrono::duration_cast<timeline::Nanos>(std::chrono::duration<float>(seconds)));
  refresh();
}

void Stage::frame(const Drawn& drawn) {
  ImGui::SetCurrentContext(context_);
  let_time_pass(kFrame);
  const ui::Theme look = theme();
  std::vector<ui::Action> asked;
  ui::Frame frame{look, asked};
  ImGui::NewFrame();
  if (panel_) draw_panel(frame);
  else ui::draw_screen(model_, state, frame);
  ImGui::Render();
  ImGui::GetIO().MouseWheel = ImGui::GetIO().MouseWheelH = 0;
  if (drawn) drawn(model_);
  take(asked);
}

/// As draw_screen() does it for all of them.
void Stage::draw_panel(ui::Frame& frame) {
  state.rects.clear();
  ui::allow_tiny_corners();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, height});
  ImGui::Begin("all", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground);
  panel_list_ = ImGui::GetWindowDrawList();
  ImGui::GetWindowDrawList()->PushClipRectFullScreen();
  ui::tip_begin(state);
  ui::look(model_, state);
  panel_(model_, state, frame, rect);
  ui::let_go(model_, state, frame);
  panel_indices_ = static_cast<unsigned>(panel_list_->IdxBuffer.Size);
  ui::tip_draw(frame.theme, state);
  ImGui::GetWindowDrawList()->PopClipRect();
  ImGui::End();
}

void Stage::take(const std::vector<ui::Action>& asked) {
  if (asked.empty()) return;
  for (const ui::Action& each : asked) {
    actions.push_back(each);
    player_.carry_out(each);
  }
  refresh();
}

void Stage::frames(int count) {
  while (count-- > 0) frame();
}

void Stage::mouse(float x, float y) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().MousePos = {x, y};
}

void Stage::move(float x, float y) {
  mouse(x, y);
  frame();
}

void Stage::go_to(const std::string& name, float dx, float dy) {
  rested_s_ = 1;
  frames(3);
  const ui::Rect there = at(name);
  move(there.center_x() + dx, there.center_y() + dy);
  actions.clear();
}

void Stage::rest_on(const std::string& name) {
  const ui::Rect there = at(name);
  move(there.center_x(), there.center_y());
}

void Stage::down() {
  ImGui::GetIO().MouseDown[0] = true;
  frame();
}

void Stage::up() {
  ImGui::GetIO().MouseDown[0] = false;
  frame();
}

void Stage::click() {
  down();
  up();
}

void Stage::click(const std::string& name, float dx, float dy) {
  go_to(name, dx, dy);
  click();
}

void Stage::double_click(const std::string& name) {
  click(name);
  click();
}

void Stage::wheel(const std::string& name, float notches) {
  go_to(name);
  ImGui::GetIO().MouseWheel = notches;
  frame();
}

void Stage::drag_to(float x, float y, int moves) {
  const ImVec2 from = ImGui::GetIO().MousePos;
  for (int i = 1; i <= moves; ++i) {
    const float part = static_cast<float>(i) / static_cast<float>(moves);
    move(from.x + (x - from.x) * part, from.y + (y - from.y) * part);
  }
}

void Stage::press(ui::Key key, ui::Mods mods) {
  std::vector<ui::Action> asked;
  ui::press(key, mods, model_, state, asked);
  take(asked);
}

ui::Rect Stage::at(const std::string& name) const {
  const auto found = state.rects.find(name);
  if (found == state.rects.end()) throw std::out_of_range("nothing is published under " + name);
  return found->second;
}

float Stage::px(double place) const { return static_cast<float>(ui::axis_view(model_, state, at("ruler")).px(place)); }

const lessons::Catalogue& Stage::catalogue() const { return library().catalogue; }

ui::Theme Stage::theme() const { return ui::make_theme(faces(scale()).fonts, player_.settings().dark, scale()); }

float Stage::scale() const {
  const float w = std::min(width, 1600 * display_scale);
  const float h = std::min(height, 900 * display_scale);
  return ui::pixels_per_unit(w, h, display_scale, player_.settings().text_size, state.presenting);
}

Stage::Vertices Stage::count_vertices() const {
  Vertices found;
  if (panel_list_ == nullptr) return found;
  for (const ImDrawCmd& command : panel_list_->CmdBuffer) {
    const ImVec4& clip = command.ClipRect;
    if (clip.z <= clip.x || clip.w <= clip.y) continue;
    const bool inside =
        clip.x >= rect.x - 1 && clip.y >= rect.y - 1 && clip.z <= rect.x + rect.w + 1 && clip.w <= rect.y + rect.h + 1;
    const unsigned end = std::min(command.IdxOffset + command.ElemCount, panel_indices_);
    for (unsigned i = command.IdxOffset; i < end; ++i) {
      const auto index = command.VtxOffset + panel_list_->IdxBuffer[static_cast<int>(i)];
      const ImVec2 p = panel_list_->VtxBuffer[static_cast<int>(index)].pos;
      ++found.all;
      const bool near =
          p.x >= rect.x - 2 && p.y >= rect.y - 2 && p.x <= rect.x + rect.w + 2 && p.y <= rect.y + rect.h + 2;
      if (!inside && !near) ++found.outside;
    }
  }
  return found;
}

}  // namespace ui_test
