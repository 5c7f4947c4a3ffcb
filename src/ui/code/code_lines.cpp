#include "ui/code/code_lines.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "timeline/labels.hpp"
#include "ui/code/code_sheet.hpp"
#include "ui/code/choice_lines.hpp"
#include "ui/code/highlight.hpp"
#include "ui/code/path_lines.hpp"
#include "ui/code/puzzle_lines.hpp"
#include "ui/kit/changed_line.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/state_mark.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

/// Scrolls by whole rows so that the lines `first` to `last` are visible, with a spare row.
/// @returns false if they do not all fit.
bool bring_into_view(Sheet& sheet, std::uint32_t first, std::uint32_t last) {
  const auto before = [&](std::uint32_t line) {
    const auto end =
        std::partition_point(sheet.rows.begin(), sheet.rows.end(), [=](const Row& r) { return r.line < line; });
    return static_cast<float>(end - sheet.rows.begin());
  };
  const float row = sheet.line_height();
  const float top = before(first) - 1;
  const float bottom = before(last + 1) + 1;
  if ((bottom - top) * row > sheet.area.h && first != last) return false;
  float& offset = sheet.state.code_scroll;
  offset = std::max(offset, std::ceil(bottom - sheet.area.h / row) * row);
  offset = std::max(0.0F, std::min(offset, top * row));
  return true;
}

/// The line of an error or a warning; 0: none.
std::uint32_t noted_line(const Sheet& sheet) {
  const auto said =
      std::ranges::find_if(sheet.notes, [](const CodeNote& note) { return note.kind != CodeNote::Kind::value; });
  return said == sheet.notes.end() ? 0 : said->line;
}

/// Of an edit, where nothing runs: what it has changed, or the first line of that.
void show_changes(Sheet& sheet) {
  const auto& changed = sheet.run.changed;
  if (changed.empty()) return;
  const std::uint32_t first = changed.front().line;
  if (!bring_into_view(sheet, first, changed.back().line)) bring_into_view(sheet, first, first);
}

/// The lines of the part at the playhead; the line at which it waits, if they do not all fit. @returns whether there are
/// any.
bool show_part(Sheet& sheet) {
  const auto& lines = sheet.part_lines;
  if (lines.empty()) return false;
  if (!bring_into_view(sheet, std::ranges::min(lines), std::ranges::max(lines))) bring_into_view(sheet, lines.front(), lines.front());
  return true;
}

void show_step(Sheet& sheet) {
  State& state = sheet.state;
  if (!std::exchange(state.news.code, false)) return;
  // A number must not move while it is dragged.
  if (is_dragging(state)) return;
  const auto flash = static_cast<std::uint32_t>(std::max(state.flash_line, 0));
  if (flash == 0 && show_part(sheet)) return;
  std::uint32_t line = flash != 0 ? flash : focus_line(sheet.run, sheet.marks);
  if (line == 0) line = noted_line(sheet);
  if (line == 0) return show_changes(sheet);
  const bool all =
      flash == 0 && !sheet.marks.empty() && bring_into_view(sheet, sheet.marks.front().line, sheet.marks.back().line);
  if (!all) bring_into_view(sheet, line, line);
}

ImU32 color_of(const Palette& c, TokenKind kind) {
  switch (kind) {
    case TokenKind::keyword: return c.keyword;
    case TokenKind::string: return c.string_literal;
    case TokenKind::number: return c.number_literal;
    case TokenKind::comment: return c.comment;
    case TokenKind::plain: return c.text;
  }
  return c.text;
}

/// The text of a row without its draggable numbers, which are drawn separately.
void draw_words(const Sheet& sheet, const Row& row, float y, const std::vector<Token>& tokens) {
  for (const Token& token : tokens) {
    const ImU32 color = color_of(sheet.theme().color(), token.kind);
    std::size_t at = token.begin;
    for (const lessons::Number& number : draggable_numbers(sheet)) {
      const bool inside = number.line == row.line && number.begin >= at && number.begin < token.end;
      if (!inside || number.parameter >= sheet.model.parameters.size()) continue;
      draw_piece(sheet, row, y, at, number.begin, color);
      at = number.end;
    }
    draw_piece(sheet, row, y, at, token.end, color);
  }
}

