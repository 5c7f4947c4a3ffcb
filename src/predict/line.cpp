// LINE: at which line a coroutine continues, or an exception is raised in it. The wrong lines: the first one of its
// function, as if it started anew, and those of who called it or asked for it.
#include <algorithm>

#include "predict/asked.hpp"
#include "text/columns.hpp"
#include "timeline/locate.hpp"

namespace predict::detail {
namespace {

using lessons::Measure;

constexpr std::size_t kWidestLine = 44;  // columns

std::size_t indent(const std::string& line) { return std::min(line.find_first_not_of(' '), line.size()); }

class Line {
 public:
  explicit Line(const Asked& asked) : asked_(asked), measure_(asked.ask.measures.front()) {}

  std::optional<Draft> draft() {
    if (asked_.side().listing == nullptr) return std::nullopt;
    if (measure_ == Measure::definition) return definition();
    if (asked_.lane <= 0) return std::nullopt;
    const trace::Event* const event = answer();
    if (event == nullptr || shown(event->line).empty()) return std::nullopt;
    const Position then = timeline::after_event(asked_.timeline(), event->i);
    Draft draft{option(event->line), {}, then, {asked_.told(asked_.at), asked_.told(then)}, general(*event)};
    fact_ = asked_.words(fact_key(),
                         {{"co", asked_.name(asked_.lane)},
                          {"line", shown_number(event->line)},
                          {"t", asked_.time(event->t)},
                          {"exc", asked_.voice().text(event->thrown)}});
    draft.why.push_back(fact_);
    const timeline::Lane& lane = asked_.timeline().lane(asked_.lane);
    add(draft, "starts_anew", first_line(lane));
    if (measure_ == Measure::thrown) add(draft, "where_asked", asked_line(*event));
    add(draft, "in_the_caller", caller_line());
    add(draft, "definition_again", lane.line);
    return draft;
  }

 private:
  [[nodiscard]] const char* fact_key() const {
    if (measure_ == Measure::thrown) return "predict.fact.thrown";
    return measure_ == Measure::follows ? "predict.fact.line_after" : "predict.fact.line";
  }

  /// The event whose line is right; null: none.
  [[nodiscard]] const trace::Event* answer() const {
    const auto& list = asked_.side().list();
    const trace::Id co = asked_.timeline().lane(asked_.lane).id;
    std::size_t k = asked_.next_event();
    const auto continues = [&](const trace::Event& event) {
      const bool kind = event.kind == trace::Kind::task_resume || event.kind == trace::Kind::agen_next;
      return kind && event.co == co && (measure_ != Measure::thrown || event.thrown != 0);
    };
    while (k < list.size() && !continues(list[k])) ++k;
    if (k == list.size() || measure_ != Measure::follows) return k == list.size() ? nullptr : &list[k];
    for (std::size_t next = k + 1; next < list.size() && list[next].t == list[k].t; ++next) {
      if (list[next].co == co && list[next].line != 0 && list[next].line != list[k].line) return &list[next];
    }
    return nullptr;
  }

  /// The line of the trace as the listing shows it; "" if it does not.
  [[nodiscard]] std::string shown(std::uint32_t line) const {
    const std::uint32_t number = timeline::shown_line(asked_.side().lines(), line);
    const auto& lines = asked_.side().listing->lines;
    if (line == 0 || number == 0 || number > lines.size()) return "";
    std::string code = lines[number - 1];
    code.erase(0, indent(code));
    return asked_.words("predict.choice.line",
                        {{"line", std::to_string(number)}, {"code", text::cut_to_columns(code, kWidestLine)}});
  }
  [[nodiscard]] std::string shown_number(std::uint32_t line) const {
    return std::to_string(timeline::shown_line(asked_.side().lines(), line));
  }

  [[nodiscard]] static Meaning means(std::uint32_t line) {
    Meaning means;
    means.line = line;
    return means;
  }
  [[nodiscard]] Option option(std::uint32_t line) const { return right(shown(line), means(line), line); }

  void add(Draft& draft, std::string_view idea, std::uint32_t line) const {
    const std::string text = shown(line);
    if (text.empty()) return;
    const std::string co = asked_.lane > 0 ? asked_.name(asked_.lane) : "";
    draft.wrong.push_back(wrong(asked_, idea, text, means(line), line, {{"co", co}, {"fact", fact_}}));
  }

  /// The uppermost line of its body at which the lane was.
  [[nodiscard]] static std::uint32_t first_line(const timeline::Lane& lane) {
    std::uint32_t first = 0;
    for (const timeline::Stand& stand : lane.stands) {
      if (stand.line > lane.line && (first == 0 || stand.line < first)) first = stand.line;
    }
    return first;
  }

  /// Where the cancel was asked for; 0: nothing asked.
  [[nodiscard]] std::uint32_t asked_line(const trace::Event& thrown) const {
    for (std::size_t k = thrown.i; k-- > 0;) {
      const trace::Event& event = asked_.side().list()[k];
      if (event.kind == trace::Kind::task_cancel && event.task == thrown.task) return event.line;
    }
    return 0;
  }

  /// The line at which the lane is that awaits it, or waits for its task; 0: none does.
  [[nodiscard]] std::uint32_t caller_line() const {
    const LaneIndex awaiter = asked_.facts().awaiter(asked_.lane);
    const bool agen = asked_.timeline().lane(asked_.lane).agen;
    return awaiter == kNoLane || agen ? 0 : asked_.moment.lane(awaiter).line;
  }

  [[nodiscard]] std::string general(const trace::Event& event) const {
    constexpr std::array<std::string_view, 3> kKeys{"predict.ask.line.resumes", "predict.ask.line.follows",
                                                    "predict.ask.line.thrown"};
    const auto index = static_cast<std::size_t>(measure_) - static_cast<std::size_t>(Measure::resumes);
    return asked_.words(kKeys.at(index), {{"co", asked_.name(asked_.lane)}, {"t", asked_.time(event.t)}});
  }

  /// The def of the function in which the syntax error is.
  std::optional<Draft> definition() {
    const auto& list = asked_.side().list();
    const auto error = std::ranges::find(list, trace::Kind::error, &trace::Event::kind);
    const auto& lines = asked_.side().listing->lines;
    if (error == list.end() || error->line == 0 || error->line > lines.size()) return std::nullopt;
    std::uint32_t def = error->line;
    const auto is_def = [&](std::uint32_t line) {
      return lines[line - 1].find("def ") != std::string::npos &&
             indent(lines[line - 1]) < indent(lines[error->line - 1]);
    };
    while (def > 0 && !is_def(def)) --def;
    if (def == 0) return std::nullopt;
    Draft draft{option(def),
                {},
                asked_.timeline().end,
                {asked_.told(asked_.timeline().end)},
                asked_.words["predict.ask.line.definition"]};
    fact_ = asked_.words("predict.fact.definition", {{"line", shown_number(def)}});
    draft.why.push_back(fact_);
    add(draft, "drop_the_await", error->line);
    add(draft, "at_the_call", static_cast<std::uint32_t>(lines.size()));
    return draft;
  }

  const Asked& asked_;
  Measure measure_;
  std::string fact_;
};

}  // namespace

std::optional<Draft> line(const Asked& asked) { return Line(asked).draft(); }

}  // namespace predict::detail
