// A listing laid out in rows for the code panel: shared by drawing and by the draggable numbers.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ui/code/code_marks.hpp"
#include "ui/code/code_notes.hpp"
#include "ui/state.hpp"

namespace ui {

/// One row on the screen: a line, or a piece of a long one; or a note below it; or, above it, a line of the original
/// that an edit has removed.
struct Row {
  std::uint32_t line = 0;
  std::size_t begin = 0, end = 0;  ///< bytes of the line, or of the note's words
  float indent = 0;                ///< px
  const CodeNote* note = nullptr;  ///< the row is a piece of this note
  bool caret = false;              ///< the row underlines the place of the note,
  std::size_t piece = 0;           ///< below a row that begins at this byte
  const lessons::ChangedLine* removed = nullptr;  ///< the row is a piece of this line
  [[nodiscard]] bool is_code() const { return note == nullptr && removed == nullptr; }
  [[nodiscard]] bool is_first() const { return is_code() && begin == 0; }
};

/// The listing of one run in one frame.
struct Sheet {
  const Model& model;
  const RunView& run;
  State& state;
  Frame& frame;
  Rect area;
  std::vector<CodeMark> marks = {};
  std::vector<CodeNote> notes = {};
  std::vector<Row> rows = {};
  std::vector<std::uint32_t> path_lines = {};  ///< of why the run takes so long, while that is studied, in order,
  std::vector<std::uint32_t> part_lines = {};  ///< and of its part at the playhead

  static constexpr float kLine = 22;    ///< units per row
  static constexpr float kGutter = 40;  ///< units for the line numbers

  [[nodiscard]] const Theme& theme() const { return frame.theme; }
  [[nodiscard]] ImFont* font() const { return frame.theme.fonts.code; }
  [[nodiscard]] float line_height() const { return frame.theme.px(kLine); }
  [[nodiscard]] float text_x() const { return area.x + frame.theme.px(kGutter); }
  [[nodiscard]] std::string_view text(const Row& row) const { return run.listing->lines[row.line - 1]; }
  /// Left edge of a byte of the line, on this row.
  [[nodiscard]] float x_of(const Row& row, std::size_t byte) const;
};

/// Breaks the lines of the listing into rows, with rows for the notes below them; values do not get rows.
void lay_out(Sheet& sheet);

/// Draws the part of bytes [begin, end) of the line that is on this row, whose top is `y`.
void draw_piece(const Sheet& sheet, const Row& row, float y, std::size_t begin, std::size_t end, ImU32 color);

/// The numbers of the listing that can be dragged: none if delays are fixed.
std::span<const lessons::Number> draggable_numbers(const Sheet& sheet);

/// Puts them into the ring of the keyboard's focus, also those out of view, and scrolls to the focused one.
void add_number_stops(Sheet& sheet);

/// Draws and drags those that begin on this row, and publishes them as "number/" + parameter (with "/2" appended for a
/// second one of the same parameter, and so on).
void draw_numbers(Sheet& sheet, const Row& row, float y);

}  // namespace ui
