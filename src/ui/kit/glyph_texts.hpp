// The characters that the program needs: those of its words and lessons, of the output of the open runs, of an open
// trace.
#pragma once

#include "player/library.hpp"
#include "player/player.hpp"
#include "ui/kit/fonts.hpp"

namespace ui {

/// Whether the window may draw the words of this key: not those that are only searched, or only printed in a terminal.
bool is_drawn(std::string_view key);

/// Adds all words of both languages that the window may draw, all lessons' texts and listings.
void add_library(GlyphSet& glyphs, const player::Library& library);

/// Adds the other texts of `document`: those of its runs, its title, its notice. Returns whether a character was new.
bool add_player(GlyphSet& glyphs, const player::Player& document);

}  // namespace ui
