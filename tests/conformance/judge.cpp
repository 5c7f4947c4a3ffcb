#include "judge.hpp"

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace conformance {
namespace {

struct Pipe {
  std::array<int, 2> ends{};
  // Closed in children, so that a judge ends when the pipe to it is closed here.
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  }
};

}  // namespace

Judge::Judge(const std::string& python, Errors errors) {
  const Pipe in;
  const Pipe out;
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.ends[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
  if (errors == Errors::hidden) posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::array<std::string, 2> words{python, COROSCOPE_JUDGE};
  std::array<char*, 3> arguments{words[0].data(), words[1].data(), nullptr};
  const int error = posix_spawnp(&child_, python.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(in.ends[0]);
  close(out.ends[1]);
  to_child_ = in.ends[1];
  from_child_ = out.ends[0];
  if (error != 0) throw std::runtime_error("cannot start " + python);
  version_ = read_line();
}

Judge::~Judge() {
  close(to_child_);
  close(from_child_);
  if (child_ > 0) waitpid(child_, nullptr, 0);
}

std::string Judge::ask(const std::string& source, const std::string& what) {
  const std::string message = std::to_string(source.size()) + what + "\n" + source;
  for (std::size_t sent = 0; sent < message.size();) {
    const ssize_t n = write(to_child_, message.data() + sent, message.size() - sent);
    if (n < 0) throw std::runtime_error("the judge is gone");
    sent += static_cast<std::size_t>(n);
  }
  return read(std::stoul(read_line()));
}

std::string Judge::read(std::size_t bytes) {
  std::string text(bytes, '\0');
  for (std::size_t got = 0; got < bytes;) {
    const ssize_t n = ::read(from_child_, text.data() + got, bytes - got);
    if (n <= 0) throw std::runtime_error("the judge is gone");
    got += static_cast<std::size_t>(n);
  }
  return text;
}

std::string Judge::read_line() {
  std::string line;
  for (std::string c = read(1); c != "\n"; c = read(1)) line += c;
  return line;
}

}  // namespace conformance
