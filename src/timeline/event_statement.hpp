// What the narration of one event is made from.
#pragma once

#include <string>
#include <string_view>

#include "timeline/facts.hpp"

namespace timeline::detail {

/// An event, the moment after it, and what its statement is about.
class EventStatement {
 protected:
  EventStatement(const Timeline& timeline, const trace::Events& events, const Moment& moment, const trace::Event& event)
      : timeline_(timeline), events_(events), moment_(moment), facts_(timeline, events, moment), event_(event) {
    about_.exc = event.exc;
    about_.delay = event.delay;
    about_.line = event.line;
  }

  [[nodiscard]] Statement said(std::string_view key, std::string_view rest = {}) const {
    return {"narration." + std::string(key), about_, rest.empty() ? "" : "narration." + std::string(rest)};
  }

  const Timeline& timeline_;
  const trace::Events& events_;
  const Moment& moment_;
  Facts facts_;
  const trace::Event& event_;
  About about_;
};

}  // namespace timeline::detail
