// The programs that once differed from CPython (tests/conformance/found): examples of the language.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace programs::test {

struct Kept {
  std::string name;  ///< of the file
  std::string text;
};

inline std::vector<Kept> kept_programs() {
  std::vector<Kept> all;
  for (const auto& entry : std::filesystem::directory_iterator(COROSCOPE_SOURCE_DIR "/tests/conformance/found")) {
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    all.push_back({entry.path().filename().string(), text.str()});
  }
  return all;
}

}  // namespace programs::test
