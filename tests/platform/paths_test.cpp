#include "platform/paths.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "support/folder.hpp"
#include "support/variables.hpp"

TEST(Paths, AssetsAreFoundFromTheBuildTree) {
  const auto folder = platform::assets_folder(variables({}));
  EXPECT_EQ(folder, std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets");
  EXPECT_TRUE(std::filesystem::exists(folder / "text" / "ko.toml"));
}

TEST(Paths, AssetsAreFoundWhereTheVariableSays) {
  const Folder folder;
  std::filesystem::create_directory(folder.path() / "text");
  (void)folder.write("text/en.toml", "");
  EXPECT_EQ(platform::assets_folder(variables({{"COROSCOPE_ASSETS", folder.path()}})), folder.path());
}

TEST(Paths, AVariableThatLeadsNowhereIsAnErrorThatNamesIt) {
  try {
    (void)platform::assets_folder(variables({{"COROSCOPE_ASSETS", "/nowhere/at/all"}}));
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(),
                testing::AllOf(testing::HasSubstr("COROSCOPE_ASSETS"), testing::HasSubstr("/nowhere/at/all")));
  }
}

TEST(Paths, ConfigStateAndDataFollowXdg) {
  const auto set = variables(
      {{"HOME", "/home/a"}, {"XDG_CONFIG_HOME", "/c"}, {"XDG_STATE_HOME", "/s"}, {"XDG_DATA_HOME", "/d"}});
  EXPECT_EQ(platform::config_folder(set), "/c/coroscope");
  EXPECT_EQ(platform::state_folder(set), "/s/coroscope");
  EXPECT_EQ(platform::data_folder(set), "/d/coroscope");
}

TEST(Paths, WithoutXdgTheyAreBelowHome) {
  EXPECT_EQ(platform::config_folder(variables({{"HOME", "/home/a"}})), "/home/a/.config/coroscope");
  EXPECT_EQ(platform::state_folder(variables({{"HOME", "/home/a"}})), "/home/a/.local/state/coroscope");
  EXPECT_EQ(platform::data_folder(variables({{"HOME", "/home/a"}})), "/home/a/.local/share/coroscope");
}

TEST(Paths, ARelativeXdgPathIsIgnored) {
  EXPECT_EQ(platform::config_folder(variables({{"HOME", "/home/a"}, {"XDG_CONFIG_HOME", "here"}})),
            "/home/a/.config/coroscope");
}

TEST(Paths, WithoutHomeTheUserDatabaseIsAsked) { EXPECT_TRUE(platform::config_folder(variables({})).is_absolute()); }
