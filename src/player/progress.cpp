#include "player/progress.hpp"

#include <algorithm>

namespace player {
namespace {

struct CarryingOut {
  LessonsProgress& lessons;

  void operator()(const progress_change::Seen& seen) const { lessons[seen.lesson].seen = true; }

  void operator()(const progress_change::Answered& answered) const {
    Answers& answers = lessons[answered.at.lesson].questions[answered.at.question];
    int& count = answered.right ? answers.right : answers.missed;
    count = std::min(count + 1, Answers::kMost);
    answers.last_right = answered.right;
    answers.last_sure = answered.sure;
    answers.again = !answered.right || (answers.again && !answered.settles);
  }

  void operator()(const progress_change::Reset&) const { lessons.clear(); }
};

}  // namespace

void carry_out(const ProgressChange& change, LessonsProgress& lessons) { std::visit(CarryingOut{lessons}, change); }

void Progress::change(ProgressChange change) {
  carry_out(change, lessons_);
  unsaved_.push_back(std::move(change));
}

void Progress::seen(std::string_view lesson) {
  if (last_ && last_->lesson != lesson) last_.reset();
  if (!has_seen(lesson)) change(progress_change::Seen{std::string(lesson)});
}

void Progress::answered(std::string_view lesson, std::string_view question, bool right, bool sure) {
  QuestionRef at{std::string(lesson), std::string(question)};
  const bool settles = last_ != at;
  last_ = at;
  change(progress_change::Answered{std::move(at), right, sure, settles});
}

void Progress::reset() {
  last_.reset();
  change(progress_change::Reset{});
}

bool Progress::has_seen(std::string_view lesson) const {
  const auto at = lessons_.find(lesson);
  return at != lessons_.end() && at->second.seen;
}

Answers Progress::of(std::string_view lesson, std::string_view question) const {
  const auto at = lessons_.find(lesson);
  if (at == lessons_.end()) return {};
  const auto answers = at->second.questions.find(question);
  return answers == at->second.questions.end() ? Answers{} : answers->second;
}

void Progress::saved(LessonsProgress lessons) {
  lessons_ = std::move(lessons);
  unsaved_.clear();
}

}  // namespace player
