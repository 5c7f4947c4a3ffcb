#include "ui/code/puzzle_panel.hpp"

#include <algorithm>
#include <cmath>

#include "player/commands.hpp"
#include "ui/code/code_lines.hpp"
#include "ui/code/puzzle_drag.hpp"
#include "ui/code/puzzle_lines.hpp"
#include "ui/keys.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

using player::puzzle::LineView;
using player::puzzle::Verdict;

constexpr float kTitle = 40;
constexpr float kText = 19;      // a line of a goal
constexpr float kSign = 20;      // the column of their signs
constexpr float kBetween = 4;    // two goals, two lines put aside
constexpr float kLeastRows = 5;  // of the listing
constexpr float kButtons = 28;
constexpr float kSpace = 8;  // between the parts
constexpr float kHeading = 22;

/// The parts of the panel, from the top: their heights, in px.
struct Parts {
  float goals = 0, reached = 0, code = 0, aside = 0, buttons = 0;
  [[nodiscard]] float all() const { return goals + reached + code + aside + buttons; }
};

class PuzzlePanel {
 public:
  PuzzlePanel(const Model& model, State& state, Frame& frame, const Rect& rect)
      : model_(model),
        state_(state),
        frame_(frame),
        theme_(frame.theme),
        rect_(rect),
        inner_(inset(rect, theme_.px(16), 0)) {}

  void draw() {
    panel(theme_, rect_);
    publish(state_, "code_panel", rect_);
    title();
    const Rect body{rect_.x, rect_.y + theme_.px(kTitle), rect_.w, rect_.h - theme_.px(kTitle + kSpace)};
    Parts parts = measured();
    parts.code = std::max(theme_.px(22) * kLeastRows, body.h - parts.all());
    {
      const Clip clip(body);
      scroll(theme_, state_, "puzzle", body, parts.all(), state_.puzzle_scroll);
      float y = std::round(body.y - state_.puzzle_scroll);
      goals(y);
      reached(y + parts.goals);
      y += parts.goals + parts.reached;
      code({rect_.x, y, rect_.w, parts.code - theme_.px(kSpace)});
      aside({rect_.x, y + parts.code, rect_.w, parts.aside});
      buttons(y + parts.code + parts.aside);
      scroll_bar(theme_, state_, "puzzle");
    }
    drag_puzzle_line(model_, state_, frame_);
  }

 private:
  [[nodiscard]] const std::string& word(const char* key) const { return (*model_.words)[std::string("puzzle.") + key]; }
  [[nodiscard]] float text_height(std::string_view text, float width) const {
    return theme_.px(kText) * static_cast<float>(wrap(theme_.fonts.body, text, width).size());
  }
  [[nodiscard]] float goal_width() const { return inner_.w - theme_.px(kSign); }
  static std::string said(const Verdict& goal) { return goal.met || goal.found.empty() ? goal.wanted : goal.wanted + " " + goal.found; }

  [[nodiscard]] Parts measured() const {
    const player::puzzle::View& view = *model_.puzzle;
    Parts parts;
    for (const Verdict& goal : view.goals) parts.goals += text_height(said(goal), goal_width()) + theme_.px(kBetween);
    parts.goals += theme_.px(kSpace);
    if (!view.reached.empty()) {
      parts.reached = text_height(view.reached, inner_.w - theme_.px(20)) + theme_.px(12 + kSpace);
    }
    parts.aside = theme_.px(kHeading + kSpace);
    for (const LineView& line : view.unused) parts.aside += aside_height(line) + theme_.px(kBetween);
    if (view.unused.empty()) parts.aside += text_height(word("none_unused"), inner_.w);
    parts.buttons = theme_.px(kButtons);
    return parts;
  }

  void title() {
    const Rect row{inner_.x, rect_.y, inner_.w, theme_.px(kTitle)};
    label(state_, theme_.fonts.body_bold, {row.x, row.y, row.w - theme_.px(34), row.h}, theme_.color().text,
          word("title"));
    const Rect close{row.x + row.w - theme_.px(24), row.y + theme_.px(7), theme_.px(26), theme_.px(26)};
    if (sign_button(theme_, state_, "puzzle_leave", close, Sign::close, {.size = 10, .bare = true})) {
      frame_.actions.emplace_back(action::LeavePuzzle{});
    }
    tip(state_, "puzzle_leave", close, word("leave") + " (Esc)");
  }

