#include "exporter/screen_picture.hpp"

#include <vector>

#include "ui/kit/glyph_texts.hpp"
#include "ui/screen.hpp"

namespace exporter {

Picture draw_player(const player::Library& library, const player::Player& player, const PictureSize& size) {
  PictureOptions options;
  options.width = size.width;
  options.height = size.height;
  options.scale = size.scale;
  options.dark = player.settings().dark;
  ui::add_library(options.glyphs, library);
  ui::add_player(options.glyphs, player);
  const ui::Model model = player.model();
  options.glyphs.add(model.notice);
  ui::State state;
  return draw_picture(options, [&](const ui::Theme& theme) {
    std::vector<ui::Action> ignored;  // there is no input
    ui::Frame frame{theme, ignored};
    ui::draw_screen(model, state, frame);
  });
}

}  // namespace exporter
