#include "lessons/catalogue.hpp"

#include <algorithm>
#include <system_error>
#include <tuple>

#include "lessons/check.hpp"
#include "lessons/puzzle.hpp"
#include "lessons/questions.hpp"
#include "lessons/source.hpp"

namespace lessons {
namespace {

bool is_chapter(const std::vector<Chapter>& chapters, std::string_view id) {
  return std::ranges::any_of(chapters, [&](const Chapter& each) { return each.id == id; });
}

std::size_t chapter_index(const std::vector<Chapter>& chapters, std::string_view id) {
  const auto found = std::ranges::find_if(chapters, [&](const Chapter& each) { return each.id == id; });
  return static_cast<std::size_t>(found - chapters.begin());
}

/// The folders in `folder`, sorted. @throws LessonError if it cannot be read
std::vector<std::filesystem::path> folders_in(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::directory_iterator entries(folder, error);
  std::vector<std::filesystem::path> folders;
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    std::error_code ignored;  // a broken link is not a folder
    if (entries->is_directory(ignored)) folders.push_back(entries->path());
  }
  if (error) throw LessonError(folder, 0, "unreadable", {{"reason", error.message()}});
  std::ranges::sort(folders);
  return folders;
}

void check_chapter(const LessonFile& file, const std::vector<Chapter>& chapters, Problems& problems) {
  const std::string& chapter = file.lesson.chapter;
  if (chapter.empty() || is_chapter(chapters, chapter)) return;
  problems.push_back({file.path, 0, "no_chapter", {{"chapter", chapter}}});
}

/// Any problem throws: the built-in lessons must be valid.
std::vector<LessonFile> read_all(const std::filesystem::path& folder, const std::vector<Chapter>& chapters) {
  std::vector<LessonFile> files;
  for (const auto& each : folders_in(folder)) {
    Problems problems;
    files.push_back(read_lesson(each, Origin::built_in, problems));
    check_chapter(files.back(), chapters, problems);
    if (!problems.empty()) throw LessonError(problems.front());
  }
  std::ranges::sort(files, {}, [&](const LessonFile& file) {
    return std::tuple(chapter_index(chapters, file.lesson.chapter), file.order, file.lesson.id);
  });
  return files;
}

const Run* find_own(const std::vector<LessonFile>& files, std::string_view id) {
  for (const LessonFile& file : files) {
    for (const RunFile& each : file.runs) {
      if (each.run.source != nullptr && each.run.source->id == id) return &each.run;
    }
  }
  return nullptr;
}

/// A program that one of these lessons owns (does not borrow).
const Run* find_program_of(const std::vector<Lesson>& lessons, std::string_view id) {
  for (const Lesson& lesson : lessons) {
    for (const Run& run : lesson.runs) {
      if (run.source->id == id && id.starts_with(lesson.id + "/")) return &run;
    }
  }
  return nullptr;
}

/// A borrowed run has the words of its lender, unless it has its own.
Run resolve(const RunFile& file, const std::filesystem::path& path, const Run* lender) {
  if (file.run.source != nullptr) return file.run;
  if (lender == nullptr) throw LessonError(path, file.line, "no_lender", {{"program", file.from}});
  Run run = *lender;
  if (!file.run.id.empty()) run.id = file.run.id;
  if (!file.run.title.en.empty()) run.title = file.run.title;
  if (!file.run.stops.empty()) run.stops = file.run.stops;
  if (!file.run.marks.empty()) run.marks = file.run.marks;
  if (file.run.sign != Sign::none) run.sign = file.run.sign;
  if (file.run.box) run.box = file.run.box;
  if (!file.run.asks.en.empty()) run.asks = file.run.asks;
  if (!file.run.answers.en.empty()) run.answers = file.run.answers;
  return run;
}

/// Adds a run or an edit to the lesson. @throws LessonError for an edit of nothing
void add_run(Lesson& lesson, const RunFile& file, const std::filesystem::path& path, const Run* lender) {
  Run run = resolve(file, path, lender);
  run.edit_of.reset();
  if (file.edit_of) {
    run.edit_of = file.edit_of->empty() ? 0 : lesson.run(*file.edit_of);
    const bool known = run.edit_of && *run.edit_of < lesson.own_runs();
    if (!known) throw LessonError(path, file.line, "edit_of_nothing", {{"edit", run.id}, {"run", *file.edit_of}});
  }
  lesson.runs.push_back(std::move(run));
}

/// The run that is selected first.
std::size_t opens_on(const Lesson& lesson, const LessonFile& file) {
  if (file.opens_on.empty()) return lesson.runs.empty() ? 0 : lesson.own_runs() - 1;
  if (const auto run = lesson.run(file.opens_on); run && !lesson.runs[*run].edit_of) return *run;
  throw LessonError(file.path, 0, "no_such_run", {{"run", file.opens_on}});
}

/// The folders of the lessons in `folder`.
std::vector<std::filesystem::path> lesson_folders(const std::filesystem::path& folder) {
  const auto has_lesson = [](const std::filesystem::path& each) {
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(each / "lesson.toml", ignored));
  };
  // The folder's name is the lesson's id, and "." and "x/" have no name.
  std::filesystem::path named = folder;
  if (!named.has_filename()) named = named.parent_path();
  std::error_code ignored;
  if (named.filename() == "." || named.filename() == "..") named = std::filesystem::canonical(named, ignored);
  if (has_lesson(named)) return {named};
  std::vector<std::filesystem::path> folders = folders_in(folder);
  std::erase_if(folders, [&](const auto& each) { return !has_lesson(each); });
  if (folders.empty()) throw LessonError(folder, 0, "no_lessons");
  return folders;
}

}  // namespace

