#include "shell/cli/run_text.hpp"

#include <algorithm>

#include "player/open_card.hpp"
#include "text/columns.hpp"
#include "timeline/narration.hpp"
#include "timeline/text_steps.hpp"

namespace cli {
namespace {

timeline::TextLines paragraph(const std::string& words, std::size_t columns) {
  const std::string wrapped = text::wrapped_to_columns(words, columns);
  timeline::TextLines lines;
  for (std::size_t from = 0; from <= wrapped.size();) {
    const std::size_t end = std::min(wrapped.find('\n', from), wrapped.size());
    lines.push_back({{wrapped.substr(from, end - from)}});
    from = end + 1;
  }
  return lines;
}

timeline::TextLines strong_paragraph(const std::string& words, std::size_t columns) {
  timeline::TextLines lines = paragraph(words, columns);
  for (timeline::TextLine& line : lines) line.front().ink = timeline::Ink::strong;
  return lines;
}

}  // namespace

void append(timeline::TextLines& lines, const timeline::TextLines& more) {
  lines.insert(lines.end(), more.begin(), more.end());
}

timeline::TextLines heading(const Context& context, const lessons::Lesson& lesson, std::size_t columns) {
  timeline::TextLines lines = strong_paragraph(lesson.title.in(context.language), columns);
  append(lines, paragraph(lesson.question.in(context.language), columns));
  lines.emplace_back();
  return lines;
}

timeline::TextLines all_cards(const Context& context, const lessons::Lesson& lesson, std::size_t columns) {
  timeline::TextLines lines = heading(context, lesson, columns);
  for (const lessons::Card& card : lesson.cards) {
    const player::OpenCard open = player::open_card(context.library.catalogue, card, context.language);
    append(lines, strong_paragraph(card.title.in(context.language), columns));
    append(lines, paragraph(player::sentence_of(open, context.language), columns));
    lines.emplace_back();
  }
  append(lines, paragraph(lesson.closing.in(context.language), columns));
  return lines;
}

void mishap(timeline::TextLines& lines, const Context& context, const timeline::TextRun& run) {
  if (run.timeline->why == trace::Why::ok) return;
  const auto moment = timeline::moment_at(*run.timeline, *run.events, run.timeline->end);
  const timeline::Sentence said = timeline::narrate(*run.timeline, *run.events, moment, context.words());
  lines.push_back({{"  " + said.lead + (said.rest.empty() ? "" : " " + said.rest), timeline::Ink::raised}});
}

timeline::TextLines chart(const Context& context, const Recorded& recorded, const timeline::TextOptions& options) {
  timeline::TextLines lines = timeline::text_lanes(recorded.shown, context.words(), options);
  append(lines, timeline::text_legend(recorded.shown, context.words(), options));
  return lines;
}

timeline::TextLines totals(const Context& context, const Recorded& recorded, std::size_t columns) {
  timeline::TextLines lines(1);
  lines.push_back({{context.words()["cli.total"], timeline::Ink::strong}});
  append(lines, timeline::text_totals(recorded.shown, context.words()));
  lines.emplace_back();
  append(lines, paragraph(recorded.lesson->closing.in(context.language), columns));
  return lines;
}

timeline::TextLines output_title(const Context& context, const std::string& run, std::size_t runs) {
  const text::Words& words = context.words();
  const std::string title = runs == 1 ? words["cli.output"] : words("cli.output_of", {{"run", run}});
  return {{}, {{title, timeline::Ink::strong}}};
}

timeline::TextLines whole(const Context& context, const Recorded& recorded, const timeline::TextOptions& options) {
  timeline::TextLines lines = heading(context, *recorded.lesson, options.columns);
  append(lines, chart(context, recorded, options));
  for (const timeline::TextRun& run : recorded.shown) {
    append(lines, output_title(context, run.title, recorded.shown.size()));
    append(lines, timeline::text_output(run, context.words(), options));
    mishap(lines, context, run);
  }
  append(lines, totals(context, recorded, options.columns));
  return lines;
}

timeline::TextLines all_steps(const Context& context, const Recorded& recorded) {
  timeline::TextLines lines;
  for (const timeline::TextRun& run : recorded.shown) {
    if (!lines.empty()) lines.emplace_back();
    lines.push_back({{run.title, timeline::Ink::strong}});
    append(lines, timeline::text_steps(run, context.words()));
  }
  return lines;
}

}  // namespace cli
