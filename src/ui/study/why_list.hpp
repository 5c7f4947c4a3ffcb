// The content of the panel that says why a run takes as long as it does, before layout: what the total is made of, the
// parts of the path, numbered, and what the other waits have to spare. A pure function.
#pragma once

#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

struct WhyItem {
  enum class Kind : std::uint8_t {
    part,     ///< a part of the path
    heading,  ///< of the other waits
    wait,     ///< some of them
    note,     ///< what else is equally long, what all of this is true of, and how many parts are left out
  };
  Kind kind = Kind::note;
  std::size_t index = 0;     ///< part: of the path; wait: of CriticalPath::waits
  std::string lead, rest;    ///< the main point; what is less important
  [[nodiscard]] bool is_choice() const { return kind == Kind::part || kind == Kind::wait; }
  /// Of a choice, for rectangles and the focus: "why/part/0".
  [[nodiscard]] std::string name() const;
};

/// "Why 9.0 s".
std::string why_title(const Model& model, const RunView& run);

/// "9.0 s = 3 + 3 + 3"; "" if that is not known.
std::string why_total(const Model& model, const RunView& run);

/// Of a run of very many parts only those around the playhead.
std::vector<WhyItem> why_items(const Model& model, const RunView& run);

}  // namespace ui
