// The Pythons that judge.
#pragma once

#include <string>
#include <vector>

namespace conformance {

struct Python {
  std::string version;  ///< "3.13.0"
  std::string path;
};

/// Those that are named, or else those of COROSCOPE_PYTHONS, or else the newest CPython that is there: tools/cpython.py
/// says where it looks. @throws std::runtime_error when there is none, or one that is named is none
std::vector<Python> find_pythons(const std::vector<std::string>& named);

}  // namespace conformance
