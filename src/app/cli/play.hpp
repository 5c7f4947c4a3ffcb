// Plays runs in a terminal, in real time.
#pragma once

#include <span>
#include <string>

#include "app/terminal.hpp"
#include "timeline/text_view.hpp"

namespace app::cli {

/// Returns when the runs are over, or a key was pressed: false for q, true for any other.
bool play(const Terminal& terminal, const Environment& environment, const std::string& title,
          std::span<const timeline::TextRun> runs, const text::Words& words);

/// One picture of it: what fits into `size`, the clock and the keys in the last row. Lines end with a newline.
std::string play_picture(const std::string& title, std::span<const timeline::TextRun> runs, const text::Words& words,
                         timeline::Position playhead, Terminal::Size size, bool colour);

}  // namespace app::cli
