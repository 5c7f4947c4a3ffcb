#include "lessons/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "lessons/check.hpp"
#include "lessons/error.hpp"
#include "lessons/nearest.hpp"
#include "lessons/reader.hpp"
#include "lessons/source.hpp"

namespace lessons {
namespace {

/// Which of the chapters it stands in.
std::size_t chapter_of(const LessonFile& file, const std::vector<Chapter>& chapters) {
  const auto found =
      std::ranges::find_if(chapters, [&](const Chapter& each) { return each.id == file.lesson.chapter; });
  if (found != chapters.end()) return static_cast<std::size_t>(found - chapters.begin());
  throw LessonError(file.path, 0, fmt::format("there is no chapter \"{}\"", file.lesson.chapter));
}

std::vector<LessonFile> read_all(const std::filesystem::path& folder, const std::vector<Chapter>& chapters) {
  std::error_code error;
  std::filesystem::directory_iterator entries(folder, error);
  if (error) throw LessonError(folder, 0, error.message());
  std::vector<LessonFile> files;
  for (const auto& entry : entries) {
    if (entry.is_directory()) files.push_back(read_lesson(entry.path()));
  }
  std::ranges::sort(files, {}, [&](const LessonFile& file) {
    return std::tuple(chapter_of(file, chapters), file.order, file.lesson.id);
  });
  return files;
}

const Run* find_own(const std::vector<LessonFile>& files, std::string_view id) {
  for (const LessonFile& file : files) {
    for (const RunFile& each : file.runs) {
      if (each.from.empty() && each.run.source->id == id) return &each.run;
    }
  }
  return nullptr;
}

/// A borrowed run says what its lender says, save where it has words of its own.
Run resolve(const RunFile& file, const std::filesystem::path& path, const std::vector<LessonFile>& files) {
  if (file.from.empty()) return file.run;
  const Run* lender = find_own(files, file.from);
  if (lender == nullptr) {
    throw LessonError(path, file.line, fmt::format("no lesson has a program \"{}\" of its own", file.from));
  }
  Run run = *lender;
  if (!file.run.id.empty()) run.id = file.run.id;
  if (!file.run.title.en.empty()) run.title = file.run.title;
  if (!file.run.stops.empty()) run.stops = file.run.stops;
  if (!file.run.marks.empty()) run.marks = file.run.marks;
  if (file.run.sign != Sign::none) run.sign = file.run.sign;
  if (file.run.box) run.box = file.run.box;
  return run;
}

/// The run that is looked at first.
std::size_t opens_on(const Lesson& lesson, const LessonFile& file) {
  if (file.opens_on.empty()) return lesson.runs.empty() ? 0 : lesson.runs.size() - 1;
  if (const auto run = lesson.run(file.opens_on)) return *run;
  throw LessonError(file.path, 0, fmt::format("there is no run \"{}\" to open on", file.opens_on));
}

}  // namespace

Catalogue Catalogue::load(const std::filesystem::path& assets) {
  const std::filesystem::path folder = assets / "lessons";
  Catalogue catalogue;
  catalogue.chapters_ = read_chapters(folder / "chapters.toml");
  const std::vector<LessonFile> files = read_all(folder, catalogue.chapters_);
  if (files.empty()) throw LessonError(folder, 0, "there are no lessons");
  for (const LessonFile& file : files) {
    Lesson lesson = file.lesson;
    for (const RunFile& run : file.runs) lesson.runs.push_back(resolve(run, file.path, files));
    lesson.opens_on = opens_on(lesson, file);
    check(lesson, file);
    catalogue.lessons_.push_back(std::move(lesson));
  }
  for (const LessonFile& file : files) check_cards(file, catalogue.lessons_);
  return catalogue;
}

const Lesson* Catalogue::find(std::string_view id) const {
  const auto found = std::find_if(lessons_.begin(), lessons_.end(), [&](const Lesson& each) { return each.id == id; });
  return found == lessons_.end() ? nullptr : &*found;
}

std::vector<std::string> Catalogue::nearest(std::string_view id) const {
  std::vector<std::string> ids;
  for (const Lesson& lesson : lessons_) ids.push_back(lesson.id);
  return lessons::nearest(id, ids);
}

}  // namespace lessons
