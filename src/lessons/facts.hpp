// What a lesson claims (facts.toml of its folder): sentences with a Python expression each, and the settings of its
// delays at which they are held against its runs. What an expression may name, assets/python/coroscope_lesson/facts.py
// tells.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "lessons/error.hpp"
#include "lessons/lesson.hpp"

namespace lessons {

struct Fact {
  std::string says;
  std::string holds;           ///< the expression
  std::string run;             ///< id; "": the first
  bool defaults_only = false;  ///< it is so at the default delays
  std::uint32_t line = 0;
};

struct Facts {
  std::vector<Values> settings;  ///< besides the defaults
  std::vector<Fact> facts;
};

/// Reads `file` for this lesson; all that is wrong is added to `problems`, and left out.
Facts read_facts(const std::filesystem::path& file, const Lesson& lesson, Problems& problems);

}  // namespace lessons
