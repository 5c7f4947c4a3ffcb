// Runs as lines of characters, for a terminal, a pipe or a file: lanes under one ruler, output, totals. Independent of
// the terminal; paint() turns inks into colours.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "text/words.hpp"
#include "timeline/model.hpp"

namespace timeline {

/// How a piece of a line looks where there are colours. Without them nothing is lost: each state has characters of its
/// own. From `states` on there is one a state.
enum class Ink : std::uint8_t { plain, strong, dim, accent, raised, states };

constexpr Ink ink(State state) { return static_cast<Ink>(static_cast<std::size_t>(Ink::states) + index(state)); }

struct TextPiece {
  std::string text;
  Ink ink = Ink::plain;
};
using TextLine = std::vector<TextPiece>;
using TextLines = std::vector<TextLine>;

/// A run and its name.
struct TextRun {
  std::string title;
  const trace::Events* events = nullptr;
  const Timeline* timeline = nullptr;
  bool wrong = false;  ///< shown as the wrong way: it saves no time
};

/// What lanes are drawn with: blocks and lines, or ASCII only, for a braille display, an old terminal, an e-mail.
enum class Characters : std::uint8_t { drawn, plain };

struct TextOptions {
  static constexpr std::size_t kMinColumns = 20;
  std::size_t columns = 80;                         ///< maximum width of the lines of lanes; at least kMinColumns
  Position playhead{Nanos::max(), Position::kAll};  ///< later events have not happened yet
  Characters characters = Characters::drawn;
};

/// The ruler, then each run with its length (and the time it saves compared with the longest) and its lanes. By time;
/// by steps if no run takes any time.
TextLines text_lanes(std::span<const TextRun> runs, const text::Words& words, const TextOptions& options);

/// The time of a clock that runs up to `total`, with few enough digits to be readable while it runs.
std::string running_clock(Nanos now, Nanos total, text::Language language);

/// The meaning of the characters of the lanes, for the states that these runs have.
TextLines text_legend(std::span<const TextRun> runs, const text::Words& words, const TextOptions& options);

/// The output of a run up to the playhead, with times. Lines are not wrapped.
TextLines text_output(const TextRun& run, const text::Words& words, const TextOptions& options);

/// How long each run took, and the time it saves compared with the longest.
TextLines text_totals(std::span<const TextRun> runs, const text::Words& words);

/// The lines without colours, each with a newline. Control characters in the words of a trace or a lesson do not reach
/// a terminal, here and in painted().
std::string plain_text(const TextLines& lines);

/// One line with the colours of an ANSI terminal, without a newline.
std::string painted(const TextLine& line);

/// The columns that a line fills.
std::size_t columns_of(const TextLine& line);

}  // namespace timeline