/// A line of a note, in the colour of its kind.
void draw_note(Sheet& sheet, const Row& row, float y) {
  const Theme& theme = sheet.theme();
  const Palette& c = theme.color();
  const Rect band{sheet.area.x, y, sheet.area.w, sheet.line_height()};
  fill(theme, inset(band, hairline(theme), 0), translucent(c.raised_cap, 0.12F), 0);
  ImFont* font = sheet.font();
  if (row.caret) {
    // Under the code, like CPython's carets.
    const std::string_view code = sheet.run.listing->lines[row.line - 1];
    const float left = sheet.text_x() + row.indent;
    const float x0 = left + measure(font, code.substr(row.piece, row.begin - row.piece));
    const float x1 = left + measure(font, code.substr(row.piece, row.end - row.piece));
    publish(sheet.state, "caret/" + std::to_string(row.line), {x0, y, x1 - x0, band.h});
    const float caret = measure(font, "^");
    for (float x = x0; x < x1 - caret / 2; x += caret) {
      ink().AddText(font, font->FontSize, {std::round(x), centered_y(font, y, band.h)}, c.raised_text, "^");
    }
    return;
  }
  const std::string_view piece = std::string_view(row.note->text).substr(row.begin, row.end - row.begin);
  ink().AddText(font, font->FontSize, {std::round(sheet.text_x()), centered_y(font, y, band.h)}, c.raised_text,
                piece.data(), piece.data() + piece.size());
  publish(sheet.state, "note/" + std::to_string(row.line), band);
}

/// The value that has arrived at the line, in a pill after its code. @returns its width.
float draw_value(Sheet& sheet, const Row& row, float y) {
  const auto found = std::ranges::find_if(
      sheet.notes, [&](const CodeNote& note) { return note.kind == CodeNote::Kind::value && note.line == row.line; });
  if (found == sheet.notes.end()) return 0;
  const Theme& theme = sheet.theme();
  ImFont* font = theme.fonts.code;
  const float left = sheet.x_of(row, row.end) + theme.px(10);
  const float room = sheet.area.x + sheet.area.w - theme.px(20) - left - theme.px(28);
  if (room < theme.px(16)) return 0;
  const std::string words = shorten(font, found->text, room);
  const Rect pill{left, y + theme.px(3), measure(font, words) + theme.px(28), sheet.line_height() - theme.px(6)};
  fill(theme, pill, theme.color().inset, 8);
  sign(Sign::arrow, pill.x + theme.px(11), pill.center_y(), theme.px(9), theme.color().of(timeline::State::running));
  label(sheet.state, font, {pill.x + theme.px(20), pill.y, pill.w - theme.px(24), pill.h}, theme.color().text, words);
  publish(sheet.state, "value/" + std::to_string(row.line), pill);
  return pill.w + theme.px(10);
}

/// `names`, after "module code" if that is at the line.
std::string with_module(const Sheet& sheet, const CodeMark& mark, const std::string& names, const char* between) {
  if (!mark.module) return names;
  const std::string& module = (*sheet.model.words)["loop.module_runs"];
  return names.empty() ? module : module + between + names;
}

/// The lanes at the line, in a pill at the right edge; a dot if there is no room for a word.
void draw_badge(Sheet& sheet, const CodeMark& mark, const Row& row, float y, float taken) {
  const Theme& theme = sheet.theme();
  const Palette& c = theme.color();
  ImFont* font = theme.fonts.small;
  const float right = sheet.area.x + sheet.area.w - theme.px(14);
  const float room = right - sheet.x_of(row, row.end) - taken - theme.px(14 + 28);
  const ImU32 color = c.of(mark.state);
  const float middle = y + sheet.line_height() / 2;
  Rect badge{right - theme.px(12), middle - theme.px(6), theme.px(12), theme.px(12)};
  const std::string tag = with_module(sheet, mark, mark.tag, "·");
  if (room >= std::min(measure(font, tag), theme.px(44))) {
    const std::string text = shorten(font, tag, room);
    const float width = measure(font, text);
    badge = {right - width - theme.px(28), y + theme.px(2), width + theme.px(28), sheet.line_height() - theme.px(4)};
    fill(theme, badge, c.panel, 10);
    outline(theme, badge, color, 10);
    label(sheet.state, font, {badge.x + theme.px(18), badge.y, width, badge.h}, c.text, text);
    draw_state_mark(ink(), theme, {badge.x + theme.px(10), middle}, theme.px(4), mark.state);
  } else {
    draw_state_mark(ink(), theme, {badge.center_x(), middle}, theme.px(5), mark.state);
  }
  const std::string name = "badge/" + std::to_string(mark.line);
  publish(sheet.state, name, badge);
  const text::Words& words = *sheet.model.words;
  std::string names = with_module(sheet, mark, mark.names, ", ");
  if (mark.lanes.size() > kMostNamed) {
    const std::string more = std::to_string(mark.lanes.size() - kMostNamed);
    names = words("narration.and_more", {{"names", std::move(names)}, {"n", more}});
  }
  tip(sheet.state, name, badge,
      words("code.here", {{"names", std::move(names)}, {"state", timeline::state_word(mark.state, words)}}));
}

bool is_added(const Sheet& sheet, std::uint32_t line) {
  return std::ranges::any_of(sheet.run.changed,
                             [=](const lessons::ChangedLine& each) { return each.added && each.line == line; });
}

