// The processes that a child leaves behind: those of a session or process group of their own, too.
#pragma once

#include <sys/types.h>

#include <set>

namespace platform {

/// From here on, processes whose parent has ended become children of this process, so that they are found.
class Descendants {
 public:
  Descendants();

  /// `child`, started after the construction, has been reaped: kills and reaps what it has left. Children that other
  /// code has started are not touched, as long as they are older or claimed by another Descendants.
  void end_all(pid_t child);

  /// This object's child.
  void claim(pid_t child);

 private:
  std::set<pid_t> older_;
};

}  // namespace platform
