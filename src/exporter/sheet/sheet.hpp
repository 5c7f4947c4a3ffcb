// The teacher's sheet of a lesson: a page to predict on, and one with the answers, what to say to wrong ones, and a plan.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "exporter/sheet/paper.hpp"
#include "lessons/lesson.hpp"
#include "player/open_run.hpp"
#include "predict/question.hpp"
#include "text/words.hpp"

namespace exporter {

struct SheetSource {
  const lessons::Lesson* lesson = nullptr;
  std::vector<player::OpenRun> runs;         ///< all of the lesson, at its defaults, with their listings
  std::vector<predict::Question> questions;  ///< about them
  const text::Words* words = nullptr;
};

/// How many predictions a sheet has room for.
inline constexpr std::size_t kPredictions = 3;

/// The questions of the sheet: of different kinds, if the lesson has so many.
std::vector<const predict::Question*> predictions_of(const SheetSource& source);

/// The PDF file. @throws std::runtime_error
std::string teachers_sheet(const SheetSource& source, PaperSize size);

}  // namespace exporter
