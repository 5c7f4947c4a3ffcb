// The commands of a question. What one does depends on how far the question is; where it does nothing, the key has its
// usual command.
#include <algorithm>

#include "player/commands.hpp"
#include "player/lesson_path.hpp"

namespace player {
namespace {

using Stage = Prediction::Stage;

constexpr Mods kWithShift{.shift = true};

constexpr std::array<Chord, 2> question_keys(Key key, Mods mods = {}) { return {{{key, mods}, {}}}; }
constexpr std::array<Chord, 2> question_keys(Chord one, Chord other) { return {{one, other}}; }

bool is(const Model& model, Stage stage) { return model.prediction != nullptr && model.prediction->is(stage); }
bool counts(const Model& model) { return model.asks() && model.prediction->counting; }

template <std::size_t choice>
Deed choose(const Model& model) {
  if (!model.asks() || choice >= model.prediction->question.choices.size()) return {};
  return Action{action::Choose{choice}};
}

template <int direction>
Deed choose_time(const Model& model) {
  if (!model.asks() || model.prediction->counting) return {};
  const auto later = model.prediction->later_choice(direction);
  if (!later) return {};
  return Action{action::Choose{*later}};
}

/// What leads on from here: to the answer, to the second asking, to the next question, out.
Deed go_on(const Model& model) {
  if (model.asks()) return Action{action::Check{.sure = true}};
  if (is(model, Stage::playing)) return Action{action::SkipToAnswer{}};
  if (is(model, Stage::over)) return Action{action::SetStudy{Study::none}};
  if (model.prediction == nullptr) return {};
  if (model.prediction->can_ask_again()) return Action{action::AskAgain{}};
  return Action{action::GoToQuestion{+1}};
}

Deed guess(const Model& model) {
  if (counts(model)) return Action{action::VoteAgain{}};
  if (model.asks()) return Action{action::Check{.sure = false}};
  return {};
}

/// Play goes on to the answer; from an earlier moment to the question.
Deed show_answer(const Model& model) {
  if (!model.asks() || model.playing || model.playhead < model.prediction->question.asked_at) return {};
  return Action{action::ShowAnswer{}};
}

/// For a presenter's remote: question, answer, next question, next lesson.
Deed next_question(const Model& model) {
  if (model.prediction == nullptr) return {};
  if (model.asks() && model.prediction->choice) return Action{action::Check{.sure = false}};
  if (model.asks()) return Action{action::ShowAnswer{}};
  if (is(model, Stage::playing)) return Action{action::SkipToAnswer{}};
  if (is(model, Stage::answered)) return Action{action::GoToQuestion{+1}};
  const LessonEntry* const next = neighbour(model, +1);
  if (next == nullptr) return Action{action::SetStudy{Study::none}};
  return Action{action::SelectLesson{next->id}};
}

Deed previous_question(const Model& model) {
  if (model.prediction == nullptr) return {};
  return Action{action::GoToQuestion{-1}};
}

Deed take_hand_back(const Model& model) {
  if (!counts(model)) return {};
  return Action{action::TakeHandBack{}};
}

Deed count_hands(const Model& model) {
  if (model.prediction == nullptr || is(model, Stage::over)) return {};
  return Action{action::CountHands{!model.prediction->counting}};
}

Deed leave(const Model& model) {
  if (model.prediction == nullptr) return {};
  return Action{action::SetStudy{Study::none}};
}

constexpr Command kQuestionCommands[] = {
    {"choose_1", "choose", question_keys(Key::one), choose<0>},
    {"choose_2", "choose", question_keys(Key::two), choose<1>},
    {"choose_3", "choose", question_keys(Key::three), choose<2>},
    {"choose_4", "choose", question_keys(Key::four), choose<3>},
    {"earlier_choice", "flag", question_keys(Key::left), choose_time<-1>, Over::run, true},
    {"later_choice", "flag", question_keys(Key::right), choose_time<+1>, Over::run, true},
    {"go_on", "go_on", question_keys(Key::enter), go_on},
    {"guess", "guess", question_keys(Key::enter, kWithShift), guess},
    {"show_answer", "show_answer", question_keys(Key::space), show_answer},
    {"previous_question", "question", question_keys(Key::page_up), previous_question},
    {"next_question", "question", question_keys(Key::page_down), next_question},
    {"count_hands", "count_hands", question_keys(Key::h), count_hands},
    {"take_hand_back", "take_hand_back", question_keys({Key::minus}, {Key::backspace}), take_hand_back, Over::run, true},
    {"leave", "leave", question_keys(Key::escape), leave},
};

}  // namespace

std::span<const Command> question_commands() { return kQuestionCommands; }

const Command* find_question_command(const Chord& chord) {
  const auto* const found = std::ranges::find_if(
      kQuestionCommands, [&](const Command& one) { return std::ranges::count(one.keys(), chord) > 0; });
  return found == std::end(kQuestionCommands) ? nullptr : found;
}

}  // namespace player
