// What is said at lines of the listing besides the code: an error in CPython's own words, a warning, and the values
// that have arrived. Pure, from a run's moment.
#pragma once

#include <string>
#include <vector>

#include "text/words.hpp"
#include "ui/state.hpp"

namespace ui {

struct CodeNote {
  enum class Kind : std::uint8_t { error, warning, value };
  Kind kind = Kind::error;
  std::uint32_t line = 0;          ///< of the shown listing, from 1
  std::string text;                ///< "SyntaxError: ...", "RuntimeWarning: ...", "1"
  std::size_t begin = 0, end = 0;  ///< error: the bytes of the line that it is about; equal: the line as a whole
};

/// The notes of `run` at its moment, by line; of values that have arrived at one line, the last. A SyntaxError is there
/// from the beginning: CPython says it before it runs a line.
std::vector<CodeNote> code_notes(const RunView& run);

}  // namespace ui
