#include "lessons/listing.hpp"

#include <fmt/format.h>

#include <cassert>

#include "lessons/puzzle.hpp"
#include "lessons/source.hpp"

namespace lessons {
namespace {

/// Appends `line` to `listing`, recording the places of its numbers.
void fill(Listing& listing, const TemplateLine& line, const Source& source, const Lesson& lesson, const Values& values,
          text::Language language) {
  std::string shown;
  for (const Piece& piece : line.pieces) {
    if (piece.kind == Piece::Kind::literal) {
      shown += piece.value;
    } else if (piece.kind == Piece::Kind::text) {
      shown += source.texts.find(piece.value)->second.in(language);
    } else {
      const std::size_t parameter = *lesson.parameter(piece.value);
      const auto begin = static_cast<std::uint32_t>(shown.size());
      shown += number(values[parameter]);
      const auto end = static_cast<std::uint32_t>(shown.size());
      listing.numbers.push_back({static_cast<std::uint32_t>(listing.lines.size() + 1), begin, end, parameter});
    }
  }
  listing.lines.push_back(std::move(shown));
}

}  // namespace

bool has_cpp(const Lesson& lesson, std::size_t run) { return !lesson.runs[run].source->cpp.empty(); }

std::string number(double value_s) { return fmt::format("{}", value_s); }

std::vector<std::string> filled(const Template& lines, const Lesson& lesson, std::size_t run, const Values& values,
                                text::Language language) {
  Listing result;
  for (const TemplateLine& line : lines) fill(result, line, *lesson.runs[run].source, lesson, values, language);
  return std::move(result.lines);
}

Listing listing(const Lesson& lesson, std::size_t run, Code code, const Values& values, text::Language language) {
  assert(run < lesson.runs.size() && values.size() == lesson.parameters.size());
  const Source& source = *lesson.runs[run].source;
  Listing result;
  result.python_to_here.assign(source.python.size() + 1, 0);
  for (const TemplateLine& line : code == Code::python || source.cpp.empty() ? source.python : source.cpp) {
    fill(result, line, source, lesson, values, language);
    std::uint32_t& here = result.python_to_here[line.python_line];
    // Of several lines for one Python line, the first: the statement begins there.
    if (line.python_line != 0 && here == 0) here = static_cast<std::uint32_t>(result.lines.size());
  }
  return result;
}

}  // namespace lessons
