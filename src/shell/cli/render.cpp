#include "shell/cli/render.hpp"

#include <cmath>
#include <filesystem>
#include <tuple>

#include "exporter/screen_picture.hpp"
#include "player/player.hpp"
#include "player/puzzle/numbers.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/trace_words.hpp"
#include "shell/cli/values.hpp"

namespace cli {
namespace {

constexpr double kMinScale = 0.5, kMaxScale = 4;

void add(Options& options, RenderOptions& given) {
  options.target("LESSON[/RUN]|TRACE", "cli.help.render.target");
  options.value("-o,--output", given.output, "cli.help.render.output", "FILE.png");
  options.value("--at", given.at, "cli.help.render.at", "SECONDS");
  options.value("--step", given.step, "cli.help.render.step", "N");
  options.value("--size", given.size, "cli.help.render.size", "WxH");
  options.value("--scale", given.scale, "cli.help.render.scale", "S");
  options.flag("--present", given.present, "cli.help.render.present");
  options.value("--theme", given.theme, "cli.help.render.theme", "THEME");
  options.value("--axis", given.axis, "cli.help.render.axis", "AXIS");
  options.value("--puzzle", given.puzzle, "cli.help.render.puzzle", "1,3,2");
  options.value("--question", given.question, "cli.help.render.question", "N");
  options.value("--answer", given.answer, "cli.help.render.answer", "N");
  options.flag("--all", given.all, "cli.help.render.all");
  options.flag("--why", given.why, "cli.help.render.why");
  options.delays();
  options.own_lessons();
}

/// The settings of a picture are those that were typed, not those that the window remembers: a picture of a command is
/// the same for everybody.
player::Settings settings_of(const Context& context, const RenderOptions& options) {
  player::Settings settings;
  settings.language = context.language;
  settings.whole_run = options.all;
  settings.dark = one_of("--theme", options.theme.value_or("dark"), {"dark", "light"}) == 0;
  const bool steps = one_of("--axis", options.axis.value_or("time"), {"time", "steps"}) == 1;
  settings.axis = steps ? timeline::AxisKind::steps : timeline::AxisKind::time;
  return settings;
}

exporter::PictureSize picture_size(const RenderOptions& options) {
  exporter::PictureSize size;
  if (options.size) std::tie(size.width, size.height) = size_of(*options.size);
  if (options.scale) {
    size.scale = static_cast<float>(number_between("--scale", *options.scale, kMinScale, kMaxScale));
  }
  size.presenting = options.present;
  return size;
}

text::Notice fixed_at_defaults(const player::Player& document) {
  text::Notice why = *document.delays_fixed();
  why.and_also.push_back({"python.only_defaults", {}});
  return why;
}

void open(const Context& context, const RenderOptions& options, player::Player& document) {
  if (options.trace) return document.open(options.trace);
  const std::string& name = context.arguments.target.value();
  const lessons::Catalogue& catalogue = context.library.catalogue;
  if (!is_trace(catalogue, name)) {
    const Target target = find_target(catalogue, name);
    const lessons::Values values = values_of(*target.lesson, context.arguments.sets);
    document.open_lesson(target.lesson->id);
    document.start_with(target.run, values);
    if (document.delays_fixed() && values != document.values()) throw Failure(kExitFailed, fixed_at_defaults(document));
    if (const text::Notice* const why = document.missing()) throw Failure(kExitFailed, *why);
    return;
  }
  if (!context.arguments.sets.empty()) wrong_use("cli.no_delays");
  if (const auto error = document.open_trace(name)) fail(*error, name, context.words());
}

/// Opens the order puzzle, with its lines in that order.
void open_puzzle(const Context& context, const RenderOptions& options, player::Player& document) {
  if (!options.puzzle) return;
  if (!document.model().has_puzzle) wrong_use("cli.render_no_puzzle");
  document.carry_out(player::action::OpenPuzzle{});
  const lessons::Lesson& lesson = *context.library.catalogue.find(document.about().id);
  const auto order = player::puzzle::order_of(*options.puzzle, lesson, context.words());
  if (!order) {
    wrong_use("cli.bad_order", {{"given", *options.puzzle}, {"most", std::to_string(lesson.puzzle->lines.size())}});
  }
  document.carry_out(player::action::ArrangePuzzle{*order});
}

/// A number from 1 to `most`, as an index.
std::size_t index_of(const std::string& option, const std::string& given, std::size_t most) {
  const double number = number_between(option, given, 1, static_cast<double>(most));
  if (std::floor(number) != number) wrong_use("cli.not_whole", {{"option", option}, {"given", given}});
  return static_cast<std::size_t>(number) - 1;
}

/// Opens the question of that number, as `coroscope predict` counts them; with an answer, as it is after that.
void open_question(const RenderOptions& options, player::Player& document) {
  if (options.answer && !options.question) wrong_use("cli.answer_without_question");
  if (!options.question) return;
  if (options.at || options.step || options.why || options.puzzle) wrong_use("cli.question_alone");
  document.carry_out(player::action::SetStudy{player::Study::predict});
  const player::Prediction* const prediction = document.model().prediction;
  if (prediction == nullptr || prediction->questions.empty()) wrong_use("cli.render_no_question");
  for (std::size_t k = index_of("--question", *options.question, prediction->questions.size()); k > 0; --k) {
    document.carry_out(player::action::GoToQuestion{1});
  }
  if (!options.answer) return;
  document.carry_out(
      player::action::Choose{index_of("--answer", *options.answer, prediction->question.choices.size())});
  document.carry_out(player::action::Check{});
  document.carry_out(player::action::SkipToAnswer{});
}

/// Moves to the moment that was asked for; without one, to the end.
void go(const RenderOptions& options, player::Player& document) {
  if (options.at && options.step) wrong_use("cli.at_and_step");
  if (options.at) {
    const double longest_s = timeline::in_seconds(document.model().total);
    const double at_s = number_between("--at", *options.at, 0, longest_s);
    document.carry_out(player::action::Seek{{timeline::from_seconds(at_s), timeline::Position::kAll}});
    return;
  }
  if (!options.step) {
    document.carry_out(player::action::End{});
    return;
  }
  std::size_t most = 0;
  for (const timeline::Column& column : document.model().axis->columns()) most += column.count;
  const auto step = number_of(*options.step);
  if (!step || *step < 0 || *step > static_cast<double>(most) || std::floor(*step) != *step) {
    wrong_use("cli.not_step", {{"given", *options.step}, {"most", std::to_string(most)}});
  }
  for (double done = 0; done < *step; ++done) document.carry_out(player::action::Step{1});
}

std::filesystem::path output_of(const RenderOptions& options) {
  if (!options.output) wrong_use("cli.no_output");
  std::filesystem::path file = *options.output;
  if (file.extension() != ".png") wrong_use("cli.not_png", {{"file", file.string()}});
  return file;
}

}  // namespace

int draw(const Context& context, const RenderOptions& options) {
  const std::filesystem::path file = output_of(options);
  const player::Settings settings = settings_of(context, options);
  const exporter::PictureSize size = picture_size(options);
  player::Player document(context.library, settings, context.language, &context.python);
  open(context, options, document);
  open_puzzle(context, options, document);
  open_question(options, document);
  if (!options.question) go(options, document);
  if (options.why) document.carry_out(player::action::SetStudy{player::Study::why});
  exporter::write_png(exporter::draw_player(context.library, document, size), file);
  return kExitOk;
}

const Command& render() {
  static constexpr Command kCommand{.name = "render",
                                    .help = "cli.help.render.about",
                                    .add = [](Options& options) { return with_options(options, add, draw); },
                                    .logs = true};
  return kCommand;
}

}  // namespace cli
