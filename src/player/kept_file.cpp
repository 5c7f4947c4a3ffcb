#include "player/kept_file.hpp"

#include <fmt/format.h>

#include <utility>
#include <variant>

#include "platform/files.hpp"
#include "platform/folder_lock.hpp"
#include "text/toml_file.hpp"
#include "text/toml_text.hpp"
#include "text/user_error.hpp"

namespace player {
namespace {

/// Renames `file` to a free name; empty if that fails.
std::filesystem::path set_aside(const std::filesystem::path& file) {
  for (int number = 1; number < 1000; ++number) {
    std::filesystem::path aside = file;
    aside += fmt::format(".broken-{}", number);
    std::error_code reason;
    if (std::filesystem::exists(std::filesystem::symlink_status(aside, reason))) continue;
    std::filesystem::rename(file, aside, reason);
    return reason ? std::filesystem::path{} : aside;
  }
  return {};
}

}  // namespace

bool KeptFile::read(std::vector<text::Notice>& notices) {
  auto found = text::read_toml(file_);
  if (auto* const table = std::get_if<toml::table>(&found)) {
    table_ = std::move(*table);
    return true;
  }
  const auto& problem = std::get<text::FileProblem>(found);
  if (problem.key == "absent") return false;
  const auto aside = set_aside(file_);
  text::Notice notice{"app." + name_ + "_unreadable", {}, "", {problem.notice(file_)}};
  if (!aside.empty()) notice = {"app." + name_ + "_broken", {{"file", aside.string()}}, "", {problem.notice(file_)}};
  notices.push_back(std::move(notice));
  return true;
}

bool KeptFile::change(const std::function<void(toml::table&)>& change, std::vector<text::Notice>& notices) {
  try {
    std::error_code ignored;  // writing the file reports problems of its folder
    std::filesystem::create_directories(file_.parent_path(), ignored);
    const platform::FolderLock lock(file_.parent_path());
    read(notices);
    change(table_);
    write();
    return true;
  } catch (const text::UserError& error) {
    if (!std::exchange(failed_, true)) notices.push_back({"app." + name_ + "_unwritable", {}, "", {error.notice()}});
    return false;
  }
}

/// A file that the next start could not read must not replace one that it can.
void KeptFile::write() const {
  const std::string text = text::toml_text(table_);
  if (text.size() > text::kMostTextBytes) {
    const text::Notice reason = text::FileProblem{0, "too_large"}.notice(file_);
    throw text::UserError(fmt::format("{} would be too large.", file_.string()), reason);
  }
  platform::write_whole(file_, text);
}

}  // namespace player
