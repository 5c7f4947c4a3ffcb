#include "timeline/text_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/columns.hpp"
#include "timeline/labels.hpp"

namespace timeline::detail {
namespace {

Axis shared_axis(std::span<const TextRun> runs) {
  std::vector<const Timeline*> timelines;
  for (const TextRun& run : runs) timelines.push_back(run.timeline);
  const bool takes_time = std::ranges::any_of(timelines, [](const Timeline* one) { return one->total > Nanos{0}; });
  return {takes_time ? AxisKind::time : AxisKind::steps, timelines};
}

constexpr std::size_t kDenseStep = 2;  // columns from one mark to the next
constexpr std::size_t kMostDense = 4;  // marks so close together

constexpr std::size_t kLeastLabel = 5;  // columns: a character, with a space and a cell of the bar on each side

/// Paints the spans of one lane. A span without length is drawn only if it is running.
class Painter {
 public:
  Painter(const TextGrid& grid, const TextRun& run, const Lane& lane, const text::Words& words)
      : grid_(grid), run_(run), lane_(lane), words_(words), row_(grid.width()) {}

  TextRow paint() && {
    for (const Span& span : lane_.spans) bar(span);
    mix();
    marks();
    for (const Span& span : lane_.spans) name(span);
    cap();
    return std::move(row_);
  }

 private:
  [[nodiscard]] bool begun(const Span& span) const { return span.begin < grid_.playhead(); }
  [[nodiscard]] std::size_t begin(const Span& span) const { return grid_.column(span.begin); }
  [[nodiscard]] std::size_t end(const Span& span) const { return grid_.column(std::min(span.end, grid_.playhead())); }

  [[nodiscard]] Glyph of(State state) const { return glyph(state, grid_.characters()); }
  void put(std::size_t column, const Glyph& glyph) { row_[column] = {std::string(glyph.text), glyph.ink}; }

  void bar(const Span& span) {
    if (!begun(span)) return;
    for (std::size_t column = begin(span); column < end(span); ++column) put(column, of(span.state));
  }
  // Of spans shorter than a column, the one in its middle has been drawn: the state that takes most of the column
  // counts.
  void mix() {
    std::vector<std::array<double, kStates.size()>> held(row_.size());
    std::vector<bool> is_mixed(row_.size());
    for (const Span& span : lane_.spans) {
      if (!begun(span)) continue;
      const double from = grid_.place(span.begin), to = grid_.place(std::min(span.end, grid_.playhead()));
      for (auto column = static_cast<std::size_t>(from + 0.5);
           column < row_.size() && static_cast<double>(column) - 0.5 < to; ++column) {
        const auto middle = static_cast<double>(column);
        held[column].at(index(span.state)) += std::min(to, middle + 0.5) - std::max(from, middle - 0.5);
      }
      for (std::size_t column = begin(span); column < end(span); ++column) is_mixed[column] = to - from < 1;
    }
    for (std::size_t column = 0; column < row_.size(); ++column) {
      if (is_mixed[column]) put(column, of(kStates.at(heaviest(held[column])).state));
    }
  }
  static std::size_t heaviest(const std::array<double, kStates.size()>& held) {
    return static_cast<std::size_t>(std::ranges::max_element(held) - held.begin());
  }

