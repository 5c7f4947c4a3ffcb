#include "timeline/text_view.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "text/columns.hpp"
#include "timeline/labels.hpp"
#include "timeline/saving.hpp"
#include "timeline/text_chart.hpp"
#include "timeline/text_time.hpp"
#include "timeline/time_scale.hpp"

namespace timeline {
namespace {

using detail::TextGrid;
using detail::TextRow;

std::string indented_name(const Lane& lane, const text::Words& words) {
  return std::string(static_cast<std::size_t>(lane.depth) * 2, ' ') + (lane.kind == Lane::Kind::thread ? words["state.thread"] : lane_name(lane));
}

Nanos longest(std::span<const TextRun> runs) {
  Nanos most{0};
  for (const TextRun& run : runs) most = std::max(most, run.timeline->total);
  return most;
}

Nanos saved_time(std::span<const TextRun> runs, const TextRun& run) {
  std::vector<const Timeline*> all;
  for (const TextRun& one : runs) all.push_back(one.timeline);
  return timeline::saved_time(*run.timeline, all, run.wrong);
}

std::string saved(const TextRun& run, Nanos time, const text::Words& words) {
  return words("cli.text.saved", {{"t", time_text(run, time, words.language())}});
}

/// All lines of the lanes, one below the other.
class Lanes {
 public:
  Lanes(std::span<const TextRun> runs, const text::Words& words, const TextOptions& options)
      : runs_(runs),
        words_(words),
        columns_(std::max(options.columns, TextOptions::kMinColumns)),
        names_(names_width()),
        grid_(runs, columns_ - names_, options),
        rule_(detail::rule_parts(options.characters)) {}

  TextLines lines() {
    ruler();
    for (const TextRun& run : runs_) {
      header(run);
      for (const Lane& lane : run.timeline->lanes) {
        add(indented_name(lane, words_), Ink::plain, detail::lane_row(grid_, run, lane, words_));
      }
    }
    return std::move(lines_);
  }

  /// All characters that occur in any lane, each with its ink.
  [[nodiscard]] std::set<std::pair<std::string, Ink>> characters() const {
    std::set<std::pair<std::string, Ink>> all;
    for (const TextRun& run : runs_) {
      for (const Lane& lane : run.timeline->lanes) {
        for (detail::TextCell& cell : detail::lane_row(grid_, run, lane, words_)) {
          all.emplace(std::move(cell.text), cell.ink);
        }
      }
    }
    return all;
  }

 private:
  // As wide as the longest name, but with room left for the bars.
  [[nodiscard]] std::size_t names_width() const {
    std::size_t width = text::columns(words_["cli.text.ruler"]);
    for (const TextRun& run : runs_) {
      width = std::max(width, text::columns(run.title));
      for (const Lane& lane : run.timeline->lanes) width = std::max(width, text::columns(indented_name(lane, words_)));
    }
    return std::min(width, columns_ * 2 / 5) + 1;
  }

  void add(std::string_view name, Ink ink, const TextRow& row) {
    TextLine line{{text::padded_to_columns(cut_label(name, names_ - 1), names_), ink}};
    detail::append_row(line, row);
    if (line.size() == 1) line[0].text.erase(line[0].text.find_last_not_of(' ') + 1);
    lines_.push_back(std::move(line));
  }

  void ruler() {
    TextRow row(grid_.width());
    const auto scale = TimeScale::fit(grid_.axis().end(), 0, static_cast<float>(grid_.width() - 2));
    std::size_t free = 0;
    for (const Tick& tick : scale.ticks(6)) {
      const std::string label = grid_.by_time() ? tick.label + words_["cli.text.second"] : tick.label;
      const std::size_t last_fit = grid_.width() - text::columns(label);
      const std::size_t at = std::min(grid_.column(std::min(tick.at, grid_.axis().end())), last_fit);
      const bool fits = text::columns(label) <= grid_.width();
      if (!fits || tick.at > grid_.axis().end() * (1 + 1e-9) || at < free) continue;
      detail::write(row, at, label, Ink::dim);
      free = at + text::columns(label) + 1;
    }
    add(words_[grid_.by_time() ? "cli.text.ruler" : "cli.text.steps"], Ink::dim, row);
  }

