// The program with its window: connects the document, the screen, the settings and the window, once per frame.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/quit_signal.hpp"
#include "player/library.hpp"
#include "player/player.hpp"
#include "player/progress_file.hpp"
#include "player/reader.hpp"
#include "player/settings.hpp"
#include "shell/desktop/display_loss.hpp"
#include "shell/desktop/state_file.hpp"
#include "shell/desktop/window.hpp"
#include "ui/kit/fonts.hpp"
#include "ui/state.hpp"

namespace desktop {

/// What the window opens with.
struct StartOptions {
  std::string lesson;                      ///< empty: the one that was open last
  std::optional<std::size_t> run;          ///< selected first; nothing: the lesson's last
  std::optional<lessons::Values> values;   ///< nothing: the defaults
  std::shared_ptr<player::Source> trace;   ///< not null: this instead of a lesson
  std::optional<text::Language> language;  ///< for this session; nothing: from the settings, else the locale
  std::filesystem::path lessons;           ///< not empty: the folder with the user's own lessons
};

class Application {
 public:
  /// Opens the window.
  /// @throws std::runtime_error if there is no display, no font, no asset or no such lesson or trace.
  explicit Application(const StartOptions& start);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// Runs until the user closes the window. Settings are saved in between and at the end, whatever ends it.
  /// @throws text::UserError if the graphics card was reset.
  void run();

 private:
  void open(const StartOptions& start);
  void frame();
  void take_keys();
  void follow_document();
  void refresh_fonts();
  void rest();
  void play();
  void save();
  void say_farewell();
  void say(const text::Notice& notice);
  void carry_out(const std::vector<ui::Action>& actions);
  void pass_time();
  void publish(const ui::Model& model);

  platform::QuitSignal quit_;  // first: before the graphics driver starts threads
  player::Library library_;
  player::SettingsFile settings_file_;
  player::ProgressFile progress_file_;
  std::vector<text::Notice> first_notices_;
  player::python::Recorder python_;
  player::Player player_;
  player::Reader reader_;
  ui::State state_;
  platform::Faces faces_;
  Window window_;
  DisplayLoss display_loss_;
  StateFile state_file_;
  ui::GlyphSet glyphs_;
  ui::Fonts fonts_;
  float fonts_scale_ = 0;
  std::uint32_t opened_ = 0;  ///< of the player's generations: the one whose characters are in the fonts
  text::Language language_ = text::Language::en;
  bool glyphs_are_new_ = false;
  std::optional<std::chrono::steady_clock::time_point> playing_since_;
  int frames_due_ = 0;
};

}  // namespace desktop
