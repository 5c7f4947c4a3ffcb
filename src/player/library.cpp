#include "player/library.hpp"

#include <algorithm>

#include "text/user_error.hpp"

namespace player {
namespace {

[[noreturn]] void fail(const lessons::Problem& problem, const text::Words& english) {
  throw text::UserError(problem.in(english), notice_of(problem));
}

template <class Load>
auto load_or_fail(Load load, const text::Words& english) {
  try {
    return load();
  } catch (const lessons::LessonError& error) {
    fail(error.problem(), english);
  }
}

text::Notice left_out(const lessons::OwnLesson& own) {
  const auto first = std::ranges::find_if(own.problems, [](const auto& problem) { return !problem.warning; });
  text::Notice notice{"app.left_out", {{"lesson", own.file.lesson.id}}, "", {notice_of(*first)}};
  const auto errors = std::ranges::count_if(own.problems, [](const auto& problem) { return !problem.warning; });
  if (errors > 1) notice.and_also.push_back({"app.left_out_more", {}});
  return notice;
}

}  // namespace

text::Notice notice_of(const lessons::Problem& problem) {
  return {"problem." + problem.key, problem.arguments, problem.where()};
}

Library Library::load(const std::filesystem::path& assets) {
  auto korean = text::Words::load(assets / "text", text::Language::ko);
  auto english = text::Words::load(assets / "text", text::Language::en);
  auto catalogue = load_or_fail([&] { return lessons::Catalogue::load(assets); }, english);
  auto glossary = load_or_fail([&] { return lessons::Glossary::load(assets, catalogue); }, english);
  return {std::move(korean), std::move(english), std::move(catalogue), std::move(glossary)};
}

std::vector<text::Notice> Library::add_own(const std::filesystem::path& folder) {
  std::vector<text::Notice> notices;
  try {
    for (const lessons::OwnLesson& own : catalogue.read_own(folder)) {
      if (lessons::any_error(own.problems)) notices.push_back(left_out(own));
      else catalogue.add(own, {korean["app.own_lessons"], english["app.own_lessons"]});
    }
  } catch (const lessons::LessonError& error) {
    fail(error.problem(), english);
  }
  return notices;
}

}  // namespace player
