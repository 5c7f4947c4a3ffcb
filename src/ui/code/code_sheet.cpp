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

void add_rows(Sheet& sheet, std::uint32_t number, std::string_view text, float width) {
  const float indent = measure(sheet.font(), text.substr(0, text.find_first_not_of(' '))) + sheet.theme().px(16);
  const auto offset = [text](std::string_view piece) { return static_cast<std::size_t>(piece.data() - text.data()); };
  const std::string_view first = wrap(sheet.font(), text, width).front();
  sheet.rows.push_back({number, 0, first.size(), 0});
  const std::size_t rest = text.find_first_not_of(' ', first.size());
  if (rest == std::string_view::npos) return;
  const float narrow = std::max(width - indent, width / 2);
  for (const std::string_view piece : wrap(sheet.font(), text.substr(rest), narrow)) {
    sheet.rows.push_back({number, offset(piece), offset(piece) + piece.size(), width - narrow});
  }
}

/// Carets under the part that the note names, below each row of the line that has a piece of it.
void add_carets(Sheet& sheet, const CodeNote& note) {
  const auto is_of_line = [&](const Row& row) { return row.line == note.line && row.note == nullptr; };
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

}  // namespace

void lay_out(Sheet& sheet) {
  const float width = sheet.area.w - sheet.theme().px(Sheet::kGutter + 16);
  const auto& lines = sheet.run.listing->lines;
  auto note = sheet.notes.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(i + 1);
    add_rows(sheet, number, lines[i], width);
    for (; note != sheet.notes.end() && note->line == number; ++note) {
      if (note->kind != CodeNote::Kind::value) add_note(sheet, *note, width);
    }
  }
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
