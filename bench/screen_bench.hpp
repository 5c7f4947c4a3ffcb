// The cost of the screen: from a moved slider to a finished frame, for every lesson of the catalogue.
#pragma once

/// Registers the rows of all lessons: slider/ID and its parts.
void register_screen_benchmarks();

/// Registers the rows of large runs: frame_floor, frame/EVENTS/LANES/AXIS, frame_why/..., path_floor, path and
/// output_*.
void register_large_benchmarks();
