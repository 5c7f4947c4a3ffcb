#include <fmt/format.h>

#include <ostream>

#include "lessons/listing.hpp"
#include "lessons/source.hpp"
#include "player/record_runs.hpp"
#include "player/sources/trace_source.hpp"
#include "predict/make.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/predict_json.hpp"
#include "shell/cli/trace_words.hpp"
#include "shell/cli/values.hpp"
#include "text/columns.hpp"
#include "text/user_error.hpp"

namespace cli {
namespace {

using ::predict::Choice;
using ::predict::Question;

struct PredictOptions {
  bool json = false;
  bool answers = false;
};

void describe_predict(Options& options, PredictOptions& given) {
  options.target("LESSON[/RUN]|TRACE", "cli.help.predict.target");
  options.flag("--answers", given.answers, "cli.help.predict.answers");
  options.flag("--json", given.json, "cli.help.predict.json");
  options.delays();
  options.own_lessons();
}

struct Asking {
  std::string title;
  std::vector<Question> questions;
};

Asking ask_trace(const Context& context, const std::string& file) {
  if (!context.arguments.sets.empty()) wrong_use("cli.no_delays");
  auto read = player::TraceSource::read(file);
  if (const auto* const error = std::get_if<trace::Error>(&read)) fail(*error, file, context.words());
  std::vector<player::OpenRun> runs;
  (void)std::get<0>(read)->record(runs, {}, context.language);
  const player::OpenRun& run = runs.front();
  const ::predict::ShownRun shown{&run.events, &run.timeline, run.listing ? &*run.listing : nullptr};
  return {text::without_controls(file), ::predict::questions({nullptr, std::span(&shown, 1), {}}, context.words())};
}

/// Also a person's own programs, which CPython runs; it may not be there, or may not come to an end. The stored recordings
/// of our own are of programs that do not run.
::predict::RunAgain recorded_again(const Context& context, const lessons::Lesson& lesson) {
  return [&](std::size_t run, const lessons::Values& values) -> std::unique_ptr<trace::Trace> {
    const lessons::Source& source = *lesson.runs[run].source;
    if (!lessons::is_compiled(source) && source.origin == lessons::Origin::built_in) return nullptr;
    try {
      return player::record_and_wait(lesson, run, values, context.language, coro::ClockKind::virtual_time,
                                     context.python)
          .trace;
    } catch (const text::UserError&) {
      return nullptr;
    }
  };
}

Asking ask_lesson(const Context& context, const Target& target) {
  const lessons::Lesson& lesson = *target.lesson;
  if (lesson.runs.empty()) no_program(lesson);
  const lessons::Values values = values_of(lesson, context.arguments.sets);
  std::vector<player::OpenRun> runs;
  std::vector<::predict::ShownRun> shown;
  for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
    runs.push_back(
        player::record_and_wait(lesson, run, values, context.language, coro::ClockKind::virtual_time, context.python));
    runs.back().listing = lessons::listing(lesson, run, lessons::Code::python, values, context.language);
  }
  for (const player::OpenRun& run : runs) shown.push_back({&run.events, &run.timeline, &*run.listing});
  auto questions = ::predict::questions({&lesson, shown, values}, context.words(), recorded_again(context, lesson));
  if (target.run) std::erase_if(questions, [&](const Question& each) { return each.run != *target.run; });
  return {lesson.title.in(context.language), std::move(questions)};
}

/// The questions as text: each with its choices, and what is said of each.
class PredictText {
 public:
  PredictText(const Context& context, bool answers) : words_(context.words()), answers_(answers) {}

  std::string whole(const Asking& asking) && {
    out_ = asking.title + "\n";
    if (asking.questions.empty()) line(2, words_["cli.no_questions"]);
    for (std::size_t k = 0; k < asking.questions.size(); ++k) {
      out_ += "\n";
      question(k + 1, asking.questions[k]);
    }
    return std::move(out_);
  }

 private:
  void line(std::size_t indent, const std::string& said) {
    out_ += std::string(indent, ' ') + text::without_controls(said) + "\n";
  }

  void question(std::size_t number, const Question& question) {
    line(2, fmt::format("{}. {} [{}]", number, question.text, lessons::name(question.type)));
    for (std::size_t k = 0; k < question.choices.size(); ++k) {
      const Choice& choice = question.choices[k];
      line(5, fmt::format("{} {}  {}", k + 1, answers_ && choice.right ? "*" : " ", choice.text));
    }
    if (!answers_) return;
    out_ += "\n";
    for (const std::string& why : question.why) line(5, why);
    for (const Choice& choice : question.choices) {
      if (!choice.right) line(5, fmt::format("{}: {}", choice.name, choice.reply));
    }
    if (question.again) line(5, again(question));
  }

  [[nodiscard]] std::string again(const Question& question) const {
    return words_("cli.predict_again", {{"name", question.again->name},
                                        {"value", text::short_seconds(question.again->value_s, words_.language())},
                                        {"right", question.again->right}});
  }

  const text::Words& words_;
  bool answers_;
  std::string out_;
};

int ask(const Context& context, const PredictOptions& options) {
  const std::string& name = context.arguments.target.value();
  const bool trace = is_trace(context.library.catalogue, name);
  const Asking asking =
      trace ? ask_trace(context, name) : ask_lesson(context, find_target(context.library.catalogue, name));
  context.host.out << (options.json ? predict_json(asking.questions, options.answers)
                                    : PredictText(context, options.answers).whole(asking));
  return kExitOk;
}

}  // namespace

const Command& predict() {
  static constexpr Command kCommand{
      .name = "predict",
      .help = "cli.help.predict.about",
      .footer = "cli.help.predict.footer",
      .add = [](Options& options) { return with_options(options, describe_predict, ask); }};
  return kCommand;
}

}  // namespace cli
