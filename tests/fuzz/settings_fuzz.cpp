// Settings that may be anything: they are read or set aside, and what is saved is read again without a word.
#include <cstdint>
#include <vector>

#include "fuzz/target.hpp"
#include "player/settings.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::Folder folder;
  folder.clear();
  folder.write("settings.toml", fuzz::text_of(data, size));
  const auto file = folder.path() / "settings.toml";
  std::vector<text::Notice> notices;
  player::SettingsFile settings_file(file);
  player::Settings settings = settings_file.load(notices);
  settings.dark = !settings.dark;
  fuzz::require(!settings_file.save(settings), "settings can be saved");
  notices.clear();
  fuzz::require(player::SettingsFile(file).load(notices) == settings, "what was saved is loaded");
  fuzz::require(notices.empty(), "what was saved is right");
  return 0;
}
