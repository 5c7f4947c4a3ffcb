#include "player/progress.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>
#include <string>

#include "platform/paths.hpp"
#include "player/progress_file.hpp"
#include "support/folder.hpp"

using player::Answers;
using player::Progress;
using player::ProgressFile;
using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using text::Notice;

namespace {

Progress load_progress(const std::filesystem::path& file, std::vector<Notice>& notices) {
  return ProgressFile(file).load(notices);
}

Progress loaded_in_silence(const std::filesystem::path& file) {
  std::vector<Notice> notices;
  Progress progress = load_progress(file, notices);
  EXPECT_THAT(notices, IsEmpty());
  return progress;
}

Progress some_progress() {
  Progress progress;
  progress.seen("gather");
  progress.answered("gather", "total", false, true);
  progress.answered("gather", "who-2", true, false);
  progress.answered("gather", "total", true, true);
  progress.answered("cancel", "err", false, false);
  return progress;
}

/// The administrator may write anywhere: until the end of the scope somebody else acts.
class WithoutPrivileges {
 public:
  WithoutPrivileges() : user_(::geteuid()) {
    if (user_ == 0 && ::seteuid(kNobody) != 0) ADD_FAILURE() << "the user cannot be changed";
  }
  ~WithoutPrivileges() {
    if (::seteuid(user_) != 0) ADD_FAILURE() << "the user cannot be changed back";
  }
  WithoutPrivileges(const WithoutPrivileges&) = delete;
  WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

 private:
  static constexpr uid_t kNobody = 65534;
  uid_t user_;
};

std::string in_english(const Notice& notice) {
  return notice.in(text::Words::load(platform::assets_folder() / "text", text::Language::en));
}

}  // namespace

TEST(Progress, CountsAnswersAndKeepsTheLastOne) {
  Progress progress;
  EXPECT_EQ(progress.of("gather", "total"), Answers{});
  progress.answered("gather", "total", true, true);
  progress.answered("gather", "total", false, true);
  progress.answered("gather", "total", false, false);
  EXPECT_EQ(progress.of("gather", "total"), (Answers{1, 2, false, false, true}));
  EXPECT_FALSE(progress.has_seen("gather")) << "an answer shows nothing of the end";
  progress.seen("gather");
  EXPECT_TRUE(progress.has_seen("gather"));
}

TEST(Progress, ARightAnswerDirectlyAfterTheMissDoesNotSettleIt) {
  Progress progress;
  progress.answered("gather", "total", false, true);
  progress.answered("gather", "total", true, true);
  progress.answered("gather", "total", true, true);
  EXPECT_TRUE(progress.of("gather", "total").again);
  EXPECT_TRUE(progress.of("gather", "total").last_right);
}

TEST(Progress, ARightAnswerAfterAnotherQuestionOrLessonSettlesIt) {
  Progress one;
  one.answered("gather", "total", false, true);
  one.answered("gather", "who", true, true);
  one.answered("gather", "total", true, false);
  EXPECT_FALSE(one.of("gather", "total").again);
  Progress other;
  other.answered("gather", "total", false, true);
  other.seen("gather");
  other.answered("gather", "total", true, true);
  EXPECT_TRUE(other.of("gather", "total").again) << "its own end is what was just explained";
  other.seen("cancel");
  other.answered("gather", "total", true, true);
  EXPECT_FALSE(other.of("gather", "total").again);
}

TEST(Progress, AMissBringsAQuestionBackThatWasRight) {
  Progress progress;
  progress.answered("gather", "total", true, true);
  EXPECT_FALSE(progress.of("gather", "total").again);
  progress.answered("gather", "total", false, true);
  EXPECT_TRUE(progress.of("gather", "total").again);
}

TEST(Progress, ALessonThatWasSeenIsNoChangeWhenItIsSeenAgain) {
  Progress progress;
  progress.seen("gather");
  progress.seen("gather");
  EXPECT_EQ(progress.unsaved().size(), 1U);
}

TEST(ProgressFile, WithoutAFileNothingWasDoneYet) {
  const Folder folder;
  EXPECT_TRUE(loaded_in_silence(folder.path() / "progress.toml").empty());
  EXPECT_EQ(folder.count(), 0U) << "and nothing is written";
}

TEST(ProgressFile, WhatIsSavedIsLoadedAndNoOtherFileIsLeft) {
  const Folder folder;
  const auto file = folder.path() / "deep" / "down" / "progress.toml";
  Progress progress = some_progress();
  EXPECT_EQ(ProgressFile(file).save(progress), std::nullopt);
  EXPECT_THAT(progress.unsaved(), IsEmpty());
  const Progress again = loaded_in_silence(file);
  EXPECT_EQ(again.lessons(), progress.lessons());
  EXPECT_EQ(again.lessons(), some_progress().lessons());
  EXPECT_EQ(again.of("gather", "total"), (Answers{1, 1, true, true, false}));
  const auto beside = std::filesystem::directory_iterator(file.parent_path());
  EXPECT_EQ(std::distance(beside, std::filesystem::directory_iterator()), 1);
}

