#include "lessons/source.hpp"

#include <algorithm>
#include <charconv>

#include "lessons/error.hpp"

namespace lessons {
namespace {

/// The syntax of a gap, and the text around its value when shown.
struct Gap {
  std::string_view open;
  std::string_view close;
  Piece::Kind kind;
  std::string_view before;
  std::string_view after;
};

// "{{t:" comes before its prefix "{{".
constexpr Gap kPythonGaps[] = {{"{{t:", "}}", Piece::Kind::text, "", ""}, {"{{", "}}", Piece::Kind::delay, "", ""}};
constexpr Gap kCppGaps[] = {{"delay(\"", "\")", Piece::Kind::delay, "", "s"},
                            {"words(\"", "\")", Piece::Kind::text, "\"", "\""}};
constexpr std::string_view kMark = "//@";
constexpr std::string_view kEntry = "void program()";
constexpr std::string_view kShownEntry = "int main()";

struct Place {
  const std::filesystem::path& file;
  std::uint32_t line = 0;
};

template <std::size_t count>
const Gap* gap_at(std::string_view rest, const Gap (&gaps)[count]) {
  for (const Gap& gap : gaps) {
    if (rest.starts_with(gap.open)) return &gap;
  }
  return nullptr;
}

void add_literal(std::vector<Piece>& pieces, std::string_view text) {
  if (text.empty()) return;
  if (pieces.empty() || pieces.back().kind != Piece::Kind::literal) pieces.emplace_back();
  pieces.back().value += text;
}

template <std::size_t count>
std::vector<Piece> parse_line(std::string_view line, const Gap (&gaps)[count], Place place) {
  std::vector<Piece> pieces;
  while (!line.empty()) {
    const Gap* gap = gap_at(line, gaps);
    if (gap == nullptr) {
      add_literal(pieces, line.substr(0, 1));
      line.remove_prefix(1);
      continue;
    }
    line.remove_prefix(gap->open.size());
    const std::size_t end = line.find(gap->close);
    if (end == std::string_view::npos) {
      throw LessonError(place.file, place.line, "open_gap", {{"gap", std::string(gap->open)}});
    }
    add_literal(pieces, gap->before);
    pieces.push_back({gap->kind, std::string(line.substr(0, end))});
    add_literal(pieces, gap->after);
    line.remove_prefix(end + gap->close.size());
  }
  return pieces;
}

template <class Each>
void for_each_line(std::string_view text, Each each) {
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    each(line, number);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

/// Removes the mark and the blanks before it from `line`; 0 if there is none.
std::uint32_t take_mark(std::string_view& line, Place place) {
  const std::size_t at = line.rfind(kMark);
  if (at == std::string_view::npos) return 0;
  const std::string_view digits = line.substr(at + kMark.size());
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number == 0) {
    throw LessonError(place.file, place.line, "bad_mark", {{"mark", "//@" + std::string(digits)}});
  }
  line = line.substr(0, line.find_last_not_of(' ', at - 1) + 1);
  return number;
}

}  // namespace

bool is_compiled(const Source& source) { return source.origin == Origin::built_in && !source.cpp.empty(); }

std::filesystem::path kept_recording(const Source& source, text::Language language) {
  const std::string run = source.id.substr(source.id.find('/') + 1);
  return source.folder / (run + "." + std::string(text::code(language)) + ".jsonl");
}

std::filesystem::path kept_listing(const Source& source, text::Language language) {
  return kept_recording(source, language).replace_extension(".py");
}

std::uint32_t definition_line(const Source& source, std::string_view name) {
  for (const TemplateLine& line : source.python) {
    if (line.pieces.empty()) continue;
    std::string_view code = line.pieces.front().value;
    code.remove_prefix(std::min(code.find_first_not_of(' '), code.size()));
    if (code.starts_with("async ")) code.remove_prefix(6);
    if (!code.starts_with("def ")) continue;
    code.remove_prefix(4);
    if (code.starts_with(name) && code.substr(name.size()).starts_with('(')) return line.python_line;
  }
  return 0;
}

Template parse_python(std::string_view text, const std::filesystem::path& file) {
  Template lines;
  for_each_line(text, [&](std::string_view line, std::uint32_t number) {
    lines.push_back({parse_line(line, kPythonGaps, {file, number}), number});
  });
  return lines;
}

Template parse_plain(std::string_view text) {
  Template lines;
  for_each_line(text, [&](std::string_view line, std::uint32_t number) {
    TemplateLine& added = lines.emplace_back();
    add_literal(added.pieces, line);
    added.python_line = number;
  });
  return lines;
}

Template parse_cpp(std::string_view text, const std::filesystem::path& file) {
  Template lines;
  for_each_line(text, [&](std::string_view line, std::uint32_t number) {
    const std::uint32_t python_line = take_mark(line, {file, number});
    std::string shown(line);
    if (shown.starts_with(kEntry)) shown.replace(0, kEntry.size(), kShownEntry);
    lines.push_back({parse_line(shown, kCppGaps, {file, number}), python_line});
  });
  return lines;
}

}  // namespace lessons
