#include "player/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <functional>

#include <limits>

#include "platform/paths.hpp"
#include "support/folder.hpp"

using player::Settings;
using player::SettingsFile;
using player::WindowPlace;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using text::Notice;

namespace {

Settings load(const std::filesystem::path& file, std::vector<Notice>& notices) {
  return SettingsFile(file).load(notices);
}

Settings load_quietly(const std::filesystem::path& file) {
  std::vector<Notice> notices;
  const Settings settings = load(file, notices);
  EXPECT_THAT(notices, IsEmpty());
  return settings;
}

/// Those of a start without a file.
Settings of_first_start() {
  Settings settings;
  settings.hint_play = settings.hint_drag = true;
  return settings;
}

Settings unlike_the_defaults() {
  Settings settings;
  settings.language = text::Language::ko;
  settings.dark = false;
  settings.text_size = 1.25;
  settings.axis = timeline::AxisKind::steps;
  settings.pace = timeline::Pace::step_by_step;
  settings.reduced_motion = true;
  settings.speed = 4;
  settings.compare = false;
  settings.code = lessons::Code::cpp;
  settings.by_article = true;
  settings.whole_run = true;
  settings.lesson = "gather";
  settings.read_aloud = true;
  settings.hint_drag = true;
  settings.window = {1234, 777, 10, -20, true};
  return settings;
}

}  // namespace

TEST(Settings, WithoutAFileTheDefaultsHoldInSilenceAndTheHintsAreShown) {
  const Folder folder;
  EXPECT_EQ(load_quietly(folder.path() / "settings.toml"), of_first_start());
}

TEST(Settings, AHintThatWasFollowedDoesNotComeAgain) {
  const Folder folder;
  std::vector<Notice> notices;
  SettingsFile file(folder.path() / "settings.toml");
  Settings settings = file.load(notices);
  EXPECT_EQ(file.save(settings), std::nullopt);
  EXPECT_TRUE(load_quietly(folder.path() / "settings.toml").hint_play) << "not followed yet";
  settings.hint_play = false;
  EXPECT_EQ(file.save(settings), std::nullopt);
  const Settings again = load_quietly(folder.path() / "settings.toml");
  EXPECT_FALSE(again.hint_play);
  EXPECT_TRUE(again.hint_drag);
}

TEST(Settings, AFileOfAnEarlierVersionIsNoFirstStart) {
  const Folder folder;
  const Settings settings = load_quietly(folder.write("settings.toml", "theme = \"light\"\n"));
  EXPECT_FALSE(settings.hint_play || settings.hint_drag);
  EXPECT_EQ(settings.lesson, "nine-or-three");
}

TEST(Settings, TwoWindowsEachKeepTheHintThatTheOtherHasEnded) {
  const Folder folder;
  std::vector<Notice> notices;
  const auto path = folder.write("settings.toml", "hint_play = true\nhint_drag = true\n");
  SettingsFile one(path), other(path);
  Settings in_one = one.load(notices), in_other = other.load(notices);
  in_one.hint_play = false;
  in_other.hint_drag = false;
  EXPECT_EQ(one.save(in_one), std::nullopt);
  EXPECT_EQ(other.save(in_other), std::nullopt);
  const Settings both = load_quietly(path);
  EXPECT_FALSE(both.hint_play || both.hint_drag);
}

TEST(Settings, WhatIsSavedIsLoaded) {
  const Folder folder;
  const auto file = folder.path() / "deep" / "down" / "settings.toml";
  EXPECT_EQ(SettingsFile(file).save(unlike_the_defaults()), std::nullopt);
  EXPECT_EQ(load_quietly(file), unlike_the_defaults());
}

TEST(Settings, SavingLeavesNoOtherFileBehind) {
  const Folder folder;
  EXPECT_EQ(SettingsFile(folder.path() / "settings.toml").save({}), std::nullopt);
  EXPECT_EQ(folder.count(), 1U);
}

TEST(Settings, KeysThatAreNotOursStay) {
  const Folder folder;
  const auto file = folder.write("settings.toml", "theme = \"light\"\nfuture = [1, 2]\n[window]\nmonitor = \"left\"\n");
  std::vector<Notice> notices;
  SettingsFile settings_file(file);
  Settings settings = settings_file.load(notices);
  settings.pace = timeline::Pace::guided;
  EXPECT_EQ(settings_file.save(settings), std::nullopt);
  EXPECT_THAT(folder.read("settings.toml"), HasSubstr("future"));
  EXPECT_THAT(folder.read("settings.toml"), HasSubstr("monitor"));
  EXPECT_EQ(load_quietly(file), settings);
}

