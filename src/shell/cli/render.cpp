#include <cmath>
#include <filesystem>
#include <tuple>

#include "exporter/screen_picture.hpp"
#include "player/player.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/values.hpp"

namespace cli {
namespace {

constexpr double kMinScale = 0.5, kMaxScale = 4;

/// The settings of a picture come from the command line, not from the settings file: the same command gives the same
/// picture for every user.
player::Settings settings_of(const Context& context) {
  const Arguments& arguments = context.arguments;
  player::Settings settings;
  settings.language = context.language;
  settings.dark = one_of("--theme", arguments.theme.value_or("dark"), {"dark", "light"}) == 0;
  const bool steps = one_of("--axis", arguments.axis.value_or("time"), {"time", "steps"}) == 1;
  settings.axis = steps ? timeline::AxisKind::steps : timeline::AxisKind::time;
  return settings;
}

exporter::PictureSize picture_size(const Arguments& arguments) {
  exporter::PictureSize size;
  if (arguments.size) std::tie(size.width, size.height) = size_of(*arguments.size);
  if (arguments.scale) {
    size.scale = static_cast<float>(number_between("--scale", *arguments.scale, kMinScale, kMaxScale));
  }
  return size;
}

text::Notice fixed_at_defaults(const player::Player& document) {
  text::Notice why = *document.delays_fixed();
  why.and_also.push_back({"python.only_defaults", {}});
  return why;
}

void open(const Context& context, player::Player& document) {
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

/// Moves to the requested moment; without one, to the end.
void go(const Context& context, player::Player& document) {
  const Arguments& arguments = context.arguments;
  if (arguments.at && arguments.step) wrong_use("cli.at_and_step");
  if (arguments.at) {
    const double longest_s = timeline::in_seconds(document.model().total);
    const double at_s = number_between("--at", *arguments.at, 0, longest_s);
    document.carry_out(player::action::Seek{{timeline::Nanos(std::llround(at_s * 1e9)), timeline::Position::kAll}});
    return;
  }
  if (!arguments.step) {
    document.carry_out(player::action::End{});
    return;
  }
  std::size_t most = 0;
  for (const timeline::Column& column : document.model().axis->columns()) most += column.count;
  const auto step = number_of(*arguments.step);
  if (!step || *step < 0 || *step > static_cast<double>(most) || std::floor(*step) != *step) {
    wrong_use("cli.not_step", {{"given", *arguments.step}, {"most", std::to_string(most)}});
  }
  for (double done = 0; done < *step; ++done) document.carry_out(player::action::Step{1});
}

std::filesystem::path output_of(const Arguments& arguments) {
  if (!arguments.output) wrong_use("cli.no_output");
  std::filesystem::path file = *arguments.output;
  if (file.extension() != ".png") wrong_use("cli.not_png", {{"file", file.string()}});
  return file;
}

}  // namespace

int render(const Context& context) {
  const std::filesystem::path file = output_of(context.arguments);
  const player::Settings settings = settings_of(context);
  const exporter::PictureSize size = picture_size(context.arguments);
  player::Player document(context.library, settings, context.language, &context.python);
  open(context, document);
  go(context, document);
  exporter::write_png(exporter::draw_player(context.library, document, size), file);
  return kExitOk;
}

}  // namespace cli
