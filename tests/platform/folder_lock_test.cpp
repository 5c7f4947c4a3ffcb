#include "platform/folder_lock.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "support/folder.hpp"

namespace {

using platform::FolderLock;
using std::chrono::milliseconds;

TEST(FolderLock, OneHoldsIt) {
  const Folder folder;
  auto first = std::make_unique<FolderLock>(folder.path());
  EXPECT_TRUE(first->held());
  EXPECT_FALSE(FolderLock(folder.path(), milliseconds(1)).held());
  first.reset();
  EXPECT_TRUE(FolderLock(folder.path(), milliseconds(1)).held());
}

TEST(FolderLock, WithoutAFolderItGoesOnWithout) {
  const Folder folder;
  EXPECT_FALSE(FolderLock(folder.path() / "none").held());
}

}  // namespace
