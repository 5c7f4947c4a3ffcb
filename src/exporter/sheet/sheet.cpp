#include "exporter/sheet/sheet.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "exporter/sheet/column.hpp"
#include "exporter/sheet/contents.hpp"
#include "exporter/sheet/lanes.hpp"
#include "exporter/sheet/plan.hpp"
#include "lessons/stops.hpp"
#include "timeline/locate.hpp"

namespace exporter {
namespace {

constexpr double kSide = 44, kTop = 38, kFoot = 34, kGutter = 22;

/// One sheet, drawn page by page.
class Sheet {
 public:
  Sheet(const SheetSource& source, PaperSize size)
      : source_(source),
        words_(*source.words),
        language_(source.words->language()),
        paper_(size, source.lesson->title.in(language_), source.lesson->question.in(language_)),
        questions_(predictions_of(source)),
        left_(kSide),
        width_(size.width - 2 * kSide),
        bottom_(size.height - kFoot) {}

  std::string draw() {
    draw_first();
    paper_.next_page();
    draw_second();
    return paper_.finish();
  }

 private:
  /// The question at whose place the lanes of the first page end: one about the delays of the sheet. Null: none.
  [[nodiscard]] const predict::Question* first_question() const {
    const auto found = std::ranges::find(questions_, false, &predict::Question::changed);
    return found == questions_.end() ? nullptr : *found;
  }

  [[nodiscard]] std::size_t main_run() const {
    return first_question() == nullptr ? source_.lesson->opens_on : first_question()->run;
  }

  double heading(double y, const std::string& words, double x, double width) {
    paper_.text(x, y, words, {10.5, true, false, 0.1}, width);
    return y + 17;
  }

  /// The lesson's title and question below a line for a name, or for whom the page is. @returns where the rest begins
  double draw_head(const std::string& kind, bool named) {
    double y = kTop;
    paper_.text(left_, y, "coroscope  ·  " + source_.lesson->id, {8, false, false, 0.4}, -1);
    if (named) draw_names(y);
    else paper_.text_right(left_ + width_, y, kind, {8, true, false, 0.2});
    y += 17;
    y += paper_.text(left_, y, source_.lesson->title.in(language_), {named ? 21.0 : 17.0, true, false, 0, 1.25}, width_);
    const std::string question = source_.lesson->question.in(language_);
    y += paper_.text(left_, y + 2, question, {named ? 12.5 : 10.5, false, false, 0.15, 1.35}, width_) + 6;
    paper_.line(left_, y, left_ + width_, y, 1.1, 0);
    return y + 12;
  }

  void draw_names(double y) {
    const Type type{8.5, false, false, 0.2};
    double x = left_ + width_;
    for (const auto& [key, blank] : {std::pair("sheet.class", 60.0), std::pair("sheet.name", 120.0)}) {
      const std::string& word = words_[key];
      paper_.line(x - blank, y + 11, x, y + 11, 0.6, 0.3);
      paper_.text_right(x - blank - 4, y, word, type);
      x -= blank + 4 + paper_.width(word, type) + 14;
    }
  }

  void draw_page_foot(int page) {
    const std::string words = words_("sheet.page", {{"n", std::to_string(page)}});
    paper_.text_right(left_ + width_, bottom_ + 8, words, {7.5, false, false, 0.4});
    paper_.text(left_, bottom_ + 8, words_[page == 1 ? "sheet.foot" : "sheet.foot_teacher"], {7.5, false, false, 0.4}, -1);
  }

  /// The lanes get what listing and predictions leave: high rows, to draw in by hand.
  void draw_first() {
    constexpr double kDrawnRow = 30, kBefore = 14, kHeading = 17;
    const double top = draw_head("", true);
    PaperLanes lanes = hidden_lanes();
    const double least = std::clamp(wanted_height(lanes), 120.0, (bottom_ - top) * 0.36) + kBefore + kHeading;
    const double code = std::floor(width_ * code_share());
    const double left = draw_listing(area(left_, top, code, bottom_ - least - top));
    const Rect right = area(left_ + code + kGutter, top, width_ - code - kGutter, bottom_ - least - top);
    const double used = std::max(left, draw_predictions(right));
    lanes.row = kDrawnRow;
    const double high = std::min(wanted_height(lanes), bottom_ - top - used - kBefore - kHeading);
    const double y = heading(bottom_ - high - kHeading, words_["sheet.draw"], left_, width_);
    draw_lanes(paper_, lanes, area(left_, y, width_, high), words_);
    draw_page_foot(1);
  }

  void draw_second() {
    const double top = draw_head(words_["sheet.for_teacher"], false);
    const PaperLanes lanes = shown_lanes();
    const double lanes_high = std::clamp(wanted_height(lanes), 90.0, (bottom_ - top) * 0.28);
    double y = heading(top, words_["sheet.lanes"], left_, width_);
    draw_lanes(paper_, lanes, area(left_, y, width_, lanes_high), words_);
    y += lanes_high + 10;
    paper_.line(left_, y - 2, left_ + width_, y - 2, 0.5, 0.6);
    draw_answers_and_plan(area(left_, y + 6, width_, bottom_ - y - 6));
    draw_page_foot(2);
  }