TEST(ProgressFile, AtTheNextStartARightAnswerSettlesAMiss) {
  const Folder folder;
  const auto file = folder.path() / "progress.toml";
  Progress progress;
  progress.answered("gather", "total", false, true);
  EXPECT_EQ(ProgressFile(file).save(progress), std::nullopt);
  ProgressFile next_start(file);
  std::vector<Notice> notices;
  Progress next = next_start.load(notices);
  EXPECT_TRUE(next.of("gather", "total").again);
  next.answered("gather", "total", true, true);
  EXPECT_EQ(next_start.save(next), std::nullopt);
  EXPECT_FALSE(loaded_in_silence(file).of("gather", "total").again);
}

TEST(ProgressFile, NothingIsWrittenWhereNothingChanged) {
  const Folder folder;
  const auto file = folder.write("progress.toml", "# mine\n[lessons.gather]\nseen = true\n");
  Progress progress = loaded_in_silence(file);
  progress.seen("gather");
  EXPECT_EQ(ProgressFile(file).save(progress), std::nullopt);
  EXPECT_THAT(folder.read("progress.toml"), HasSubstr("# mine"));
}

TEST(ProgressFile, TwoWindowsLoseNothingOfEachOther) {
  const Folder folder;
  const auto file = folder.path() / "progress.toml";
  std::vector<Notice> notices;
  ProgressFile first(file), second(file);
  Progress one = first.load(notices), other = second.load(notices);
  one.answered("gather", "total", false, true);
  other.answered("gather", "total", true, true);
  other.seen("cancel");
  EXPECT_EQ(first.save(one), std::nullopt);
  EXPECT_EQ(second.save(other), std::nullopt);
  EXPECT_EQ(other.of("gather", "total"), (Answers{1, 1, true, true, false})) << "it has taken over the first's";
  one.seen("queue");
  EXPECT_EQ(first.save(one), std::nullopt);
  const Progress both = loaded_in_silence(file);
  EXPECT_EQ(both.lessons(), one.lessons());
  EXPECT_TRUE(both.has_seen("cancel") && both.has_seen("queue"));
  EXPECT_EQ(both.of("gather", "total").missed, 1);
}

TEST(ProgressFile, KeysThatAreNotOursStay) {
  const Folder folder;
  const auto file = folder.write("progress.toml",
                                 "later = [1, 2]\n[lessons.gather]\nstars = 3\n[lessons.gather.questions.total]\n"
                                 "right = 1\nlast = \"right\"\nseconds = 4.5\n[lessons.\"it's\"]\nodd = 1\n");
  std::vector<Notice> notices;
  ProgressFile kept(file);
  Progress progress = kept.load(notices);
  progress.answered("gather", "total", false, false);
  EXPECT_EQ(kept.save(progress), std::nullopt);
  EXPECT_THAT(notices, IsEmpty());
  EXPECT_THAT(folder.read("progress.toml"), AllOf(HasSubstr("later"), HasSubstr("stars"), HasSubstr("seconds"),
                                                  HasSubstr("it's"), HasSubstr("odd")));
  EXPECT_EQ(loaded_in_silence(file).of("gather", "total"), (Answers{1, 1, false, false, true}));
}

TEST(ProgressFile, EntriesOfAWrongTypeAreLeftOutAndSaidSoOnce) {
  const Folder folder;
  const auto file = folder.write("progress.toml",
                                 "[lessons]\nqueue = 3\n[lessons.gather]\nseen = \"yes\"\nquestions = []\n"
                                 "[lessons.cancel.questions]\none = true\n[lessons.cancel.questions.err]\n"
                                 "right = 1.5\nmissed = -2\nlast = \"half\"\nsure = 1\nagain = true\n");
  std::vector<Notice> notices;
  const Progress progress = load_progress(file, notices);
  EXPECT_EQ(progress.of("cancel", "err"), (Answers{0, 0, false, false, true}));
  EXPECT_FALSE(progress.has_seen("gather"));
  ASSERT_THAT(notices, ElementsAre(Field(&Notice::key, "app.progress_refused_some")));
  EXPECT_THAT(in_english(notices[0]), AllOf(HasSubstr(" 8 entries"), HasSubstr("lessons.cancel.questions")));
  notices.clear();
  (void)load_progress(folder.write("other.toml", "lessons = 1\n"), notices);
  ASSERT_THAT(notices, ElementsAre(Field(&Notice::key, "app.progress_refused")));
}

TEST(ProgressFile, CountsHaveALimit) {
  const Folder folder;
  const auto file = folder.write("progress.toml",
                                 "[lessons.gather.questions.total]\nright = 9223372036854775807\nlast = \"right\"\n");
  Progress progress = loaded_in_silence(file);
  EXPECT_EQ(progress.of("gather", "total").right, Answers::kMost);
  progress.answered("gather", "total", true, true);
  EXPECT_EQ(progress.of("gather", "total").right, Answers::kMost);
}

