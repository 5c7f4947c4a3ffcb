// STATE: what a lane, or the thread, is doing. The wrong words are other states; each is refuted by what it means.
#include <algorithm>

#include "predict/asked.hpp"
#include "timeline/labels.hpp"

namespace predict::detail {
namespace {

using timeline::Cap;
using timeline::State;

/// What can be said of a lane: a state, an end, or that it does not exist. The order is that in which they are shown.
enum class Said : std::uint8_t {
  not_made,
  plan,
  ready,
  running,
  waiting,
  awaiting,
  blocked,
  idle,
  returned,
  raised,
  cancelled
};
constexpr std::array<std::string_view, 11> kIdeas{"said_not_made", "said_plan",     "said_ready",    "said_running",
                                                  "said_waiting",  "said_awaiting", "said_blocked",  "said_idle",
                                                  "said_returned", "said_raised",   "said_cancelled"};

/// What is said instead, the most common first.
std::vector<Said> confused_with(Said right) {
  using enum Said;
  switch (right) {
    case not_made: return {plan, waiting, running};
    case plan: return {running, waiting, returned};
    case ready: return {running, waiting, plan};
    case running: return {waiting, ready, awaiting};
    case waiting: return {cancelled, returned, running, ready};
    case awaiting: return {running, ready, returned};
    case blocked: return {idle, running};
    case idle: return {blocked, running};
    case returned: return {waiting, cancelled, running};
    case raised: return {cancelled, waiting, returned};
    case cancelled: return {waiting, returned, running};
  }
  return {};
}

Said of_state(State state) {
  switch (state) {
    case State::plan: return Said::plan;
    case State::ready: return Said::ready;
    case State::running: return Said::running;
    case State::awaiting: return Said::awaiting;
    case State::waiting: return Said::waiting;
    case State::blocked: return Said::blocked;
    case State::idle: return Said::idle;
  }
  return Said::running;
}

/// The state at the moment; nullopt for a generator between two values, and for one that was never awaited.
std::optional<Said> said_now(const Asked& asked) {
  if (!asked.timeline().has(asked.lane) || !asked.moment.lane(asked.lane).born) return Said::not_made;
  if (const timeline::Span* const span = asked.moment.span(asked.timeline(), asked.lane)) return of_state(span->state);
  if (!asked.moment.lane(asked.lane).ended) return std::nullopt;
  switch (asked.timeline().lane(asked.lane).cap) {
    case Cap::returned: return Said::returned;
    case Cap::raised: return Said::raised;
    case Cap::cancelled: return Said::cancelled;
    default: return std::nullopt;
  }
}

std::string said_word(const Asked& asked, Said said) {
  switch (said) {
    case Said::not_made: return asked.words["predict.choice.not_made"];
    case Said::returned: return asked.words["predict.choice.returned"];
    case Said::raised: return asked.words["predict.choice.raised"];
    case Said::cancelled: return asked.words["state.cap.cancelled"];
    case Said::awaiting: {
      // A plain call below is no await.
      const timeline::Span* const span = asked.moment.span(asked.timeline(), asked.lane);
      const bool plain = span != nullptr && span->state == State::awaiting;
      return plain ? timeline::span_word(asked.timeline(), *span, asked.words) : asked.words["state.awaiting"];
    }
    default: break;
  }
  constexpr std::array kStates{State::plan,     State::ready,   State::running, State::waiting,
                               State::awaiting, State::blocked, State::idle};
  return timeline::state_word(kStates.at(static_cast<std::size_t>(said) - 1), asked.words);
}

}  // namespace

std::optional<Draft> state(const Asked& asked) {
  const auto found = said_now(asked);
  if (!found) return std::nullopt;
  const std::string co = timeline::lane_label(asked.timeline(), asked.lane, asked.words);
  const std::string named = asked.timeline().has(asked.lane) ? co : asked.ask.of + "()";
  Meaning means;
  if (asked.timeline().has(asked.lane)) means.lanes = {asked.lane};
  const auto rank = [](Said said) { return static_cast<double>(said); };
  const std::string t = asked.time(asked.at.t);
  Draft draft{right(said_word(asked, *found), means, rank(*found)),
              {},
              asked.at,
              {asked.told(asked.at)},
              asked.words("predict.ask.state", {{"co", named}, {"t", t}})};
  const std::string fact =
      asked.words("predict.fact.state",
                  {{"co", named}, {"t", t}, {"word", said_word(asked, *found)}, {"told", asked.told(asked.at)}});
  for (const Said said : confused_with(*found)) {
    draft.wrong.push_back(wrong(asked, kIdeas.at(static_cast<std::size_t>(said)), said_word(asked, said), means,
                                rank(said), {{"co", named}, {"t", t}, {"fact", fact}}));
  }
  return draft;
}

}  // namespace predict::detail
