#include "ui/code/code_sheet.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/brush.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {

float Sheet::x_of(const Row& row, std::size_t byte) const {
  return text_x() + row.indent + measure(font(), text(row).substr(row.begin, byte - row.begin));
}

namespace {

/// Carets under the part that the note names, below each row of the line that has a piece of it.
void add_carets(Sheet& sheet, const CodeNote& note) {
  const auto is_of_line = [&](const Row& row) { return row.line == note.line && row.is_code(); };
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    const Row row = sheet.rows[i];
    const std::size_t begin = std::max(note.begin, row.begin);
    const std::size_t end = std::min(note.end, row.end);
    if (!is_of_line(row) || begin >= end) continue;
    const Row carets{note.line, begin, end, row.indent, &note, true, row.begin};
    sheet.rows.insert(sheet.rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, carets);
    ++i;
  }
}

// The underlined part of the line, if the note names one, then its words, wrapped.
void add_note(Sheet& sheet, const CodeNote& note, float width) {
  if (note.begin < note.end) add_carets(sheet, note);
  const std::string_view text = note.text;
  for (const std::string_view piece : wrap(sheet.font(), text, width)) {
    const auto begin = static_cast<std::size_t>(piece.data() - text.data());
    sheet.rows.push_back({note.line, begin, begin + piece.size(), 0, &note, false});
  }
}

// The removed lines that were before this line.
void add_removed(Sheet& sheet, std::uint32_t line, float width) {
  for (const lessons::ChangedLine& each : sheet.run.changed) {
    if (each.added || each.line != line) continue;
    for (const std::string_view piece : wrap(sheet.font(), each.text, width)) {
      const auto begin = static_cast<std::size_t>(piece.data() - each.text.data());
      Row row{line, begin, begin + piece.size()};
      row.removed = &each;
      sheet.rows.push_back(row);
    }
  }
}

}  // namespace

void lay_out(Sheet& sheet) {
  const float width = sheet.area.w - sheet.theme().px(Sheet::kGutter + 16);
  ListingLayout& layout = sheet.state.listing;
  layout.update(sheet.run.listing->lines, sheet.model.code, sheet.font(), width, sheet.theme().px(16));
  const auto& pieces = layout.pieces();
  sheet.rows.reserve(pieces.size());
  auto note = sheet.notes.begin();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (i == 0 || pieces[i - 1].line != piece.line) add_removed(sheet, piece.line, width);
    sheet.rows.push_back({piece.line, piece.begin, piece.end, piece.indent});
    if (i + 1 < pieces.size() && pieces[i + 1].line == piece.line) continue;
    for (; note != sheet.notes.end() && note->line == piece.line; ++note) {
      if (note->kind != CodeNote::Kind::value) add_note(sheet, *note, width);
    }
  }
  add_removed(sheet, static_cast<std::uint32_t>(sheet.run.listing->lines.size() + 1), width);
}

void draw_piece(const Sheet& sheet, const Row& row, float y, std::size_t begin, std::size_t end, ImU32 color) {
  begin = std::max(begin, row.begin);
  end = std::min(end, row.end);
  if (begin >= end) return;
  const std::string_view piece = sheet.text(row).substr(begin, end - begin);
  ImFont* font = sheet.font();
  const float at_y = centered_y(font, y, sheet.line_height());
  ink().AddText(font, font->FontSize, {sheet.x_of(row, begin), at_y}, color, piece.data(), piece.data() + piece.size());
}

}  // namespace ui
