// conformance N [--seed S] [--jobs J] [--python PATH]... [--keep FOLDER] [--traces] [--stop]: N random programs, on
// coro and on CPython; with --traces, the recorded events are also compared; with --stop, it ends at the first that
// differs.
// conformance --show SEED: prints one of them as Python. conformance --replay FILE...: runs stored programs.
// conformance --check FILE...: checks whether these are valid traces.
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

#include "conformance/campaign.hpp"
#include "conformance/check.hpp"
#include "conformance/dialect.hpp"
#include "conformance/generate.hpp"
#include "conformance/judge.hpp"
#include "conformance/pythons.hpp"
#include "programs/python.hpp"
#include "programs/text_form.hpp"
#include "programs/well_formed.hpp"

namespace conformance {
namespace {

struct Arguments {
  Campaign campaign;
  std::vector<std::string> pythons;
  std::string keep;
  std::vector<std::string> replay;
  std::vector<std::string> check;
  std::optional<std::uint64_t> show;
};

void keep(const std::string& folder, const Found& found) {
  const std::filesystem::path path = std::filesystem::path(folder) / ("seed-" + std::to_string(found.seed) + ".txt");
  std::ofstream file(path);
  std::istringstream lines(found.difference.message());
  for (std::string line; std::getline(lines, line);) file << "# " << line << '\n';
  file << programs::write(found.difference.program);
  std::cout << "kept as " << path.string() << '\n';
}

/// On one version of Python. False if there is a difference.
bool run_campaign(const Arguments& arguments, const Python& python) {
  const Result result = run(arguments.campaign, python);
  for (const Found& found : result.found) {
    std::cout << "== seed " << found.seed << " differs, made small:\n" << found.difference.message();
    if (!arguments.keep.empty()) keep(arguments.keep, found);
  }
  std::cout << result.message(python, arguments.campaign.compared) << '\n';
  return result.differ == 0;
}

programs::Program read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::stringstream text;
  text << file.rdbuf();
  programs::Program program = programs::read(text.str());
  if (!well_formed(program)) throw std::runtime_error("no program that can be run: " + path);
  return program;
}

/// The runs stored programs, on one version of Python.
bool replay(const Arguments& arguments, const Python& python) {
  Judge judge(python.path);
  Result result;
  for (const std::string& path : arguments.replay) {
    programs::Program program = read_file(path);
    leave_out(program, python.version, result.left_out);
    result.count(program);
    if (const auto difference = compare(program, judge, arguments.campaign.compared)) {
      ++result.differ;
      std::cout << "== " << path << " differs:\n" << difference->message();
    }
  }
  std::cout << result.message(python, arguments.campaign.compared) << '\n';
  return result.differ == 0;
}

/// False, with a message, if it is too old.
bool can_judge(const Python& python) {
  if (minor_of(python.version) >= kOldestJudge) return true;
  std::cout << "CPython " << python.version << " is passed over: programs are drawn for 3." << kOldestJudge
            << " and newer\n";
  return false;
}

void describe(CLI::App& app, Arguments& arguments) {
  app.add_option("N", arguments.campaign.programs, "how many programs");
  app.add_option("--seed", arguments.campaign.first_seed, "the first one");
  app.add_option("--jobs", arguments.campaign.jobs, "how many judges at a time")->check(CLI::Range(1U, 1024U));
  app.add_option("--python", arguments.pythons,
                 "a judge; else those of COROSCOPE_PYTHONS, or the newest that is there");
  app.add_option("--keep", arguments.keep, "the folder for programs that differ")->check(CLI::ExistingDirectory);
  app.add_flag_callback(
      "--traces", [&] { arguments.campaign.compared = Compared::traces; }, "compare the recorded events as well");
  app.add_flag("--stop", arguments.campaign.stops, "end at the first program that differs");
  app.add_option("--show", arguments.show, "print the program of this seed, as Python");
  app.add_option("--check", arguments.check, "say whether these are valid traces")->check(CLI::ExistingFile);
  app.add_option("--replay", arguments.replay, "run programs that were kept")->check(CLI::ExistingFile);
}

int check(const std::vector<std::string>& files) {
  const std::size_t bad = check_traces(files, std::cout);
  std::cout << files.size() << " traces, " << bad << " not valid\n";
  return bad == 0 ? 0 : 1;
}

int show(std::uint64_t seed) {
  programs::Program program = generate(seed);
  std::cout << programs::to_python(program);
  return 0;
}

int judge(const Arguments& arguments) {
  std::vector<Python> pythons = find_pythons(arguments.pythons);
  std::erase_if(pythons, [](const Python& python) { return !can_judge(python); });
  if (pythons.empty()) throw std::runtime_error("no python3 can judge");
  bool equal = true;
  for (const Python& python : pythons) {
    equal = (arguments.replay.empty() ? run_campaign(arguments, python) : replay(arguments, python)) && equal;
  }
  return equal ? 0 : 1;
}

int carry_out(const Arguments& arguments) {
  if (arguments.show) return show(*arguments.show);
  return arguments.check.empty() ? judge(arguments) : check(arguments.check);
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
    return conformance::carry_out(arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "conformance: %s\n", error.what());
    return 1;
  }
}
