// The content of the event loop panel at the playhead, before layout: sections of pills or of one sentence. A pure
// function.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

struct LoopPill {
  std::string text;
  std::optional<timeline::State> state;  ///< colour of its dot
};

struct LoopSection {
  static constexpr std::size_t kMostPills = 400;  ///< more than fit a panel
  std::string id;  ///< "running", "ready", "timers", "waiting", "tasks"
  std::string label;
  std::string sentence;  ///< instead of pills
  bool empty = false;    ///< the sentence only says that the section is empty
  std::vector<LoopPill> pills;
  std::size_t others = 0;  ///< how many more there are than `pills`
};

/// The sections in order. A run without an event loop has only "running", and a sentence that says so.
std::vector<LoopSection> loop_sections(const Model& model, const RunView& run);

}  // namespace ui
