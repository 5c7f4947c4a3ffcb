// The whole program without its window: a player that carries out all actions, and the screen drawn from it frame by
// frame in an ImGui context with the program's own fonts, like shell/desktop/application.cpp.
#pragma once

#include <imgui.h>

#include <chrono>
#include <map>
#include <memory>
#include <vector>

#include "platform/paths.hpp"
#include "player/player.hpp"
#include "ui/keys.hpp"
#include "ui/kit/fonts.hpp"
#include "ui/kit/glyph_texts.hpp"
#include "ui/kit/theme.hpp"
#include "ui/screen.hpp"

namespace app_test {

/// An atlas for each requested scale, built once.
class Atlases {
 public:
  explicit Atlases(const player::Library& library) { ui::add_library(glyphs_, library); }

  struct Drawn {
    ImFontAtlas atlas;
    ui::Fonts fonts;
  };
  Drawn& at(float scale) {
    std::unique_ptr<Drawn>& drawn = drawn_[scale];
    if (drawn == nullptr) {
      drawn = std::make_unique<Drawn>();
      drawn->fonts = ui::build_fonts(drawn->atlas, faces_, glyphs_, scale);
    }
    return *drawn;
  }

 private:
  platform::Faces faces_ = platform::find_faces();
  ui::GlyphSet glyphs_;
  std::map<float, std::unique_ptr<Drawn>> drawn_;
};

class WholeScreen {
 public:
  WholeScreen() : context_(ImGui::CreateContext(&atlases_.at(1).atlas)) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.MousePos = {-1, -1};
    document.open_lesson(library_.catalogue.lessons().front().id);
  }
  ~WholeScreen() { ImGui::DestroyContext(context_); }
  WholeScreen(const WholeScreen&) = delete;
  WholeScreen& operator=(const WholeScreen&) = delete;

  void press(ui::Key key, ui::Mods mods) {
    std::vector<ui::Action> actions;
    ui::press(key, mods, document.model(), state, actions);
    carry_out(actions);
  }

  /// Advances the time and draws a frame: `drawn` is called with its model, then the frame's actions are carried out.
  template <class Drawn>
  void frame(Drawn&& drawn) {
    document.advance(std::chrono::milliseconds(16));
    const float scale = display_scale * static_cast<float>(document.settings().text_size);
    Atlases::Drawn& faces = atlases_.at(scale);
    ImGuiIO& io = ImGui::GetIO();
    io.Fonts = &faces.atlas;
    io.DisplaySize = {width, height};
    io.DeltaTime = 0.016F;
    const ui::Theme theme = ui::make_theme(faces.fonts, document.settings().dark, scale);
    std::vector<ui::Action> actions;
    ui::Frame frame{theme, actions};
    ImGui::NewFrame();
    const ui::Model model = document.model();
    ui::draw_screen(model, state, frame);
    ImGui::Render();
    io.MouseWheel = io.MouseWheelH = 0;
    drawn(model);
    carry_out(actions);
  }

  [[nodiscard]] const lessons::Catalogue& catalogue() const { return library_.catalogue; }

  float width = 1440, height = 900, display_scale = 1;

 private:
  void carry_out(const std::vector<ui::Action>& actions) {
    for (const ui::Action& action : actions) document.carry_out(action);
  }

  player::Library library_ = player::Library::load(platform::assets_folder());
  Atlases atlases_{library_};
  ImGuiContext* context_;

 public:
  player::Player document{library_, player::Settings{}, text::Language::ko};
  ui::State state;
};

}  // namespace app_test
