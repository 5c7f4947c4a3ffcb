// Which characters the program needs: those of its words and lessons, of what the open runs print, of an open trace.
#pragma once

#include "app/document.hpp"
#include "app/fonts.hpp"
#include "app/library.hpp"

namespace app {

/// Adds all words of both languages, all lessons' texts and listings.
void add_library(GlyphSet& glyphs, const Library& library);

/// Adds what `document` shows besides: texts of its runs, its title, its notice. Returns whether a character was new.
bool add_document(GlyphSet& glyphs, const Document& document);

}  // namespace app
