// What every command works with.
#pragma once

#include "player/library.hpp"
#include "player/python/recorder.hpp"
#include "shell/cli/arguments.hpp"
#include "shell/cli/cli.hpp"

namespace cli {

struct Context {
  const Arguments& arguments;
  const CliHost& host;
  const player::Library& library;
  text::Language language;
  player::python::Recorder& python;  ///< the command that asks it waits for the answer

  [[nodiscard]] const text::Words& words() const { return library.words(language); }
};

}  // namespace cli
