#include "ui/loop/loop_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ui/kit/paint.hpp"
#include "ui/kit/state_mark.hpp"
#include "ui/kit/term_links.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/loop/loop_content.hpp"

namespace ui {
namespace {

constexpr float kTop = 36;       // of the lines, below the title;
constexpr float kLowTop = 30;    // in a low panel, which has five of them
constexpr float kLowPanel = 144;
constexpr float kPill = 17;
constexpr float kNarrowestPill = 48;
constexpr float kLeastPitchOfLine = 18;
constexpr std::size_t kOtherSections = 4;

struct Painter {
  const Model& model;
  State& state;
  const Theme& theme;
  ImDrawList& list;
  [[nodiscard]] ImFont* font() const { return theme.fonts.small; }
  [[nodiscard]] float pill_width(const LoopPill& pill) const {
    return measure(font(), pill.text) + theme.px(pill.state ? 26 : 16);
  }
};

LoopPill more(const Painter& painter, std::size_t hidden) {
  return {(*painter.model.words)("loop.more", {{"n", fmt::format("{}", hidden)}}), std::nullopt, {}};
}

struct Placed {
  LoopPill pill;
  float x = 0;
  std::size_t line = 0;
  float w = 0;  // at most
};

// A counter of pills that are left out, at the end of that line; the pills before it make room for it.
void add_counter(const Painter& painter, std::vector<Placed>& placed, std::size_t left_out, float width,
                 std::size_t line) {
  const float gap = painter.theme.px(6);
  const auto right_of = [&](const Placed& one) { return one.x + std::min(one.w, painter.pill_width(one.pill)) + gap; };
  float x = 0;
  while (!placed.empty() && placed.back().line == line) {
    const float needed = painter.pill_width(more(painter, left_out));
    x = right_of(placed.back());
    if (x + needed <= width) break;
    if (placed.back().x <= 0) {
      placed.back().w = std::max(0.0F, width - gap - needed);
      x = right_of(placed.back());
      break;
    }
    placed.pop_back();
    ++left_out;
  }
  const LoopPill counter = more(painter, left_out);
  placed.push_back({counter, x, line, width});
}

// Pills in lines of `width`; pills that do not fit into `lines` lines are counted by the last pill.
std::vector<Placed> flow(const Painter& painter, const LoopSection& section, float width, std::size_t lines) {
  std::vector<Placed> placed;
  const float gap = painter.theme.px(6);
  float x = 0;
  std::size_t line = 0;
  for (std::size_t i = 0; i < section.pills.size(); ++i) {
    const float w = std::min(width, painter.pill_width(section.pills[i]));
    if (x > 0 && x + w > width) {
      x = 0;
      ++line;
    }
    const std::size_t behind = section.pills.size() - i - 1 + section.others;
    const bool last_line = line + 1 >= lines;
    const float reserve = last_line && behind > 0 ? gap + painter.pill_width(more(painter, behind)) : 0;
    if (line >= lines || (last_line && reserve > 0 && x > 0 && x + w + reserve > width)) {
      add_counter(painter, placed, behind + 1, width, lines - 1);
      break;
    }
    placed.push_back({section.pills[i], x, line, width});
    x += w + gap;
  }
  return placed;
}

std::size_t lines_wanted(const Painter& painter, const LoopSection& section, float width) {
  if (section.pills.empty())
    return section.label.empty() ? wrap(painter.theme.fonts.body, section.sentence, width).size() : 1;
  const auto placed = flow(painter, section, width, 100);
  return placed.empty() ? 1 : placed.back().line + 1;
}

/// Without what made each task, where the pills do not fit with it.
LoopSection fitted(const Painter& painter, LoopSection section, float width, std::size_t lines) {
  const auto placed = flow(painter, section, width, lines);
  const bool cut = std::ranges::any_of(placed, [&](const Placed& one) { return painter.pill_width(one.pill) > width - one.x; });
  if (placed.size() == section.pills.size() && !cut) return section;
  for (LoopPill& pill : section.pills) {
    if (!pill.brief.empty()) pill.text = pill.brief;
  }
  return section;
}

void draw_pill(const Painter& painter, const LoopPill& pill, float x, float y, float width) {
  const Palette& palette = painter.theme.color();
  const float half = painter.theme.px(kPill / 2);
  const Rect box{x, y - half, std::min(width, painter.pill_width(pill)), 2 * half};
  fill(painter.theme, box, palette.raised, 6);
  outline(painter.theme, box, palette.hairline, 6);
  float at = x + painter.theme.px(8);
  if (pill.state) {
    draw_state_mark(painter.list, painter.theme, {at + painter.theme.px(3), y}, painter.theme.px(3.5F), *pill.state);
    at += painter.theme.px(11);
  }
  const ImU32 color = pill.state && timeline::holds_thread(*pill.state) ? palette.text : palette.text_dim;
  text_at(painter.list, painter.font(), at, y, color,
          shorten(painter.font(), pill.text, box.x + box.w - at - painter.theme.px(6)));
}

void draw_sentence(const Painter& painter, const LoopSection& section, Rect area, float pitch) {
  const Palette& palette = painter.theme.color();
  ImFont* font = painter.theme.fonts.body;
  if (section.label.empty()) {
    const float height = paragraph(font, area, pitch, palette.text_dim, section.sentence);
    link_terms(painter.model, painter.state, painter.theme, font, {area.x, area.y, area.w, height}, pitch, section.sentence);
    return;
  }
  const bool brief = !section.brief.empty() && measure(font, section.sentence) > area.w;
  const std::string shown = shorten(font, brief ? section.brief : section.sentence, area.w);
  text_at(painter.list, font, area.x, area.y + pitch / 2, section.empty ? palette.text_faint : palette.text, shown);
  link_terms(painter.model, painter.state, painter.theme, font, {area.x, area.y, area.w, pitch}, shown);
  if (shown != section.sentence) tip(painter.state, "loop/" + section.id, area, section.sentence);
}

void draw_section(const Painter& painter, const LoopSection& section, Rect area, float pitch, std::size_t lines) {
  const Palette& palette = painter.theme.color();
  publish(painter.state, "loop/" + section.id, area);
  const float column = section.label.empty() ? 0 : painter.theme.px(96);
  if (column > 0) {
    ImFont* const font = painter.theme.fonts.body;
    const Rect at{area.x, area.y, column - painter.theme.px(6), pitch};
    text_at(painter.list, font, at.x, at.center_y(), palette.text_dim, shorten(font, section.label, at.w));
    link_terms(painter.model, painter.state, painter.theme, font, at, section.label);
  }
  const Rect content{area.x + column, area.y, area.w - column, area.h};
  if (section.pills.empty()) return draw_sentence(painter, section, content, pitch);
  for (const Placed& placed : flow(painter, fitted(painter, section, content.w, lines), content.w, lines)) {
    const float y = content.y + pitch * (static_cast<float>(placed.line) + 0.5F);
    draw_pill(painter, placed.pill, content.x + placed.x, y, placed.w);
  }
}

std::size_t lines_in(float height, float pitch) {
  return std::max<std::size_t>(1, static_cast<std::size_t>(height / pitch + 0.01F));
}

// More pills than a section can show in `lines` lines of the whole panel, even if each is as narrow as a name can be.
std::size_t most_pills(const Theme& theme, float width, std::size_t lines) {
  const std::size_t own = lines > kOtherSections ? lines - kOtherSections : 1;
  return 2 + own * static_cast<std::size_t>(std::max(0.0F, width) / theme.px(kNarrowestPill));
}

// If there is little room, empty sections are dropped first, from the last on.
void drop_what_does_not_fit(std::vector<LoopSection>& sections, std::size_t lines) {
  const auto drop_last = [&](bool only_empty) {
    for (std::size_t i = sections.size(); i-- > 1;) {
      if (only_empty && !sections[i].empty) continue;
      sections.erase(sections.begin() + static_cast<std::ptrdiff_t>(i));
      return true;
    }
    return false;
  };
  while (sections.size() > lines && drop_last(true)) {
  }
  while (sections.size() > lines && drop_last(false)) {
  }
}

void draw_sections(const Painter& painter, const RunView& run, Rect area) {
  const float least = painter.theme.px(kLeastPitchOfLine);
  auto sections = loop_sections(painter.model, run, most_pills(painter.theme, area.w, lines_in(area.h, least)));
  const float pitch = std::clamp(area.h / static_cast<float>(sections.size()), least, painter.theme.px(24));
  const std::size_t lines = lines_in(area.h, pitch);
  drop_what_does_not_fit(sections, lines);
  std::size_t spare = lines > sections.size() ? lines - sections.size() : 0;
  float y = area.y;
  for (const LoopSection& section : sections) {
    const float width = area.w - (section.label.empty() ? 0 : painter.theme.px(96));
    const std::size_t extra = std::min(spare, lines_wanted(painter, section, width) - 1);
    spare -= extra;
    const float height = pitch * static_cast<float>(1 + extra);
    draw_section(painter, section, {area.x, y, area.w, height}, pitch, 1 + extra);
    y += height;
  }
}

}  // namespace

void draw_loop(const Model& model, State& state, Frame& frame, Rect rect) {
  if (rect.w <= 0 || rect.h <= 0) return;
  const Theme& theme = frame.theme;
  panel(theme, rect);
  publish(state, "loop", rect);
  add_stop(state, "loop", rect);
  if (model.selected_run >= model.runs.size() || model.runs[model.selected_run].timeline == nullptr) return;
  const Clip clip(rect);
  const RunView& run = model.runs[model.selected_run];
  const Painter painter{model, state, theme, ink()};
  const float margin = theme.px(16);
  std::string title = (*model.words)["loop.title"];
  if (model.runs.size() > 1) title += " · " + run.title;
  const float top = theme.px(rect.h < theme.px(kLowPanel) ? kLowTop : kTop);
  text_at(painter.list, theme.fonts.body, rect.x + margin, rect.y + top - theme.px(16), theme.color().text_dim,
          shorten(theme.fonts.body, title, rect.w - 2 * margin));
  const Rect line{rect.x + margin, rect.y + top - theme.px(26), rect.w - 2 * margin, theme.px(20)};
  link_terms(model, state, theme, theme.fonts.body, line, (*model.words)["loop.title"]);

  // What is ready, and until when the others wait, may be what is asked.
  const std::string& instead = model.asks() ? (*model.words)["predict.hidden"] : model.missing;
  if (!instead.empty()) {
    const Rect area = inset(rect, margin, theme.px(kTop));
    paragraph(theme.fonts.body, area, theme.px(20), theme.color().text_dim, instead);
    return;
  }
  draw_sections(painter, run,
                {rect.x + margin, rect.y + top, rect.w - 2 * margin, std::max(0.0F, rect.h - top - theme.px(8))});
}

}  // namespace ui
