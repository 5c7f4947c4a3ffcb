// When a run would be over if a simple rule decided: what a person has in mind who names another time.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "predict/asked.hpp"

namespace predict::detail {

/// A misconception, and the time that it gives for a run; nullopt where it says nothing of it.
struct FinRule {
  std::string_view idea;
  std::optional<Nanos> (*time)(const Asked&, const Side&) = nullptr;
};

/// Of the end of a run, and of an event in it; the most common first.
std::span<const FinRule> rules_of_the_end();
std::span<const FinRule> rules_of_an_event();

/// By how much the wait that is cut short most is shorter than written; nullopt: none is.
std::optional<Nanos> uncut(const Side& side);
/// As if every coroutine waited by itself: the time that all of them wait or await.
Nanos each_lane(const Side& side);

}  // namespace predict::detail
