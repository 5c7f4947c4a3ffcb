// Notes at lines of the listing: an error in CPython's own words, a warning, and the values that have arrived. A pure
// function of a run's moment.
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
  std::size_t begin = 0, end = 0;  ///< error: its bytes of the line; equal: the whole line
};

/// The notes of `run` at its moment, by line; of several values at one line only the last. A SyntaxError is there from
/// the beginning: CPython reports it before it runs a line.
std::vector<CodeNote> code_notes(const RunView& run);

}  // namespace ui
