// The head of the lesson list: what was done, the way on, the search, the order; and the question before a reset.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Px that the head needs. A low window has one row, without what was done: draw_done() is in the list there.
float list_head_height(const Theme& theme, bool low);

/// If `listening`, it takes clicks. Publishes "continue", "path/0" and "path/1", "reset".
void draw_list_head(const Model& model, State& state, Frame& frame, const Rect& place, bool low, bool listening);

/// What was seen and answered, and the button that forgets it. @returns px of its width, at most that of `row`.
float draw_done(const Model& model, State& state, Frame& frame, const Rect& row, bool listening);

/// Over the list: whether everything is to be forgotten. The click that asked does not answer: it is not `listening` then.
/// Publishes "reset_yes" and "reset_no".
void draw_reset_question(const Model& model, State& state, Frame& frame, const Rect& sheet, bool listening);

}  // namespace ui
