// For end-to-end tests: with the environment variable COROSCOPE_STATE_FILE set to a path, the window writes there what
// it shows, as one JSON object, whenever it has drawn a frame that differs from the previous one; the file is replaced
// atomically, so a reader never sees half of it. A test clicks at the published rectangles and reads the result.
//
//     {"frame": 12,                             frames drawn so far, all of them
//      "window": {"x", "y", "width", "height", "scale"},  pixels: on the screen, and its size; pixels per unit
//      "lesson": "nine-or-three" or "", "title", "run": "gather",
//      "playhead_s", "within", "total_s", "playing", "speed", "pace": "real time", "guided" or
//      "step by step", "reduced_motion", "compare", "axis": "time" or "steps",
//      "language": "ko" or "en", "theme": "dark" or "light", "text_size", "code": "python" or "cpp", "full_screen",
//      "values": {parameter: seconds}, "runs": [{"id", "total_s", "events", "events_done", "output"}],
//      "narration", "notice", "can_undo", "can_redo", "help_open", "lessons_open", "blank", "dragging",
//      "rects": {name: [x, y, width, height]}}  in the window's pixels
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "player/settings.hpp"
#include "ui/state.hpp"

namespace desktop {

/// Facts that are not in the model.
struct WindowFacts {
  int x = 0;  ///< on the screen
  int y = 0;
  int width = 0;
  int height = 0;
  float scale = 1;
  bool full_screen = false;
};

/// The object above, without "frame".
std::string state_json(const ui::Model& model, const ui::State& state, const player::Settings& settings,
                       const WindowFacts& window);

class StateFile {
 public:
  /// An empty path: nothing is written.
  explicit StateFile(std::filesystem::path file) : file_(std::move(file)) {}

  [[nodiscard]] bool wanted() const { return !file_.empty(); }
  /// A frame was drawn that shows `json`, which is from state_json().
  void drawn(const std::string& json);

 private:
  std::filesystem::path file_;
  std::string last_;
  std::uint64_t frame_ = 0;
};

}  // namespace desktop
