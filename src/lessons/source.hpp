// One program of a lesson: its Python and C++ listings as templates, with gaps for delays and words. The C++ template
// is the very file that is compiled (assets/lessons/README.md tells how both are written).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/lesson.hpp"

namespace lessons {

/// A stretch of a template's line.
struct Piece {
  enum class Kind : std::uint8_t { literal, delay, text };
  Kind kind = Kind::literal;
  std::string value;  ///< as it stands, or the name of a parameter or a text
};

struct TemplateLine {
  std::vector<Piece> pieces;
  std::uint32_t python_line = 0;  ///< the line of the Python listing that says the same; 0: none
};

using Template = std::vector<TemplateLine>;

/// Whether a lesson came with the program or is a person's own.
enum class Origin : std::uint8_t { built_in, own };

struct Source {
  std::string id;  ///< "<lesson>/<run>", by which the compiled program is found
  Origin origin = Origin::built_in;
  Template python;
  Template cpp;                  ///< empty: it has no twin in C++, and `kept` is what CPython left
  std::filesystem::path folder;  ///< where its files are
  std::filesystem::path python_file;
  std::filesystem::path cpp_file;
  std::map<std::string, Words, std::less<>> texts;
};

/// Whether its C++ program is part of this one. Else CPython runs it: what stands beside a person's own listing is
/// shown only.
bool is_compiled(const Source& source);

/// The file that holds what CPython left of a program without a twin in C++, at the defaults: `<run>.en.jsonl`.
std::filesystem::path kept_recording(const Source& source, text::Language language);

/// The listing that this recording is of, beside it: `<run>.en.py`. A person's own recording is shown only with it.
std::filesystem::path kept_listing(const Source& source, text::Language language);

/// The line of the Python listing at which the function `name` is defined, from 1; 0 where it is not.
std::uint32_t definition_line(const Source& source, std::string_view name);

/// Python: `{{name}}` is a delay in seconds, `{{t:name}}` a text.
/// @throws LessonError, naming `file`, for a gap that is not closed.
Template parse_python(std::string_view text, const std::filesystem::path& file);

/// Python without gaps.
Template parse_plain(std::string_view text);

/// C++: `delay("name")` is shown as `3s`, `words("name")` as a string literal, `void program()` as `int main()`; a mark
/// `//@12` at a line's end names its Python line and is not shown.
/// @throws LessonError, naming `file`, for a mark that is no number.
Template parse_cpp(std::string_view text, const std::filesystem::path& file);

}  // namespace lessons
