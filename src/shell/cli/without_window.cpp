#include "shell/cli/without_window.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "platform/paths.hpp"
#include "shell/cli/render.hpp"
#include "shell/cli/run.hpp"
#include "shell/cli/trace_words.hpp"
#include "text/columns.hpp"

namespace cli {
namespace {

/// A different name for each lesson, run and trace: "gather.png", "nine-or-three-gather.png", "mine.png". Not in the
/// working folder, where it could replace a file.
std::filesystem::path picture_file(const Context& context, const std::string& name) {
  std::string stem = name;
  if (is_trace(context.library.catalogue, name)) stem = std::filesystem::path(name).stem().string();
  std::replace(stem.begin(), stem.end(), '/', '-');
  return platform::state_folder(context.host.environment) / (stem + ".png");
}

}  // namespace

int without_window(const Context& context, const std::string& name, std::shared_ptr<player::Source> trace,
                   const text::Notice& why) {
  const text::Words& words = context.words();
  const auto shown = [](const std::string& text) { return text::without_controls(text); };
  context.host.err << "coroscope: " << shown(why.in(words)) << " "
                   << words("cli.without_window", {{"name", shown(name)}}) << std::endl;
  Arguments arguments = context.arguments;
  arguments.target = name;
  const Context named{arguments, context.host, context.library, context.language, context.python};
  if (!is_trace(context.library.catalogue, name)) {
    const int status = play_lesson(named, {});
    if (status != kExitOk) return status;
  }
  const std::filesystem::path picture = picture_file(context, name);
  std::filesystem::create_directories(picture.parent_path());
  const int status = draw(named, {.output = picture.string(), .trace = std::move(trace)});
  if (status == kExitOk) context.host.out << words("cli.picture", {{"file", shown(picture.string())}}) << "\n";
  return status;
}

}  // namespace cli