  // "plain calls   |====== 9.0 s ======|", and the time it saves after it.
  void header(const TextRun& run) {
    TextRow row(grid_.width());
    const Nanos now = std::min(grid_.playhead().t, run.timeline->total);
    const bool over = grid_.playhead() >= run.timeline->end;
    if (grid_.by_time()) {
      length(row, run, now, over);
      const bool all_over = grid_.playhead().t >= longest(runs_);
      if (all_over && saved_time(runs_, run) > Nanos{0}) saving(row, run);
    }
    add(run.title, Ink::strong, row);
  }
  void length(TextRow& row, const TextRun& run, Nanos time, bool over) {
    const std::size_t last = grid_.column(Position{time, 0});
    for (std::size_t i = 0; i <= last; ++i) row[i] = {std::string(rule_.middle), Ink::plain};
    row[0].text = rule_.begin;
    if (over && last > 0) row[last].text = rule_.end;
    const std::string label =
        over ? time_text(run, time, words_.language()) : running_clock(time, longest(runs_), words_.language());
    // While the bar grows, its time is written before it if there is room.
    const bool leads = !over && last + 2 + text::columns(label) <= row.size();
    if (leads || !detail::write_centred(row, 0, last + 1, label, Ink::strong, 1)) {
      // A part of a number would be another number.
      if (last + 2 + text::columns(label) <= row.size()) detail::write(row, last + 2, label, Ink::strong);
    }
  }
  void saving(TextRow& row, const TextRun& run) {
    const Nanos time = saved_time(runs_, run);
    std::size_t first = grid_.column(Position{run.timeline->total, 0}) + 1;
    const std::size_t last = grid_.column(grid_.axis().end());
    while (first < last && row[first].text != " ") ++first;
    const std::string label = saved(run, time, words_);
    TextRow bracket = row;
    for (std::size_t i = first; i <= last; ++i) bracket[i] = {std::string(rule_.saved), Ink::accent};
    if (last > first) bracket[last].text = rule_.saved_end;
    if (detail::write_centred(bracket, first, last + 1, label, Ink::accent, 1)) row = bracket;
  }

