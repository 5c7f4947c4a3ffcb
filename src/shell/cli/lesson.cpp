#include <algorithm>
#include <ostream>

#include "platform/paths.hpp"
#include "player/check/lesson_check.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "text/columns.hpp"

namespace cli {
namespace {

struct LessonOptions {
  std::optional<std::string> action, folder;
};

void add(Options& options, LessonOptions& given) {
  options.word("ACTION", given.action, "cli.help.lesson.action");
  options.word("DIR", given.folder, "cli.help.lesson.folder");
}

constexpr std::size_t kMostProblems = 200;

void tell(const Context& context, const lessons::Problem& problem) {
  const text::Words& words = context.words();
  std::string said = text::Notice{"problem." + problem.key, problem.arguments}.in(words);
  if (problem.warning) said = words("cli.warning", {{"problem", said}});
  context.host.out << text::without_controls(problem.where() + ": " + said) << "\n";
}

int look_after(const Context& context, const LessonOptions& options) {
  const std::string& action = options.action.value();
  if (action != "check" && action != "record") wrong_use("cli.no_action", {{"given", action}});
  const std::string& folder = options.folder.value();
  const auto python = player::python::find_python(
      context.host.environment, platform::assets_folder(context.host.environment), player::python::always_wanted);
  if (const auto* const why = std::get_if<text::Notice>(&python)) throw Failure(kExitFailed, *why);
  const player::LessonReport report = player::check_lessons(
      folder, context.library, std::get<player::python::Python>(python), action == "record", context.words());
  const auto& problems = report.problems;
  for (std::size_t i = 0; i < std::min(problems.size(), kMostProblems); ++i) tell(context, problems[i]);
  const text::Words& words = context.words();
  if (problems.size() > kMostProblems) {
    context.host.out << words("cli.more", {{"n", std::to_string(problems.size() - kMostProblems)}}) << "\n";
  }
  for (const auto& file : report.kept) {
    context.host.out << words("cli.lesson_kept", {{"file", text::without_controls(file.string())}}) << "\n";
  }
  const auto bad = std::ranges::count_if(problems, [](const auto& problem) { return !problem.warning; });
  const auto warned = static_cast<std::ptrdiff_t>(problems.size()) - bad;
  context.host.out << words(bad > 0      ? "cli.lesson_bad"
                            : warned > 0 ? "cli.lesson_warned"
                                         : "cli.lesson_good",
                            {{"folder", text::without_controls(folder)},
                             {"n", std::to_string(report.lessons)},
                             {"bad", std::to_string(bad)},
                             {"warned", std::to_string(warned)}})
                   << "\n";
  return bad > 0 ? kExitFailed : kExitOk;
}

}  // namespace

const Command& lesson() {
  static constexpr Command kCommand{.name = "lesson",
                                    .help = "cli.help.lesson.about",
                                    .footer = "cli.help.lesson.footer",
                                    .add = [](Options& options) { return with_options(options, add, look_after); },
                                    .shows_lessons = false};
  return kCommand;
}

}  // namespace cli
