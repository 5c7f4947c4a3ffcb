#include "platform/paths.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <pwd.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace platform {
namespace {

bool holds_assets(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(folder / "text" / "en.toml", ignored);
}

std::filesystem::path executable_folder() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
}

std::filesystem::path home(const Environment& environment) {
  if (const auto value = environment("HOME"); value && !value->empty()) return *value;
  const passwd* const user = getpwuid(getuid());
  return user == nullptr ? "/" : user->pw_dir;
}

std::filesystem::path xdg_folder(const Environment& environment, const char* variable, const char* below_home) {
  const std::filesystem::path given = environment(variable).value_or("");
  return (given.is_absolute() ? given : home(environment) / below_home) / "coroscope";
}

}  // namespace

std::filesystem::path assets_folder(const Environment& environment) {
  if (const auto given = environment("COROSCOPE_ASSETS"); given && !given->empty()) {
    if (holds_assets(*given)) return *given;
    throw std::runtime_error(fmt::format("COROSCOPE_ASSETS is {}, but there is no text/en.toml in it.", *given));
  }
  std::vector<std::string> tried;
  for (const std::filesystem::path& folder :
       {executable_folder() / COROSCOPE_DATA_FROM_PROGRAM, std::filesystem::path(COROSCOPE_SOURCE_ASSETS)}) {
    if (holds_assets(folder)) return folder.lexically_normal();
    tried.push_back(folder.lexically_normal().string());
  }
  throw std::runtime_error(
      fmt::format("The program's texts and lessons are missing; looked in {}. COROSCOPE_ASSETS can name their folder.",
                  fmt::join(tried, " and ")));
}

std::filesystem::path config_folder(const Environment& environment) {
  return xdg_folder(environment, "XDG_CONFIG_HOME", ".config");
}

std::filesystem::path data_folder(const Environment& environment) {
  return xdg_folder(environment, "XDG_DATA_HOME", ".local/share");
}

std::filesystem::path state_folder(const Environment& environment) {
  return xdg_folder(environment, "XDG_STATE_HOME", ".local/state");
}

}  // namespace platform
