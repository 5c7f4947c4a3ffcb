// A child process with pipes to its standard input and from its standard output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace conformance {

class Child {
 public:
  /// Starts `words[0]`, searched on PATH, with the others as arguments. It shares the standard error of this program.
  /// @throws std::runtime_error if it does not start
  explicit Child(std::vector<std::string> words);
  /// Closes the pipes, and waits for its end.
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Writes to its standard input. @throws std::runtime_error if it has ended
  void write(std::string_view text);
  /// Reads `bytes` bytes of its standard output. @throws std::runtime_error if it ends before
  std::string read(std::size_t bytes);
  /// Reads a line of it, without the newline. @throws std::runtime_error if it ends before
  std::string read_line();
  /// Reads the rest of it.
  std::string read_all();

 private:
  std::string name_;
  int to_child_ = -1;
  int from_child_ = -1;
  pid_t child_ = -1;
};

}  // namespace conformance
