#include "ui/overlay/help_overlay.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "player/commands.hpp"
#include "timeline/labels.hpp"
#include "ui/kit/key_caps.hpp"
#include "ui/kit/patterns.hpp"
#include "ui/kit/state_mark.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr std::array kMouse{"ruler",   "wheel",  "pan",         "stretch", "hover", "word",
                            "bar_end", "number", "puzzle_drag", "slider",  "fine"};

constexpr float kTextLine = 22;
constexpr float kHelpRowGap = 4;
constexpr float kHeadingLine = 36;
constexpr float kLeastHelpColumn = 330;
constexpr float kColumnGap = 32;
constexpr float kSample = 44;  // the width of a bar in the legend

const std::string& word(const Model& model, const std::string& key) { return (*model.words)["help." + key]; }

/// A row of the sheet: its height at some width, and how it is drawn.
struct HelpRow {
  std::function<float(float width)> height;
  std::function<void(const Rect& place)> draw;
  bool heading = false;  ///< stays with the next row
};

/// Builds the rows of the sheet in their order.
struct Rows {
  const Model& model;
  State& state;
  const Theme& theme;
  std::vector<HelpRow> all = {};

  [[nodiscard]] float text_height(std::string_view text, float width) const {
    return theme.px(kTextLine) * static_cast<float>(wrap(theme.fonts.body, text, width).size());
  }
  void heading(const std::string& text) {
    const auto height = [this](float) { return theme.px(kHeadingLine); };
    const auto draw = [this, &text](const Rect& at) {
      label(state, theme.fonts.body_bold, {at.x, at.y + theme.px(6), at.w, theme.px(24)}, theme.color().text_dim, text);
    };
    all.push_back({height, draw, true});
  }
  /// `lead` px at the left are for a picture, or for nothing.
  void text(const std::string& words, float lead, const std::function<void(const Rect&)>& picture) {
    const auto height = [this, words, lead](float width) {
      return text_height(words, width - lead) + theme.px(kHelpRowGap);
    };
    const auto draw = [this, words, lead, picture](const Rect& at) {
      picture({at.x, at.y, lead, theme.px(kTextLine)});
      const std::size_t colon = words.find(':');
      const bool gesture = lead <= 0 && colon != std::string::npos;
      const Palette& c = theme.color();
      // A mouse gesture is drawn brighter than its effect.
      paragraph(theme.fonts.body, {at.x + lead, at.y, at.w - lead, 0}, theme.px(kTextLine),
                gesture ? c.text_dim : c.text, words, gesture ? colon + 1 : 0, c.text);
    };
    all.push_back({height, draw});
  }
};

constexpr float kMostKeys = 132;  // units: the column of keys

/// The chords of all commands that share a row of the sheet.
struct KeyRow {
  std::string_view word;
  std::vector<player::Chord> chords;
};

std::vector<KeyRow> key_rows(std::span<const player::Command> commands) {
  std::vector<KeyRow> rows;
  for (const player::Command& command : commands) {
    if (rows.empty() || rows.back().word != command.row) rows.push_back({command.row, {}});
    rows.back().chords.insert(rows.back().chords.end(), command.keys().begin(), command.keys().end());
  }
  return rows;
}

void add_keys(Rows& rows, const std::string& heading, std::span<const player::Command> commands) {
  const Theme& theme = rows.theme;
  rows.heading(heading);
  float lead = 0;
  const auto all = key_rows(commands);
  for (const KeyRow& row : all) lead = std::max(lead, key_caps_width(theme, row.chords));
  // The words of the few rows with many keys begin further right.
  lead = std::min(lead, theme.px(kMostKeys));
  for (const KeyRow& row : all) {
    const auto caps = [&rows, &theme, chords = row.chords](const Rect& at) {
      draw_key_caps(rows.state, theme, at.x, at.y, chords);
    };
    rows.text(word(rows.model, std::string(row.word)), std::max(lead, key_caps_width(theme, row.chords)) + theme.px(12), caps);
  }
}

void add_mouse(Rows& rows) {
  rows.heading(word(rows.model, "mouse"));
  for (const char* each : kMouse) rows.text(word(rows.model, each), 0, [](const Rect&) {});
}

/// The states: a bar, the shape of its dot in the code, its word and what it means.
void add_legend(Rows& rows) {
  const Theme& theme = rows.theme;
  rows.heading(word(rows.model, "states"));
  for (const timeline::StateRow& each : timeline::kStates) {
    const text::Words& words = *rows.model.words;
    const auto sample = [&rows, &theme, state = each.state](const Rect& at) {
      const Rect bar{at.x, at.y + theme.px(3), theme.px(kSample), theme.px(16)};
      publish(rows.state, "legend/" + std::to_string(timeline::index(state)), bar);
      draw_bar(ink(), theme, bar, state);
      draw_state_mark(ink(), theme, {at.x + theme.px(kSample + 14), bar.center_y()}, theme.px(5), state);
    };
    const std::string meaning = "state_" + std::string(each.word.substr(each.word.find('.') + 1));
    rows.text(words[each.word] + ": " + word(rows.model, meaning), theme.px(kSample + 32), sample);
  }
}

