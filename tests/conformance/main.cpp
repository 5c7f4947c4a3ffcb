// conformance N [--seed S] [--jobs J] [--python PATH]... [--keep FOLDER] [--traces]: N random programs, on coro
// and on CPython; with --traces, the recorded events are compared as well.
// conformance --show SEED: one of them, as Python. conformance --replay FILE...: programs that were kept.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "campaign.hpp"
#include "dialect.hpp"
#include "generate.hpp"
#include "python.hpp"

namespace conformance {
namespace {

struct Arguments {
  Campaign campaign;
  std::vector<std::string> pythons;
  std::string keep;
  std::vector<std::string> replay;
  std::optional<std::uint64_t> show;
};

void keep(const std::string& folder, const Found& found) {
  const std::filesystem::path path = std::filesystem::path(folder) / ("seed-" + std::to_string(found.seed) + ".txt");
  std::ofstream file(path);
  std::istringstream lines(found.difference.message());
  for (std::string line; std::getline(lines, line);) file << "# " << line << '\n';
  file << write(found.difference.program);
  std::cout << "kept as " << path.string() << '\n';
}

/// On one version of Python. False where something differs.
bool run_campaign(const Arguments& arguments, const std::string& python) {
  Campaign campaign = arguments.campaign;
  campaign.python = python;
  const Result result = run(campaign);
  for (const Found& found : result.found) {
    std::cout << "== seed " << found.seed << " differs, made small:\n" << found.difference.message();
    if (!arguments.keep.empty()) keep(arguments.keep, found);
  }
  std::cout << result.message(campaign.programs) << '\n';
  return result.differ == 0;
}

Program read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::stringstream text;
  text << file.rdbuf();
  Program program = read(text.str());
  if (!well_formed(program)) throw std::runtime_error("no program that can be run: " + path);
  return program;
}

/// The programs that were kept, on one version of Python.
bool replay(const Arguments& arguments, const std::string& python) {
  Judge judge(python);
  Result result;
  result.version = judge.version();
  for (const std::string& path : arguments.replay) {
    Program program = read_file(path);
    leave_out(program, judge.version(), result.left_out);
    if (const auto difference = compare(program, judge, arguments.campaign.compared)) {
      ++result.differ;
      std::cout << "== " << path << " differs:\n" << difference->message();
    }
  }
  std::cout << result.message(arguments.replay.size()) << '\n';
  return result.differ == 0;
}

/// False where it is too old, which is said.
bool can_judge(const std::string& python) {
  const std::string version = Judge(python).version();
  if (minor_of(version) >= kOldestJudge) return true;
  std::cout << "python " << version << " is passed over: programs are drawn for 3." << kOldestJudge << " and newer\n";
  return false;
}

void describe(CLI::App& app, Arguments& arguments) {
  app.add_option("N", arguments.campaign.programs, "how many programs");
  app.add_option("--seed", arguments.campaign.first_seed, "the first one");
  app.add_option("--jobs", arguments.campaign.jobs, "how many judges at a time")->check(CLI::Range(1U, 1024U));
  app.add_option("--python", arguments.pythons, "a judge; else COROSCOPE_PYTHONS, or the newest on PATH");
  app.add_option("--keep", arguments.keep, "the folder for programs that differ")->check(CLI::ExistingDirectory);
  app.add_flag_callback(
      "--traces", [&] { arguments.campaign.compared = Compared::traces; }, "compare the recorded events as well");
  app.add_option("--show", arguments.show, "print the program of this seed, as Python");
  app.add_option("--replay", arguments.replay, "run programs that were kept")->check(CLI::ExistingFile);
}

int judge(Arguments& arguments) {
  if (arguments.show) {
    Program program = generate(*arguments.show);
    std::cout << to_python(program);
    return 0;
  }
  if (arguments.pythons.empty()) arguments.pythons = pythons();
  std::erase_if(arguments.pythons, [](const std::string& python) { return !can_judge(python); });
  if (arguments.pythons.empty()) throw std::runtime_error("there is no python3 that can judge");
  bool equal = true;
  for (const std::string& python : arguments.pythons) {
    equal = (arguments.replay.empty() ? run_campaign(arguments, python) : replay(arguments, python)) && equal;
  }
  return equal ? 0 : 1;
}

}  // namespace
}  // namespace conformance

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  conformance::Arguments arguments;
  arguments.campaign.jobs = std::max(1U, std::thread::hardware_concurrency());
  CLI::App app("Random programs, on coro and on CPython: docs/CONFORMANCE.md", "conformance");
  conformance::describe(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  try {
    return conformance::judge(arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "conformance: %s\n", error.what());
    return 1;
  }
}
