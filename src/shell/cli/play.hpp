// Plays runs in a terminal, in real time.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "platform/terminal.hpp"
#include "timeline/text_view.hpp"

namespace cli {

inline constexpr std::chrono::milliseconds kFrame{33};  ///< from one picture to the next

/// Returns at the end of the runs, or when a key is pressed: false for q, true for any other.
bool play(const platform::Terminal& terminal, const platform::Environment& environment, const std::string& title,
          std::span<const timeline::TextRun> runs, const text::Words& words);

/// One frame of it: what fits into `size`, with the clock and the keys in the last row. Lines end with a newline.
/// `keys` is what to say of these.
std::string play_picture(const std::string& title, std::span<const timeline::TextRun> runs, const text::Words& words,
                         timeline::Position playhead, timeline::Nanos skipped, platform::Terminal::Size size, bool colour,
                         std::string_view keys = "cli.keys");

}  // namespace cli
