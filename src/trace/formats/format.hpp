// The file formats that hold traces. A further one is a file in this folder that defines a function like jsonl(), and
// its line in formats.cpp.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "trace/open.hpp"

namespace trace {

/// So many bytes of a file, or all of a shorter one, tell its format.
inline constexpr std::size_t kFormatStart = 4096;

struct Format {
  std::string_view name;  ///< as a person of any language calls it
  /// Whether a file that begins like this is meant to be of this format, be it good or not.
  bool (*fits)(std::string_view start) = nullptr;
  /// Reads all of `bytes`, which stay as they are but may move: a reader may need room behind their end.
  ReadResult (*read)(std::string& bytes) = nullptr;
};

/// All of them. The first that fits reads the file.
std::span<const Format> formats();

}  // namespace trace
