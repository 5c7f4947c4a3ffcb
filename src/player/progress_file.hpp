// The file of a person's progress: TOML in the user's data folder, on this machine only.
//
//     [lessons.gather]
//     seen = true
//     [lessons.gather.questions.total]
//     right = 1
//     missed = 2
//     last = "right"     # or "missed"
//     sure = true        # the last answer; else guessing
//     again = true       # comes back at the next start
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "player/progress.hpp"
#include "text/notice.hpp"

namespace player {

class KeptFile;

class ProgressFile {
 public:
  explicit ProgressFile(std::filesystem::path file);
  ~ProgressFile();
  ProgressFile(const ProgressFile&) = delete;
  ProgressFile& operator=(const ProgressFile&) = delete;

  /// Reads the file. Without one, nothing was done yet. What is not a TOML file is set aside, as the settings are; entries
  /// of a wrong type are left out. Both add to `notices`.
  Progress load(std::vector<text::Notice>& notices);

  /// Writes the unsaved changes of `progress`, if there are any, over what another window may have written since, and
  /// takes over that. Unknown keys are kept. Returns a notice if the file cannot be written, but only the first time, and
  /// if it had to be set aside.
  std::optional<text::Notice> save(Progress& progress);

 private:
  std::unique_ptr<KeptFile> file_;
};

}  // namespace player
