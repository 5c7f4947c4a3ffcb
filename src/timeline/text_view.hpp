// Runs as lines of characters, for a terminal, a pipe or a file: lanes under one ruler, output, totals. Pure: it knows
// no terminal; paint() turns its inks into colours for one that has them.
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

/// A run and what it is called.
struct TextRun {
  std::string title;
  const trace::Events* events = nullptr;
  const Timeline* timeline = nullptr;
  bool wrong = false;  ///< shown as the wrong way: it saves no time
};

struct TextOptions {
  static constexpr std::size_t kMinColumns = 20;
  std::size_t columns = 80;  ///< no line of lanes is wider; less than kMinColumns is taken as that
  Position playhead{Nanos::max(), Position::kAll};  ///< what lies behind it has not happened yet
};

/// The ruler, then each run with its length (and the time it saves beside the longest) and its lanes. By time; by steps
/// where none of the runs takes any.
TextLines text_lanes(std::span<const TextRun> runs, const text::Words& words, const TextOptions& options);

/// The time of a clock that runs up to `total`: so few digits that one can read them while they change.
std::string running_clock(Nanos now, Nanos total, text::Language language);

/// What the characters of the lanes mean, in words: the states that these runs show.
TextLines text_legend(std::span<const TextRun> runs, const text::Words& words, const TextOptions& options);

/// What a run has printed up to the playhead, with times. Lines are as long as they are.
TextLines text_output(const TextRun& run, const text::Words& words, const TextOptions& options);

/// How long each run took, and what it saves beside the longest.
TextLines text_totals(std::span<const TextRun> runs, const text::Words& words);

/// The lines as they are, a newline behind each.
std::string plain_text(const TextLines& lines);

/// One line with the colours of an ANSI terminal, without a newline.
std::string painted(const TextLine& line);

/// The columns that a line fills.
std::size_t columns_of(const TextLine& line);

}  // namespace timeline
