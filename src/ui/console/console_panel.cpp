#include "ui/console/console_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "timeline/labels.hpp"
#include "ui/console/console_lines.hpp"
#include "ui/kit/choice_mark.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr float kTop = 36;     // of the lines, below the title;
constexpr float kLowTop = 30;  // in a low panel, which has five of them
constexpr float kLowPanel = 144;
constexpr float kRows = 5;
constexpr float kLeastPitch = 18, kUsualPitch = 23;

struct Painter {
  const Model& model;
  State& state;
  const Theme& theme;
  ImDrawList& list;
  const RunView& run;
  float text_x = 0, text_width = 0, right = 0, pitch = 0;
};

// All times of a run have one form: with decimals, unless it is longer than this.
constexpr double kWholeSeconds = 100'000;

std::string time_text(const timeline::Timeline& timeline, timeline::Nanos t) {
  const bool is_long = timeline::in_seconds(timeline.total) >= kWholeSeconds;
  return fmt::format("{:.{}f}", timeline::in_seconds(t), is_long ? 0 : 2);
}

std::string badge_text(const Painter& painter, const ConsoleLine& line) {
  std::string names;
  for (const timeline::LaneIndex lane : line.lanes) {
    if (lane <= 0) continue;
    if (!names.empty()) names += " · ";
    names += timeline::lane_name(painter.run.timeline->lane(lane));
  }
  return names;
}

float badge_width(const Painter& painter, const std::string& text) {
  const float widest = painter.theme.px(130);
  return text.empty() ? 0 : std::min(widest, measure(painter.theme.fonts.small, text)) + painter.theme.px(14);
}

void draw_badge(const Painter& painter, const std::string& text, float y) {
  if (text.empty()) return;
  const Theme& theme = painter.theme;
  const float width = badge_width(painter, text);
  const Rect box{painter.right - width, y - theme.px(9), width, theme.px(18)};
  outline(theme, box, theme.color().hairline, 9);
  text_centered(painter.list, theme.fonts.small, box.center_x(), y, theme.color().text_dim,
                shorten(theme.fonts.small, text, width - theme.px(12)));
}

struct Row {
  const ConsoleLine* line;  ///< null: the row says that older output is left out
  std::string_view text;
  bool first;
};

// Each line, wrapped next to its badge.
std::vector<Row> rows_of(const Painter& painter, const ConsoleText& text) {
  std::vector<Row> rows;
  if (text.cut) rows.push_back({nullptr, (*painter.model.words)["console.cut"], false});
  for (const ConsoleLine& line : text.lines) {
    const float badge = badge_width(painter, badge_text(painter, line));
    const float width = painter.text_width - (badge > 0 ? badge + painter.theme.px(10) : 0);
    bool first = true;
    for (const std::string_view part :
         wrap(painter.theme.fonts.code, line.text, std::max(painter.theme.px(60), width))) {
      rows.push_back({&line, part, first});
      first = false;
    }
  }
  return rows;
}

void draw_row(const Painter& painter, const Row& row, float y) {
  const Theme& theme = painter.theme;
  const Palette& palette = theme.color();
  if (row.first) {
    const float time_right = painter.text_x - theme.px(16);
    text_right(painter.list, theme.fonts.code, time_right, y, palette.text_faint, time_text(*painter.run.timeline, row.line->t));
    draw_badge(painter, badge_text(painter, *row.line), y);
  }
  ImFont* font = row.line == nullptr ? theme.fonts.body : theme.fonts.code;
  text_at(painter.list, font, painter.text_x, y, row.line == nullptr ? palette.text_faint : palette.text, row.text);
}

/// The line that a question was about: it is right, or it was said and is not.
void mark_answer(const Painter& painter, const ConsoleLine& line, const Rect& place) {
  const player::Prediction* const now = painter.model.prediction;
  const bool told = now != nullptr && now->is(player::Prediction::Stage::answered);
  if (!told || &painter.run != &painter.model.runs[now->question.run]) return;
  const auto means = [&](std::size_t choice) { return now->question.choices[choice].means.event == line.event; };
  if (means(now->question.right())) {
    outline_choice(painter.theme, place, ChoiceMark::right);
    publish(painter.state, "right_output", place);
  } else if (now->choice && means(*now->choice)) {
    outline_choice(painter.theme, place, ChoiceMark::said);
    publish(painter.state, "said_output", place);
  }
}

