#include "player/check/lesson_check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

#include "lessons/check.hpp"
#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "lessons/source.hpp"
#include "lessons/stops.hpp"
#include "platform/files.hpp"
#include "player/check/lesson_facts.hpp"
#include "player/check/puzzle_check.hpp"
#include "player/record_runs.hpp"
#include "predict/make.hpp"
#include "text/user_error.hpp"
#include "timeline/position.hpp"
#include "trace/equal.hpp"
#include "trace/jsonl_write.hpp"

namespace player {
namespace {

using lessons::Problem;
using TracePointer = std::unique_ptr<trace::Trace>;
using text::Language;
using trace::Why;

/// The number of lines that fit into the code panel without scrolling.
constexpr std::size_t kMostLines = 28;

bool is_limit(Why why) { return why == Why::limit_events || why == Why::limit_turns || why == Why::limit_cpu; }

/// Checks one lesson.
class Looking {
 public:
  Looking(const lessons::OwnLesson& own, const python::Python& python, bool keep, const text::Words& words,
          LessonReport& report)
      : own_(own), python_(python), keep_(keep), words_(words), report_(report) {}

  void look() {
    report_.problems.insert(report_.problems.end(), own_.problems.begin(), own_.problems.end());
    bool recorded = true;
    for (std::size_t run = 0; run < own_.lesson.runs.size(); ++run) {
      if (source(run).origin == lessons::Origin::own && source(run).python.size() > kMostLines) {
        add(source(run).python_file, kMostLines + 1, "long_listing", {{"most", std::to_string(kMostLines)}}, true);
      }
      recorded = look_at(run) && recorded;
    }
    if (recorded && !own_.lesson.runs.empty() && own_.lesson.picture_s > longest_s_) {
      add(own_.file.path, 0, "late_picture",
          {{"t", lessons::number(own_.lesson.picture_s)}, {"most", lessons::number(longest_s_)}});
    }
    if (recorded) check_puzzle(own_.lesson, own_.file.path.parent_path(), words_, report_.problems);
    if (recorded) check_questions();
    std::error_code ignored;
    const auto facts = own_.file.path.parent_path() / "facts.toml";
    if (keep_ || !std::filesystem::exists(std::filesystem::symlink_status(facts, ignored))) return;
    check_facts(facts, own_.lesson, recorded ? &python_ : nullptr, words_, report_.problems);
  }

 private:
  [[nodiscard]] const lessons::Source& source(std::size_t run) const { return *own_.lesson.runs[run].source; }

  void add(const std::filesystem::path& file, std::uint32_t line, std::string key,
           decltype(Problem::arguments) arguments, bool warning = false) {
    report_.problems.push_back({file, line, std::move(key), std::move(arguments), warning});
  }

  /// Checks one run; returns whether it was recorded in both languages.
  bool look_at(std::size_t run) {
    if (!lessons::is_fillable(own_.lesson, source(run))) return false;
    for (const Language language : {Language::ko, Language::en}) {
      auto recorded = record(run, language);
      if (const auto* const why = std::get_if<text::Notice>(&recorded)) {
        add(source(run).python_file, 0, "not_recorded",
            {{"run", own_.lesson.runs[run].id},
             {"language", std::string(text::code(language))},
             {"reason", why->in(words_)}});
        return false;
      }
      const auto& trace = *std::get<std::unique_ptr<trace::Trace>>(recorded);
      const trace::Events events = trace::decode(trace);
      if (!check_end(run, events)) return false;
      longest_s_ = std::max(longest_s_, timeline::in_seconds(events.list.back().t));
      if (language == Language::ko) check_places(own_.lesson.runs[run], events);
      look_at_kept(run, language, trace, events);
      if (language == Language::ko) korean_.push_back(listed(run, std::move(std::get<TracePointer>(recorded))));
    }
    return true;
  }

  OpenRun listed(std::size_t run, TracePointer trace) const {
    OpenRun open = open_run(own_.lesson.runs[run].id, std::move(trace));
    open.listing = lessons::listing(own_.lesson, run, lessons::Code::python, own_.lesson.defaults(), Language::ko);
    return open;
  }

  /// A question that is not asked at the defaults is probably a mistake.
  void check_questions() {
    if (own_.lesson.questions.empty()) return;
    std::vector<predict::ShownRun> runs;
    for (const OpenRun& run : korean_) runs.push_back({&run.events, &run.timeline, &*run.listing});
    const auto again = [&](std::size_t run, const lessons::Values& values) -> TracePointer {
      auto recorded = record(run, values, Language::ko);
      auto* const trace = std::get_if<TracePointer>(&recorded);
      return trace == nullptr ? nullptr : std::move(*trace);
    };
    const auto asked = predict::questions({&own_.lesson, runs, own_.lesson.defaults()}, words_, again);
    for (const lessons::Ask& ask : own_.lesson.questions) {
      if (std::ranges::find(asked, ask.id, &predict::Question::id) != asked.end()) continue;
      add(own_.file.path.parent_path() / "questions.toml", ask.line, "question_unasked", {{"id", ask.id}}, true);
    }
  }

