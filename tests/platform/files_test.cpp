#include "platform/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/folder.hpp"

TEST(WriteWhole, ReplacesAFileAndLeavesNothingElse) {
  const Folder folder;
  const auto file = folder.write("a.txt", "a long text before");
  platform::write_whole(file, "short");
  EXPECT_EQ(folder.read("a.txt"), "short");
  EXPECT_EQ(folder.count(), 1U);
}

TEST(WriteWhole, SaysWhichFileAndWhy) {
  const Folder folder;
  try {
    platform::write_whole(folder.path() / "none" / "a.txt", "x");
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), testing::AllOf(testing::HasSubstr("none/a.txt"), testing::HasSubstr("No such file")));
  }
}

TEST(WriteWhole, DoesNotReplaceAFolder) {
  const Folder folder;
  std::filesystem::create_directory(folder.path() / "a");
  (void)folder.write("a/keep", "");
  EXPECT_THROW(platform::write_whole(folder.path() / "a", "x"), std::runtime_error);
  EXPECT_EQ(folder.count(), 1U);
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "a" / "keep"));
}