TEST(Settings, KeysWithQuotesCanBeReadAgain) {
  const Folder folder;
  const std::string keys = "\"'''\" = 0\n'\"' = 1\n\"a'b\" = \"it's\"\n\"two\\nlines\" = \"a\\nb\"\n";
  const auto file = folder.write("settings.toml", keys);
  std::vector<Notice> notices;
  SettingsFile settings_file(file);
  Settings settings = settings_file.load(notices);
  settings.dark = !settings.dark;
  EXPECT_EQ(settings_file.save(settings), std::nullopt);
  EXPECT_EQ(load_quietly(file), settings);
  EXPECT_THAT(folder.read("settings.toml"), testing::AllOf(HasSubstr("'''"), HasSubstr("a'b"), HasSubstr("it's")));
}

TEST(Settings, NothingIsWrittenWhenNothingChanged) {
  const Folder folder;
  const auto file = folder.write("settings.toml", "# mine\ntheme = \"light\"\n");
  std::vector<Notice> notices;
  SettingsFile settings_file(file);
  const Settings settings = settings_file.load(notices);
  EXPECT_EQ(settings_file.save(settings), std::nullopt);
  EXPECT_THAT(folder.read("settings.toml"), HasSubstr("# mine"));
}

TEST(Settings, ABrokenFileIsSetAsideAndSaidSo) {
  const Folder folder;
  const auto file = folder.write("settings.toml", "theme = \"light\"\nspeed = = 3\n");
  std::vector<Notice> notices;
  EXPECT_EQ(load(file, notices), Settings{});
  EXPECT_THAT(notices, ElementsAre(Field(&Notice::key, "app.settings_broken")));
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_THAT(folder.read("settings.toml.broken-1"), HasSubstr("speed = = 3"));
  const auto words = text::Words::load(platform::assets_folder() / "text", text::Language::en);
  EXPECT_THAT(notices[0].in(words), HasSubstr("settings.toml:2:"));
  EXPECT_THAT(notices[0].in(words), HasSubstr("settings.toml.broken-1"));
}

TEST(Settings, WhateverMakesAStartFailIsSetAsideAndTheNextStartIsClean) {
  std::string deep = "a";
  for (int i = 0; i < 50'000; ++i) deep += ".a";
  const std::vector<std::function<void(const std::filesystem::path&)>> makers{
      [&](const auto& file) { std::ofstream(file) << deep << " = 1\n"; },
      [](const auto& file) { ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0); },
      [](const auto& file) { std::filesystem::create_directory(file); },
      [](const auto& file) { std::filesystem::create_symlink("/dev/zero", file); },
      [](const auto& file) { std::ofstream(file) << std::string(3'000'000, '#'); },
  };
  for (const auto& make : makers) {
    const Folder folder;
    const auto file = folder.path() / "settings.toml";
    make(file);
    std::vector<Notice> notices;
    EXPECT_EQ(load(file, notices), Settings{});
    EXPECT_THAT(notices, ElementsAre(Field(&Notice::key, "app.settings_broken")));
    EXPECT_TRUE(std::filesystem::exists(std::filesystem::symlink_status(folder.path() / "settings.toml.broken-1")));
    EXPECT_EQ(load_quietly(file), of_first_start());
    for (const auto language : {text::Language::ko, text::Language::en}) {
      EXPECT_THAT(notices.at(0).in(text::Words::load(platform::assets_folder() / "text", language)),
                  testing::Not(HasSubstr("[")));
    }
  }
}

TEST(Settings, TwoWindowsDoNotUndoEachOther) {
  const Folder folder;
  const auto file = folder.write("settings.toml", "theme = \"light\"\nspeed = 2\nfuture = 1\n");
  std::vector<Notice> notices;
  SettingsFile first(file), second(file);
  Settings one = first.load(notices), other = second.load(notices);
  one.dark = true;
  EXPECT_EQ(first.save(one), std::nullopt);
  other.speed = 4;
  other.window.width = 1000;
  EXPECT_EQ(second.save(other), std::nullopt);
  one.text_size = 1.5;
  EXPECT_EQ(first.save(one), std::nullopt);
  const Settings both = load_quietly(file);
  EXPECT_TRUE(both.dark);
  EXPECT_EQ(both.speed, 4);
  EXPECT_EQ(both.text_size, 1.5);
  EXPECT_EQ(both.window.width, 1000);
  EXPECT_THAT(folder.read("settings.toml"), HasSubstr("future"));
}

TEST(Settings, AFileThatBreaksWhileTheWindowIsOpenIsSetAside) {
  const Folder folder;
  const auto file = folder.write("settings.toml", "theme = \"light\"\nfuture = 1\n");
  std::vector<Notice> notices;
  SettingsFile settings_file(file);
  Settings settings = settings_file.load(notices);
  (void)folder.write("settings.toml", "speed = = 3\n");
  settings.speed = 8;
  const auto notice = settings_file.save(settings);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->key, "app.settings_broken");
  EXPECT_EQ(load_quietly(file), settings);
  EXPECT_EQ(folder.read("settings.toml.broken-1"), "speed = = 3\n");
}

