// Small pictures of the lessons, drawn from their own traces: made when they are first asked for, and kept.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/catalogue.hpp"
#include "timeline/axis.hpp"
#include "timeline/model.hpp"

namespace player {

/// The runs of a picture, from top to bottom, on one axis; of a lesson without runs, those of its cards, each on its own.
struct LessonPicture {
  struct Run {
    timeline::Timeline timeline;
    std::size_t axis = 0;  ///< index into axes
  };
  std::vector<Run> runs;  ///< none: there is no recording
  std::vector<timeline::Axis> axes;
};

class LessonPictures {
 public:
  /// `catalogue` must outlive this object.
  explicit LessonPictures(const lessons::Catalogue& catalogue) : catalogue_(catalogue) {}

  /// The picture if it was made.
  [[nodiscard]] const LessonPicture* find(std::string_view lesson) const;
  /// The picture, which is made now if it was not yet: at the lesson's defaults, from its programs or from a stored
  /// recording. Without runs for a lesson that has no recording, or that does not exist.
  const LessonPicture& of(std::string_view lesson);

 private:
  const lessons::Catalogue& catalogue_;
  std::map<std::string, LessonPicture, std::less<>> pictures_;
};

}  // namespace player
