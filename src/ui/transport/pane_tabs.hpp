// The tabs of the panels that share a place in a small window, each with its key.
#pragma once

#include "ui/layout.hpp"

namespace ui {

void draw_pane_tabs(const Model& model, State& state, const Theme& theme, const Layout& at);

}  // namespace ui