  std::span<const TextRun> runs_;
  const text::Words& words_;
  std::size_t columns_;
  std::size_t names_;
  TextGrid grid_;
  const detail::RuleParts& rule_;
  TextLines lines_;
};

struct Entry {
  detail::Glyph glyph;
  std::string meaning;
};

// Lanes that await and lanes that call a plain function have one character: the words for what there is of them.
std::string meaning_of(State state, std::span<const TextRun> runs, const text::Words& words) {
  if (state != State::awaiting) return state_word(state, words);
  std::set<std::string_view> all;
  for (const TextRun& run : runs) {
    for (const Lane& lane : run.timeline->lanes) {
      for (const Span& span : lane.spans) {
        if (span.state == state) all.insert(span_word(*run.timeline, span, words));
      }
    }
  }
  return all.empty() ? state_word(state, words) : fmt::format("{}", fmt::join(all, ", "));
}

std::vector<Entry> all_entries(std::span<const TextRun> runs, const text::Words& words, Characters characters) {
  const auto glyph = [characters](auto of) { return detail::glyph(of, characters); };
  std::vector<Entry> entries;
  for (const StateRow& each : kStates) {
    entries.push_back({glyph(each.state), meaning_of(each.state, runs, words)});
  }
  entries.insert(entries.end(), {{glyph(Cap::returned), words["state.cap.returned"]},
                                 {glyph(Cap::raised), words["cli.text.raised"]},
                                 {glyph(Cap::cancelled), words["state.cap.cancelled"]},
                                 {glyph(Cap::closed), words["state.cap.closed"]},
                                 {glyph(Cap::never_awaited), words["state.cap.never_awaited"]}});
  return entries;
}

std::string_view colour(Ink ink) {
  // The sixteen colours that every terminal has and its owner has chosen, so that they can be read on any ground.
  static constexpr std::array<std::string_view, 5> kCodes{"", "1", "2", "1;33", "35"};
  const auto i = static_cast<std::size_t>(ink);
  return i < kCodes.size() ? kCodes[i] : kStates.at(i - kCodes.size()).ansi;
}

}  // namespace

TextLines text_lanes(std::span<const TextRun> runs, const text::Words& words, const TextOptions& options) {
  return Lanes(runs, words, options).lines();
}

std::string running_clock(Nanos now, Nanos total, text::Language language) {
  double digit = 0.1;
  while (digit > 1e-9 && digit * 10 > in_seconds(total)) digit /= 10;
  // Rounded down, with a small tolerance so that 0.3 does not become 0.2.
  return text::seconds(std::floor(in_seconds(now) / digit + 1e-6) * digit, language);
}

TextLines text_legend(std::span<const TextRun> runs, const text::Words& words, const TextOptions& options) {
  const auto there = Lanes(runs, words, {.columns = options.columns, .characters = options.characters}).characters();
  TextLines lines(1);
  for (const Entry& entry : all_entries(runs, words, options.characters)) {
    if (!there.contains({std::string(entry.glyph.text), entry.glyph.ink})) continue;
    const std::string meaning = " " + entry.meaning;
    const std::size_t needed = text::columns(meaning) + 1 + (lines.back().empty() ? 0 : 3);
    if (!lines.back().empty() && columns_of(lines.back()) + needed > options.columns) lines.emplace_back();
    if (!lines.back().empty()) lines.back().push_back({"   "});
    lines.back().push_back({std::string(entry.glyph.text), entry.glyph.ink});
    lines.back().push_back({meaning, Ink::plain});
  }
  return lines;
}

TextLines text_output(const TextRun& run, const text::Words& words, const TextOptions& options) {
  std::size_t width = 0;
  const auto time = [&](const Output& output) { return time_text(run, output.at.t, words.language()); };
  for (const Output& output : run.timeline->output) width = std::max(width, text::columns(time(output)));
  TextLines lines;
  for (const Output& output : run.timeline->output) {
    if (!(output.at < options.playhead)) break;
    std::string when = time(output);
    when.insert(0, width - text::columns(when), ' ');
    std::string_view rest = output.text;
    for (bool first = true; first || !rest.empty(); first = false) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      lines.push_back({{"  " + (first ? when : std::string(width, ' ')) + "  ", Ink::dim},
                       {text::without_controls(rest.substr(0, end)), Ink::plain}});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return lines;
}

TextLines text_totals(std::span<const TextRun> runs, const text::Words& words) {
  std::size_t titles = 0;
  std::size_t times = 0;
  const auto time = [&](const TextRun& run) { return time_text(run, run.timeline->total, words.language()); };
  for (const TextRun& run : runs) {
    titles = std::max(titles, text::columns(run.title));
    times = std::max(times, text::columns(time(run)));
  }
  TextLines lines;
  for (const TextRun& run : runs) {
    std::string total = time(run);
    total.insert(0, times - text::columns(total), ' ');
    lines.push_back({{"  " + text::padded_to_columns(run.title, titles) + "  "}, {total, Ink::strong}});
    const Nanos less = saved_time(runs, run);
    if (less > Nanos{0}) lines.back().push_back({"  " + saved(run, less, words), Ink::accent});
  }
  return lines;
}

std::string plain_text(const TextLines& lines) {
  std::string out;
  for (const TextLine& line : lines) {
    for (const TextPiece& piece : line) out += text::without_controls(piece.text);
    out += '\n';
  }
  return out;
}

std::string painted(const TextLine& line) {
  std::string out;
  for (const TextPiece& piece : line) {
    const std::string_view code = colour(piece.ink);
    const std::string clean = text::without_controls(piece.text);
    if (code.empty()) {
      out += clean;
    } else {
      out.append("\x1b[").append(code).append("m").append(clean).append("\x1b[0m");
    }
  }
  return out;
}

std::size_t columns_of(const TextLine& line) {
  std::size_t sum = 0;
  for (const TextPiece& piece : line) sum += text::columns(piece.text);
  return sum;
}

}  // namespace timeline
