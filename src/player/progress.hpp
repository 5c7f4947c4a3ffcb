// What a person has done so far: the lessons that were seen, and how their questions were answered. Its file is
// progress_file.hpp.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace player {

/// How one question was answered so far.
struct Answers {
  static constexpr int kMost = 1'000'000;
  int right = 0, missed = 0;  ///< how often
  bool last_right = false;
  bool last_sure = false;  ///< else guessing
  bool again = false;      ///< it was missed, and comes back until it is answered right at a later time

  [[nodiscard]] bool any() const { return right > 0 || missed > 0; }
  friend bool operator==(const Answers&, const Answers&) = default;
};

struct LessonProgress {
  bool seen = false;
  std::map<std::string, Answers, std::less<>> questions;
  friend bool operator==(const LessonProgress&, const LessonProgress&) = default;
};

struct QuestionRef {
  std::string lesson, question;
  friend bool operator==(const QuestionRef&, const QuestionRef&) = default;
};

namespace progress_change {
struct Seen {
  std::string lesson;
};
struct Answered {
  QuestionRef at;
  bool right = false, sure = false;
  bool settles = false;  ///< when right: it need not come back
};
struct Reset {};
}  // namespace progress_change

using ProgressChange = std::variant<progress_change::Seen, progress_change::Answered, progress_change::Reset>;
using LessonsProgress = std::map<std::string, LessonProgress, std::less<>>;

/// Carries out `change` on `lessons`. Changes of two windows may be carried out one after the other, in either order.
void carry_out(const ProgressChange& change, LessonsProgress& lessons);

class Progress {
 public:
  Progress() = default;
  explicit Progress(LessonsProgress lessons) : lessons_(std::move(lessons)) {}

  /// The lesson was played or stepped through to its end.
  void seen(std::string_view lesson);

  /// A question was answered. One that was missed comes back (Answers::again) until it is answered right later: at
  /// another start, or after another question or lesson. A right answer directly after the miss only repeats what was
  /// just explained.
  void answered(std::string_view lesson, std::string_view question, bool right, bool sure);

  /// Forgets everything.
  void reset();

  [[nodiscard]] bool has_seen(std::string_view lesson) const;
  /// Of a question that was never answered: all zero.
  [[nodiscard]] Answers of(std::string_view lesson, std::string_view question) const;
  [[nodiscard]] const LessonsProgress& lessons() const { return lessons_; }
  [[nodiscard]] bool empty() const { return lessons_.empty(); }

  /// The changes since `saved` was called last, in order.
  [[nodiscard]] const std::vector<ProgressChange>& unsaved() const { return unsaved_; }
  /// All changes are in the file, which now has `lessons`: those of another window among them.
  void saved(LessonsProgress lessons);

 private:
  void change(ProgressChange change);

  LessonsProgress lessons_;
  std::vector<ProgressChange> unsaved_;
  std::optional<QuestionRef> last_;  ///< the question that was answered last, while nothing else was done
};

}  // namespace player
