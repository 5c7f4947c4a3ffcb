// What the timeline publishes of a frame, by name: bars, lanes, runs, the path of why it takes so long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "ui/timeline/timeline_scene.hpp"

namespace ui {

/// `kind`/run/lane/span
std::string bar_name(const char* kind, LaneRef lane, std::uint32_t span);

/// Of cell number `cell`; `selected` is a run.
void publish_scene(State& state, const Theme& theme, const TimelineScene& scene, std::size_t cell, std::size_t selected);

}  // namespace ui
