#include "shell/desktop/state_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "platform/files.hpp"
#include "text/json_text.hpp"

namespace desktop {
namespace {

using timeline::in_seconds;

std::string runs_json(const ui::Model& model) {
  std::vector<std::string> runs;
  for (const ui::RunView& run : model.runs) {
    std::vector<std::string> output;
    for (std::size_t i = 0; i < run.moment.outputs; ++i)
      output.push_back(text::json_text(run.timeline->output[i].text));
    runs.push_back(fmt::format(R"({{"id":{},"total_s":{},"events":{},"events_done":{},"output":[{}]}})",
                               text::json_text(run.id), in_seconds(run.timeline->total), run.events->list.size(),
                               run.moment.events_done, fmt::join(output, ",")));
  }
  return fmt::format("[{}]", fmt::join(runs, ","));
}

std::string values_json(const ui::Model& model) {
  std::vector<std::string> values;
  for (const auto& parameter : model.parameters) {
    values.push_back(fmt::format("{}:{}", text::json_text(parameter.name), parameter.value_s));
  }
  return fmt::format("{{{}}}", fmt::join(values, ","));
}

const char* name_of(timeline::Pace pace) {
  using enum timeline::Pace;
  return pace == real_time ? "real time" : pace == guided ? "guided" : "step by step";
}

const char* name_of(player::Prediction::Stage stage) {
  using enum player::Prediction::Stage;
  switch (stage) {
    case asked: return "asked";
    case playing: return "playing";
    case answered: return "answered";
    case over: return "over";
  }
  return "";
}

/// The open question with what was said, and the hands of each vote; null: there is none.
std::string question_json(const ui::Model& model) {
  if (model.prediction == nullptr) return "null";
  const player::Prediction& now = *model.prediction;
  if (now.is(player::Prediction::Stage::over)) return R"({"stage":"over"})";
  std::vector<std::string> votes;
  for (const auto& hands : now.vote().rounds()) votes.push_back(fmt::format("[{}]", fmt::join(hands, ",")));
  return fmt::format(
      R"({{"id":{},"type":{},"index":{},"count":{},"stage":"{}","choices":{},"right":{},"choice":{},"shown":{},"again":{},"counting":{},"votes":[{}]}})",
      text::json_text(now.question.id), text::json_text(lessons::name(now.question.type)), now.index,
      now.questions.size(), name_of(now.stage), now.question.choices.size(), now.question.right(),
      now.choice ? fmt::format("{}", *now.choice) : "null", now.shown, now.again, now.counting, fmt::join(votes, ","));
}

std::string rects_json(const ui::State& state) {
  std::vector<std::string> rects;
  for (const auto& [name, rect] : state.rects) {
    rects.push_back(fmt::format("{}:[{},{},{},{}]", text::json_text(name), rect.x, rect.y, rect.w, rect.h));
  }
  return fmt::format("{{{}}}", fmt::join(rects, ","));
}

}  // namespace

std::string state_json(const ui::Model& model, const ui::State& state, const player::Settings& settings,
                       const WindowFacts& window) {
  const std::string run = model.runs.empty() ? "" : model.runs[model.selected_run].id;
  return fmt::format(
      R"("window":{{"x":{},"y":{},"width":{},"height":{},"scale":{}}},"lesson":{},"title":{},"run":{},"playhead_s":{},"within":{},)"
      R"("total_s":{},"playing":{},"speed":{},"pace":"{}","reduced_motion":{},"compare":{},"axis":"{}","language":"{}","theme":"{}",)"
      R"("text_size":{},"code":"{}","full_screen":{},"values":{},"runs":{},"narration":{},"notice":{},"can_undo":{},)"
      R"("can_redo":{},"help_open":{},"lessons_open":{},"palette_open":{},"presenting":{},"pane":"{}","focus":{},"tip":{},"blank":{},"dragging":{},"question":{},"rects":{})",
      window.x, window.y, window.width, window.height, window.scale, text::json_text(model.lesson_id),
      text::json_text(model.title), text::json_text(run), in_seconds(model.playhead.t), model.playhead.within,
      in_seconds(model.total), model.playing, model.speed, name_of(model.pace), settings.reduced_motion, model.compare,
      model.axis_kind == timeline::AxisKind::time ? "time" : "steps", text::code(model.language),
      settings.dark ? "dark" : "light", settings.text_size, model.code == lessons::Code::cpp ? "cpp" : "python",
      window.full_screen, values_json(model), runs_json(model),
      text::json_text(model.narration.lead + (model.narration.rest.empty() ? "" : " ") + model.narration.rest),
      text::json_text(model.notice), model.can_undo, model.can_redo, state.help_open, state.lessons_open,
      state.palette_open, state.presenting, ui::row(state.pane).command, text::json_text(state.focus.at),
      text::json_text(state.rects.contains("tip") ? state.tip.text : ""), state.blank, ui::is_dragging(state), question_json(model), rects_json(state));
}

void StateFile::drawn(const std::string& json) {
  if (!wanted()) return;
  ++frame_;
  if (json == last_) return;
  last_ = json;
  platform::write_whole(file_, fmt::format("{{\"frame\":{},{}}}\n", frame_, json), platform::Sync::no);
}

}  // namespace desktop
