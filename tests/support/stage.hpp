// The program without its window: a player, its screen or one panel of it drawn frame by frame with the program's own
// faces, and a mouse and keys to feed. What the person does in a frame is carried out by the player, as
// shell/desktop/application.cpp does it.
#pragma once

#include <imgui.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "player/player.hpp"
#include "ui/keys.hpp"
#include "ui/kit/theme.hpp"
#include "ui/state.hpp"

namespace ui_test {

class Stage {
 public:
  using Panel = std::function<void(const ui::Model&, ui::State&, ui::Frame&, ui::Rect)>;
  using Adjust = std::function<void(ui::Model&)>;
  using Drawn = std::function<void(const ui::Model&)>;

  /// The whole screen of a window of so many pixels; the lesson "nine-or-three" is open, in English.
  explicit Stage(float width = 1280, float height = 720, float scale = 1);
  /// One panel, in this rectangle of a window of 1440 x 900 units; nothing is open.
  explicit Stage(Panel panel, ui::Rect place = {404, 60, 1020, 552}, float scale = 1);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  /// Opens that lesson, with `set` for its delays (the defaults where it is empty).
  void open(const std::string& lesson, const lessons::Values& set = {});
  /// Opens a trace, by its name in tests/golden or by its whole path.
  void open_trace(const std::filesystem::path& file);
  /// Opens a run of which there is nothing but this timeline.
  void open(timeline::Timeline timeline);
  void speak(text::Language language);
  /// Puts the playhead behind everything that happens at `seconds`, or behind the event of that number at that instant.
  void seek(double seconds, std::uint32_t within = timeline::Position::kAll);
  void seek(timeline::Position position) { carry_out(ui::action::Seek{position}); }
  void set_axis(timeline::AxisKind kind) { carry_out(ui::action::SetAxis{kind}); }
  void set_parameter(std::size_t index, double value_s) { carry_out(ui::action::SetParameter{index, value_s, true}); }
  /// All runs side by side, or only the selected one.
  void compare(bool all);
  void carry_out(const ui::Action& action);
  /// What no action brings about, of the player.
  template <class Change>
  void change(Change&& how) {
    std::forward<Change>(how)(player_);
    refresh();
  }
  /// What not even the player brings about: from now on each frame shows the model as `how` leaves it.
  void adjust(Adjust how);

  /// Time passes and a frame is drawn: `drawn` is called with its model, then what the person did in it is appended to
  /// `actions` and carried out.
  void frame(const Drawn& drawn = {});
  void frames(int count);

  void mouse(float x, float y);
  /// The mouse goes there; a frame.
  void move(float x, float y);
  /// Three frames (what opens needs them), the mouse there, and no actions left from before. It is long after the last
  /// click, so that another one is no double click.
  void go_to(const std::string& name, float dx = 0, float dy = 0);
  /// The mouse is in the middle of what is published under `name`; a frame.
  void rest_on(const std::string& name);
  void down();
  void up();
  void click();
  /// go_to() and a click there: only what that does is left in `actions`.
  void click(const std::string& name, float dx = 0, float dy = 0);
  void double_click(const std::string& name);
  /// go_to() and the wheel, turned there by so many notches.
  void wheel(const std::string& name, float notches);
  /// The mouse goes from where it is to there in so many frames.
  void drag_to(float x, float y, int moves = 6);
  /// What the key asks for is carried out, before the next frame.
  void press(ui::Key key, ui::Mods mods = {});

  [[nodiscard]] bool has(const std::string& name) const { return state.rects.count(name) != 0; }
  /// @throws std::out_of_range where nothing is published under that name
  [[nodiscard]] ui::Rect at(const std::string& name) const;
  /// Where that place of the axis is, in the plot of the timeline.
  [[nodiscard]] float px(double at) const;

  /// The only action of that kind in `actions`; none when there are none or several.
  template <class Kind>
  [[nodiscard]] std::optional<Kind> only() const {
    const std::vector<Kind> found = all<Kind>();
    return found.size() == 1 ? std::optional(found[0]) : std::nullopt;
  }
  template <class Kind>
  [[nodiscard]] std::vector<Kind> all() const {
    std::vector<Kind> found;
    for (const ui::Action& each : actions) {
      if (const auto* const kind = std::get_if<Kind>(&each)) found.push_back(*kind);
    }
    return found;
  }

  [[nodiscard]] const player::Player& player() const { return player_; }
  /// What a frame would show now. Its runs, parameters and cards are others after each frame and each change; what they
  /// point to stays until the player runs or opens something anew.
  [[nodiscard]] const ui::Model& model() const { return model_; }
  [[nodiscard]] const lessons::Catalogue& catalogue() const;
  [[nodiscard]] const lessons::Values& values() const { return player_.values(); }
  [[nodiscard]] ui::Theme theme() const;

  /// Corners of the triangles of the panel's last frame, without hover texts.
  [[nodiscard]] int vertices() const { return count_vertices().all; }
  /// Those of them that lie outside of `rect` and of every clip.
  [[nodiscard]] int vertices_outside() const { return count_vertices().outside; }

  float width, height;  ///< of the window, in pixels
  float display_scale;  ///< pixels a unit, at text size 1
  ui::Rect rect;        ///< of the panel
  ui::State state;
  std::vector<ui::Action> actions;  ///< that frames and keys have asked for

 private:
  struct Vertices {
    int all = 0, outside = 0;
  };
  /// As in the window; but as if that were no larger than 1600 x 900 units, since each scale builds its faces.
  [[nodiscard]] float scale() const;
  [[nodiscard]] Vertices count_vertices() const;
  void let_time_pass(float seconds);
  void draw_panel(ui::Frame& frame);
  void take(const std::vector<ui::Action>& asked);
  void refresh();

  Panel panel_;
  player::Player player_;
  ui::Model model_;
  Adjust adjust_;
  ImGuiContext* context_;
  float rested_s_ = 0;                      ///< that pass before the next frame, besides its own time
  const ImDrawList* panel_list_ = nullptr;  ///< what the panel drew is its first `panel_indices_` indices
  unsigned panel_indices_ = 0;
};

/// A key, and the frames that show what it did.
inline void press_and_draw(Stage& stage, ui::Key key) {
  stage.press(key);
  stage.frames(2);
}

}  // namespace ui_test
