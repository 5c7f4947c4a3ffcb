#include "shell/desktop/application.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>

#include "platform/environment.hpp"
#include "platform/locale.hpp"
#include "platform/paths.hpp"
#include "text/columns.hpp"
#include "text/user_error.hpp"
#include "ui/keys.hpp"
#include "ui/kit/glyph_texts.hpp"
#include "ui/kit/theme.hpp"
#include "ui/layout.hpp"
#include "ui/screen.hpp"

namespace desktop {
namespace {

using std::chrono::steady_clock;

/// A panel uses measurements of the previous frame, and hovering takes one more.
constexpr int kSettlingFrames = 3;
/// After the machine was suspended, the run must not have been played to its end. A slow frame still counts whole: in
/// real time nine seconds take nine.
constexpr std::chrono::milliseconds kLongestFrame{1000};

std::vector<Icon> load_icons(const std::filesystem::path& assets) {
  std::vector<Icon> icons;
  for (const char* name : {"coroscope-32.png", "coroscope-64.png", "coroscope-128.png"}) {
    icons.push_back(load_icon(assets / "icons" / name));
  }
  return icons;
}

std::vector<text::Notice> add_own_lessons(player::Library& library, const StartOptions& start) {
  if (start.lessons.empty()) return {};
  try {
    return library.add_own(start.lessons);
  } catch (const text::UserError& error) {
    return {error.notice()};
  }
}

}  // namespace

Application::Application(const StartOptions& start)
    : quit_(&Window::wake),
      library_(player::Library::load(platform::assets_folder())),
      settings_file_(platform::config_folder() / "settings.toml"),
      progress_file_(platform::data_folder() / "progress.toml"),
      first_notices_(add_own_lessons(library_, start)),
      python_(platform::process_environment, platform::assets_folder(), &Window::wake),
      player_(library_, settings_file_.load(first_notices_), platform::locale_language(), &python_),
      faces_(platform::find_faces()),
      window_(player_.settings().window, load_icons(platform::assets_folder())),
      display_loss_([this] { say_farewell(); }),
      state_file_(platform::process_environment("COROSCOPE_STATE_FILE").value_or("")) {
  player_.set_progress(progress_file_.load(first_notices_));
  if (start.language) player_.speak(*start.language);
  spdlog::info("coroscope opens {}", start.trace ? start.trace->about().title.en : start.lesson);
  player_.set_can_read_aloud(platform::has_speech_dispatcher());
  ui::add_library(glyphs_, library_);
  for (const text::Notice& notice : first_notices_) say(notice);
  open(start);
}

void Application::open(const StartOptions& start) {
  if (start.trace) return player_.open(start.trace);
  if (start.lesson.empty()) return player_.open_last_lesson();
  if (!player_.open_lesson(start.lesson)) {
    throw std::runtime_error(fmt::format("There is no lesson {}.", start.lesson));
  }
  if (start.run || start.values) player_.start_with(start.run, start.values.value_or(player_.values()));
}

/// A recording wakes the window, so it must end before the window is destroyed.
Application::~Application() { python_.stop(); }

void Application::run() {
  try {
    play();
  } catch (...) {
    save();
    throw;
  }
  save();
}

void Application::play() {
  frames_due_ = kSettlingFrames;
  while (!window_.should_close() && !quit_.asked() && !player_.quit_asked()) {
    if (player_.playing() || frames_due_ > 0) window_.poll();
    else rest();
    if (window_.take_activity()) frames_due_ = kSettlingFrames;
    frame();
    --frames_due_;
  }
}

/// Without changes nothing is drawn until there is input, or a hover text is due.
void Application::rest() {
  save();
  if (state_.redraw_in_s >= 0) window_.wait(std::chrono::duration<double>(state_.redraw_in_s));
  else window_.wait(std::nullopt);
  frames_due_ = kSettlingFrames;
}

void Application::frame() {
  pass_time();
  take_keys();
  if (player_.take_recordings()) glyphs_are_new_ |= ui::add_player(glyphs_, player_);
  follow_document();
  refresh_fonts();
  const ui::Theme theme = ui::make_theme(fonts_, player_.settings().dark, fonts_scale_);
  std::vector<ui::Action> actions;
  ui::Frame frame{theme, actions};
  window_.begin_frame();
  const ui::Model model = player_.model();
  reader_.follow(model);
  ui::draw_screen(model, state_, frame);
  window_.end_frame(theme.color().window);
  if (state_file_.wanted()) publish(model);
  carry_out(actions);
}

void Application::pass_time() {
  const auto now = steady_clock::now();
  if (playing_since_) player_.advance(std::min<timeline::Nanos>(now - *playing_since_, kLongestFrame));
  playing_since_ = player_.playing() ? std::optional(now) : std::nullopt;
}

void Application::take_keys() {
  for (const KeyEvent& event : window_.take_keys()) {
    if (event.character != 0 && ui::type(event.character, state_)) {
      glyphs_are_new_ |= glyphs_.add(state_.lesson_search + state_.palette_search);
      continue;
    }
    std::vector<ui::Action> actions;
    ui::press(event.key, event.mods, player_.model(), state_, actions);
    carry_out(actions);
  }
}

void Application::carry_out(const std::vector<ui::Action>& actions) {
  for (const ui::Action& action : actions) player_.carry_out(action);
  // The clock runs from the key press on, not from the frame after it.
  if (!player_.playing()) playing_since_.reset();
  else if (!playing_since_) playing_since_ = steady_clock::now();
  if (!actions.empty()) frames_due_ = std::max(frames_due_, kSettlingFrames);
}

/// Updates window and screen for changes of the document.
void Application::follow_document() {
  window_.set_full_screen(player_.full_screen());
  const std::uint32_t opened = player_.generations().opened;
  if (opened != opened_ || language_ != player_.language()) {
    glyphs_are_new_ |= ui::add_player(glyphs_, player_);
    window_.set_title(player_.title() + " – coroscope");
  }
  opened_ = opened;
  language_ = player_.language();
}

void Application::refresh_fonts() {
  const auto [width, height] = window_.pixels();
  const float scale = ui::pixels_per_unit(static_cast<float>(width), static_cast<float>(height), window_.scale(),
                                          player_.settings().text_size, state_.presenting);
  if (scale == fonts_scale_ && !glyphs_are_new_) return;
  const bool first = fonts_scale_ == 0;
  fonts_ = ui::build_fonts(*ImGui::GetIO().Fonts, faces_, glyphs_, scale);
  fonts_scale_ = scale;
  glyphs_are_new_ = false;
  if (!first) window_.fonts_changed();
}

void Application::publish(const ui::Model& model) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const auto [x, y] = window_.position();
  const WindowFacts facts{
      x, y, static_cast<int>(size.x), static_cast<int>(size.y), fonts_scale_, window_.full_screen()};
  state_file_.drawn(state_json(model, state_, player_.settings(), facts));
}

void Application::save() {
  player_.remember_window(window_.place());
  if (const auto notice = settings_file_.save(player_.settings())) say(*notice);
  if (const auto notice = progress_file_.save(player_.progress())) say(*notice);
}

// The window cannot be asked for its place any more: that of the last rest is kept.
void Application::say_farewell() {
  python_.stop();
  auto unsaved = settings_file_.save(player_.settings());
  if (auto notice = progress_file_.save(player_.progress())) unsaved = std::move(notice);
  const text::Words& words = library_.words(player_.language());
  const std::string sentence = unsaved ? unsaved->in(words) : words["app.display_lost"];
  fmt::print(stderr, "coroscope: {}\n", text::without_controls(sentence));
  spdlog::info("The display has gone.");
  spdlog::shutdown();
}

void Application::say(const text::Notice& notice) {
  spdlog::warn("{}", notice.in(library_.english));
  for (const auto* words : {&library_.korean, &library_.english}) glyphs_are_new_ |= glyphs_.add(notice.in(*words));
  player_.notify(notice);
}

}  // namespace desktop
