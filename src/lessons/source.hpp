// One program of a lesson: its Python and C++ listings as templates, with gaps for delays and words. The C++ template
// is the file that is compiled (assets/lessons/README.md describes both formats).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/lesson.hpp"

namespace lessons {

/// A part of a template's line.
struct Piece {
  enum class Kind : std::uint8_t { literal, delay, text };
  Kind kind = Kind::literal;
  std::string value;  ///< literal text, or the name of a parameter or a text
};

struct TemplateLine {
  std::vector<Piece> pieces;
  std::uint32_t python_line = 0;  ///< the corresponding line of the Python listing; 0: none
};

using Template = std::vector<TemplateLine>;

/// Whether a lesson is built in or a user's own.
enum class Origin : std::uint8_t { built_in, own };

struct Source {
  std::string id;  ///< "<lesson>/<run>", the key of the compiled program
  Origin origin = Origin::built_in;
  Template python;
  Template cpp;                  ///< empty: there is no C++ program, and `kept` has CPython's recordings
  std::filesystem::path folder;  ///< the folder of its files
  std::filesystem::path python_file;
  std::filesystem::path cpp_file;
  std::map<std::string, Words, std::less<>> texts;
};

/// Whether its C++ program is compiled in. Else CPython runs it: the C++ file of a user's own lesson is only shown.
bool is_compiled(const Source& source);

/// The file with CPython's recording, at the defaults, of a program without C++: `<run>.en.jsonl`.
std::filesystem::path kept_recording(const Source& source, text::Language language);

/// The listing of this recording, next to it: `<run>.en.py`. Required for showing a user's own recording.
std::filesystem::path kept_listing(const Source& source, text::Language language);

/// The line of the Python listing at which the function `name` is defined, from 1; 0 if it is not.
std::uint32_t definition_line(const Source& source, std::string_view name);

/// Python: `{{name}}` is a delay in seconds, `{{t:name}}` a text.
/// @throws LessonError, naming `file`, for an unclosed gap.
Template parse_python(std::string_view text, const std::filesystem::path& file);

/// Python without gaps.
Template parse_plain(std::string_view text);

/// C++: `delay("name")` is shown as `3s`, `words("name")` as a string literal, `void program()` as `int main()`; a mark
/// `//@12` at the end of a line is its Python line and is not shown.
/// @throws LessonError, naming `file`, for a mark that is not a number.
Template parse_cpp(std::string_view text, const std::filesystem::path& file);

}  // namespace lessons
