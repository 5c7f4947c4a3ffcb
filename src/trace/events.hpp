// A decoded trace: the events in order.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "trace/event.hpp"
#include "trace/trace.hpp"

namespace trace {

/// All events of a trace. Texts stay in the trace's strings, which must outlive this.
struct Events {
  std::vector<Event> list;
  std::vector<Link> links;
  std::vector<Id> ids;
  std::vector<TimerSetting> timers;
  const Strings* strings = nullptr;

  [[nodiscard]] std::string_view text(TextId id) const { return strings->view(id); }
  [[nodiscard]] std::span<const Link> chain(const Event& event) const {
    return std::span(links).subspan(event.chain.first, event.chain.size);
  }
  /// How the timer that caused the event was set; null if that is not known, or an earlier event has it.
  [[nodiscard]] const TimerSetting* timer(const Event& event) const {
    return event.setting == 0 ? nullptr : &timers[event.setting - 1];
  }
  [[nodiscard]] std::span<const Id> tasks(const Event& event) const {
    return std::span(ids).subspan(event.ids.first, event.ids.size);
  }
};

/// The events of `trace`, in order: takes time linear in their number and in the length of the await chains.
Events decode(const Trace& trace);

}  // namespace trace
