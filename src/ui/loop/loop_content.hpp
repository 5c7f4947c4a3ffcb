// What the event loop panel says at the playhead, before it is laid out: sections of pills or of one sentence. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

struct LoopPill {
  std::string text;
  std::optional<timeline::State> state;  ///< whose colour its dot has
};

struct LoopSection {
  std::string id;  ///< "running", "ready", "timers", "waiting", "chain"
  std::string label;
  std::string sentence;  ///< instead of pills
  bool empty = false;    ///< the sentence only says that there is nothing
  std::vector<LoopPill> pills;
};

/// The sections in order. A run without an event loop has "running" alone, and a sentence that says so.
std::vector<LoopSection> loop_sections(const Model& model, const RunView& run, timeline::LaneIndex selected);

}  // namespace ui
