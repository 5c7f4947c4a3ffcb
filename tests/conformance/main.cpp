// conformance N [--seed S] [--jobs J] [--python PATH]... [--keep FOLDER] [--traces]: N random programs, on coro
// and on CPython; with --traces, the recorded events are compared as well.
// conformance --show SEED: one of them, as Python. conformance --replay FILE...: programs that were kept.
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "campaign.hpp"
#include "generate.hpp"
#include "python.hpp"

namespace conformance {
namespace {

struct Arguments {
  Campaign campaign;
  std::vector<std::string> pythons;
  std::string keep;
  std::vector<std::string> replay;
  bool show = false;
};

Arguments parse(const std::vector<std::string>& words) {
  Arguments arguments;
  arguments.campaign.jobs = std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const auto value = [&] {
      if (i + 1 == words.size()) throw std::invalid_argument(word + " wants a value");
      return words[++i];
    };
    if (word == "--seed") {
      arguments.campaign.first_seed = std::stoull(value());
    } else if (word == "--jobs") {
      arguments.campaign.jobs = static_cast<unsigned>(std::stoul(value()));
    } else if (word == "--python") {
      arguments.pythons.push_back(value());
    } else if (word == "--traces") {
      arguments.campaign.compared = Compared::traces;
    } else if (word == "--keep") {
      arguments.keep = value();
    } else if (word == "--show") {
      arguments.show = true;
      arguments.campaign.first_seed = std::stoull(value());
    } else if (word == "--replay") {
      arguments.replay.assign(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
      break;
    } else {
      arguments.campaign.programs = std::stoull(word);
    }
  }
  if (arguments.pythons.empty() && !arguments.show) arguments.pythons = pythons();
  return arguments;
}

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
    if (const auto difference = compare(program, judge)) {
      ++result.differ;
      std::cout << "== " << path << " differs:\n" << difference->message();
    }
  }
  std::cout << result.message(arguments.replay.size()) << '\n';
  return result.differ == 0;
}

int main(const std::vector<std::string>& words) {
  std::signal(SIGPIPE, SIG_IGN);
  const Arguments arguments = parse(words);
  if (arguments.show) {
    Program program = generate(arguments.campaign.first_seed);
    std::cout << to_python(program);
    return 0;
  }
  bool equal = true;
  for (const std::string& python : arguments.pythons) {
    equal = (arguments.replay.empty() ? run_campaign(arguments, python) : replay(arguments, python)) && equal;
  }
  return equal ? 0 : 1;
}

}  // namespace
}  // namespace conformance

int main(int argc, char** argv) {
  try {
    return conformance::main(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "conformance: %s\n", error.what());
    return 2;
  }
}