/// A line of the original that the edit has removed: it has no number.
void draw_removed(const Sheet& sheet, const Row& row, float y) {
  const Theme& theme = sheet.theme();
  const Rect band{sheet.area.x, y, sheet.area.w, sheet.line_height()};
  draw_changed_ground(theme, inset(band, hairline(theme), 0), false);
  if (row.begin == 0) draw_changed_sign(theme, {band.x, y, theme.px(Sheet::kGutter - 12), band.h}, false);
  const std::string_view piece = std::string_view(row.removed->text).substr(row.begin, row.end - row.begin);
  ImFont* font = sheet.font();
  ink().AddText(font, font->FontSize, {std::round(sheet.text_x()), centered_y(font, y, band.h)}, theme.color().text_dim,
                piece.data(), piece.data() + piece.size());
  publish(sheet.state, "removed/" + std::to_string(row.line), band);
}

void draw_ground(const Sheet& sheet, const Row& row, float y, const CodeMark* mark) {
  const Theme& theme = sheet.theme();
  const Palette& c = theme.color();
  const Rect band{sheet.area.x, y, sheet.area.w, sheet.line_height()};
  const auto flash = static_cast<std::uint32_t>(std::max(sheet.state.flash_line, 0));
  if (is_added(sheet, row.line)) {
    draw_changed_ground(theme, inset(band, hairline(theme), 0), true);
    publish(sheet.state, "added/" + std::to_string(row.line), band);
  }
  if (mark != nullptr) {
    fill(theme, inset(band, hairline(theme), 0), c.highlight, 0);
    fill(theme, {band.x + hairline(theme), band.y, theme.px(3), band.h}, c.of(mark->state), 0);
  }
  if (std::ranges::binary_search(sheet.path_lines, row.line)) draw_path_line_mark(sheet, row, band);
  if (flash != row.line) return;
  outline(theme, inset(band, theme.px(6), 0), c.text_dim, 4);
  publish(sheet.state, "flash", band);
}

void draw_row(Sheet& sheet, const Row& row, float y, const std::vector<Token>& tokens) {
  const Theme& theme = sheet.theme();
  const auto mark =
      std::find_if(sheet.marks.begin(), sheet.marks.end(), [&](const CodeMark& each) { return each.line == row.line; });
  const bool marked = mark != sheet.marks.end();
  const bool first = row.is_first();
  if (row.note != nullptr) return draw_note(sheet, row, y);
  if (row.removed != nullptr) return draw_removed(sheet, row, y);
  draw_ground(sheet, row, y, marked ? &*mark : nullptr);
  const bool numbered = draw_choice_line(sheet, row, y);
  if (first && !numbered) {
    const Rect number{sheet.area.x, y, theme.px(Sheet::kGutter - 12), sheet.line_height()};
    const ImU32 color = marked ? theme.color().text_dim : theme.color().text_faint;
    label(sheet.state, theme.fonts.small, number, color, std::to_string(row.line), Align::right);
    if (is_added(sheet, row.line)) {
      draw_changed_sign(theme, {number.x + number.w, y, theme.px(12), number.h}, true);
    }
  }
  draw_words(sheet, row, y, tokens);
  draw_numbers(sheet, row, y);
  const float taken = row.end == sheet.text(row).size() ? draw_value(sheet, row, y) : 0;
  if (marked && first) draw_badge(sheet, *mark, row, y, taken);
  publish(sheet.state, "line/" + std::to_string(row.line), {sheet.area.x, y, sheet.area.w, sheet.line_height()});
}

}  // namespace

void draw_code_lines(const Model& model, const RunView& run, State& state, Frame& frame, const Rect& area) {
  Sheet sheet{model, run, state, frame, area};
  sheet.marks = code_marks(run);
  sheet.notes = code_notes(run);
  find_path_lines(sheet);
  lay_out(sheet);
  show_step(sheet);
  add_number_stops(sheet);
  add_puzzle_lines(sheet);
  const Clip clip(area);
  const float height = static_cast<float>(sheet.rows.size()) * sheet.line_height();
  scroll(sheet.theme(), state, "code", area, height, state.code_scroll);
  const float row_height = sheet.line_height();
  const float top = std::round(area.y - state.code_scroll);
  const auto above = static_cast<std::size_t>(std::max(0.0F, std::floor((area.y - top) / row_height)));
  draw_puzzle_grounds(sheet);
  for (std::size_t i = above; i < sheet.rows.size(); ++i) {
    const float y = top + static_cast<float>(i) * row_height;
    if (y >= area.y + area.h) break;
    const Row& row = sheet.rows[i];
    static const std::vector<Token> kNone;
    draw_row(sheet, row, y, row.is_code() ? state.listing.tokens(row.line) : kNone);
  }
  draw_puzzle_edges(sheet);
  scroll_bar(sheet.theme(), state, "code");
}

}  // namespace ui
