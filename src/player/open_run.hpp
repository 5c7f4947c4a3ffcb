// One run, ready to be looked at: its trace, what the screen draws of it, its listing and its stop points.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lessons/lesson.hpp"
#include "text/notice.hpp"
#include "timeline/model.hpp"
#include "trace/events.hpp"

namespace player {

struct OpenRun {
  std::string id;
  std::unique_ptr<trace::Trace> trace;  ///< stays where it is: events name its texts
  trace::Events events;
  timeline::Timeline timeline;
  std::optional<lessons::Listing> listing;  ///< nothing for a trace whose source is not there
  std::vector<std::uint32_t> stops;         ///< events after which a lesson pauses, in order
  /// Flags of the lesson that are in this run.
  struct Mark {
    std::uint32_t event = 0;
    const lessons::Words* label = nullptr;
  };
  std::vector<Mark> marks;
  std::optional<text::Notice> missing;  ///< why there is no recording: then the trace has nothing in it
};

/// A run with this trace: from a recording to what can be looked at there is no other way. Listing, stop points and
/// marks are left out.
OpenRun open_run(std::string id, std::unique_ptr<trace::Trace> trace);

/// Runs the run of that index on virtual time. Its listing is left out.
OpenRun record_run(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values,
                   text::Language language);

/// The same of a trace that CPython made.
OpenRun recorded_run(const lessons::Lesson& lesson, std::size_t run, std::unique_ptr<trace::Trace> trace);

/// A run in which nothing happens, since there is no recording.
OpenRun missing_run(const lessons::Lesson& lesson, std::size_t run, text::Notice why);

}  // namespace player
