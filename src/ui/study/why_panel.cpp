#include "ui/study/why_panel.hpp"

#include <algorithm>
#include <cmath>

#include "timeline/explained.hpp"
#include "timeline/locate.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/study/why_list.hpp"

namespace ui {
namespace {

constexpr float kWhyTitle = 30;       // height of the title, from the top
constexpr float kWhyMargin = 16;
constexpr float kWhyNumber = 26;      // of the numbers before the sentences
constexpr float kBetweenItems = 2;      // sentences
constexpr float kBelowItems = 8;

struct WhyFace {
  ImFont* font;
  float line;
};

WhyFace why_face(const Theme& theme, bool presenting) {
  return presenting ? WhyFace{theme.fonts.large, theme.px(25)} : WhyFace{theme.fonts.body, theme.px(20)};
}

/// An item with its place in the content.
struct PlacedItem {
  WhyItem item;
  std::string text;
  float indent = 0, top = 0, height = 0;
};

struct WhyContent {
  std::vector<PlacedItem> all;
  float height = 0;
};

bool is_part(const WhyItem& item) { return item.kind == WhyItem::Kind::part; }

WhyContent lay_out_items(const Model& model, const Theme& theme, const RunView& run, float width, const WhyFace& face) {
  WhyContent content;
  for (WhyItem& item : why_items(model, run)) {
    PlacedItem placed{std::move(item), {}, 0, content.height, 0};
    placed.text = placed.item.lead + (placed.item.rest.empty() ? "" : " " + placed.item.rest);
    placed.indent = placed.item.is_choice() ? theme.px(kWhyNumber) : 0;
    const auto lines = wrap(face.font, placed.text, width - placed.indent).size();
    placed.height = face.line * static_cast<float>(lines) + theme.px(kBetweenItems);
    content.height += placed.height;
    content.all.push_back(std::move(placed));
  }
  return content;
}

float items_width(const Theme& theme, float panel) { return panel - theme.px(2 * kWhyMargin); }

const RunView* studied_run(const Model& model) {
  return model.selected_run < model.runs.size() ? &model.runs[model.selected_run] : nullptr;
}

struct WhyPainter {
  const Model& model;
  State& state;
  Frame& frame;
  const RunView& run;
  WhyFace face;
  Rect area;
  [[nodiscard]] const Theme& theme() const { return frame.theme; }
};

bool is_current(const WhyPainter& painter, const WhyItem& item) {
  if (!is_part(item)) return false;
  return painter.run.explained->part_at(painter.model.playhead) == item.index;
}

/// The wait's begin, and its lane.
void go_to_wait(const WhyPainter& painter, std::size_t index) {
  const timeline::Wait& wait = painter.run.explained->path().waits[index];
  painter.state.selected_lane = {painter.model.selected_run, painter.run.explained->why().place(wait).lane};
  painter.frame.actions.emplace_back(action::Seek{timeline::after_event(*painter.run.timeline, wait.from)});
}

void use_item(const WhyPainter& painter, const WhyItem& item) {
  if (is_part(item)) go_to_part(painter.model, painter.model.selected_run, item.index, painter.frame.actions);
  else go_to_wait(painter, item.index);
}

void draw_item_ground(const WhyPainter& painter, const WhyItem& item, const Rect& place, bool hot) {
  const Theme& theme = painter.theme();
  const Palette& c = theme.color();
  if (is_current(painter, item)) {
    fill(theme, place, c.highlight, 6);
    fill(theme, {place.x, place.y + theme.px(2), theme.px(3), place.h - theme.px(4)}, c.accent, 1.5F);
    publish(painter.state, "why/now", place);
  } else if (hot) {
    fill(theme, place, c.raised, 6);
  }
}

void draw_item(const WhyPainter& painter, const PlacedItem& placed, float y) {
  const Theme& theme = painter.theme();
  const Palette& c = theme.color();
  const WhyItem& item = placed.item;
  const float pad = theme.px(8);
  const Rect place{painter.area.x - pad, y, painter.area.w + pad, placed.height - theme.px(1)};
  if (item.is_choice()) {
    const bool hot = hovered(painter.state, place);
    if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    draw_item_ground(painter, item, place, hot);
    publish(painter.state, item.name(), place);
    if (take(painter.state, item.name(), place)) use_item(painter, item);
  }
  const Rect row{painter.area.x, y + theme.px(kBetweenItems / 2), painter.area.w, painter.face.line};
  if (is_part(item)) label(painter.state, painter.face.font, {row.x, row.y, theme.px(kWhyNumber), row.h}, c.accent_text, std::to_string(item.index + 1));
  const ImU32 lead = item.kind == WhyItem::Kind::heading || item.kind == WhyItem::Kind::note ? c.text_dim : c.text;
  paragraph(painter.face.font, {row.x + placed.indent, row.y, row.w - placed.indent, row.h}, painter.face.line,
            c.text_dim, placed.text, item.lead.size(), lead);
}

/// The playhead has come to another part: that is in view, and the focus goes with it.
void follow_playhead(const WhyPainter& painter, const WhyContent& content) {
  State& state = painter.state;
  const auto found = std::ranges::find_if(content.all, [&](const PlacedItem& one) { return is_current(painter, one.item); });
  const auto now = found == content.all.end() ? std::nullopt : std::optional(found->item.index);
  if (now != state.why_part && now) {
    const float least = found->top + found->height - painter.area.h;
    state.why_scroll = std::clamp(state.why_scroll, std::max(0.0F, least), std::max(0.0F, found->top));
    if (state.focus.at.starts_with("why/part/")) set_focus(state, found->item.name());
  }
  state.why_part = now;
}

/// Whole sentences only, unless one alone is too high.
bool is_in_view(const PlacedItem& one, float top, const Rect& room) {
  const float above = top + one.top, below = above + one.height;
  if (one.height > room.h) return below > room.y && above < room.y + room.h;
  return above >= room.y - 1 && below <= room.y + room.h + 1;
}

void draw_items(const WhyPainter& painter, const WhyContent& content) {
  State& state = painter.state;
  follow_playhead(painter, content);
  const Rect room{painter.area.x, painter.area.y, painter.area.w + painter.theme().px(kWhyMargin - 4), painter.area.h};
  for (const PlacedItem& one : content.all)
    if (one.item.is_choice()) reveal_stop(state, one.item.name(), one.top, one.top + one.height, room.h, state.why_scroll);
  scroll(painter.theme(), state, "why", room, content.height, state.why_scroll);
  const float pad = painter.theme().px(8);
  const Clip clip({room.x - pad, room.y, room.w + pad, room.h});
  const float top = std::round(room.y - state.why_scroll);
  for (const PlacedItem& one : content.all) {
    if (is_in_view(one, top, room)) draw_item(painter, one, top + one.top);
    else if (one.item.is_choice()) add_stop(state, one.item.name(), {room.x, top + one.top, room.w, one.height});
  }
  scroll_bar(painter.theme(), state, "why");
}

/// "Why 9.0 s · await in a row", and behind it what that is made of.
void draw_why_title(const Model& model, State& state, const Theme& theme, const RunView& run, const Rect& row) {
  std::string title = why_title(model, run);
  if (model.runs.size() > 1) title += " · " + run.title;
  const float end = label(state, theme.fonts.body, row, theme.color().text_dim, title) + theme.px(16);
  const std::string total = why_total(model, run);
  if (measure(theme.fonts.body_bold, total) > row.w - end) return;
  label(state, theme.fonts.body_bold, {row.x + end, row.y, row.w - end, row.h}, theme.color().accent_text, total);
}

}  // namespace

float why_height(const Model& model, const Theme& theme, float width, bool presenting) {
  const RunView* const run = studied_run(model);
  if (run == nullptr) return 0;
  const WhyContent content = lay_out_items(model, theme, *run, items_width(theme, width), why_face(theme, presenting));
  return content.height / theme.scale + kWhyTitle + kBelowItems;
}

void draw_why(const Model& model, State& state, Frame& frame, Rect rect) {
  const Theme& theme = frame.theme;
  const RunView* const run = studied_run(model);
  if (run == nullptr) return;
  const float margin = theme.px(kWhyMargin);
  const Clip clip(rect);
  const float width = items_width(theme, rect.w);
  draw_why_title(model, state, theme, *run, {rect.x + margin, rect.y + theme.px(5), width, theme.px(kWhyTitle - 6)});
  const float top = rect.y + theme.px(kWhyTitle);
  const WhyPainter painter{model, state, frame, *run, why_face(theme, state.presenting),
                        {rect.x + margin, top, width, std::max(0.0F, rect.y + rect.h - theme.px(kBelowItems) - top)}};
  draw_items(painter, lay_out_items(model, theme, *run, width, painter.face));
}

void go_to_part(const Model& model, std::size_t run, std::size_t part, std::vector<Action>& actions) {
  if (run != model.selected_run) actions.emplace_back(action::SelectRun{run});
  actions.emplace_back(action::Seek{model.runs[run].explained->start(part)});
}

}  // namespace ui
