#include "ui/timeline/legend.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "timeline/labels.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/patterns.hpp"
#include "ui/kit/term_links.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

using SpanState = timeline::State;

// In the order in which a beginner needs them.
constexpr std::array kOrder{SpanState::running, SpanState::waiting, SpanState::awaiting, SpanState::blocked,
                            SpanState::ready,   SpanState::idle,    SpanState::plan};
static_assert(kOrder.size() == timeline::kStates.size());

constexpr float kSwatch = 22, kGap = 7, kBetween = 18;

struct Entry {
  std::optional<SpanState> state;  ///< nothing: the bracket of a task
  std::string words;
  Rect rect;
};

/// Those that have room in `place`.
std::vector<Entry> entries_in(const Model& model, const Theme& theme, const Rect& place) {
  std::vector<Entry> all;
  float x = place.x + theme.px(2);
  const auto add = [&](std::optional<SpanState> state, const std::string& words) {
    const float width = theme.px(kSwatch + kGap) + measure(theme.fonts.small, words);
    if (x + width > place.x + place.w) return;
    all.push_back({state, words, {x, place.y, width, place.h}});
    x += width + theme.px(kBetween);
  };
  for (const SpanState state : kOrder) add(state, timeline::state_word(state, *model.words));
  add(std::nullopt, (*model.words)["timeline.one_task"]);
  return all;
}

void draw_task(const TimelineInk& ink, float x, float y) {
  const float unit = ink.theme.px(1);
  const ImU32 color = ink.theme.color().text_dim;
  const float left = x + 12 * unit;
  const float line = std::max(1.0F, 1.25F * unit);
  ink.list.AddRectFilled({left, y - 6 * unit}, {left + line, y + 6 * unit}, color);
  ink.list.AddRectFilled({left, y - 6 * unit}, {left + 4 * unit, y - 6 * unit + line}, color);
  ink.list.AddRectFilled({left, y + 6 * unit - line}, {left + 4 * unit, y + 6 * unit}, color);
}

/// What the sheet of keys says of the state.
std::string meaning_of(const Model& model, const Entry& entry) {
  if (!entry.state) return (*model.words)["timeline.one_task_hint"];
  const std::string_view key = timeline::kStates[timeline::index(*entry.state)].word;
  const std::string meaning = "help.state_" + std::string(key.substr(key.find('.') + 1));
  return entry.words + ": " + (*model.words)[meaning];
}

}  // namespace

void draw_legend(const TimelineInk& ink, State& state, const Rect& place) {
  if (place.h <= 0) return;
  const Theme& theme = ink.theme;
  const float y = place.center_y();
  for (const Entry& entry : entries_in(ink.model, theme, place)) {
    if (entry.state) {
      draw_bar(ink.list, theme, {entry.rect.x, y - theme.px(6), theme.px(kSwatch), theme.px(12)}, *entry.state, 0);
    } else {
      draw_task(ink, entry.rect.x, y);
    }
    const float x = entry.rect.x + theme.px(kSwatch + kGap);
    text_at(ink.list, theme.fonts.small, x, y, theme.color().text_dim, entry.words);
    const std::string name = "legend_of/" + (entry.state ? std::to_string(timeline::index(*entry.state)) : "task");
    publish(state, name, entry.rect);
    tip_under_mouse(state, name, entry.rect, meaning_of(ink.model, entry));
    const Rect words{x, entry.rect.y, entry.rect.x + entry.rect.w - x, entry.rect.h};
    link_terms(ink.model, state, theme, theme.fonts.small, words, entry.words);
  }
}

}  // namespace ui
