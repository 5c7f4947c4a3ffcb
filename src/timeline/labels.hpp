// The labels of lanes and bars.
#pragma once

#include <string>
#include <string_view>

#include "text/words.hpp"
#include "timeline/model.hpp"

namespace timeline {

/// What a lane is called (name_lanes.hpp): "main()", "fetch('a')", "fetch #2"; for the thread lane its word.
std::string lane_label(const Lane& lane, const text::Words& words);
/// The same by index; kNoLane is the module-level code.
std::string lane_label(const Timeline& timeline, LaneIndex lane, const text::Words& words);
/// The same for lists of names, where "main" is enough. Empty for the thread lane.
std::string lane_name(const Lane& lane);
/// The call that it is, with all arguments in the trace: "download('a', 1)".
std::string lane_call(const Lane& lane);
/// The " #2" at the end of a label that has a number; it has to stay where a label is cut.
std::string_view label_number(std::string_view label);
/// A label in at most `columns` columns of a terminal.
std::string cut_label(std::string_view label, std::size_t columns);

/// The label of a bar: "sleep 3 s", "await call_api_1()", "await gather(3)", "await Queue.get()", "time.sleep(3)",
/// "plan". A running bar of the thread lane names the running lane.
std::string span_label(const Timeline& timeline, const trace::Events& events, const Span& span,
                       const text::Words& words);

/// The word for the state of a bar: that of its state, but "calling" where a plain function runs that was called.
const std::string& span_word(const Timeline& timeline, const Span& span, const text::Words& words);
/// Whether the lane is in a call of a plain function, which is no await.
bool is_call(const Timeline& timeline, const Span& span);
/// Whether it is a plain call that has called asyncio.run: below it is the outermost lane of a task.
bool is_loop(const Timeline& timeline, const Span& span);

/// The word for a state ("waiting") and for the way a lane ended ("raised ValueError"; "" if it has not ended).
const std::string& state_word(State state, const text::Words& words);
std::string cap_word(const Lane& lane, const trace::Events& events, const text::Words& words);

/// "time.sleep(0.5)": the call as written in a listing.
std::string block_call(double delay);

}  // namespace timeline
