#include "predict/make.hpp"

#include <algorithm>
#include <map>

#include "lessons/record.hpp"
#include "lessons/source.hpp"
#include "lessons/stops.hpp"
#include "predict/asked.hpp"
#include "predict/found.hpp"
#include "timeline/build.hpp"
#include "timeline/locate.hpp"

namespace predict {
namespace {

using namespace detail;
using lessons::Ask;
using lessons::Values;

constexpr std::size_t kMostChoices = 4;

/// A run that was recorded again.
struct Recording {
  std::unique_ptr<trace::Trace> trace;  // events refer to its texts
  trace::Events events;
  timeline::Timeline timeline;
};

using Makes = std::optional<Draft> (*)(const Asked&);
constexpr std::array<Makes, 10> kMakes{fin, next, who, state, count, order, line, fin, which_run, ending};
static_assert(kMakes.size() == lessons::kQuestionTypes.size());

/// Choices that say something else than the right one and than each other, at most four; in the order of their ranks.
std::vector<Choice> arranged(Draft& draft) {
  std::vector<Option> kept{std::move(draft.right)};
  for (Option& each : draft.wrong) {
    const bool said =
        std::ranges::any_of(kept, [&](const Option& other) { return other.choice.text == each.choice.text; });
    if (!said && kept.size() < kMostChoices) kept.push_back(std::move(each));
  }
  std::ranges::stable_sort(kept, {}, &Option::rank);
  std::vector<Choice> choices;
  for (Option& each : kept) choices.push_back(std::move(each.choice));
  return choices;
}

/// Halfway to the next instant; nullopt: none follows.
std::optional<Position> between(const timeline::Timeline& timeline, Position from, double part) {
  const auto next = std::ranges::upper_bound(timeline.instants, from.t, {}, &timeline::Instant::t);
  if (next == timeline.instants.end()) return std::nullopt;
  const auto length = static_cast<double>(trace::between(from.t, next->t).count());
  const Nanos t = from.t + trace::from_nanoseconds(length * part);
  if (t <= from.t || t >= next->t) return std::nullopt;
  return Position{t, 0};
}

class Maker {
 public:
  Maker(const Subject& subject, const text::Words& words, const RunAgain& again)
      : subject_(subject), words_(words), again_(again) {}

  std::vector<Question> all() {
    std::vector<Question> questions;
    if (subject_.lesson != nullptr && !subject_.lesson->questions.empty()) {
      for (const Ask& ask : subject_.lesson->questions) add(questions, ask);
      return questions;
    }
    for (std::size_t run = 0; run < subject_.runs.size(); ++run) {
      if (subject_.lesson != nullptr && subject_.lesson->runs[run].edit_of) continue;
      for (Ask& ask : found(*subject_.runs[run].timeline, *subject_.runs[run].events, run_id(run))) {
        if (own_runs() > 1) ask.id = run_id(run) + "-" + ask.id;
        add(questions, ask);
      }
    }
    return questions;
  }

 private:
  [[nodiscard]] std::string run_id(std::size_t run) const {
    return subject_.lesson == nullptr ? "" : subject_.lesson->runs[run].id;
  }

  [[nodiscard]] std::size_t own_runs() const {
    return subject_.lesson == nullptr ? subject_.runs.size() : subject_.lesson->own_runs();
  }

  void add(std::vector<Question>& questions, const Ask& ask) {
    auto question = make(ask, subject_.values);
    if (!question) return;
    question->again = second(ask, *question);
    questions.push_back(std::move(*question));
  }

