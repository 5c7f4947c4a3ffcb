// CPython as a child process that runs programs one after another (judge.py).
#pragma once

#include <string>

#include "conformance/child.hpp"

namespace conformance {

class Judge {
 public:
  /// Starts `python`. @throws std::runtime_error when it does not start
  explicit Judge(const std::string& python);

  /// What the program did. @throws std::runtime_error when the child is gone
  std::string run(const std::string& source) { return ask(source, ""); }
  /// Its trace, as JSON Lines. @throws as run()
  std::string record(const std::string& source) { return ask(source, " trace"); }

 private:
  std::string ask(const std::string& source, const std::string& what);

  Child child_;
};

}  // namespace conformance
