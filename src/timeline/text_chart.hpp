// The character cells of a lane in the lines of text_view.hpp. Internal to it.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "timeline/axis.hpp"
#include "timeline/text_view.hpp"

namespace timeline::detail {

/// A character and its ink. A character of two columns is followed by an empty cell.
struct TextCell {
  std::string text = " ";
  Ink ink = Ink::plain;
};

/// A character for a state, an end or a part of a rule, and its ink.
struct Glyph {
  std::string_view text;
  Ink ink = Ink::plain;
};
Glyph glyph(State state, Characters characters);
Glyph glyph(Cap cap, Characters characters);

/// The parts of the lines that show how long a run took, and what it saved.
struct RuleParts {
  std::string_view begin, middle, end, saved, saved_end;
};
const RuleParts& rule_parts(Characters characters);

/// The layout: the columns of an axis after the names.
class TextGrid {
 public:
  /// `width` columns, the last of which is for marks after the end.
  TextGrid(std::span<const TextRun> runs, std::size_t width, const TextOptions& options);

  [[nodiscard]] const Axis& axis() const { return axis_; }
  [[nodiscard]] bool by_time() const { return axis_.kind() == AxisKind::time; }
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] Position playhead() const { return playhead_; }
  [[nodiscard]] Characters characters() const { return characters_; }
  [[nodiscard]] std::size_t column(double at) const { return static_cast<std::size_t>(std::lround(place(at))); }
  [[nodiscard]] std::size_t column(Position position) const { return column(axis_.at(position)); }
  /// A position in columns, not rounded: column k reaches from k - 0.5 to k + 0.5.
  [[nodiscard]] double place(Position position) const { return place(axis_.at(position)); }

 private:
  [[nodiscard]] double place(double at) const;

  Axis axis_;
  std::size_t width_;
  Position playhead_;
  Characters characters_;
};

using TextRow = std::vector<TextCell>;

/// Writes `text` into the row from that column on; the rest is left out.
void write(TextRow& row, std::size_t column, std::string_view text, Ink ink);

/// `text` in the middle of [begin, end) with a space on each side, if `margin` cells are left on each side.
bool write_centred(TextRow& row, std::size_t begin, std::size_t end, std::string_view text, Ink ink,
                   std::size_t margin);

/// The cells of a lane.
TextRow lane_row(const TextGrid& grid, const TextRun& run, const Lane& lane, const text::Words& words);

/// The row's cells as pieces: adjacent cells of one ink are merged, trailing spaces dropped.
void append_row(TextLine& line, const TextRow& row);

}  // namespace timeline::detail
