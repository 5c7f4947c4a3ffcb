// The program: its command line, with the real world around it.
#include <spdlog/spdlog.h>

#include <iostream>
#include <string>
#include <vector>

#include "app/application.hpp"
#include "app/cli.hpp"
#include "app/log.hpp"
#include "app/paths.hpp"
#include "app/terminal.hpp"

namespace {

int open_window(const app::WindowRequest& request) {
  app::StartOptions start;
  if (!request.lesson.empty()) start.lesson = request.lesson;
  start.run = request.run;
  start.values = request.values;
  start.trace = request.trace;
  start.language = request.language;
  start.lessons = request.lessons;
  app::Application(start).run();
  return app::kExitOk;
}

void start_log(std::string_view level) {
  app::start_log(app::state_folder(), app::log_level_of(level).value_or(spdlog::level::info));
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + (count > 0 ? 1 : 0), words + count);
  auto terminal = app::Terminal::standard(app::process_environment);
  const int status = app::run_cli(arguments, {.out = std::cout,
                                              .err = std::cerr,
                                              .environment = app::process_environment,
                                              .terminal = terminal ? &*terminal : nullptr,
                                              .open_window = open_window,
                                              .start_log = start_log});
  spdlog::shutdown();
  return status;
}
