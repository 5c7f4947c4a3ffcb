#include "shell/cli/trace_words.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <utility>

#include "shell/cli/failure.hpp"
#include "text/columns.hpp"

namespace cli {

bool is_trace(const lessons::Catalogue& catalogue, const std::string& name) {
  if (name.ends_with(".jsonl")) return true;
  if (catalogue.find(name.substr(0, name.find('/'))) != nullptr) return false;
  std::error_code ignored;
  return std::filesystem::exists(name, ignored) && !std::filesystem::is_directory(name, ignored);
}

std::string describe(const trace::Error& error, const text::Words& words) {
  text::Arguments arguments;
  for (const auto& [name, value] : error.arguments) {
    std::string shown = text::without_controls(value);
    if (error.code == trace::ErrorCode::bad_json) shown = words["cli.json." + value];
    if (error.code == trace::ErrorCode::wrong_type && name == "expected") shown = words["cli.type." + value];
    if (error.code == trace::ErrorCode::unknown_format && name == "found") shown = words["cli.foreign." + value];
    arguments.emplace_back(name, std::move(shown));
  }
  return words(fmt::format("cli.trace.{}", trace::name(error.code)), arguments);
}

void fail(const trace::Error& error, const std::string& file, const text::Words& words) {
  const std::string reason = describe(error, words);
  const bool names_itself = !error.argument("path").empty();
  if (names_itself) throw Failure(kExitFailed, {"cli.reason", {{"reason", reason}}});
  const std::string shown = text::without_controls(file);
  text::Notice notice{"cli.in_file", {{"file", shown}, {"reason", reason}}};
  if (error.line != 0) {
    notice = {"cli.in_line", {{"file", shown}, {"line", std::to_string(error.line)}, {"reason", reason}}};
  }
  if (!file.ends_with(".jsonl")) notice.and_also.push_back({"cli.what_a_trace_is", {}});
  throw Failure(kExitFailed, std::move(notice));
}

}  // namespace cli