  /// The question with these delays now.
  std::optional<Question> make(const Ask& ask, const Values& now) {
    const Values values = changed(ask, now);
    if (!ask.set.empty() && values == now) return std::nullopt;
    Asked asked{ask, words_, sides(ask, values), sides(ask, now), {}, 0, {}, {}, kNoLane};
    if (asked.sides.empty() || asked.before.empty()) return std::nullopt;
    for (std::size_t k = 0; k < now.size(); ++k) asked.change_s += values[k] - now[k];
    if (asked.side().listing != nullptr) {
      for (const lessons::Number& number : asked.side().listing->numbers)
        asked.delays.push_back(values.at(number.parameter));
    }
    if (!place(asked)) return std::nullopt;
    auto draft = kMakes.at(static_cast<std::size_t>(ask.type))(asked);
    if (!draft) return std::nullopt;
    return question(asked, *draft, values, now);
  }

  Question question(const Asked& asked, Draft& draft, const Values& values, const Values& now) const {
    Question question;
    question.id = asked.ask.id;
    question.type = asked.ask.type;
    question.run = asked.side().index;
    for (const Side& side : asked.sides) question.runs.push_back(side.index);
    question.values = values;
    question.changed = values != now;
    question.asked_at = hidden_from(asked);
    question.answered_at = draft.answered_at;
    if (asked.lane > 0) question.lane = asked.lane;
    question.text = asked.ask.text
                        ? text::filled(asked.ask.text->in(words_.language()), gaps(asked, values), words_.language())
                        : draft.text;
    question.choices = arranged(draft);
    for (std::string& each : draft.why) {
      if (!each.empty() && std::ranges::find(question.why, each) == question.why.end())
        question.why.push_back(std::move(each));
    }
    return question;
  }

  /// {t}: when it is asked; {then}: the next instant; {line}; and each delay by its name.
  [[nodiscard]] text::Arguments gaps(const Asked& asked, const Values& values) const {
    text::Arguments gaps{{"t", asked.time(asked.at.t)}};
    const auto next = std::ranges::upper_bound(asked.timeline().instants, asked.at.t, {}, &timeline::Instant::t);
    const bool last = next == asked.timeline().instants.end();
    gaps.emplace_back("then", asked.time(last ? asked.timeline().total : next->t));
    const auto& parameters = subject_.lesson->parameters;
    for (std::size_t k = 0; k < parameters.size(); ++k) {
      gaps.emplace_back(parameters[k].name, text::short_seconds(values[k], words_.language()));
    }
    return gaps;
  }

  /// A state of the moment itself is hidden, too.
  static Position hidden_from(const Asked& asked) {
    using enum lessons::Measure;
    switch (asked.ask.measures.front()) {
      case holder:
      case screen:
      case state:
      case tasks:
      case coroutines:
      case timers:
      case queued:
      case suspends:
      case held: break;
      default: return asked.at;
    }
    if (!asked.ask.from) return {};
    const auto event = lessons::find_event(*asked.ask.from, asked.events());
    const Position from = event ? timeline::after_event(asked.timeline(), *event) : Position{};
    return from < asked.at ? from : Position{};
  }

  static Values changed(const Ask& ask, Values values) {
    for (const auto& [parameter, value] : ask.set) values.at(parameter) = value;
    return values;
  }

  /// Where it is asked. False if the run does not come to that place, or if nothing comes after it.
  static bool place(Asked& asked) {
    if (asked.ask.at) {
      const auto event = lessons::find_event(*asked.ask.at, asked.events());
      if (!event) return false;
      asked.at = timeline::after_event(asked.timeline(), *event);
      if (asked.ask.at->part > 0) {
        const auto later = between(asked.timeline(), asked.at, asked.ask.at->part);
        if (!later) return false;
        asked.at = *later;
      }
    }
    asked.moment = timeline::moment_at(asked.timeline(), asked.events(), asked.at);
    if (asked.ask.of.empty()) {
      asked.lane = 0;
    } else {
      asked.lane = lane_named(asked.timeline(), asked.ask.of, asked.ask.nth);
    }
    return true;
  }

