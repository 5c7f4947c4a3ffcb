#include "lessons/files.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "lessons/error.hpp"
#include "text/toml_file.hpp"
#include "trace/utf8.hpp"

namespace lessons {
namespace {

using std::filesystem::path;

LessonError error_of(const path& file, const text::FileProblem& problem) {
  return {file, problem.line, problem.key, problem.arguments};
}

}  // namespace

std::string read_text(const path& name) {
  text::FileRead read = text::read_file(name);
  if (const auto* const error = std::get_if<text::FileError>(&read)) throw error_of(name, text::problem_of(*error));
  auto& bytes = std::get<std::string>(read);
  const std::size_t good = trace::valid_utf8_prefix(bytes);
  if (good != bytes.size()) {
    const auto newlines = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(good), '\n');
    throw LessonError(name, static_cast<std::uint32_t>(newlines + 1), "not_utf8");
  }
  return std::move(bytes);
}

toml::table read_toml(const path& file) {
  text::TomlRead read = text::parse_toml(read_text(file));
  if (const auto* const problem = std::get_if<text::FileProblem>(&read)) throw error_of(file, *problem);
  return std::get<toml::table>(std::move(read));
}

}  // namespace lessons
