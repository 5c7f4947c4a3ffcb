// All lessons: those of assets/lessons, one folder a lesson, by chapters and, inside of each, in the order of their
// `order`; and those of a folder that a person names.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/error.hpp"
#include "lessons/lesson.hpp"
#include "lessons/reader.hpp"

namespace lessons {

/// The chapter of lessons that name none.
inline constexpr std::string_view kOwnChapter = "own";

/// A lesson of a person's own, with all that is wrong with it. One without an error can be shown.
struct OwnLesson {
  Lesson lesson;
  LessonFile file;
  Problems problems;
};

class Catalogue {
 public:
  /// Reads every folder of `assets`/lessons. What is read has been held against itself: each gap of a listing has its
  /// parameter or text, each mark of a C++ program its Python line, each stop point a kind of event.
  /// @throws LessonError naming file, line and reason.
  static Catalogue load(const std::filesystem::path& assets);

  [[nodiscard]] const std::vector<Lesson>& lessons() const { return lessons_; }
  /// The groups that the lessons stand in, in their order.
  [[nodiscard]] const std::vector<Chapter>& chapters() const { return chapters_; }

  /// Reads `folder`, which is a lesson or has folders that are. They may borrow programs from these lessons, and from
  /// each other. @throws LessonError when the folder cannot be read or has no lesson
  [[nodiscard]] std::vector<OwnLesson> read_own(const std::filesystem::path& folder) const;

  /// Puts a lesson without errors into its place; one of the same id makes way. `own_title` is the title of the chapter
  /// for lessons that name none, which is the last.
  void add(const OwnLesson& own, const Words& own_title);

  /// The lesson of that id, valid as long as this object; null for any other.
  [[nodiscard]] const Lesson* find(std::string_view id) const;

 private:
  std::vector<Chapter> chapters_;
  std::vector<Lesson> lessons_;
  std::vector<std::int64_t> orders_;  ///< one a lesson
};

}  // namespace lessons
