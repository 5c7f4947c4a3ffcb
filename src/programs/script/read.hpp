// Reads a listing: functions without parameters; statements that call, await, assign, return and raise; try with
// except and finally; async with asyncio.timeout. assets/lessons/README.md lists what can be called.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "programs/script/syntax.hpp"

namespace programs::script {

/// Why a listing cannot be read.
enum class Reason : std::uint8_t {
  not_closed,  ///< a text or a bracket
  indentation,
  empty_block,  ///< nothing follows a line that ends with a colon
  statement,    ///< not a statement of the language
  function,     ///< a call of something that the language does not have
  nested,       ///< too deeply
};

struct NotReadable : std::runtime_error {
  NotReadable(Reason why, std::uint32_t at, std::string what)
      : std::runtime_error("line " + std::to_string(at) + ": " + what), reason(why), line(at), word(std::move(what)) {}
  Reason reason;
  std::uint32_t line;
  std::string word;  ///< what is not understood
};

/// @throws NotReadable
Script read(std::string_view listing);

}  // namespace programs::script
