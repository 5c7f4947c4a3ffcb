// The subcommands of coroscope, one file each. They print to the host, and throw Failure on errors.
#pragma once

#include "player/library.hpp"
#include "player/python/recorder.hpp"
#include "shell/cli/arguments.hpp"
#include "shell/cli/cli.hpp"
#include "trace/error.hpp"

namespace cli {

/// The context of every command.
struct Context {
  const Arguments& arguments;
  const CliHost& host;
  const player::Library& library;
  text::Language language;
  player::python::Recorder& python;  ///< synchronous: callers wait for the answer

  [[nodiscard]] const text::Words& words() const { return library.words(language); }
};

/// Each returns the exit status.
int list(const Context& context);
int run(const Context& context);
int listing(const Context& context);
int render(const Context& context);
int check(const Context& context);
int lesson(const Context& context);

/// Whether a name is a trace file: it ends in .jsonl, or it is a file and not a lesson.
bool is_trace(const lessons::Catalogue& catalogue, const std::string& name);

/// The error of a trace file, in the language of the words: "line 3: ...", without the file's name if it has a line.
std::string describe(const trace::Error& error, const text::Words& words);

/// The same as a Failure that names the file.
[[noreturn]] void fail(const trace::Error& error, const std::string& file, const text::Words& words);

}  // namespace cli
