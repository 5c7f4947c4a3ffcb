// The settings of the program and their file: TOML in the user's config folder. Errors in the file are reported, and
// nothing in it is lost.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lessons/lesson.hpp"
#include "text/language.hpp"
#include "text/notice.hpp"
#include "timeline/axis.hpp"
#include "timeline/playback.hpp"

namespace player {

/// The place of the window, in screen coordinates. Without a position the desktop chooses.
struct WindowPlace {
  static constexpr int kMinWidth = 960, kMinHeight = 600;  ///< a person cannot make it smaller, a desktop can
  static constexpr int kMaxSide = 16'384;                  ///< of sides and, either way, of the position
  int width = 1440;
  int height = 900;
  std::optional<int> x, y;
  bool maximized = false;
  /// With every number inside what the settings file takes.
  [[nodiscard]] WindowPlace within_limits() const;
  friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

struct Settings {
  static constexpr double kMinTextSize = 0.7, kMaxTextSize = 2.5;
  static constexpr double kMinSpeed = timeline::Playback::kMinSpeed, kMaxSpeed = timeline::Playback::kMaxSpeed;
  std::optional<text::Language> language;  ///< nothing: the locale's, until the user chooses
  bool dark = true;
  double text_size = 1;
  timeline::AxisKind axis = timeline::AxisKind::time;
  std::optional<timeline::Pace> pace;  ///< nothing: the lesson's own, until the user chooses another
  bool reduced_motion = false;         ///< changes of the view are not animated
  double speed = 1;
  bool compare = true;
  bool whole_run = false;  ///< what was not played yet is shown, too
  lessons::Code code = lessons::Code::python;
  bool by_article = false;  ///< order of the lessons
  std::string lesson = "nine-or-three";  ///< the one that was open last; it may not exist any more
  bool read_aloud = false;               ///< the narration is spoken
  /// The hint of the first start, one for each thing that has not been done yet.
  bool hint_play = false, hint_drag = false;
  WindowPlace window;
  friend bool operator==(const Settings&, const Settings&) = default;
};

class KeptFile;

class SettingsFile {
 public:
  explicit SettingsFile(std::filesystem::path file);
  ~SettingsFile();
  SettingsFile(const SettingsFile&) = delete;
  SettingsFile& operator=(const SettingsFile&) = delete;

  /// Reads the file. Without a file it is the first start: the defaults, and the hints. What is not a TOML file, whatever it is, is renamed to
  /// <name>.broken-1 (or the next free number), so that the next start is clean, and the defaults are used. Values out
  /// of range are clamped, invalid ones replaced by the default. Each of these adds to `notices`.
  Settings load(std::vector<text::Notice>& notices);

  /// Writes the file, and its folder, if `settings` differ from those loaded or saved last. Only what differs is
  /// changed: the rest is read again, as another window may have saved since. Unknown keys are kept. Returns a notice if
  /// it cannot be written, but only the first time, and if it had to be set aside.
  std::optional<text::Notice> save(const Settings& settings);

 private:
  std::unique_ptr<KeptFile> file_;
  std::optional<Settings> known_;
};

}  // namespace player
