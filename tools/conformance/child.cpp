#include "conformance/child.hpp"

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
  // Closed in children, so that a child ends when the pipe to it is closed here.
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  }
};

}  // namespace

Child::Child(std::vector<std::string> words) : name_(words.at(0)) {
  const Pipe in;
  const Pipe out;
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.ends[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const int error = posix_spawnp(&child_, name_.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(in.ends[0]);
  close(out.ends[1]);
  to_child_ = in.ends[1];
  from_child_ = out.ends[0];
  if (error == 0) return;
  close(to_child_);
  close(from_child_);
  throw std::runtime_error("cannot start " + name_);
}

Child::~Child() {
  close(to_child_);
  close(from_child_);
  waitpid(child_, nullptr, 0);
}

void Child::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(to_child_, text.data(), text.size());
    if (n < 0) throw std::runtime_error(name_ + " is gone");
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

std::string Child::read(std::size_t bytes) {
  std::string text(bytes, '\0');
  for (std::size_t got = 0; got < bytes;) {
    const ssize_t n = ::read(from_child_, text.data() + got, bytes - got);
    if (n <= 0) throw std::runtime_error(name_ + " is gone");
    got += static_cast<std::size_t>(n);
  }
  return text;
}

std::string Child::read_line() {
  std::string line;
  for (std::string c = read(1); c != "\n"; c = read(1)) line += c;
  return line;
}

std::string Child::read_all() {
  std::string text;
  std::array<char, 4096> part{};
  for (ssize_t n = 0; (n = ::read(from_child_, part.data(), part.size())) > 0;) {
    text.append(part.data(), static_cast<std::size_t>(n));
  }
  return text;
}

}  // namespace conformance
