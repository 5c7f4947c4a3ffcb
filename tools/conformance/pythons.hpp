// The Python interpreters that judge.
#pragma once

#include <string>
#include <vector>

namespace conformance {

struct Python {
  std::string version;  ///< "3.13.0"
  std::string path;
};

/// The named ones, else those of COROSCOPE_PYTHONS, else the newest installed CPython (tools/cpython.py lists where it
/// searches). @throws std::runtime_error if there is none, or if a named one is not a Python
std::vector<Python> find_pythons(const std::vector<std::string>& named);

}  // namespace conformance
