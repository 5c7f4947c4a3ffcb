// Why a run takes as long as it does, as statements: its total as a sum, each part of the critical path with what led to
// it, and for each wait what the run gains if it gets shorter, or what it has to spare.
#pragma once

#include <optional>
#include <vector>

#include "timeline/claims.hpp"
#include "timeline/critical_path.hpp"
#include "timeline/model.hpp"

namespace timeline {

/// Where a part of the path or a wait is.
struct WhyPlace {
  LaneIndex lane = kNoLane;  ///< what waits, or holds the thread; of another timer what has set it; kNoLane: module code
  std::uint32_t line = 0;    ///< of the trace's listing; 0: not known
};

/// What other lengths of a wait would mean; of several waits of one lane at one line, if the same is true of them.
struct WhyRow {
  WhyPlace place;
  Segment::Kind kind = Segment::Kind::timer;
  std::vector<std::uint32_t> waits;  ///< indices into CriticalPath::waits
  Statement said;
};

class Why {
 public:
  /// All three must outlive this object.
  Why(const Timeline& timeline, const trace::Events& events, const CriticalPath& path);

  /// "9.0 s = 3 + 3 + 3", "3.0 s = the longest wait: that of call_api_2()".
  [[nodiscard]] Statement total() const;
  /// The same in few words: "9.0 s = the longest".
  [[nodiscard]] Statement brief() const;
  /// Of a run of one wait: what else takes equally long; nullopt: nothing.
  [[nodiscard]] std::optional<Statement> equal() const;
  /// Of a run that does not end by itself: that the path leads only to its last step; nullopt for others.
  [[nodiscard]] std::optional<Statement> unfinished() const;

  /// The part of that index: who waits, for what, how long.
  [[nodiscard]] Statement part(std::size_t segment) const;
  /// What led to it, in no time; nullopt where the same lane simply continues.
  [[nodiscard]] std::optional<Statement> before(std::size_t segment) const;
  [[nodiscard]] WhyPlace place(const Segment& segment) const { return place(segment.kind, segment.from, segment.event); }
  [[nodiscard]] WhyPlace place(const Wait& wait) const { return place(wait.kind, wait.from, wait.event); }

  /// What runs at the event of that index; kNoLane: module code, or the loop itself.
  [[nodiscard]] LaneIndex acting(std::uint32_t event) const { return acting(events_.list[event]); }

  /// What other lengths of that wait alone would mean.
  [[nodiscard]] Statement what_if(std::uint32_t wait) const;
  /// Whether the wait is a time limit that ran out.
  [[nodiscard]] bool is_limit(const Wait& wait) const;
  /// In the order of the lanes, then of the lines.
  [[nodiscard]] std::vector<WhyRow> rows() const;

 private:
  [[nodiscard]] WhyPlace place(Segment::Kind kind, std::uint32_t from, std::uint32_t event) const;
  [[nodiscard]] LaneIndex coroutine(trace::Id co) const;
  [[nodiscard]] LaneIndex function(trace::Id fn) const;
  [[nodiscard]] LaneIndex acting(const trace::Event& event) const;
  [[nodiscard]] std::string sum() const;
  [[nodiscard]] std::string part_key(const Segment& segment) const;
  [[nodiscard]] std::optional<Statement> hop(const Hop& hop, LaneIndex lane) const;
  [[nodiscard]] std::optional<Statement> called(LaneIndex lane) const;
  [[nodiscard]] std::optional<Statement> woken(std::uint32_t ready, LaneIndex lane) const;
  [[nodiscard]] Statement row(const WhyRow& row) const;
  [[nodiscard]] std::vector<LaneIndex> as_long_as(const Wait& wait) const;

  const Timeline& timeline_;
  const trace::Events& events_;
  const CriticalPath& path_;
  std::vector<LaneIndex> cos_, fns_;     // by id
  std::vector<const Wait*> critical_;    // in order of their begin
};

}  // namespace timeline
