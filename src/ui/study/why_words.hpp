// The words about why a run takes as long as it does, for the timeline and the panel.
#pragma once

#include <optional>
#include <string>

#include "ui/state.hpp"

namespace ui {

/// "9.0 s = 3 + 3 + 3"; in less room "9.0 s = 3 parts", "9.0 s"; "" if none fits `width` px.
std::string brief_total(const Model& model, const RunView& run, const ImFont* font, float width);

/// "call_api_1  3.0 s", "3.0 s", or "", as fits `width` px.
std::string part_box_words(const Model& model, const RunView& run, std::size_t part, const ImFont* font, float width);

/// "1.0 s to spare".
std::string spare_words(const Model& model, const RunView& run, std::uint32_t wait);

/// What led to a part of the path, and the part, as one sentence.
std::string part_words(const Model& model, const RunView& run, std::size_t part);

/// What the run would gain if the wait of the part were shorter; "" for a part that is no wait.
std::string gain_words(const Model& model, const RunView& run, std::size_t part);

/// What is most worth knowing of a run beside its parts: that several are equally long, or what has time to spare; ""
/// if there is no such.
std::string aside_words(const Model& model, const RunView& run);

}  // namespace ui
