// The program with its window: ties the document, the screen, the settings and the window together, once a frame.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/document.hpp"
#include "app/follow.hpp"
#include "app/fonts.hpp"
#include "app/library.hpp"
#include "app/quit_signal.hpp"
#include "app/settings.hpp"
#include "app/state_file.hpp"
#include "app/window.hpp"
#include "ui/model.hpp"

namespace app {

/// What the window opens with.
struct StartOptions {
  std::string lesson = "nine-or-three";
  std::optional<std::size_t> run;          ///< looked at first; nothing: the lesson's last
  std::optional<lessons::Values> values;   ///< nothing: the defaults
  std::filesystem::path trace;             ///< not empty: this file in place of a lesson
  std::optional<text::Language> language;  ///< for this time; nothing: as the settings, else the locale, have it
  std::filesystem::path lessons;           ///< not empty: a folder with lessons of the person's own
};

class Application {
 public:
  /// Opens the window.
  /// @throws std::runtime_error when there is no display, no font, no asset or no such lesson or trace.
  explicit Application(const StartOptions& start);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// Until the person closes the window. Settings are saved on the way and at the end.
  void run();

 private:
  void open(const StartOptions& start);
  void frame();
  void take_keys();
  void follow_document();
  void refresh_fonts();
  void rest();
  void save();
  void say(const Notice& notice);
  void carry_out(const std::vector<ui::Action>& actions);
  void pass_time();
  void publish(const ui::Model& model);

  QuitSignal quit_;  // first: before the graphics driver starts threads
  Library library_;
  SettingsFile settings_file_;
  std::vector<Notice> first_notices_;
  python::Recorder python_;
  Document document_;
  ui::State state_;
  Faces faces_;
  Window window_;
  StateFile state_file_;
  GlyphSet glyphs_;
  ui::Fonts fonts_;
  float fonts_scale_ = 0;
  std::string title_;
  Followed followed_;
  text::Language language_ = text::Language::en;
  bool glyphs_are_new_ = false;
  std::optional<std::chrono::steady_clock::time_point> playing_since_;
  int frames_due_ = 0;
};

}  // namespace app
