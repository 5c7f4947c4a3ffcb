// A delay that is being typed where the delays panel is left out: a small field where the focused delay is.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Called after all panels. Unless its row of the delays panel is in view, the typed value is shown beside its number in
/// the code, else the end of its bar, else above the transport. Publishes "typed".
void draw_typed_delay(const Model& model, State& state, const Theme& theme);

}  // namespace ui
