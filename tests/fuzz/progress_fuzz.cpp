// A progress file that may be anything: it is read or set aside, what is answered is saved, and what was saved is read
// again without a word.
#include <cstdint>
#include <vector>

#include "fuzz/target.hpp"
#include "player/progress_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::Folder folder;
  folder.clear();
  folder.write("progress.toml", fuzz::text_of(data, size));
  const auto file = folder.path() / "progress.toml";
  std::vector<text::Notice> notices;
  player::ProgressFile progress_file(file);
  player::Progress progress = progress_file.load(notices);
  const bool all_usable = notices.empty();
  progress.seen("gather");
  progress.answered("gather", "total", false, true);
  fuzz::require(!progress_file.save(progress), "progress can be saved");
  notices.clear();
  const player::Progress again = player::ProgressFile(file).load(notices);
  fuzz::require(again.has_seen("gather") && again.of("gather", "total").again, "what was done is loaded");
  if (!all_usable) return 0;
  fuzz::require(again.lessons() == progress.lessons(), "what was saved is loaded");
  fuzz::require(notices.empty(), "what was saved is right");
  return 0;
}
