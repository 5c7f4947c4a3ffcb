// Runs a command line inside the test: no process, no terminal, with the test's own environment.
#pragma once

#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "shell/cli/cli.hpp"
#include "support/variables.hpp"

struct CliRun {
  int status = -1;
  std::string out;
  std::string err;
  std::optional<cli::WindowRequest> window;  ///< the request to the window
  std::string log_level;                     ///< "" if no log was started
};

/// The environment has no locale unless `variables_set` sets one: English, 80 columns.
inline CliRun coroscope(const std::vector<std::string>& arguments,
                        std::map<std::string, std::string> variables_set = {}) {
  CliRun run;
  std::ostringstream out;
  std::ostringstream err;
  const cli::CliHost host{.out = out,
                          .err = err,
                          .environment = variables(std::move(variables_set)),
                          .terminal = nullptr,
                          .open_window =
                              [&run](const cli::WindowRequest& request) {
                                run.window = request;
                                return 0;
                              },
                          .start_log = [&run](std::string_view level) { run.log_level = level; }};
  run.status = cli::run_cli(arguments, host);
  run.out = out.str();
  run.err = err.str();
  return run;
}
