// CPython as a child process that runs programs one after another (judge.py).
#pragma once

#include <string>

#include <sys/types.h>

namespace conformance {

class Judge {
 public:
  enum class Errors : bool { shown, hidden };
  /// Starts `python`, which is looked for on PATH. @throws std::runtime_error when it does not start
  explicit Judge(const std::string& python, Errors errors = Errors::shown);
  /// Ends the child.
  ~Judge();
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  /// "3.13.0"
  [[nodiscard]] const std::string& version() const { return version_; }

  /// What the program did. @throws std::runtime_error when the child is gone
  std::string run(const std::string& source) { return ask(source, ""); }
  /// Its trace, as JSON Lines. @throws as run()
  std::string record(const std::string& source) { return ask(source, " trace"); }

 private:
  std::string ask(const std::string& source, const std::string& what);
  std::string read(std::size_t bytes);
  std::string read_line();

  int to_child_ = -1;
  int from_child_ = -1;
  pid_t child_ = -1;
  std::string version_;
};

}  // namespace conformance