  /// A check, or an empty circle: never a cross.
  void goals(float y) {
    const Palette& c = theme_.color();
    std::size_t i = 0;
    for (const Verdict& goal : model_.puzzle->goals) {
      const float height = text_height(said(goal), goal_width());
      const float middle = y + theme_.px(kText) / 2;
      const float x = inner_.x + theme_.px(6);
      if (goal.met) sign(Sign::check, x, middle, theme_.px(12), c.accent);
      else ink().AddCircle({x, middle}, theme_.px(4.5F), c.text_faint, 0, std::max(1.0F, theme_.px(1.2F)));
      const Rect place{inner_.x + theme_.px(kSign), y, goal_width(), height};
      paragraph(theme_.fonts.body, place, theme_.px(kText), c.text_dim, said(goal), goal.wanted.size(), c.text);
      publish(state_, "puzzle_goal/" + std::to_string(i++), place);
      y += height + theme_.px(kBetween);
    }
  }

  void reached(float y) {
    const std::string& why = model_.puzzle->reached;
    if (why.empty()) return;
    const float width = inner_.w - theme_.px(20);
    const Rect box{inner_.x, y, inner_.w, text_height(why, width) + theme_.px(12)};
    fill(theme_, box, theme_.color().inset, 8);
    paragraph(theme_.fonts.body, {box.x + theme_.px(10), box.y + theme_.px(6), width, box.h}, theme_.px(kText),
              theme_.color().text, why);
    publish(state_, "puzzle_reached", box);
  }

  void code(const Rect& area) {
    const RunView& run = model_.runs.front();
    if (run.listing == nullptr || area.h <= 0) return;
    const float row = theme_.px(22);
    const Rect rows{area.x, area.y, area.w, std::max(row, std::floor(area.h / row) * row)};
    publish(state_, "puzzle_code", rows);
    // Another order is another program at the same moment: its lines stay where they are.
    if (state_.puzzle_order != model_.puzzle->order) state_.news.code = false;
    state_.puzzle_order = model_.puzzle->order;
    draw_code_lines(model_, run, state_, frame_, rows);
  }

  [[nodiscard]] float aside_height(const LineView& line) const {
    float height = 0;
    for (const std::string& text : line.text) {
      height += theme_.px(22) * static_cast<float>(wrap(theme_.fonts.code, text, aside_width()).size());
    }
    return height;
  }
  [[nodiscard]] float aside_width() const { return inner_.w - theme_.px(28); }

  void aside(const Rect& area) {
    const Palette& c = theme_.color();
    publish(state_, "puzzle_aside", area);
    label(state_, theme_.fonts.small, {inner_.x, area.y, inner_.w, theme_.px(kHeading)}, c.text_dim, word("unused"));
    float y = area.y + theme_.px(kHeading);
    const auto& unused = model_.puzzle->unused;
    if (unused.empty()) {
      paragraph(theme_.fonts.body, {inner_.x, y, inner_.w, area.h}, theme_.px(kText), c.text_dim, word("none_unused"));
    }
    for (const LineView& line : unused) {
      const Rect place{inner_.x + theme_.px(14), y, inner_.w - theme_.px(14), aside_height(line)};
      const std::string name = puzzle_stop(line.line);
      publish(state_, name, place);
      add_stop(state_, name, place);
      draw_puzzle_ground(state_, theme_, place, line.line);
      draw_puzzle_edge(state_, theme_, place, line.line);
      grip(state_, name, {place.x - theme_.px(12), place.y, place.w + theme_.px(12), place.h});
      draw_puzzle_text(theme_, {place.x + theme_.px(6), place.y, aside_width(), place.h}, line.text, c.text);
      y += place.h + theme_.px(kBetween);
    }
  }

  void buttons(float y) {
    float x = inner_.x;
    for (const char* name : {"shuffle", "solution"}) {
      const player::Command& command = player::command(std::string("puzzle_") + name);
      const Rect place{x, y, std::min(button_width(theme_, word(name)), inner_.w / 2 - theme_.px(4)), theme_.px(kButtons)};
      if (button(theme_, state_, std::string("puzzle_") + name, place, word(name))) {
        carry_out(command, model_, state_, frame_.actions);
      }
      tip(state_, std::string("puzzle_") + name, place, player::hint(command, *model_.words));
      x += place.w + theme_.px(8);
    }
  }

  const Model& model_;
  State& state_;
  Frame& frame_;
  const Theme& theme_;
  Rect rect_, inner_;
};

}  // namespace

void draw_puzzle(const Model& model, State& state, Frame& frame, const Rect& rect) {
  PuzzlePanel(model, state, frame, rect).draw();
}

}  // namespace ui
