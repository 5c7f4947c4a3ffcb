#include "player/lesson_pictures.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <variant>

#include "player/record_runs.hpp"

namespace player {
namespace {

/// The words of a listing change nothing that a picture shows.
constexpr text::Language kAnyLanguage = text::Language::en;

/// The run at the defaults; nothing if only CPython could record it.
std::optional<timeline::Timeline> timeline_of(const lessons::Lesson& lesson, std::size_t run) {
  if (!needs_python(lesson, run, lesson.defaults())) {
    return record_run(lesson, run, lesson.defaults(), kAnyLanguage).timeline;
  }
  python::Recorded kept = kept_run(lesson, run, kAnyLanguage, {"python.missing", {}});
  auto* const trace = std::get_if<std::unique_ptr<trace::Trace>>(&kept);
  if (trace == nullptr) return std::nullopt;
  return recorded_run(lesson, run, std::move(*trace)).timeline;
}

/// An axis of all runs; of steps if none of them takes time.
void put_on_one_axis(LessonPicture& picture, std::span<LessonPicture::Run> runs) {
  std::vector<const timeline::Timeline*> timelines;
  timeline::Nanos longest{0};
  for (LessonPicture::Run& run : runs) {
    run.axis = picture.axes.size();
    timelines.push_back(&run.timeline);
    longest = std::max(longest, run.timeline.total);
  }
  if (timelines.empty()) return;
  const auto kind = longest.count() > 0 ? timeline::AxisKind::time : timeline::AxisKind::steps;
  picture.axes.emplace_back(kind, timelines);
}

void add_run(LessonPicture& picture, const lessons::Lesson& lesson, std::size_t run) {
  if (auto timeline = timeline_of(lesson, run)) picture.runs.push_back({std::move(*timeline), 0});
}

/// The runs that the lesson shows when it is opened.
LessonPicture picture_of_runs(const lessons::Lesson& lesson) {
  LessonPicture picture;
  for (std::size_t run = 0; run < lesson.own_runs(); ++run) {
    if (lesson.compare || run == lesson.opens_on) add_run(picture, lesson, run);
  }
  put_on_one_axis(picture, picture.runs);
  return picture;
}

LessonPicture picture_of_cards(const lessons::Catalogue& catalogue, const lessons::Lesson& lesson) {
  LessonPicture picture;
  for (const lessons::Card& card : lesson.cards) {
    const lessons::Lesson* const target = catalogue.find(card.lesson);
    if (target == nullptr) continue;
    if (const auto run = target->run(card.run)) add_run(picture, *target, *run);
  }
  for (LessonPicture::Run& run : picture.runs) put_on_one_axis(picture, {&run, 1});
  return picture;
}

}  // namespace

const LessonPicture* LessonPictures::find(std::string_view lesson) const {
  const auto made = pictures_.find(lesson);
  return made == pictures_.end() ? nullptr : &made->second;
}

const LessonPicture& LessonPictures::of(std::string_view id) {
  if (const LessonPicture* const made = find(id)) return *made;
  LessonPicture picture;
  if (const lessons::Lesson* const lesson = catalogue_.find(id)) {
    picture = lesson->runs.empty() ? picture_of_cards(catalogue_, *lesson) : picture_of_runs(*lesson);
  }
  return pictures_.emplace(id, std::move(picture)).first->second;
}

}  // namespace player
