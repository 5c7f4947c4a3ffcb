// A lesson of the catalogue: compiled in, or recorded by CPython.
#pragma once

#include "lessons/catalogue.hpp"
#include "lessons/edit.hpp"
#include "player/source.hpp"

namespace player {

class LessonSource final : public Source {
 public:
  /// @param lesson of `catalogue`; both must outlive this object
  /// @param edit one of its edits; nothing: its own runs are shown
  LessonSource(const lessons::Catalogue& catalogue, const lessons::Lesson& lesson,
               std::optional<std::size_t> edit = std::nullopt)
      : catalogue_(catalogue), whole_(lesson), lesson_(lessons::shown(lesson, edit)) {}

  [[nodiscard]] const lessons::Lesson& about() const override { return lesson_; }
  [[nodiscard]] const lessons::Lesson* whole() const override { return &whole_; }
  [[nodiscard]] std::shared_ptr<Source> edited(std::optional<std::size_t> edit) const override {
    return std::make_shared<LessonSource>(catalogue_, whole_, edit);
  }
  [[nodiscard]] const char* no_parameters() const override { return "delays.none_lesson"; }
  std::vector<Wanted> record(std::vector<OpenRun>& runs, const lessons::Values& values,
                             text::Language language) override;
  [[nodiscard]] bool uses_python() const override;
  void take(OpenRun& open, std::size_t run, python::Recorded recorded) const override;
  void take_kept(std::vector<OpenRun>& runs, text::Language language, const text::Notice& no_python) const override;
  [[nodiscard]] bool has_cpp(std::size_t run) const override;
  void list(OpenRun& open, std::size_t run, lessons::Code code, const lessons::Values& values,
            text::Language language) const override;
  [[nodiscard]] std::vector<OpenCard> cards(text::Language language) const override;

 private:
  const lessons::Catalogue& catalogue_;
  const lessons::Lesson& whole_;
  lessons::Lesson lesson_;  ///< as it is shown
};

}  // namespace player