Catalogue Catalogue::load(const std::filesystem::path& assets) {
  const std::filesystem::path folder = assets / "lessons";
  Catalogue catalogue;
  catalogue.chapters_ = read_chapters(folder / "chapters.toml");
  const std::vector<LessonFile> files = read_all(folder, catalogue.chapters_);
  if (files.empty()) throw LessonError(folder, 0, "no_lessons");
  for (const LessonFile& file : files) {
    Lesson lesson = file.lesson;
    for (const RunFile& run : file.runs) add_run(lesson, run, file.path, find_own(files, run.from));
    lesson.opens_on = opens_on(lesson, file);
    Problems problems;
    lesson.questions = read_questions(file.path.parent_path(), lesson, Origin::built_in, problems);
    check(lesson, file, Origin::built_in, problems);
    lesson.puzzle = read_puzzle(file.path.parent_path(), lesson, Origin::built_in, problems);
    if (!problems.empty()) throw LessonError(problems.front());
    catalogue.lessons_.push_back(std::move(lesson));
    catalogue.orders_.push_back(file.order);
  }
  for (const LessonFile& file : files) check_cards(file, catalogue.lessons_);
  return catalogue;
}

std::vector<OwnLesson> Catalogue::read_own(const std::filesystem::path& folder) const {
  std::vector<LessonFile> files;
  std::vector<OwnLesson> own;
  for (const auto& each : lesson_folders(folder)) {
    OwnLesson& read = own.emplace_back();
    read.file = read_lesson(each, Origin::own, read.problems);
    check_chapter(read.file, chapters_, read.problems);
    files.push_back(read.file);
  }
  for (OwnLesson& each : own) {
    each.lesson = each.file.lesson;
    if (each.lesson.chapter.empty()) each.lesson.chapter = kOwnChapter;
    for (const RunFile& run : each.file.runs) {
      attempt(each.problems, [&] {
        const Run* lender = find_own(files, run.from);
        if (lender == nullptr) lender = find_program_of(lessons_, run.from);
        add_run(each.lesson, run, each.file.path, lender);
      });
    }
    attempt(each.problems, [&] { each.lesson.opens_on = opens_on(each.lesson, each.file); });
    // Their names are those of complete runs.
    if (!any_error(each.problems)) {
      each.lesson.questions = read_questions(each.file.path.parent_path(), each.lesson, Origin::own, each.problems);
    }
    check(each.lesson, each.file, Origin::own, each.problems);
    if (any_error(each.problems)) continue;  // it is about a complete run
    each.lesson.puzzle = read_puzzle(each.file.path.parent_path(), each.lesson, Origin::own, each.problems);
  }
  return own;
}

void Catalogue::add(const OwnLesson& own, const Words& own_title) {
  const std::string& chapter = own.lesson.chapter;
  if (!is_chapter(chapters_, chapter)) chapters_.push_back({chapter, own_title});
  const auto place = [&](const Lesson& lesson, std::int64_t order) {
    return std::tuple(chapter_index(chapters_, lesson.chapter), order, lesson.id);
  };
  for (std::size_t i = 0; i < lessons_.size(); ++i) {
    if (lessons_[i].id != own.lesson.id) continue;
    lessons_.erase(lessons_.begin() + static_cast<std::ptrdiff_t>(i));
    orders_.erase(orders_.begin() + static_cast<std::ptrdiff_t>(i));
    break;
  }
  std::size_t at = 0;
  while (at < lessons_.size() && place(lessons_[at], orders_[at]) < place(own.lesson, own.file.order)) ++at;
  lessons_.insert(lessons_.begin() + static_cast<std::ptrdiff_t>(at), own.lesson);
  orders_.insert(orders_.begin() + static_cast<std::ptrdiff_t>(at), own.file.order);
}

const Lesson* Catalogue::find(std::string_view id) const {
  const auto found = std::find_if(lessons_.begin(), lessons_.end(), [&](const Lesson& each) { return each.id == id; });
  return found == lessons_.end() ? nullptr : &*found;
}

}  // namespace lessons
