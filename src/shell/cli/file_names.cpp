#include "shell/cli/file_names.hpp"

#include <filesystem>
#include <iterator>
#include <optional>
#include <utility>

#include "shell/cli/failure.hpp"
#include "platform/paths.hpp"
#include "text/columns.hpp"

namespace cli {
namespace {

using std::filesystem::path;

/// Quoted as one word for a shell.
std::string shell_word(const std::string& word) {
  if (word.find_first_of(" \t\n'\"\\$`&|;<>()*?[]#~!{}") == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

bool there(const path& file) {
  std::error_code ignored;
  return std::filesystem::exists(file, ignored);
}

bool is_folder(const path& file) {
  std::error_code ignored;
  return std::filesystem::is_directory(file, ignored);
}

/// "assets/lessons/gather/" -> "gather", "./nine-or-three/gather" -> "nine-or-three/gather".
std::optional<std::string> lesson_in(const lessons::Catalogue& catalogue, const std::string& name) {
  path whole = path(name).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  const std::string last = whole.filename().string();
  const std::string before = whole.parent_path().filename().string();
  const lessons::Lesson* const lesson = catalogue.find(before);
  if (lesson != nullptr && lesson->run(last)) return before + "/" + last;
  if (catalogue.find(last) != nullptr) return last;
  return std::nullopt;
}

void refuse_folder(const std::string& name) {
  if (!is_folder(name)) return;
  const std::string shown = text::without_controls(name);
  path whole = path(name).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  if (!there(whole / "lesson.toml")) wrong_use("cli.folder", {{"name", shown}});
  const std::string id = std::filesystem::absolute(whole).lexically_normal().filename().string();
  wrong_use("cli.own_lesson", {{"name", shown}, {"folder", shell_word(shown)}, {"id", shell_word(id)}});
}

}  // namespace

void refuse_python(const Context& context, const std::string& name) {
  if (!name.ends_with(".py")) return;
  const std::string recorder = (platform::assets_folder(context.host.environment) / "python").string();
  const std::string shown = text::without_controls(name);
  text::Notice how{"cli.python_file",
             {{"name", shown},
              {"recorder", shell_word(recorder)},
              {"file", shell_word(shown)},
              {"trace", shell_word(path(shown).stem().string() + ".jsonl")}}};
  if (there(name)) throw Failure(kExitWrongUse, std::move(how));
  throw Failure(kExitFailed, {"cli.trace.not_found", {{"path", shown}}, {}, {std::move(how)}});
}

void refuse_picture(const lessons::Catalogue& catalogue, const std::string& name) {
  if (!name.ends_with(".png") || there(name) || catalogue.find(name) != nullptr) return;
  const std::string shown = text::without_controls(name);
  wrong_use("cli.picture_target", {{"name", shown}, {"file", shell_word(shown)}});
}

void refuse_path(const lessons::Catalogue& catalogue, const std::string& name) {
  const std::string shown = text::without_controls(name);
  if (name.ends_with(".jsonl")) {
    wrong_use("cli.trace_no_lesson", {{"name", shown}, {"file", shell_word(shown)}});
  }
  if (there(name + ".jsonl")) wrong_use("cli.no_lesson_near", {{"name", shown}, {"near", shown + ".jsonl"}});
  if (name.find('/') != std::string::npos) {
    if (const auto id = lesson_in(catalogue, name)) wrong_use("cli.lesson_by_id", {{"name", shown}, {"id", *id}});
  }
  refuse_folder(name);
}

void refuse_missing_file(const std::string& name) {
  if (name.find_first_of("/.") == std::string::npos) return;
  wrong_use("cli.no_file", {{"name", text::without_controls(name)}});
}

}  // namespace cli
