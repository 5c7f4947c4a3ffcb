// A run and why it takes as long as it does, computed once for all views of it: the parts of the critical path with
// their places on the lanes, and the time to spare at the end of each lane.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "timeline/critical_path.hpp"
#include "timeline/model.hpp"
#include "timeline/why.hpp"

namespace timeline {

/// The path is on that lane from there on.
struct Turn {
  Position at;
  LaneIndex lane = 0;
};

struct LaneRange {
  LaneIndex first = 0, last = 0;
};

/// The last wait of a lane, where that has time to spare.
struct SpareEnd {
  LaneIndex lane = 0;
  std::uint32_t wait = 0;  ///< index into CriticalPath::waits
  Position from;           ///< its end
  Nanos until{0};          ///< how long it could be; of one that could be as long as one likes, the end of the run
};

/// A wait that is not on the path, but on another one that is as long.
struct TiedWait {
  LaneIndex lane = 0;
  Position begin, end;
};

class Explained {
 public:
  /// Both must outlive this object, where they are.
  Explained(const Timeline& timeline, const trace::Events& events);
  Explained(const Explained&) = delete;
  Explained& operator=(const Explained&) = delete;

  [[nodiscard]] const CriticalPath& path() const { return path_; }
  [[nodiscard]] const Why& why() const { return why_; }
  [[nodiscard]] std::size_t parts() const { return path_.segments.size(); }
  [[nodiscard]] const Segment& part(std::size_t index) const { return path_.segments[index]; }

  /// The lane of a part; that of the thread, if it has no other.
  [[nodiscard]] LaneIndex lane(std::size_t part) const { return lanes_[part]; }
  /// Of several parts, which there are, the uppermost lane and the lowest; the cost grows with the root of their number.
  [[nodiscard]] LaneRange lanes(std::size_t first, std::size_t end) const;
  /// The edges of a part: those of its bar.
  [[nodiscard]] Position begin(std::size_t part) const { return before(path_.segments[part].from); }
  [[nodiscard]] Position end(std::size_t part) const { return before(path_.segments[part].event); }
  /// Where the playhead is led to: after the event that begins the part.
  [[nodiscard]] Position start(std::size_t part) const;
  /// The turns that lead to a part, in no time; those to the end of the run for one part more. Of very many the last.
  [[nodiscard]] std::vector<Turn> turns(std::size_t part) const;

  /// The part at `position`; nothing before the first, parts() when the run is over.
  [[nodiscard]] std::optional<std::size_t> part_at(Position position) const;
  /// The first part that ends after `t`; parts() if none does.
  [[nodiscard]] std::size_t part_after(Nanos t) const;

  /// Those of Why, which are not made anew.
  [[nodiscard]] const Statement& total() const { return total_; }
  [[nodiscard]] const Statement& brief() const { return brief_; }
  [[nodiscard]] const std::optional<Statement>& equal() const { return equal_; }
  [[nodiscard]] const std::optional<Statement>& unfinished() const { return unfinished_; }
  [[nodiscard]] const std::vector<WhyRow>& rows() const { return rows_; }

  /// In order of the lanes, at most one of each.
  [[nodiscard]] const std::vector<SpareEnd>& spare() const { return spare_; }
  /// In order of the lanes, then of time.
  [[nodiscard]] const std::vector<TiedWait>& tied() const { return tied_; }

  /// The line at which a part waits, and that of what led to it; without those that are not known.
  [[nodiscard]] std::vector<std::uint32_t> lines(std::size_t part) const;
  /// Those of the parts, each once, in order; of very many parts the first.
  [[nodiscard]] const std::vector<std::uint32_t>& lines() const { return lines_; }

 private:
  static constexpr std::size_t kBlock = 256;
  static constexpr std::size_t kMostTurns = 400;
  static constexpr std::size_t kMostLined = 2'000;

  [[nodiscard]] Position before(std::uint32_t event) const;
  void find_spare();
  void find_tied();
  void find_lines();

  const Timeline& timeline_;
  CriticalPath path_;
  Why why_;
  std::vector<LaneIndex> lanes_;   // of the parts
  std::vector<LaneRange> blocks_;  // of kBlock parts each
  Statement total_, brief_;
  std::optional<Statement> equal_, unfinished_;
  std::vector<WhyRow> rows_;
  std::vector<SpareEnd> spare_;
  std::vector<TiedWait> tied_;
  std::vector<std::uint32_t> lines_;
};

}  // namespace timeline
