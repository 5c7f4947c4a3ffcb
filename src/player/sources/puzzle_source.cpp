#include "player/sources/puzzle_source.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace player {
namespace {

/// The lesson as it is shown while its puzzle is open: one run, and delays that cannot be changed.
lessons::Lesson about_puzzle(const lessons::Lesson& lesson) {
  lessons::Lesson about;
  about.id = lesson.id;
  about.chapter = lesson.chapter;
  about.article = lesson.article;
  about.title = lesson.title;
  about.question = lesson.question;
  about.real_time = true;  // there are no stop points
  about.puzzle = lesson.puzzle;
  lessons::Run run;
  run.id = "puzzle";
  run.title = lesson.runs[lesson.puzzle->run].title;
  run.source = lesson.runs[lesson.puzzle->run].source;
  about.runs.push_back(std::move(run));
  return about;
}

}  // namespace

PuzzleSource::PuzzleSource(const lessons::Lesson& lesson, const text::Words& words)
    : lesson_(lesson), about_(about_puzzle(lesson)), orders_{puzzle::shuffled(lesson, seed_, words)} {}

std::vector<Wanted> PuzzleSource::record(std::vector<OpenRun>& runs, const lessons::Values& /*values*/,
                                         text::Language language) {
  puzzle::Attempt attempt = puzzle::attempt(lesson_, order(), lesson_.defaults(), language);
  built_ = std::move(attempt.built);
  runs.clear();
  if (attempt.cannot_run) runs.push_back(missing_run(about_, 0, std::move(*attempt.cannot_run)));
  else runs.push_back(open_run(about_.runs.front().id, std::move(attempt.trace)));
  return {};
}

void PuzzleSource::list(OpenRun& open, std::size_t /*run*/, lessons::Code /*code*/, const lessons::Values& /*values*/,
                        text::Language /*language*/) const {
  lessons::Listing listing;
  listing.lines = built_.lines;
  listing.python_to_here.resize(listing.lines.size() + 1);
  std::iota(listing.python_to_here.begin(), listing.python_to_here.end(), 0U);
  open.listing = std::move(listing);
}

void PuzzleSource::arrange(lessons::Order order) {
  if (!lessons::is_order(order, puzzle().lines) || order == this->order()) return;
  orders_.resize(at_ + 1);
  orders_.push_back(std::move(order));
  ++at_;
}

void PuzzleSource::shuffle(const text::Words& words) { arrange(puzzle::shuffled(lesson_, ++seed_, words)); }

void PuzzleSource::undo() {
  if (can_undo()) --at_;
}

void PuzzleSource::redo() {
  if (can_redo()) ++at_;
}

std::vector<puzzle::Verdict> PuzzleSource::verdicts(const trace::Events* events, const text::Words& words) const {
  return puzzle::judge(lesson_, puzzle(), lesson_.defaults(), events, words);
}

std::vector<std::size_t> PuzzleSource::unused() const {
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < puzzle().lines.size(); ++i) {
    if (std::ranges::count(order(), i, &lessons::Placed::line) == 0) lines.push_back(i);
  }
  return lines;
}

std::vector<std::string> PuzzleSource::text_of(std::size_t line, text::Language language) const {
  return lessons::filled(puzzle().lines[line].text, lesson_, puzzle().run, lesson_.defaults(), language);
}

}  // namespace player
