// What the open lesson adds to the person's progress, and what a frame shows of it.
#include <algorithm>

#include "player/player.hpp"
#include "player/steps.hpp"

namespace player {
namespace {

/// The ids of the questions of a lesson: those that were answered, where it has none of its own.
std::vector<std::string> question_ids(const lessons::Lesson& lesson, const Progress& progress) {
  std::vector<std::string> ids;
  for (const lessons::Ask& ask : lesson.questions) ids.push_back(ask.id);
  if (!ids.empty()) return ids;
  const auto answered = progress.lessons().find(lesson.id);
  if (answered == progress.lessons().end()) return ids;
  for (const auto& [id, answers] : answered->second.questions) ids.push_back(id);
  return ids;
}

/// What was done of the lesson.
void add_progress(LessonEntry& entry, const lessons::Lesson& lesson, const Progress& progress) {
  entry.seen = progress.has_seen(lesson.id);
  for (const std::string& id : question_ids(lesson, progress)) {
    const Answers answers = progress.of(lesson.id, id);
    ++entry.questions;
    entry.answered += answers.any() ? 1 : 0;
    entry.right += answers.last_right ? 1 : 0;
  }
}

}  // namespace

void Player::set_progress(Progress progress) {
  progress_ = std::move(progress);
  offered_ = progress_;
}

/// The playhead has come from there, through everything between. A lesson is seen when its end is reached so.
void Player::follow(timeline::Position from) {
  followed_.went(from, settled(playback_.position(), axis_));
  if (runs_.empty() || about().id.empty() || edit_ || prediction_ || missing() != nullptr) return;
  if (followed_.reached(settled(playback_.end(), axis_))) progress_.seen(about().id);
}

/// All lessons for the list, by chapters.
std::vector<LessonEntry> Player::entries() const {
  std::vector<LessonEntry> all;
  const auto& chapters = library_.catalogue.chapters();
  for (const lessons::Lesson& lesson : library_.catalogue.lessons()) {
    const auto chapter = std::ranges::find(chapters, lesson.chapter, &lessons::Chapter::id);
    const std::string heading = chapter == chapters.end() ? "" : chapter->title.in(language());
    LessonEntry entry{lesson.id, lesson.title.in(language()), lesson.question.in(language()), heading, lesson.article};
    add_progress(entry, lesson, progress_);
    all.push_back(std::move(entry));
  }
  return all;
}

std::vector<AgainView> Player::again() const {
  std::vector<AgainView> views;
  for (const lessons::Lesson& lesson : library_.catalogue.lessons()) {
    for (const std::string& id : question_ids(lesson, progress_)) {
      if (progress_.of(lesson.id, id).again) views.push_back({{lesson.id, id}, lesson.title.in(language())});
    }
  }
  return views;
}

/// Of `again`, those that were missed before the start and not answered since.
std::vector<AgainView> Player::offered(const std::vector<AgainView>& again) const {
  std::vector<AgainView> views;
  if (!offered_) return views;
  std::ranges::copy_if(again, std::back_inserter(views), [this](const AgainView& view) {
    const auto& [lesson, question] = view.question;
    return offered_->of(lesson, question) == progress_.of(lesson, question);
  });
  return views;
}

}  // namespace player
