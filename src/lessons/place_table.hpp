// Reads a place in a run from a table.
#pragma once

#include "lessons/place.hpp"
#include "lessons/table.hpp"

namespace lessons {

inline EventPlace read_place(const Table& table) {
  EventPlace place;
  place.kind = table.string("kind");
  if (table.has("name")) place.name = table.string("name");
  if (table.has("nth")) place.nth = table.whole<int>("nth");
  if (place.nth < 1) table.fail(table.need("nth"), "nth_below_1");
  return place;
}

}  // namespace lessons
