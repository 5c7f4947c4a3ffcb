#include "ui/transport/typed_delay.hpp"

#include <imgui.h>

#include <algorithm>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

const Rect* published(const State& state, const std::string& name) {
  const auto found = state.rects.find(name);
  return found == state.rects.end() ? nullptr : &found->second;
}

/// Whether the middle of what is published under `name` is in view of its panel.
bool is_seen(const State& state, const std::string& name, const char* panel) {
  const Rect* const rect = published(state, name);
  const Rect* const view = published(state, panel);
  return rect != nullptr && view != nullptr && view->contains(rect->center_x(), rect->center_y());
}

/// What the field belongs to.
Rect anchor_of(const State& state, const std::string& parameter) {
  const std::string number = "number/" + parameter;
  if (is_seen(state, number, "code_panel")) return *published(state, number);
  if (is_seen(state, "typed_bar", "timeline")) return *published(state, "typed_bar");
  const Rect* const transport = published(state, "transport");
  return transport == nullptr ? Rect{} : Rect{transport->x, transport->y, 0, transport->h};
}

}  // namespace

void draw_typed_delay(const Model& model, State& state, const Theme& theme) {
  const DelayEntry& entry = state.delay_entry;
  if (!entry.typed || !entry.focus || *entry.focus >= model.parameters.size()) return;
  const std::string& name = model.parameters[*entry.focus].name;
  if (is_seen(state, "value/" + name, "delays")) return;
  ImFont* const font = theme.fonts.code;
  const std::string typed = *entry.typed + "|";
  const float label_width = measure(theme.fonts.body, name);
  const float gap = theme.px(8), height = theme.px(26);
  const float width = label_width + measure(font, typed) + 3 * gap;
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const Rect at = anchor_of(state, name);
  const float x = std::clamp(at.x + at.w + gap, gap, std::max(gap, window.x - width - gap));
  const float above = at.y - height - theme.px(4);
  const Rect field{x, above >= gap ? above : at.y + at.h + theme.px(4), width, height};
  const Palette& c = theme.color();
  floating_panel(theme, field);
  outline(theme, field, c.accent, 6);
  text_at(ink(), theme.fonts.body, field.x + gap, field.center_y(), c.text_dim, name);
  text_at(ink(), font, field.x + label_width + 2 * gap, field.center_y(), c.accent_text, typed);
  publish(state, "typed", field);
}

}  // namespace ui
