// The commands of coroscope, a file each, which says the command's name, its options, its help and what it does. They
// print to the host, and throw Failure when they give up. Another command is its file and its two lines here.
#pragma once

#include <array>
#include <memory>

#include "shell/cli/context.hpp"
#include "shell/cli/options.hpp"

namespace cli {

struct Command {
  const char* name = "";
  const char* help = "";              ///< the key of a line
  const char* footer = "";            ///< the key of the text below its options; "": that of the program
  Runner (*add)(Options&) = nullptr;  ///< adds its options; what is returned carries it out
  bool shows_lessons = true;          ///< also a person's own, which are read before it runs
  bool logs = false;
};

const Command& list();
const Command& run();
const Command& listing();
const Command& render();
const Command& check();
const Command& why();
const Command& predict();
const Command& puzzle();
const Command& lesson();
const Command& glossary();
const Command& sheet();
/// In the order of the help.
inline constexpr std::array kCommands{list,   run,   listing,  render, why,   predict,
                                      puzzle, sheet, glossary, check,  lesson};

/// For Command::add: `describe` says which option goes where in a T, and `carry_out` gets that T.
template <class T>
Runner with_options(Options& options, void (*describe)(Options&, T&), int (*carry_out)(const Context&, const T&)) {
  const auto given = std::make_shared<T>();
  describe(options, *given);
  return [given, carry_out](const Context& context) { return carry_out(context, *given); };
}

}  // namespace cli