/// How many columns of at most `limit` px the rows fill at `width`; a heading is never the last of a column.
std::size_t columns_filled(const std::vector<HelpRow>& rows, float width, float limit) {
  std::size_t columns = 1;
  float y = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    float needed = rows[i].height(width);
    if (rows[i].heading && i + 1 < rows.size()) needed += rows[i + 1].height(width);
    if (y > 0 && y + needed > limit) {
      ++columns;
      y = 0;
    }
    y += rows[i].height(width);
  }
  return columns;
}

/// The least height at which the rows fit into so many columns.
float balanced(const std::vector<HelpRow>& rows, std::size_t columns, float width) {
  float low = 0;
  float high = 0;
  for (const HelpRow& row : rows) high += row.height(width);
  while (high - low > 2) {
    const float middle = (low + high) / 2;
    (columns_filled(rows, width, middle) > columns ? low : high) = middle;
  }
  return std::ceil(high);
}

/// Draws the rows that are in `view`, from `place` on in columns of that width and at most `limit` px high.
void draw_rows(const std::vector<HelpRow>& rows, const Rect& place, const Rect& view, float width, float limit) {
  const float gap = place.w;
  float x = place.x;
  float y = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const float height = rows[i].height(width);
    const float needed = rows[i].heading && i + 1 < rows.size() ? height + rows[i + 1].height(width) : height;
    if (y > 0 && y + needed > limit) {
      x += width + gap;
      y = 0;
    }
    const Rect at{x, place.y + y, width, height};
    if (at.y + at.h > view.y && at.y < view.y + view.h) rows[i].draw(at);
    y += height;
  }
}

/// Title, how to close, and the cross. @returns whether that was clicked.
bool draw_title(const Model& model, State& state, const Theme& theme, const Rect& row) {
  const Rect close{row.x + row.w - theme.px(28), row.y, theme.px(28), theme.px(28)};
  const std::string& how = word(model, "close");
  const float way = measure(theme.fonts.small, how);
  const float title = measure(theme.fonts.large, word(model, "title"));
  label(state, theme.fonts.large, {row.x, row.y, std::min(title, row.w), row.h}, theme.color().text,
        word(model, "title"));
  if (title + way + theme.px(60) < row.w) {
    label(state, theme.fonts.small, {close.x - theme.px(12) - way, row.y, way, row.h}, theme.color().text_dim, how);
  }
  return sign_button(theme, state, "help_close", close, Sign::close, {.size = 12});
}

}  // namespace

void draw_help(const Model& model, State& state, Frame& frame, Rect screen, bool listening) {
  const Theme& theme = frame.theme;
  fill(theme, screen, theme.color().scrim, 0);
  const float margin = std::min(theme.px(24), screen.h / 24);
  const float pad = std::min(theme.px(28), screen.w / 32);
  Rows rows{model, state, theme};
  add_keys(rows, word(model, "keys"), player::commands());
  add_keys(rows, word(model, "question_keys"), player::question_commands());
  add_mouse(rows);
  add_legend(rows);
  const float gap = theme.px(kColumnGap);
  const float inside = std::max(theme.px(40), std::min(theme.px(1400), screen.w - 2 * margin) - 2 * pad);
  const auto columns = static_cast<std::size_t>(
      std::clamp((inside + gap) / theme.px(kLeastHelpColumn + kColumnGap), 1.0F, 3.0F));
  const float width = (inside + gap) / static_cast<float>(columns) - gap;
  state.help_height = balanced(rows.all, columns, width);
  const float head = theme.px(44);
  Rect sheet{0, 0, inside + 2 * pad, std::min(state.help_height + head + theme.px(40), screen.h - 2 * margin)};
  sheet.x = std::round(screen.center_x() - sheet.w / 2);
  sheet.y = std::round(screen.center_y() - sheet.h / 2);
  publish(state, "help_sheet", sheet);
  floating_panel(theme, sheet);
  const Rect inner = inset(sheet, pad, theme.px(16));
  const bool cross = draw_title(model, state, theme, {inner.x, inner.y, inner.w, theme.px(28)});
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool outside = ImGui::GetIO().MouseClicked[0] && !sheet.contains(mouse.x, mouse.y);
  if (listening && (cross || outside)) state.help_open = false;
  const Rect body{inner.x, inner.y + head, inner.w, std::max(0.0F, inner.h - head)};
  const Clip clip({sheet.x, body.y, sheet.w, sheet.y + sheet.h - body.y - theme.px(8)});
  scroll(theme, state, "help", {sheet.x, body.y, sheet.w - theme.px(4), body.h}, state.help_height, state.help_scroll);
  const Rect begin{body.x, std::round(body.y - state.help_scroll), gap, 0};
  draw_rows(rows.all, begin, {body.x, body.y, body.w, sheet.y + sheet.h - body.y}, width, state.help_height);
  scroll_bar(theme, state, "help");
}

}  // namespace ui