  /// The runs that it asks about; none if one has no recording.
  std::vector<Side> sides(const Ask& ask, const Values& values) {
    std::vector<Side> all;
    for (const std::string& id : ask.runs) {
      const std::size_t index =
          subject_.lesson == nullptr ? 0 : subject_.lesson->run(id).value_or(subject_.runs.size());
      if (index >= subject_.runs.size()) return {};
      Side side{index, title(index), subject_.runs[index].events, subject_.runs[index].timeline,
                subject_.runs[index].listing};
      if (values != subject_.values && !record(side, values)) return {};
      if (side.timeline->instants.empty()) return {};
      all.push_back(side);
    }
    return all;
  }

  [[nodiscard]] std::string title(std::size_t run) const {
    return subject_.lesson == nullptr ? "" : subject_.lesson->runs[run].title.in(words_.language());
  }

  bool record(Side& side, const Values& values) {
    if (again_ == nullptr) return false;
    const auto [at, is_new] = recordings_.try_emplace({side.index, values});
    if (is_new) {
      Recording& made = at->second;
      made.trace = again_(side.index, values);
      if (made.trace != nullptr) made.events = trace::decode(*made.trace);
      if (made.trace != nullptr) made.timeline = timeline::build(made.events);
    }
    if (at->second.trace == nullptr) return false;
    side.events = &at->second.events;
    side.timeline = &at->second.timeline;
    return true;
  }

  /// A delay with which another answer is right: of each parameter first its default, then twice, half, least, most.
  std::optional<Again> second(const Ask& ask, const Question& first) {
    if (again_ == nullptr || subject_.lesson == nullptr) return std::nullopt;
    const auto& parameters = subject_.lesson->parameters;
    using Value = double (*)(const lessons::Parameter&);
    constexpr std::array<Value, 5> kValues{[](const lessons::Parameter& one) { return one.default_s; },
                                           [](const lessons::Parameter& one) { return one.default_s * 2; },
                                           [](const lessons::Parameter& one) { return one.default_s / 2; },
                                           [](const lessons::Parameter& one) { return one.min_s; },
                                           [](const lessons::Parameter& one) { return one.max_s; }};
    for (const Value value : kValues) {
      for (std::size_t k = 0; k < parameters.size(); ++k) {
        if (auto found = with(ask, first, k, value(parameters[k]))) return found;
      }
    }
    return std::nullopt;
  }

  /// The question again with this delay; nullopt if the same answer is right, or if it cannot be asked.
  std::optional<Again> with(const Ask& ask, const Question& first, std::size_t parameter, double value) {
    const lessons::Parameter& changed_one = subject_.lesson->parameters[parameter];
    const bool is_set = std::ranges::any_of(ask.set, [&](const auto& each) { return each.first == parameter; });
    Values values = subject_.values;
    if (is_set || value < changed_one.min_s || value > changed_one.max_s || value == values[parameter])
      return std::nullopt;
    values[parameter] = value;
    const auto question = make(ask, values);
    if (!question || question->choices.size() < 2) return std::nullopt;
    const std::string& right = question->choices[question->right()].text;
    if (right == first.choices[first.right()].text) return std::nullopt;
    return Again{parameter, changed_one.name, value, right};
  }

  const Subject& subject_;
  const text::Words& words_;
  const RunAgain& again_;
  std::map<std::pair<std::size_t, Values>, Recording> recordings_;
};

}  // namespace

RunAgain compiled_runs(const lessons::Lesson& lesson, text::Language language) {
  return [&lesson, language](std::size_t run, const Values& values) -> std::unique_ptr<trace::Trace> {
    if (!lessons::is_compiled(*lesson.runs[run].source)) return nullptr;
    return lessons::record(lesson, run, values, language, coro::ClockKind::virtual_time);
  };
}

std::vector<Question> questions(const Subject& subject, const text::Words& words, const RunAgain& again) {
  std::vector<Question> all = Maker(subject, words, again).all();
  std::erase_if(all, [](const Question& each) { return each.choices.size() < 2; });
  return all;
}

}  // namespace predict
