// The plan of a lesson for a quarter of an hour, made of its own stop points, questions and delays.
#pragma once

#include <string>
#include <vector>

#include "exporter/sheet/sheet.hpp"

namespace exporter {

struct PlanRow {
  int from = 0, to = 0;              ///< minutes; equal: a part of the row above
  std::string what;
  std::string key;                   ///< "": none
};

/// The rows, from 0 to kPlanMinutes.
std::vector<PlanRow> plan_of(const SheetSource& source);

inline constexpr int kPlanMinutes = 15;

}  // namespace exporter