TEST(Settings, ASecondBrokenFileDoesNotOverwriteTheFirst) {
  const Folder folder;
  std::vector<Notice> notices;
  (void)load(folder.write("settings.toml", "first ="), notices);
  (void)load(folder.write("settings.toml", "second ="), notices);
  EXPECT_EQ(folder.read("settings.toml.broken-1"), "first =");
  EXPECT_EQ(folder.read("settings.toml.broken-2"), "second =");
}

TEST(Settings, ValuesOutOfRangeAreBroughtIntoItAndSaidSo) {
  const Folder folder;
  std::vector<Notice> notices;
  const auto settings =
      load(folder.write("settings.toml", "text_size = 99\nspeed = -inf\n[window]\nwidth = 0\n"), notices);
  EXPECT_EQ(settings.text_size, Settings::kMaxTextSize);
  EXPECT_EQ(settings.speed, Settings::kMinSpeed);
  EXPECT_EQ(settings.window.width, 1);
  ASSERT_EQ(notices.size(), 3U);
  const auto words = text::Words::load(platform::assets_folder() / "text", text::Language::en);
  EXPECT_EQ(notices[0].in(words), "The setting text_size = 99 is out of range; 2.5 is used.");
}

TEST(Settings, ValuesThatMakeNoSenseAreTheDefaultAndSaidSo) {
  const Folder folder;
  std::vector<Notice> notices;
  const auto file = folder.write("settings.toml",
                                 "language = 3\ntheme = \"pink\"\ndwell = 1\ntext_size = \"big\"\nspeed = nan\n"
                                 "axis = [1]\ncompare = 2020-01-01\npace = 3\nwindow = 3\n");
  EXPECT_EQ(load(file, notices), Settings{});
  EXPECT_EQ(notices.size(), 9U);
  EXPECT_THAT(notices, testing::Each(Field(&Notice::key, "app.setting_refused")));
}

TEST(Settings, AFileWithTheOldSwitchOfThePaceIsRead) {
  const Folder folder;
  EXPECT_EQ(load_quietly(folder.write("off.toml", "dwell = false\n")).pace, timeline::Pace::real_time);
  EXPECT_EQ(load_quietly(folder.write("on.toml", "dwell = true\n")).pace, std::nullopt);
  const auto both = folder.write("both.toml", "dwell = false\npace = \"guided\"\n");
  EXPECT_EQ(load_quietly(both).pace, timeline::Pace::guided);
}

TEST(Settings, TheOldSwitchOfThePaceLeavesTheFile) {
  const Folder folder;
  const auto file = folder.write("settings.toml", "dwell = false\n");
  std::vector<Notice> notices;
  SettingsFile settings_file(file);
  Settings settings = settings_file.load(notices);
  settings.dark = false;
  EXPECT_EQ(settings_file.save(settings), std::nullopt);
  EXPECT_THAT(folder.read("settings.toml"), testing::Not(HasSubstr("dwell")));
  EXPECT_EQ(load_quietly(file).pace, timeline::Pace::real_time);
}

TEST(Settings, HalfAPositionIsNone) {
  const Folder folder;
  EXPECT_EQ(load_quietly(folder.write("settings.toml", "[window]\nx = 5\n")).window.x, std::nullopt);
}

TEST(Settings, WhateverPlaceADesktopGivesIsTakenAtTheNextStart) {
  constexpr int kFar = std::numeric_limits<int>::max();
  for (const WindowPlace& given :
       {WindowPlace{900, 500, 0, 0, false}, WindowPlace{1, 1, -5, 70'000, false},
        WindowPlace{kFar, kFar, -kFar, kFar, true}, WindowPlace{-3, 0, 10, std::nullopt, false}}) {
    const Folder folder;
    Settings settings;
    settings.window = given.within_limits();
    SettingsFile saved(folder.path() / "settings.toml");
    ASSERT_EQ(saved.save(settings), std::nullopt);
    std::vector<Notice> notices;
    SettingsFile next(folder.path() / "settings.toml");
    EXPECT_EQ(next.load(notices).window, settings.window);
    EXPECT_EQ(notices.size(), 0U) << given.width;
  }
}

TEST(Settings, WhatCannotBeSavedIsSaidOnce) {
  const Folder folder;
  (void)folder.write("file", "");
  SettingsFile settings_file(folder.path() / "file" / "settings.toml");
  const auto notice = settings_file.save({});
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->key, "app.settings_unwritable");
  EXPECT_EQ(settings_file.save(unlike_the_defaults()), std::nullopt);
}

TEST(Settings, EveryNoticeHasWordsInBothLanguages) {
  for (const auto language : {text::Language::ko, text::Language::en}) {
    const auto words = text::Words::load(platform::assets_folder() / "text", language);
    for (const char* key : {"app.settings_broken", "app.settings_unreadable", "app.settings_unwritable",
                            "app.setting_clamped", "app.setting_refused"}) {
      EXPECT_FALSE(words[key].starts_with('[')) << key;
    }
  }
}
