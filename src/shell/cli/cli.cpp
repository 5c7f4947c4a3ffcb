#include "shell/cli/cli.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <new>
#include <ostream>
#include <stdexcept>
#include <utility>

#include "platform/locale.hpp"
#include "platform/log.hpp"
#include "platform/no_window.hpp"
#include "platform/paths.hpp"
#include "player/settings.hpp"
#include "player/sources/trace_source.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/file_names.hpp"
#include "shell/cli/trace_words.hpp"
#include "shell/cli/values.hpp"
#include "shell/cli/without_window.hpp"
#include "text/columns.hpp"
#include "text/user_error.hpp"

namespace cli {
namespace {

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const auto& command : kCommands) names.emplace_back(command().name);
  return names;
}

void start_log(const Context& context) {
  const std::string level = context.arguments.log_level.value_or("info");
  if (context.host.start_log) context.host.start_log(level);
}

/// Read once, before a window opens: errors are reported in the chosen language.
std::shared_ptr<player::Source> read_trace(const Context& context, const std::string& file) {
  auto read = player::TraceSource::read(file);
  if (const auto* const error = std::get_if<trace::Error>(&read)) fail(*error, file, context.words());
  return std::get<std::unique_ptr<player::TraceSource>>(std::move(read));
}

/// The folder with the user's own lessons; empty: none.
std::filesystem::path own_lessons(const Arguments& arguments, const CliHost& host) {
  if (arguments.command != nullptr && !arguments.command->shows_lessons) return {};
  return arguments.lessons ? *arguments.lessons : host.environment("COROSCOPE_LESSONS").value_or("");
}

int window(const Context& context) {
  const Arguments& arguments = context.arguments;
  // Without a name the window opens what was open last; what is said of it here is true of the first lesson.
  const bool named = arguments.target || !arguments.sets.empty();
  const std::string name = arguments.target.value_or(player::Settings{}.lesson);
  WindowRequest request;
  request.lessons = own_lessons(arguments, context.host);
  if (arguments.language) request.language = context.language;
  if (is_trace(context.library.catalogue, name)) {
    if (!arguments.sets.empty()) wrong_use("cli.no_delays");
    request.trace = read_trace(context, name);
  } else {
    const Target target = find_target(context.library.catalogue, name, command_names());
    if (named) request.lesson = target.lesson->id;
    request.run = target.run;
    if (!arguments.sets.empty()) request.values = values_of(*target.lesson, arguments.sets);
  }
  start_log(context);
  try {
    return context.host.open_window(request);
  } catch (const platform::NoWindow& error) {
    return without_window(context, name, request.trace, error.notice());
  }
}

int carry_out(const Context& context) {
  const Arguments& arguments = context.arguments;
  if (arguments.language) one_of("--lang", *arguments.language, {"ko", "en"});
  if (arguments.log_level && !platform::log_level_of(*arguments.log_level)) {
    one_of("--log-level", *arguments.log_level, {"trace", "debug", "info", "warning", "error", "critical", "off"});
  }
  if (arguments.target) {
    if (arguments.target->empty()) wrong_use("cli.empty_target");
    refuse_python(context, *arguments.target);
    refuse_picture(context.library.catalogue, *arguments.target);
  }
  if (arguments.command == nullptr) return window(context);
  if (arguments.command->logs) start_log(context);
  return arguments.run(context);
}

/// Reports lessons that cannot be shown. A folder given on the command line must exist; one from the environment need
/// not.
template <class Complain>
void add_own(player::Library& library, const Arguments& arguments, const CliHost& host, Complain complain) {
  const std::filesystem::path folder = own_lessons(arguments, host);
  if (folder.empty()) return;
  try {
    for (const text::Notice& notice : library.add_own(folder)) complain(notice);
  } catch (const text::UserError& error) {
    if (arguments.lessons) throw;
    complain(error.notice());
  }
}

int print_only(const Shown& shown, const CliHost& host, const text::Words& words) {
  if (host.out << shown.text << std::flush) return kExitOk;
  host.err << "coroscope: " << words["cli.unwritten"] << "\n";
  return kExitFailed;
}

/// Carries out a command, and says what goes wrong.
template <class Complain>
int obey(const Arguments& arguments, const CliHost& host, player::Library& library, text::Language language,
         Complain complain) {
  player::python::Recorder python(host.environment, platform::assets_folder(host.environment));
  try {
    add_own(library, arguments, host, complain);
    const int status = carry_out({arguments, host, library, language, python});
    if (host.out.flush()) return status;
    complain({"cli.unwritten", {}});
    return kExitFailed;
  } catch (const Failure& failure) {
    complain(failure.notice());
    return failure.status();
  } catch (const text::UserError& error) {
    complain(error.notice());
  } catch (const std::bad_alloc&) {
    complain({"cli.no_memory", {}});
  } catch (const std::length_error&) {
    complain({"cli.no_memory", {}});
  }
  return kExitFailed;
}

int run_checked(std::span<const std::string> words_typed, const CliHost& host) {
  const text::Language language =
      asked_language(words_typed).value_or(platform::locale_language(host.environment));
  const auto load_words = [&] {
    return text::Words::load(platform::assets_folder(host.environment) / "text", language);
  };
  const Parsed parsed = parse(words_typed, load_words);
  if (const auto* const shown = std::get_if<Shown>(&parsed)) return print_only(*shown, host, load_words());
  player::Library library = player::Library::load(platform::assets_folder(host.environment));
  const auto complain = [&](const text::Notice& notice) {
    host.err << "coroscope: " << text::without_controls(notice.in(library.words(language))) << "\n";
  };
  if (const auto* const notice = std::get_if<text::Notice>(&parsed)) {
    complain(*notice);
    return kExitWrongUse;
  }
  return obey(std::get<Arguments>(parsed), host, library, language, complain);
}

}  // namespace

int run_cli(std::span<const std::string> arguments, const CliHost& host) {
  try {
    return run_checked(arguments, host);
  } catch (const std::exception& error) {
    // Unexpected errors, and missing or broken assets: then there are no translated words.
    host.err << "coroscope: " << text::without_controls(error.what()) << "\n";
    return kExitFailed;
  }
}

}  // namespace cli
