// The parts of what `run` says of a lesson.
#pragma once

#include <string>
#include <vector>

#include "player/open_run.hpp"
#include "shell/cli/context.hpp"
#include "timeline/text_view.hpp"

namespace cli {

/// The requested runs, recorded.
struct Recorded {
  const lessons::Lesson* lesson = nullptr;
  std::vector<player::OpenRun> runs;
  std::vector<timeline::TextRun> shown;
};

void append(timeline::TextLines& lines, const timeline::TextLines& more);
/// The lesson's title and question.
timeline::TextLines heading(const Context& context, const lessons::Lesson& lesson, std::size_t columns);
/// A lesson without runs: the texts of its cards, with their figures.
timeline::TextLines all_cards(const Context& context, const lessons::Lesson& lesson, std::size_t columns);
/// The lanes of all runs, and what their characters mean.
timeline::TextLines chart(const Context& context, const Recorded& recorded, const timeline::TextOptions& options);
/// The line above the output of a run, one of `runs`.
timeline::TextLines output_title(const Context& context, const std::string& run, std::size_t runs);
/// Adds the lines about a run that did not end normally.
void mishap(timeline::TextLines& lines, const Context& context, const timeline::TextRun& run);
/// How long the runs took, and the lesson's closing.
timeline::TextLines totals(const Context& context, const Recorded& recorded, std::size_t columns);
/// All of it, after the end.
timeline::TextLines whole(const Context& context, const Recorded& recorded, const timeline::TextOptions& options);
/// Each run, event by event. Nothing is wrapped: a line is an event.
timeline::TextLines all_steps(const Context& context, const Recorded& recorded);

}  // namespace cli
