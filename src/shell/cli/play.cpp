#include "shell/cli/play.hpp"

#include <algorithm>
#include <chrono>

#include "text/columns.hpp"
#include "timeline/moment.hpp"
#include "timeline/narration.hpp"
#include "timeline/playback.hpp"
#include "timeline/text_time.hpp"

namespace cli {
namespace {

using timeline::Ink;
using timeline::TextLine;
using timeline::TextLines;
using timeline::TextRun;

using timeline::in_seconds;

timeline::Nanos longest(std::span<const TextRun> runs) {
  timeline::Nanos most{0};
  for (const TextRun& run : runs) most = std::max(most, run.timeline->total);
  return most;
}

/// The last `most` outputs of all runs so far, in order of time: lines begin with the run if there are several.
TextLines printed(std::span<const TextRun> runs, const text::Words& words, const timeline::TextOptions& options,
                  std::size_t most) {
  struct Printed {
    timeline::Position at;
    TextLine line;
  };
  std::vector<Printed> all;
  std::size_t titles = 0;
  for (const TextRun& run : runs) titles = std::max(titles, text::columns(run.title));
  for (const TextRun& run : runs) {
    const std::vector<timeline::Output>& output_of_run = run.timeline->output;
    const auto end = std::ranges::lower_bound(output_of_run, options.playhead, {}, &timeline::Output::at);
    const auto count = std::min(most, static_cast<std::size_t>(end - output_of_run.begin()));
    for (const timeline::Output& output : std::span(end - static_cast<std::ptrdiff_t>(count), end)) {
      TextLine line{{"  " + time_text(run, output.at.t, words.language()) + "  ", Ink::dim}};
      if (runs.size() > 1) line.push_back({text::padded_to_columns(run.title, titles) + "  ", Ink::dim});
      line.push_back({text::without_controls(output.text)});
      all.push_back({output.at, std::move(line)});
    }
  }
  std::ranges::stable_sort(all, {}, [](const Printed& one) { return one.at.t; });
  TextLines lines;
  for (std::size_t i = all.size() - std::min(most, all.size()); i < all.size(); ++i) {
    lines.push_back(std::move(all[i].line));
  }
  return lines;
}

/// The sentence for this moment, if there is exactly one run.
TextLines narration(std::span<const TextRun> runs, const text::Words& words, timeline::Position playhead) {
  if (runs.size() != 1) return {};
  const auto moment = timeline::moment_at(*runs[0].timeline, *runs[0].events, playhead);
  const auto said = timeline::narrate(*runs[0].timeline, *runs[0].events, moment, words);
  TextLine line{{said.lead, Ink::accent}};
  if (!said.rest.empty()) line.push_back({" " + said.rest});
  return {TextLine(), line};
}

std::string skip_words(timeline::Nanos skipped, const text::Words& words) {
  return words("transport.skipped", {{"t", text::seconds(in_seconds(skipped), words.language())}});
}

TextLine cut(const TextLine& line, std::size_t limit) {
  TextLine result;
  std::size_t used = 0;
  for (const timeline::TextPiece& piece : line) {
    if (used >= limit) break;
    result.push_back({text::cut_to_columns(piece.text, limit - used), piece.ink});
    used += text::columns(result.back().text);
  }
  return result;
}

}  // namespace

std::string play_picture(const std::string& title, std::span<const TextRun> runs, const text::Words& words,
                         timeline::Position playhead, timeline::Nanos skipped, platform::Terminal::Size size, bool colour,
                         std::string_view keys) {
  const timeline::TextOptions options{.columns = size.columns, .playhead = playhead};
  TextLines lines{{{title, Ink::strong}}};
  const auto append = [&lines](const TextLines& more) { lines.insert(lines.end(), more.begin(), more.end()); };
  append(timeline::text_lanes(runs, words, options));
  append(timeline::text_legend(runs, words, options));
  append(narration(runs, words, playhead));
  const std::size_t rows = std::max<std::size_t>(size.rows, 2) - 1;
  if (lines.size() + 2 < rows) {
    const TextLines output = printed(runs, words, options, rows - lines.size() - 1);
    if (!output.empty()) lines.emplace_back();
    append(output);
  }
  lines.resize(rows);
  const timeline::Nanos total = longest(runs);
  lines.push_back({{timeline::running_clock(std::min(playhead.t, total), total, words.language()), Ink::accent},
                   {" / " + text::seconds(in_seconds(total), words.language())},
                   {"   " + (skipped.count() > 0 ? skip_words(skipped, words) : words[keys]), Ink::dim}});
  TextLines fitting;
  for (const TextLine& line : lines) fitting.push_back(cut(line, size.columns));
  if (!colour) return timeline::plain_text(fitting);
  std::string picture;
  for (const TextLine& line : fitting) picture += timeline::painted(line) + "\n";
  return picture;
}

bool play(const platform::Terminal& terminal, const platform::Environment& environment, const std::string& title,
          std::span<const TextRun> runs, const text::Words& words) {
  using Clock = std::chrono::steady_clock;
  std::vector<const timeline::Timeline*> timelines;
  for (const TextRun& run : runs) timelines.push_back(run.timeline);
  timeline::Playback playback;
  playback.set_axis({timeline::AxisKind::time, timelines});
  playback.play();
  const bool colour = platform::wants_colour(environment);
  const platform::Terminal::Screen screen(terminal);
  for (Clock::time_point last = Clock::now(); playback.playing();) {
    const platform::Terminal::Size size{platform::text_columns(environment, &terminal), terminal.size().rows};
    screen.show(play_picture(title, runs, words, playback.position(), playback.skipped(), size, colour));
    if (const auto key = screen.key(kFrame)) return *key != 'q' && *key != 'Q';
    const Clock::time_point now = Clock::now();
    if (screen.take_continued()) last = now;
    playback.advance(std::chrono::duration<double>(now - last).count());
    last = now;
  }
  return true;
}

}  // namespace cli
