// A program that runs beside this one, with pipes to its standard input and from its standard output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace conformance {

class Child {
 public:
  /// Starts `words[0]`, which is looked for on PATH, with the others as its arguments. Its standard error is this
  /// program's. @throws std::runtime_error when it does not start
  explicit Child(std::vector<std::string> words);
  /// Closes the pipes, and waits for its end.
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// To its standard input. @throws std::runtime_error when it is gone
  void write(std::string_view text);
  /// So many bytes of its standard output. @throws std::runtime_error when it is gone before
  std::string read(std::size_t bytes);
  /// A line of it, without the newline. @throws std::runtime_error when it is gone before
  std::string read_line();
  /// All that is left of it.
  std::string read_all();

 private:
  std::string name_;
  int to_child_ = -1;
  int from_child_ = -1;
  pid_t child_ = -1;
};

}  // namespace conformance
