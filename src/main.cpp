// The program: its command line, with the real environment.
#include <spdlog/spdlog.h>

#include <iostream>
#include <string>
#include <vector>

#include "platform/log.hpp"
#include "platform/paths.hpp"
#include "platform/terminal.hpp"
#include "shell/cli/cli.hpp"
#include "shell/desktop/application.hpp"

namespace {

int open_window(const cli::WindowRequest& request) {
  desktop::StartOptions start;
  if (!request.lesson.empty()) start.lesson = request.lesson;
  start.run = request.run;
  start.values = request.values;
  start.trace = request.trace;
  start.language = request.language;
  start.lessons = request.lessons;
  desktop::Application(start).run();
  return cli::kExitOk;
}

void start_log(std::string_view level) {
  platform::start_log(platform::state_folder(), platform::log_level_of(level).value_or(spdlog::level::info));
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + (count > 0 ? 1 : 0), words + count);
  auto terminal = platform::Terminal::standard(platform::process_environment);
  const int status = cli::run_cli(arguments, {.out = std::cout,
                                              .err = std::cerr,
                                              .environment = platform::process_environment,
                                              .terminal = terminal ? &*terminal : nullptr,
                                              .open_window = open_window,
                                              .start_log = start_log});
  spdlog::shutdown();
  return status;
}
