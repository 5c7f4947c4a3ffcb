// CPython as a child process that runs programs one after another (judge.py).
#pragma once

#include <string>

#include "conformance/child.hpp"

namespace conformance {

class Judge {
 public:
  /// Starts `python`. @throws std::runtime_error if it does not start
  explicit Judge(const std::string& python);

  /// The outcome of the program. @throws std::runtime_error if the child has ended
  std::string run(const std::string& source) { return ask(source, ""); }
  /// Its trace, as JSON Lines. @throws as run()
  std::string record(const std::string& source) { return ask(source, " trace"); }

 private:
  std::string ask(const std::string& source, const std::string& what);

  Child child_;
};

}  // namespace conformance
