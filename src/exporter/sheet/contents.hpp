// What stands in the columns of a sheet: predictions with boxes to tick, their answers, the rows of the plan.
#pragma once

#include <span>
#include <vector>

#include "exporter/sheet/column.hpp"
#include "exporter/sheet/plan.hpp"
#include "predict/question.hpp"
#include "text/words.hpp"

namespace exporter {

using Questions = std::vector<const predict::Question*>;

void add_predictions(Column& column, const Questions& questions, const text::Words& words);
void add_answers(Column& column, const Questions& questions, const text::Words& words);
void add_plan(Column& column, std::span<const PlanRow> rows);

}  // namespace exporter
