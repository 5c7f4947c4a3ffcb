// One run, ready to be shown: its trace, its timeline, its listing and its stop points.
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
  std::unique_ptr<trace::Trace> trace;  ///< at a stable address: events refer to its texts
  trace::Events events;
  timeline::Timeline timeline;
  std::optional<lessons::Listing> listing;  ///< nothing for a trace without its source
  std::vector<std::uint32_t> stops;         ///< events after which the lesson pauses, in order
  /// The lesson's flags in this run.
  struct Mark {
    std::uint32_t event = 0;
    const lessons::Words* label = nullptr;
  };
  std::vector<Mark> marks;
  std::optional<text::Notice> missing;  ///< why there is no recording: then the trace is empty
};

/// Makes a run from this trace; the only way to make one. Listing, stop points and marks are left out.
OpenRun open_run(std::string id, std::unique_ptr<trace::Trace> trace);

/// Runs the run of that index on virtual time. Its listing is left out.
OpenRun record_run(const lessons::Lesson& lesson, std::size_t run, const lessons::Values& values,
                   text::Language language);

/// The same from a trace of CPython.
OpenRun recorded_run(const lessons::Lesson& lesson, std::size_t run, std::unique_ptr<trace::Trace> trace);

/// An empty run, because there is no recording.
OpenRun missing_run(const lessons::Lesson& lesson, std::size_t run, text::Notice why);

}  // namespace player
