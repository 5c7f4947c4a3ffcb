// The file formats that hold traces. To add one, define a function like jsonl() in a file of this folder and add its
// line in formats.cpp.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "trace/open.hpp"

namespace trace {

/// How many bytes of a file (or all of a shorter one) are used to detect its format.
inline constexpr std::size_t kFormatStart = 4096;

struct Format {
  std::string_view name;  ///< the same in every language
  /// Whether a file that begins like this is of this format, valid or not.
  bool (*fits)(std::string_view start) = nullptr;
  /// Reads all of `bytes`, whose content does not change, but which may be reallocated: a reader may need padding after
  /// the end.
  ReadResult (*read)(std::string& bytes) = nullptr;
};

/// All of them. The first that fits is used.
std::span<const Format> formats();

}  // namespace trace