TEST(ProgressFile, ABrokenFileOfAnyKindIsSetAsideAndSaidSo) {
  const std::string good = "[lessons.gather]\nseen = true\n";
  const std::vector<std::function<void(const std::filesystem::path&)>> makers{
      [&](const auto& file) { std::ofstream(file) << good.substr(0, good.size() - 4); },
      [](const auto& file) { std::ofstream(file) << "[lessons.gather\nseen = true\n"; },
      [](const auto& file) { std::ofstream(file) << std::string(64, '\0'); },
      [](const auto& file) { ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0); },
      [](const auto& file) { std::filesystem::create_directory(file); },
      [](const auto& file) { std::filesystem::create_symlink("/dev/zero", file); },
      [](const auto& file) { std::ofstream(file) << std::string(3'000'000, '#'); },
  };
  for (const auto& make : makers) {
    const Folder folder;
    const auto file = folder.path() / "progress.toml";
    make(file);
    std::vector<Notice> notices;
    EXPECT_TRUE(load_progress(file, notices).empty());
    ASSERT_THAT(notices, ElementsAre(Field(&Notice::key, "app.progress_broken")));
    EXPECT_THAT(in_english(notices[0]), HasSubstr("progress.toml.broken-1"));
    EXPECT_TRUE(std::filesystem::exists(std::filesystem::symlink_status(folder.path() / "progress.toml.broken-1")));
    EXPECT_TRUE(loaded_in_silence(file).empty());
  }
}

TEST(ProgressFile, AFileThatBreaksWhileTheWindowIsOpenLosesNothing) {
  const Folder folder;
  const auto file = folder.write("progress.toml", "[lessons.gather]\nseen = true\n");
  std::vector<Notice> notices;
  ProgressFile kept(file);
  Progress progress = kept.load(notices);
  (void)folder.write("progress.toml", "[lessons");
  progress.seen("cancel");
  const auto notice = kept.save(progress);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->key, "app.progress_broken");
  const Progress both = loaded_in_silence(file);
  EXPECT_TRUE(both.has_seen("gather") && both.has_seen("cancel"));
  EXPECT_EQ(folder.read("progress.toml.broken-1"), "[lessons");
}

TEST(ProgressFile, WhatCannotBeSavedIsSaidOnceAndStaysInTheWindow) {
  const Folder folder;
  (void)folder.write("file", "");
  ProgressFile kept(folder.path() / "file" / "progress.toml");
  Progress progress = some_progress();
  const auto notice = kept.save(progress);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->key, "app.progress_unwritable");
  EXPECT_EQ(kept.save(progress), std::nullopt);
  EXPECT_TRUE(progress.has_seen("gather"));
  EXPECT_THAT(progress.unsaved(), Not(IsEmpty())) << "it is tried again";
}

TEST(ProgressFile, AFolderThatCannotBeWrittenKeepsTheFile) {
  const Folder folder;
  const auto file = folder.write("progress.toml", "[lessons.gather]\nseen = true\n");
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
  Progress progress = loaded_in_silence(file);
  progress.seen("cancel");
  std::optional<Notice> notice;
  {
    const WithoutPrivileges anybody;
    notice = ProgressFile(file).save(progress);
  }
  std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->key, "app.progress_unwritable");
  EXPECT_EQ(folder.read("progress.toml"), "[lessons.gather]\nseen = true\n");
  EXPECT_EQ(folder.count(), 1U);
}

TEST(ProgressFile, NeverGrowsBeyondWhatCanBeRead) {
  const Folder folder;
  const auto file = folder.path() / "progress.toml";
  Progress progress;
  progress.seen(std::string(2'000'000, 'a'));
  const auto notice = ProgressFile(file).save(progress);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->key, "app.progress_unwritable");
  EXPECT_THAT(in_english(*notice), HasSubstr("1 MiB"));
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(ProgressFile, AResetForgetsAllLessonsAndNothingElse) {
  const Folder folder;
  const auto file = folder.write("progress.toml", "later = 1\n[lessons.gather]\nseen = true\n[lessons.queue]\nx = 1\n");
  std::vector<Notice> notices;
  ProgressFile first(file), second(file);
  Progress one = first.load(notices), other = second.load(notices);
  one.seen("cancel");
  one.reset();
  one.seen("movie");
  EXPECT_EQ(first.save(one), std::nullopt);
  const Progress after = loaded_in_silence(file);
  EXPECT_EQ(after.lessons().size(), 1U);
  EXPECT_TRUE(after.has_seen("movie"));
  EXPECT_THAT(folder.read("progress.toml"), HasSubstr("later"));
  other.seen("queue");
  EXPECT_EQ(second.save(other), std::nullopt);
  EXPECT_FALSE(other.has_seen("gather")) << "another window does not bring it back";
}

TEST(ProgressFile, EveryNoticeHasWordsInBothLanguages) {
  for (const auto language : {text::Language::ko, text::Language::en}) {
    const auto words = text::Words::load(platform::assets_folder() / "text", language);
    for (const char* key : {"app.progress_broken", "app.progress_unreadable", "app.progress_unwritable",
                            "app.progress_refused", "app.progress_refused_some"}) {
      EXPECT_FALSE(words[key].starts_with('[')) << key;
    }
  }
}
