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
  std::string brief = {};                ///< without what made the task, where there is no room for it; "" for none
};

struct LoopSection {
  std::string id;  ///< "running", "ready", "timers", "waiting", "tasks"
  std::string label;
  std::string sentence;  ///< instead of pills
  std::string brief;     ///< of the sentence, where there is no room for it; "" for none
  bool empty = false;    ///< the sentence only says that the section is empty
  std::vector<LoopPill> pills;
  std::size_t others = 0;  ///< how many more there are than `pills`
};

/// The sections in order, each with at most `most` pills, of at least 2. A run without an event loop has only "running",
/// and a sentence that says so.
std::vector<LoopSection> loop_sections(const Model& model, const RunView& run, std::size_t most);

}  // namespace ui
