// What a bar of a lane says: the claim of its label, and that of its explanation.
#pragma once

#include <optional>

#include "timeline/claims.hpp"
#include "timeline/model.hpp"
#include "timeline/moment.hpp"

namespace timeline {

/// What the label asserts while the lane is in this span: "sleep 3 s", "await call_api_1()", "blocked by call_api_1()".
Statement label_statement(const Timeline& timeline, const trace::Events& events, LaneIndex lane, const Span& span);

/// What the explanation asserts: "It waits for a timer. It does not hold the thread."
Statement span_statement(const Timeline& timeline, const trace::Events& events, LaneIndex lane, const Span& span);

/// Why the thread rests in this span of its lane: "free: no other task", "free: all four wait".
Statement idle_statement(const Span& span);

/// What created the task of a lane that is the outermost of one, else what awaits the lane or has called it.
Statement origin_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment, LaneIndex lane);

/// Why a wait ended early: a cancel, by a timer or a task; nullopt if none did. `t` is how long it waited.
std::optional<Statement> cut_short(const Timeline& timeline, const trace::Events& events, const Span& span);

/// Why a wait for a timer took longer than that: `other` held the thread when it was due, and it ended `t` late; nullopt
/// if nothing did.
std::optional<Statement> late_end(const Timeline& timeline, LaneIndex lane, const Span& span);

}  // namespace timeline
