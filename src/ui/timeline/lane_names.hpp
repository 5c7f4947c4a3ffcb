// The column of the lanes' names, left of the plot.
#pragma once

#include <string>

#include "ui/state.hpp"

namespace ui {

/// How far the name of `lane` is indented, in px: by how many lanes await it or have made its task.
float lane_indent(const Theme& theme, const timeline::Lane& lane);

/// The width in px of the widest name of the visible runs, with its indent.
float widest_name(const Model& model, const Theme& theme, const ImFont* font);

/// `label` in `width` px; the number that tells lanes of one name apart stays.
std::string shortened_name(const ImFont* font, const std::string& label, float width);

}  // namespace ui