void draw_empty(const Painter& painter, Rect area) {
  const bool never = painter.run.timeline->output.empty();
  // Whether anything follows is a part of the question.
  const char* const key = painter.model.asks() ? "predict.nothing_printed"
                          : never && !painter.run.cut ? "console.prints_nothing"
                                                      : "console.nothing_yet";
  const std::string& words = (*painter.model.words)[key];
  paragraph(painter.theme.fonts.body, area, painter.theme.px(20), painter.theme.color().text_faint, words);
}

void draw_rows(const Painter& painter, Rect area, const ConsoleText& text) {
  const std::vector<Row> rows = rows_of(painter, text);
  const float content = painter.pitch * static_cast<float>(rows.size());
  const float limit = std::max(0.0F, content - area.h);
  State& state = painter.state;
  // Counted from the newest line, so that it stays in view while lines are added.
  float offset = limit - std::clamp(state.console_scroll, 0.0F, limit);
  scroll(painter.theme, state, "console_scroll", area, content, offset);
  state.console_scroll = limit - offset;
  const Clip clip(area);
  float y = area.y - offset + painter.pitch / 2;
  std::size_t number = 0;
  for (const Row& row : rows) {
    if (row.first) ++number;
    const Rect place{area.x, y - painter.pitch / 2, area.w, painter.pitch};
    if (place.y + place.h > area.y && place.y < area.y + area.h) {
      draw_row(painter, row, y);
      if (row.first) publish(state, fmt::format("console/{}", number - 1), place);
      if (row.first) mark_answer(painter, *row.line, place);
    }
    y += painter.pitch;
  }
}

}  // namespace

void draw_console(const Model& model, State& state, Frame& frame, Rect rect) {
  if (rect.w <= 0 || rect.h <= 0) return;
  const Theme& theme = frame.theme;
  panel(theme, rect);
  publish(state, "console", rect);
  add_stop(state, "console", rect);
  if (model.selected_run >= model.runs.size() || model.runs[model.selected_run].timeline == nullptr) return;
  const Clip clip(rect);
  const RunView& run = model.runs[model.selected_run];
  const float margin = theme.px(16);
  std::string title = (*model.words)[model.asks() ? "predict.output_so_far" : "console.title"];
  if (model.runs.size() > 1) title += " · " + run.title;
  const float top = theme.px(rect.h < theme.px(kLowPanel) ? kLowTop : kTop);
  text_at(ink(), theme.fonts.body, rect.x + margin, rect.y + top - theme.px(16), theme.color().text_dim,
          shorten(theme.fonts.body, title, rect.w - 2 * margin));

  if (!model.missing.empty()) return;  // the reason is in the timeline
  Painter painter{model, state, theme, ink(), run};
  // Whole rows only: with the newest in view, half of an older one would be at the top.
  const float room = std::max(0.0F, rect.h - top - theme.px(8));
  painter.pitch = std::floor(std::clamp(room / kRows, theme.px(kLeastPitch), theme.px(kUsualPitch)));
  const float height = std::max(std::min(room, painter.pitch), std::floor(room / painter.pitch) * painter.pitch);
  const Rect area{rect.x + margin, rect.y + top, rect.w - 2 * margin, height};
  // All digits are equally wide: no time is wider than the last.
  const float longest = measure(theme.fonts.code, time_text(*run.timeline, run.timeline->total));
  painter.text_x = area.x + std::max(longest, measure(theme.fonts.code, "0.00")) + theme.px(16);
  painter.right = area.x + area.w - theme.px(2);
  painter.text_width = painter.right - painter.text_x;
  const ConsoleText text = console_text(*run.timeline, run.moment.outputs);
  draw_rows(painter, area, text);
  if (text.lines.empty()) draw_empty(painter, area);
}

}  // namespace ui
