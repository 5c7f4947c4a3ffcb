// The member of an Event that a Field names.
#pragma once

#include <array>

#include "trace/event.hpp"

namespace trace::detail {

/// By Field; null for Field::none.
inline constexpr std::array<std::uint32_t Event::*, 15> kMembers{
    nullptr,    &Event::task, &Event::co,   &Event::fn,  &Event::parent, &Event::by,     &Event::byco, &Event::line,
    &Event::at, &Event::name, &Event::text, &Event::end, &Event::exc,    &Event::thrown, &Event::call};
static_assert(kMembers.size() == static_cast<std::size_t>(Field::call) + 1);

/// `field` is not Field::none.
constexpr std::uint32_t& member(Event& event, Field field) { return event.*kMembers[static_cast<std::size_t>(field)]; }
constexpr std::uint32_t member(const Event& event, Field field) {
  return event.*kMembers[static_cast<std::size_t>(field)];
}

}  // namespace trace::detail
