// All lessons: those of assets/lessons, one folder a lesson, by chapters and, within a chapter, by `order`; and those
// of a folder given by the user.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/error.hpp"
#include "lessons/lesson.hpp"
#include "lessons/reader.hpp"

namespace lessons {

/// The chapter of lessons that do not name one.
inline constexpr std::string_view kOwnChapter = "own";

/// A user's own lesson, with its problems. It can be shown if none of them is an error.
struct OwnLesson {
  Lesson lesson;
  LessonFile file;
  Problems problems;
};

class Catalogue {
 public:
  /// Reads every folder of `assets`/lessons. The lessons are checked for consistency: each gap of a listing has its
  /// parameter or text, each mark of a C++ program its Python line, each stop point a kind of event.
  /// @throws LessonError naming file, line and reason.
  static Catalogue load(const std::filesystem::path& assets);

  [[nodiscard]] const std::vector<Lesson>& lessons() const { return lessons_; }
  /// The chapters, in order.
  [[nodiscard]] const std::vector<Chapter>& chapters() const { return chapters_; }

  /// Reads `folder`, which is a lesson or contains lessons. They may borrow programs from these lessons, and from each
  /// other. @throws LessonError if the folder cannot be read or has no lesson
  [[nodiscard]] std::vector<OwnLesson> read_own(const std::filesystem::path& folder) const;

  /// Inserts a lesson without errors at its place; it replaces one of the same id. `own_title` is the title of the last
  /// chapter, for lessons that do not name one.
  void add(const OwnLesson& own, const Words& own_title);

  /// The lesson of that id, valid during the lifetime of this object; null if there is none.
  [[nodiscard]] const Lesson* find(std::string_view id) const;

 private:
  std::vector<Chapter> chapters_;
  std::vector<Lesson> lessons_;
  std::vector<std::int64_t> orders_;  ///< one for each lesson
};

}  // namespace lessons