  // A step that is too short for a bar is seen all the same; but where many follow each other closely, these would be
  // all that is seen.
  void marks() {
    std::vector<std::size_t> at;
    for (const Span& span : lane_.spans) {
      const bool is_mark = begun(span) && span.state == State::running && begin(span) == end(span);
      if (is_mark && (at.empty() || at.back() != begin(span))) at.push_back(begin(span));
    }
    for (std::size_t first = 0; first < at.size();) {
      std::size_t last = first + 1;
      while (last < at.size() && at[last] - at[last - 1] <= kDenseStep) ++last;
      const bool is_dense = last - first > kMostDense;
      for (; first < last; ++first) {
        if (!is_dense) put(at[first], of(State::running));
      }
    }
  }
  // Only in a complete bar: a text that moves with the playhead cannot be read.
  void name(const Span& span) {
    if (!begun(span)) return;
    const std::size_t last = grid_.column(span.end);
    const std::size_t first = std::min(begin(span) + 1, last);
    if (last - first < kLeastLabel) return;
    TextRow whole(grid_.width());
    if (!write_label(whole, first, last, span)) return;
    for (std::size_t column = first; column < std::min(end(span), last); ++column) {
      if (whole[column].text != " " || is_beside(whole, column)) row_[column] = whole[column];
    }
  }
  bool write_label(TextRow& row, std::size_t first, std::size_t last, const Span& span) const {
    const std::string full = span_label(*run_.timeline, *run_.events, span, words_);
    if (full.empty()) return false;
    if (write_centred(row, first, last, full, Ink::plain, 1)) return true;
    if (span.state == State::blocked && span.other != kNoLane)
      return write_centred(row, first, last, words_["timeline.held"], Ink::plain, 1);
    constexpr std::string_view kAwait = "await ";  // the bar already shows it
    return full.starts_with(kAwait) &&
           write_centred(row, first, last, std::string_view(full).substr(kAwait.size()), Ink::plain, 1);
  }
  static bool is_beside(const TextRow& row, std::size_t column) {
    const bool left = column > 0 && row[column - 1].text != " ";
    const bool right = column + 1 < row.size() && row[column + 1].text != " ";
    return left || right;
  }
  void cap() {
    if (lane_.cap == Cap::none || !(lane_.cap_at < grid_.playhead())) return;
    const std::size_t at = grid_.column(lane_.cap_at);
    const bool taken = row_[at].text != " ";
    put(std::min(at + (taken ? 1 : 0), grid_.width() - 1), glyph(lane_.cap, grid_.characters()));
  }

  const TextGrid& grid_;
  const TextRun& run_;
  const Lane& lane_;
  const text::Words& words_;
  TextRow row_;
};

}  // namespace

Glyph glyph(State state, Characters characters) {
  return {characters == Characters::drawn ? row(state).character : row(state).plain, ink(state)};
}

Glyph glyph(Cap cap, Characters characters) {
  const bool drawn = characters == Characters::drawn;
  switch (cap) {
    case Cap::none: return {" ", Ink::plain};
    case Cap::returned: return {drawn ? "✓" : "+", ink(State::running)};
    case Cap::raised: return {drawn ? "✗" : "x", Ink::raised};
    case Cap::cancelled: return {drawn ? "⊘" : "/", Ink::raised};
    case Cap::closed: return {drawn ? "□" : "]", ink(State::idle)};
    case Cap::never_awaited: return {"!", Ink::raised};
  }
  return {};
}

const RuleParts& rule_parts(Characters characters) {
  static constexpr RuleParts kDrawn{"╞", "═", "╡", "╌", "┤"};
  static constexpr RuleParts kPlain{"|", "=", "|", "-", "|"};
  return characters == Characters::drawn ? kDrawn : kPlain;
}

TextGrid::TextGrid(std::span<const TextRun> runs, std::size_t width, const TextOptions& options)
    : axis_(shared_axis(runs)), width_(width), playhead_(options.playhead), characters_(options.characters) {}

double TextGrid::place(double at) const {
  return axis_.end() > 0 ? at / axis_.end() * static_cast<double>(width_ - 2) : 0;
}

void write(TextRow& row, std::size_t column, std::string_view text, Ink ink) {
  while (!text.empty()) {
    const text::Cell cell = text::first_cell(text);
    if (column + cell.columns > row.size()) return;
    if (cell.columns == 0 && column > 0) row[column - 1].text += text.substr(0, cell.bytes);
    for (std::size_t i = 0; i < cell.columns; ++i) {
      row[column++] = {i == 0 ? std::string(text.substr(0, cell.bytes)) : std::string(), ink};
    }
    text.remove_prefix(cell.bytes);
  }
}

bool write_centred(TextRow& row, std::size_t begin, std::size_t end, std::string_view text, Ink ink,
                   std::size_t margin) {
  const std::size_t needed = text::columns(text) + 2;
  if (end < begin || end - begin < needed + 2 * margin) return false;
  write(row, begin + (end - begin - needed) / 2, " " + std::string(text) + " ", ink);
  return true;
}

TextRow lane_row(const TextGrid& grid, const TextRun& run, const Lane& lane, const text::Words& words) {
  return Painter(grid, run, lane, words).paint();
}

void append_row(TextLine& line, const TextRow& row) {
  std::size_t size = row.size();
  while (size > 0 && row[size - 1].text == " ") --size;
  for (std::size_t i = 0; i < size; ++i) {
    if (line.empty() || line.back().ink != row[i].ink) line.push_back({"", row[i].ink});
    line.back().text += row[i].text;
  }
}

}  // namespace timeline::detail
