// The commands behind coroscope's name, one file each. They print to the host, and throw Failure when they give up.
#pragma once

#include "player/library.hpp"
#include "player/python/recorder.hpp"
#include "shell/cli/arguments.hpp"
#include "shell/cli/cli.hpp"
#include "trace/error.hpp"

namespace cli {

/// What every command works with.
struct Context {
  const Arguments& arguments;
  const CliHost& host;
  const player::Library& library;
  text::Language language;
  player::python::Recorder& python;  ///< whoever asks it waits for the answer

  [[nodiscard]] const text::Words& words() const { return library.words(language); }
};

/// Each gives the exit status.
int list(const Context& context);
int run(const Context& context);
int listing(const Context& context);
int render(const Context& context);
int check(const Context& context);
int lesson(const Context& context);

/// Whether a name stands for a trace file: it ends in .jsonl, or it is a file and no lesson.
bool is_trace(const lessons::Catalogue& catalogue, const std::string& name);

/// What is wrong with a trace file, in the words' language: "line 3: ...", without the file's name where a line is
/// named.
std::string describe(const trace::Error& error, const text::Words& words);

/// The same as a failure that names the file.
[[noreturn]] void fail(const trace::Error& error, const std::string& file, const text::Words& words);

}  // namespace cli