  /// What is known when the first question is asked; nothing of the other runs.
  [[nodiscard]] PaperLanes hidden_lanes() const {
    PaperLanes lanes = shown_lanes();
    for (std::size_t run = 0; run < lanes.runs.size(); ++run) {
      lanes.runs[run].hidden_from = timeline::Position{};
      lanes.runs[run].stops.clear();
    }
    if (first_question() != nullptr) lanes.runs[main_run()].hidden_from = first_question()->asked_at;
    // The ruler must not tell how long it takes: it is as long as the longest answer.
    double end_s = lanes.end_s;
    for (const predict::Question* question : questions_) {
      for (const predict::Choice& choice : question->choices) {
        for (const predict::RunTime& time : choice.means.times) end_s = std::max(end_s, timeline::in_seconds(time.t));
      }
    }
    double sum_s = 0;
    for (const double value : source_.lesson->defaults()) sum_s += value;
    lanes.end_s = lanes.end_s <= 0 ? 0 : ruler_end(std::max(end_s, sum_s) * 1.05);
    return lanes;
  }

  [[nodiscard]] PaperLanes shown_lanes() const {
    PaperLanes lanes;
    for (std::size_t i = 0; i < source_.lesson->own_runs(); ++i) {
      const player::OpenRun& run = source_.runs[i];
      PaperRun& shown = lanes.runs.emplace_back();
      shown.title = source_.lesson->runs[i].title.in(language_);
      shown.timeline = &run.timeline;
      lanes.end_s = std::max(lanes.end_s, timeline::in_seconds(run.timeline.total));
      if (i != main_run()) continue;
      for (const std::uint32_t event : lessons::stop_events(source_.lesson->runs[i], run.events)) {
        shown.stops.push_back(timeline::after_event(run.timeline, event));
      }
    }
    return lanes;
  }

  [[nodiscard]] const std::vector<std::string>& listing() const { return source_.runs[main_run()].listing->lines; }

  /// A listing with long lines gets more of the width.
  [[nodiscard]] double code_share() const {
    double widest = 0;
    for (const std::string& line : listing()) widest = std::max(widest, paper_.width(line, {8, false, true}));
    return std::clamp((widest + 36) / width_, 0.4, 0.56);
  }

  /// @returns the height.
  double draw_listing(const Rect& place) {
    const std::string title = source_.lesson->runs[main_run()].title.in(language_);
    const double top = heading(place.y, words_("sheet.code", {{"run", title}}), place.x, place.w);
    const std::vector<std::string>& lines = listing();
    double widest = 1;
    for (const std::string& line : lines) widest = std::max(widest, paper_.width(line, {10, false, true}));
    const double room = place.y + place.h - top - 12;
    const double size = std::min({9.0, (place.w - 34) / widest * 10, room / static_cast<double>(lines.size()) / 1.38});
    const Type type{size, false, true, 0, 1.38};
    const Type number{size * 0.85, false, true, 0.5, 1.38 / 0.85};
    const double high = static_cast<double>(lines.size()) * size * 1.38;
    paper_.fill(area(place.x, top, place.w, high + 12), 0.955, 4);
    double y = top + 6;
    for (std::size_t i = 0; i < lines.size(); ++i, y += size * 1.38) {
      paper_.text_right(place.x + 20, y, std::to_string(i + 1), number);
      paper_.text(place.x + 28, y, lines[i], type, -1);
    }
    return top + high + 12 - place.y;
  }

  /// @returns the height.
  double draw_predictions(const Rect& place) {
    double y = heading(place.y, words_["sheet.predict"], place.x, place.w);
    y += paper_.text(place.x, y - 2, words_["sheet.how"], {8, false, false, 0.3}, place.w) + 4;
    const double high = draw_fitted(paper_, area(place.x, y, place.w, place.y + place.h - y), 1.12, [&](Column& column) {
      add_predictions(column, questions_, words_);
    });
    return y + high - place.y;
  }

  /// Side by side, with as much of the width for each as lets both be as large as possible.
  void draw_answers_and_plan(const Rect& place) {
    constexpr double kLargest = 1.08, kHeading = 17;
    const auto rows = plan_of(source_);
    const auto answers = [&](Column& column) { add_answers(column, questions_, words_); };
    const auto plan = [&](Column& column) { add_plan(column, rows); };
    const double room = place.h - kHeading;
    const auto left = [&](double share) { return area(place.x, place.y + kHeading, (place.w - kGutter) * share, room); };
    const auto right = [&](double share) {
      const double width = (place.w - kGutter) * (1 - share);
      return area(place.x + place.w - width, place.y + kHeading, width, room);
    };
    double best = 0;
    double share = 0.5;
    for (double tried = 0.5; tried < 0.71; tried += 0.05) {
      const double least = std::min(fitting_scale(paper_, left(tried), kLargest, answers),
                                    fitting_scale(paper_, right(tried), kLargest, plan));
      if (least <= best) continue;
      best = least;
      share = tried;
    }
    heading(place.y, words_["sheet.answers"], place.x, left(share).w);
    heading(place.y, words_["sheet.plan.title"], right(share).x, right(share).w);
    draw_fitted(paper_, left(share), kLargest, answers);
    draw_fitted(paper_, right(share), kLargest, plan);
  }

  const SheetSource& source_;
  const text::Words& words_;
  text::Language language_;
  Paper paper_;
  std::vector<const predict::Question*> questions_;
  double left_, width_, bottom_;
};

}  // namespace

std::vector<const predict::Question*> predictions_of(const SheetSource& source) {
  std::vector<const predict::Question*> chosen;
  std::set<predict::Type> types;
  for (const bool any_type : {false, true}) {
    for (const predict::Question& question : source.questions) {
      const bool there = std::ranges::find(chosen, &question) != chosen.end();
      if (question.run >= source.lesson->own_runs() || chosen.size() >= kPredictions || there || (!any_type && !types.insert(question.type).second)) continue;
      chosen.push_back(&question);
    }
  }
  std::ranges::sort(chosen);  // in the lesson's order: they are elements of one vector
  return chosen;
}

std::string teachers_sheet(const SheetSource& source, PaperSize size) { return Sheet(source, size).draw(); }

}  // namespace exporter
