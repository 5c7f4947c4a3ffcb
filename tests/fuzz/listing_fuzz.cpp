// Listings with gaps that may be anything: they are read, or the error names the line.
#include <cstdint>
#include <string>

#include "fuzz/target.hpp"
#include "lessons/error.hpp"
#include "lessons/source.hpp"

namespace {

template <class Parse>
void parse(Parse parse_one, const std::string& text) {
  try {
    const lessons::Template lines = parse_one(text, "run.py");
    std::size_t pieces = 0;
    for (const lessons::TemplateLine& line : lines) pieces += line.pieces.size();
    fuzz::require(pieces <= 2 * text.size() + 2, "a piece has a text or a gap");
  } catch (const lessons::LessonError& error) {
    fuzz::require(!error.problem().key.empty(), "a problem has a sentence");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::text_of(data, size);
  parse(lessons::parse_python, text);
  parse(lessons::parse_cpp, text);
  parse([](const std::string& plain, const auto&) { return lessons::parse_plain(plain); }, text);
  return 0;
}
