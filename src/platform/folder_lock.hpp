// A lock between processes that change files of one folder: read, change and write again without another one between.
#pragma once

#include <chrono>
#include <filesystem>

namespace platform {

class FolderLock {
 public:
  static constexpr std::chrono::milliseconds kPatience{1000};

  /// Waits for other holders, but not for ever: after `patience`, or where there are no locks, it goes on without.
  explicit FolderLock(const std::filesystem::path& folder, std::chrono::milliseconds patience = kPatience);
  /// Leaves the lock. So does the end of the process.
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  [[nodiscard]] bool held() const { return held_; }

 private:
  int folder_;
  bool held_ = false;
};

}  // namespace platform
