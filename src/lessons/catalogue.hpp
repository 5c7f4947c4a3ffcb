// All lessons, read from assets/lessons: one folder a lesson, by chapters and, inside of each, in the order of their `order`.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/lesson.hpp"

namespace lessons {

class Catalogue {
 public:
  /// Reads every folder of `assets`/lessons. What is read has been held against itself: each gap of a listing has its
  /// parameter or text, each mark of a C++ program its Python line, each stop point a kind of event.
  /// @throws LessonError naming file, line and reason.
  static Catalogue load(const std::filesystem::path& assets);

  [[nodiscard]] const std::vector<Lesson>& lessons() const { return lessons_; }
  /// The groups that the lessons stand in, in their order.
  [[nodiscard]] const std::vector<Chapter>& chapters() const { return chapters_; }

  /// The lesson of that id, valid as long as this object; null for any other.
  [[nodiscard]] const Lesson* find(std::string_view id) const;

  /// The ids that may have been meant by one that find() does not know, nearest first.
  [[nodiscard]] std::vector<std::string> nearest(std::string_view id) const;

 private:
  std::vector<Chapter> chapters_;
  std::vector<Lesson> lessons_;
};

}  // namespace lessons
