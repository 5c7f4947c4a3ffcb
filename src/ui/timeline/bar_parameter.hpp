// The parameter of a bar: the number in the listing at the span's line or, outwards along the await chain, at the line
// where the lane or one of its callers was called.
#pragma once

#include <optional>
#include <vector>

#include "ui/state.hpp"

namespace ui {

/// Whether the span is a delay: a sleep, or a blocked thread.
bool is_delay(const timeline::Span& span);

class BarParameters {
 public:
  /// Reads the run's events once. A run whose listing has no numbers costs nothing.
  BarParameters(const Model& model, const RunView& run);

  /// The parameter whose value is the delay of this span; nothing for spans that are not a delay, or whose delay is not
  /// a parameter.
  [[nodiscard]] std::optional<std::size_t> find(timeline::LaneIndex lane, const timeline::Span& span) const;

 private:
  [[nodiscard]] std::optional<std::size_t> at_line(std::uint32_t line, timeline::LaneIndex lane, double delay) const;
  [[nodiscard]] std::uint32_t call_line(timeline::LaneIndex lane) const;
  [[nodiscard]] std::size_t rank_at_line(timeline::LaneIndex lane, std::uint32_t line) const;

  const Model& model_;
  const RunView& run_;
  std::vector<std::uint32_t> co_at_;  ///< line of the call, by id
  std::vector<std::uint32_t> fn_at_;
};

}  // namespace ui
