// What a file is that is not a trace, by its first bytes: for an error that helps a user who opened the wrong file.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace trace {

/// In the order of the names in kForeignNames.
enum class Foreign : std::uint8_t {
  png,
  jpeg,
  gif,
  pdf,
  zip,
  gzip,
  zstd,
  program,  ///< an ELF file
  utf16,
  html,
  xml,
  python,
  json_list,    ///< JSON that is one list
  json_object,  ///< JSON that is one object over several lines
  text,         ///< any other text in UTF-8
  binary,       ///< anything else
};
inline constexpr std::array<std::string_view, 16> kForeignNames{
    "png",   "jpeg", "gif", "pdf",    "zip",       "gzip",        "zstd", "program",
    "utf16", "html", "xml", "python", "json_list", "json_object", "text", "binary"};
constexpr std::string_view foreign_name(Foreign what) { return kForeignNames[static_cast<std::size_t>(what)]; }

/// `start`: the first bytes of a file, at least one.
Foreign foreign(std::string_view start);

}  // namespace trace