  python::Recorded record(std::size_t run, Language language) { return record(run, own_.lesson.defaults(), language); }
  python::Recorded record(std::size_t run, const lessons::Values& values, Language language) {
    if (lessons::is_compiled(source(run))) {
      return lessons::record(own_.lesson, run, values, language, coro::ClockKind::virtual_time);
    }
    return python::record(python_, python_program(own_.lesson, run, values, language), python::always_wanted);
  }

  /// Checks that it ended as expected.
  bool check_end(std::size_t index, const trace::Events& events) {
    const lessons::Run& run = own_.lesson.runs[index];
    const Why why = events.list.back().why;
    const std::string found(trace::name(why));
    if (found == run.ends) return true;
    const auto error =
        std::ranges::find_if(events.list, [](const trace::Event& event) { return event.kind == trace::Kind::error; });
    const bool known = error != events.list.end();
    const std::uint32_t line = known ? error->line : 0;
    if (is_limit(why)) {
      add(source(index).python_file, line, "ends_at_limit", {{"run", run.id}, {"found", found}});
    } else if (why == Why::ok) {
      add(own_.file.path, 0, "ends_well", {{"run", run.id}, {"wanted", run.ends}});
    } else {
      const std::string said = known ? fmt::format(" ({}: {})", events.text(error->exc), events.text(error->text)) : "";
      add(source(index).python_file, line, "ends_otherwise", {{"run", run.id}, {"found", found}, {"error", said}});
    }
    return false;
  }

  void check_place(const lessons::EventPlace& place, std::uint32_t line, const trace::Events& events) {
    const bool known = std::ranges::find(trace::kKindNames, place.kind) != trace::kKindNames.end();
    if (!known || lessons::find_event(place, events)) return;
    const auto count = lessons::count_events(place, events);
    add(own_.file.path, line, place.name.empty() ? "place_not_found_any" : "place_not_found",
        {{"kind", place.kind},
         {"name", place.name},
         {"nth", std::to_string(place.nth)},
         {"count", std::to_string(count)}});
  }

  void check_places(const lessons::Run& run, const trace::Events& events) {
    for (const lessons::Stop& stop : run.stops) check_place(stop, stop.line, events);
    for (const lessons::Mark& mark : run.marks) check_place(mark, mark.line, events);
    if (!run.box) return;
    const bool waits = std::ranges::any_of(run.box->functions, [&](const std::string& name) {
      return lessons::find_event({"task.suspend", name, 1}, events).has_value();
    });
    if (!waits) add(own_.file.path, run.box->line, "box_never", {});
  }

  void look_at_kept(std::size_t run, Language language, const trace::Trace& trace, const trace::Events& events) {
    // The recording of a borrowed program is stored with its lender.
    if (source(run).origin != lessons::Origin::own || source(run).folder != own_.file.path.parent_path()) return;
    const auto file = lessons::kept_recording(source(run), language);
    if (keep_) return keep(run, language, trace);
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return;
    lessons::attempt(report_.problems, [&] {
      if (!trace::equal(trace::decode(*lessons::read_kept(source(run), language)), events))
        add(file, 0, "kept_is_old", {}, true);
    });
  }

  /// Stores the recording and, next to it, its listing.
  void keep(std::size_t run, Language language, const trace::Trace& trace) {
    const auto file = lessons::kept_recording(source(run), language);
    const auto listing = lessons::kept_listing(source(run), language);
    for (const auto& target : {file, listing}) {
      std::error_code ignored;
      const auto status = std::filesystem::symlink_status(target, ignored);
      if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return add(target, 0, "not_a_file", {});
    }
    if (const auto error = trace::save(file, trace))
      return add(file, 0, "unwritable", {{"reason", std::string(error->argument("reason"))}});
    try {
      platform::write_whole(
          listing, lessons::listing(own_.lesson, run, lessons::Code::python, own_.lesson.defaults(), language).text());
    } catch (const text::UserError& error) {
      return report_.problems.push_back({listing, 0, "unwritable", error.notice().arguments, false});
    }
    report_.kept.push_back(file);
  }

  const lessons::OwnLesson& own_;
  const python::Python& python_;
  bool keep_;
  const text::Words& words_;
  LessonReport& report_;
  double longest_s_ = 0;         // of the runs
  std::vector<OpenRun> korean_;  // one for each run
};

}  // namespace

LessonReport check_lessons(const std::filesystem::path& folder, const Library& library, const python::Python& python,
                           bool keep, const text::Words& words) {
  LessonReport report;
  try {
    for (const lessons::OwnLesson& own : library.catalogue.read_own(folder)) {
      ++report.lessons;
      Looking(own, python, keep, words, report).look();
    }
  } catch (const lessons::LessonError& error) {
    throw text::UserError(error.problem().in(library.english), notice_of(error.problem()));
  }
  std::ranges::stable_sort(report.problems, {}, [](const Problem& each) { return std::tuple(each.file, each.line); });
  return report;
}

}  // namespace player
