// The claims of a lesson (facts.toml of its folder): sentences with a Python expression each, and the values of its
// delays at which they are checked against its runs. The names for expressions are in
// assets/python/coroscope_lesson/facts.py.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "lessons/error.hpp"
#include "lessons/lesson.hpp"

namespace lessons {

/// Of facts, and of settings, in one file.
inline constexpr std::size_t kMostFacts = 100;

struct Fact {
  std::string says;
  std::string holds;           ///< the expression
  std::string run;             ///< id; "": the first
  bool defaults_only = false;  ///< only true at the default delays
  std::uint32_t line = 0;
};

struct Facts {
  std::vector<Values> settings;  ///< in addition to the defaults
  std::vector<Fact> facts;
};

/// Reads `file` for this lesson; errors are added to `problems`, and the wrong parts left out.
Facts read_facts(const std::filesystem::path& file, const Lesson& lesson, Problems& problems);

}  // namespace lessons
