// What the screen costs: from a slider that moved to a frame that can be shown, for every lesson of the catalogue.
#pragma once

/// Registers the rows of all lessons: slider/ID and its parts.
void register_screen_benchmarks();
