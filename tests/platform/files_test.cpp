#include "platform/files.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "support/folder.hpp"
#include "text/user_error.hpp"

namespace {

namespace fs = std::filesystem;
using platform::replace_file;
using platform::write_whole;

/// What is not allowed is allowed to root: as nobody until the test is over.
class AsNobody {
 public:
  AsNobody() : was_root_(geteuid() == 0) {
    if (was_root_ && seteuid(65534) != 0) throw std::runtime_error("root cannot become nobody");
  }
  ~AsNobody() {
    if (was_root_ && seteuid(0) != 0) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool was_root_;
};

TEST(WriteWhole, ReplacesAFileAndLeavesNothingElse) {
  const Folder folder;
  const auto file = folder.write("a.txt", "a long text before");
  write_whole(file, "short");
  EXPECT_EQ(folder.read("a.txt"), "short");
  EXPECT_EQ(folder.count(), 1U);
}

TEST(WriteWhole, SaysWhichFileAndWhy) {
  const Folder folder;
  try {
    write_whole(folder.path() / "none" / "a.txt", "x");
    FAIL() << "nothing was thrown";
  } catch (const text::UserError& error) {
    EXPECT_THAT(error.what(), testing::AllOf(testing::HasSubstr("none/a.txt"), testing::HasSubstr("No such file")));
  }
}

TEST(WriteWhole, DoesNotReplaceAFolder) {
  const Folder folder;
  fs::create_directory(folder.path() / "a");
  (void)folder.write("a/keep", "");
  EXPECT_THROW(write_whole(folder.path() / "a", "x"), text::UserError);
  EXPECT_EQ(replace_file(folder.path() / "a", "x"), std::errc::is_a_directory);
  EXPECT_EQ(folder.count(), 1U);
  EXPECT_TRUE(fs::exists(folder.path() / "a" / "keep"));
}

TEST(ReplaceFile, KeepsThePermissionsOfTheOldFile) {
  const Folder folder;
  const auto file = folder.write("a", "old");
  for (const auto kept : {fs::perms::owner_all, fs::perms::owner_read | fs::perms::group_read}) {
    fs::permissions(file, kept);
    EXPECT_FALSE(replace_file(file, "new"));
    EXPECT_EQ(fs::status(file).permissions(), kept);
  }
}

TEST(ReplaceFile, GivesANewFileThePermissionsThatTheUmaskLeaves) {
  const Folder folder;
  const mode_t before = umask(027);
  const std::error_code error = replace_file(folder.path() / "a", "new");
  umask(before);
  EXPECT_FALSE(error);
  EXPECT_EQ(static_cast<unsigned>(fs::status(folder.path() / "a").permissions()), 0640U);
}

TEST(ReplaceFile, ReplacesTheFileThatALinkNames) {
  const Folder folder;
  fs::create_directory(folder.path() / "real");
  const auto file = folder.write("real/a", "old");
  fs::create_symlink("real/a", folder.path() / "link");
  fs::create_symlink(folder.path() / "link", folder.path() / "real" / "link");
  EXPECT_FALSE(replace_file(folder.path() / "real" / "link", "new"));
  EXPECT_TRUE(fs::is_symlink(folder.path() / "real" / "link"));
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link"));
  EXPECT_EQ(folder.read("real/a"), "new");
  EXPECT_EQ(folder.count(), 2U);
}

TEST(ReplaceFile, MakesTheFileThatADanglingLinkNames) {
  const Folder folder;
  fs::create_symlink("later", folder.path() / "link");
  EXPECT_FALSE(replace_file(folder.path() / "link", "new"));
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link"));
  EXPECT_EQ(folder.read("later"), "new");
}

TEST(ReplaceFile, GivesUpOnLinksInACircle) {
  const Folder folder;
  fs::create_symlink("b", folder.path() / "a");
  fs::create_symlink("a", folder.path() / "b");
  EXPECT_EQ(replace_file(folder.path() / "a", "x"), std::errc::too_many_symbolic_link_levels);
  EXPECT_EQ(folder.count(), 2U);
}

TEST(ReplaceFile, TakesANameThatIsAsLongAsNamesMayBe) {
  const Folder folder;
  const std::string name(255, 'a');
  EXPECT_FALSE(replace_file(folder.path() / name, "new"));
  EXPECT_EQ(folder.read(name), "new");
}

TEST(ReplaceFile, LeavesAFileAloneWhoseNameItWouldHaveTaken) {
  const Folder folder;
  const auto taken = folder.write(".coroscope-" + std::to_string(getpid()) + "-0.part", "of someone else");
  EXPECT_FALSE(replace_file(folder.path() / "a", "new"));
  EXPECT_EQ(folder.read("a"), "new");
  EXPECT_EQ(folder.read(taken.filename().string()), "of someone else");
  EXPECT_EQ(folder.count(), 2U);
}

TEST(ReplaceFile, RemovesWhatAWriterLeftThatWasKilled) {
  const Folder folder;
  const pid_t gone = fork();
  if (gone == 0) _exit(0);
  waitpid(gone, nullptr, 0);
  const auto old = folder.write(".coroscope-" + std::to_string(gone) + "-0.part", "half");
  const auto young = folder.write(".coroscope-" + std::to_string(gone) + "-1.part", "half");
  const auto busy = folder.write(".coroscope-" + std::to_string(getppid()) + "-0.part", "half");
  const auto mine = folder.write(".coroscope-x.part", "mine");
  for (const auto& file : {old, busy, mine})
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
  EXPECT_FALSE(replace_file(folder.path() / "a", "new"));
  EXPECT_FALSE(fs::exists(old));
  EXPECT_TRUE(fs::exists(young) && fs::exists(busy) && fs::exists(mine));
}

TEST(ReplaceFile, SaysThatTheDiskIsFull) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  EXPECT_EQ(replace_file("/dev/full", "x"), std::errc::no_space_on_device);
}

TEST(ReplaceFile, LeavesNothingInAFolderThatCannotBeWritten) {
  const Folder folder;
  (void)folder.write("a", "old");
  fs::permissions(folder.path(), fs::perms(0555));
  {
    const AsNobody nobody;
    EXPECT_EQ(replace_file(folder.path() / "a", "x"), std::errc::permission_denied);
    EXPECT_EQ(replace_file(folder.path() / "new", "x"), std::errc::permission_denied);
  }
  EXPECT_EQ(folder.read("a"), "old");
  EXPECT_EQ(folder.count(), 1U);
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST(ReplaceFile, WritesIntoAPipe) {
  const Folder folder;
  const auto pipe = folder.path() / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const int reader = open(pipe.c_str(), O_RDONLY | O_NONBLOCK);  // else who writes waits for a reader
  ASSERT_GE(reader, 0);
  EXPECT_FALSE(replace_file(pipe, "through"));
  std::array<char, 16> got{};
  EXPECT_EQ(read(reader, got.data(), got.size()), 7);
  close(reader);
  EXPECT_STREQ(got.data(), "through");
  EXPECT_TRUE(fs::is_fifo(pipe));
  EXPECT_EQ(folder.count(), 1U);
}

TEST(ReplaceFile, WritesOnIntoAFileThatThisProcessHasOpen) {
  const Folder folder;
  const auto file = folder.write("a", "");
  const int opened = open(file.c_str(), O_WRONLY);
  ASSERT_GE(opened, 0);
  EXPECT_EQ(write(opened, "first ", 6), 6);
  EXPECT_FALSE(replace_file("/dev/fd/" + std::to_string(opened), "second "));
  EXPECT_FALSE(replace_file("/proc/self/fd/" + std::to_string(opened), "third"));
  close(opened);
  EXPECT_EQ(folder.read("a"), "first second third");
}

}  // namespace
