#include "exporter/sheet/sheet.hpp"

#include <filesystem>

#include "lessons/listing.hpp"
#include "platform/files.hpp"
#include "platform/font_files.hpp"
#include "player/record_runs.hpp"
#include "predict/make.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/values.hpp"

namespace cli {
namespace {

struct SheetOptions {
  std::optional<std::string> output = {}, paper = {};
};

void describe_sheet(Options& options, SheetOptions& given) {
  options.target("LESSON", "cli.help.sheet.target");
  options.value("-o,--output", given.output, "cli.help.sheet.output", "FILE.pdf");
  options.value("--paper", given.paper, "cli.help.sheet.paper", "PAPER");
  options.own_lessons();
}

std::filesystem::path pdf_file(const SheetOptions& options) {
  if (!options.output) wrong_use("cli.no_sheet_output");
  std::filesystem::path file = *options.output;
  if (file.extension() != ".pdf") wrong_use("cli.not_pdf", {{"file", file.string()}});
  return file;
}

/// Every run of the lesson at its defaults, with its listing.
std::vector<player::OpenRun> record_all(const Context& context, const lessons::Lesson& lesson) {
  std::vector<player::OpenRun> runs;
  for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
    runs.push_back(player::record_and_wait(lesson, run, lesson.defaults(), context.language, coro::ClockKind::virtual_time,
                                           context.python));
    runs.back().listing = lessons::listing(lesson, run, lessons::Code::python, lesson.defaults(), context.language);
  }
  return runs;
}

std::vector<::predict::Question> questions_of(const Context& context, const lessons::Lesson& lesson,
                                              const std::vector<player::OpenRun>& runs) {
  std::vector<::predict::ShownRun> shown;
  for (const player::OpenRun& run : runs) shown.push_back({&run.events, &run.timeline, &*run.listing});
  const auto again = ::predict::compiled_runs(lesson, context.language);
  return ::predict::questions({&lesson, shown, lesson.defaults()}, context.words(), again);
}

int write_sheet(const Context& context, const SheetOptions& options) {
  const std::filesystem::path file = pdf_file(options);
  const bool letter = one_of("--paper", options.paper.value_or("a4"), {"a4", "letter"}) == 1;
  const Target target = find_target(context.library.catalogue, context.arguments.target.value());
  const lessons::Lesson& lesson = *target.lesson;
  if (lesson.runs.empty()) wrong_use("cli.no_sheet", {{"lesson", lesson.id}});
  platform::find_faces();  // without them another face would be taken, and nobody told
  exporter::SheetSource source{&lesson, record_all(context, lesson), {}, &context.words()};
  source.questions = questions_of(context, lesson, source.runs);
  platform::write_whole(file, exporter::teachers_sheet(source, letter ? exporter::kLetter : exporter::kA4));
  return kExitOk;
}

}  // namespace

const Command& sheet() {
  static constexpr Command kCommand{.name = "sheet",
                                    .help = "cli.help.sheet.about",
                                    .add = [](Options& options) { return with_options(options, describe_sheet, write_sheet); },
                                    .logs = true};
  return kCommand;
}

}  // namespace cli
