#include "exporter/screen_picture.hpp"

#include <vector>

#include "ui/kit/glyph_texts.hpp"
#include "ui/layout.hpp"
#include "ui/screen.hpp"

namespace exporter {

Picture draw_player(const player::Library& library, const player::Player& player, const PictureSize& size) {
  PictureOptions options;
  options.width = size.width;
  options.height = size.height;
  options.scale = ui::pixels_per_unit(static_cast<float>(size.width), static_cast<float>(size.height), size.scale,
                                      player.settings().text_size, size.presenting);
  options.dark = player.settings().dark;
  ui::add_library(options.glyphs, library);
  ui::add_player(options.glyphs, player);
  const ui::Model model = player.model();
  options.glyphs.add(model.notice);
  options.glyphs.add(model.hint);
  ui::State state;
  state.presenting = size.presenting;
  return draw_picture(options, [&](const ui::Theme& theme) {
    std::vector<ui::Action> ignored;  // there is no input
    ui::Frame frame{theme, ignored};
    ui::draw_screen(model, state, frame);
  });
}

}  // namespace exporter
