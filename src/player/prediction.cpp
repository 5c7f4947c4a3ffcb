#include "player/prediction.hpp"

#include <algorithm>
#include <utility>

namespace player {

Prediction::Prediction(std::vector<predict::Question> made) : questions(std::move(made)) {
  outcomes.resize(questions.size());
  for (const predict::Question& each : questions) votes.emplace_back(each.choices.size());
}

void Prediction::open(std::size_t which) {
  choice.reset();
  sure = shown = again = false;
  index = std::min(which, questions.size());
  stage = index < questions.size() ? Stage::asked : Stage::over;
  if (stage == Stage::asked) question = questions[index];
}

void Prediction::open_again(predict::Question at_other_delay) {
  choice.reset();
  sure = shown = false;
  again = true;
  question = std::move(at_other_delay);
  votes[index] = Vote(question.choices.size());
  stage = Stage::asked;
}

void Prediction::choose(std::size_t which) {
  if (stage == Stage::asked && which < question.choices.size()) choice = which;
}

bool Prediction::commit(bool is_sure) {
  if (stage != Stage::asked || (!choice && !counting)) return false;
  if (counting) choice.reset();  // what the class says is in its vote
  sure = is_sure;
  shown = !choice;
  stage = Stage::playing;
  return true;
}

void Prediction::ask_for_answer() {
  if (stage != Stage::asked) return;
  choice.reset();
  shown = true;
  stage = Stage::playing;
}

void Prediction::count_hands(bool on) {
  counting = on;
  if (stage == Stage::asked && on) choice.reset();
}

void Prediction::take_hand_back() {
  if (stage == Stage::asked && counting) vote().take_back();
}

void Prediction::vote_again() {
  if (stage == Stage::asked && counting) vote().vote_again();
}

void Prediction::arrive() {
  if (stage != Stage::playing) return;
  stage = Stage::answered;
  Outcome& first = outcomes[index];
  if (first != Outcome::open) return;
  first = shown ? Outcome::shown : has_said_right() ? Outcome::right : Outcome::missed;
}

bool Prediction::take_anew(std::vector<predict::Question> made) {
  const auto alike = [](const predict::Question& a, const predict::Question& b) {
    return a.id == b.id && a.choices.size() == b.choices.size();
  };
  if (!std::ranges::equal(made, questions, alike)) {
    const bool hands = counting;
    *this = Prediction(std::move(made));
    counting = hands;
    return false;
  }
  questions = std::move(made);
  if (stage != Stage::over && !again) question = questions[index];
  return true;
}

bool Prediction::take_question_anew(const std::vector<predict::Question>& made) {
  const auto same = std::ranges::find(made, question.id, &predict::Question::id);
  if (same == made.end() || same->choices.size() != question.choices.size()) return false;
  question = *same;
  return true;
}

bool Prediction::is_about_output() const {
  const auto prints = [](const predict::Choice& one) { return one.means.event.has_value(); };
  return stage != Stage::over && std::ranges::any_of(question.choices, prints);
}

std::optional<std::size_t> Prediction::find(std::string_view id) const {
  const auto found = std::ranges::find(questions, id, &predict::Question::id);
  if (found == questions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - questions.begin());
}

std::optional<std::size_t> Prediction::later_choice(int direction) const {
  if (stage != Stage::asked || !has_flag(question)) return std::nullopt;
  std::vector<std::pair<timeline::Nanos, std::size_t>> times;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    if (const auto t = single_time(question.choices[i])) times.emplace_back(*t, i);
  }
  std::ranges::sort(times);
  const auto here = std::ranges::find(times, choice.value_or(question.choices.size()),
                                      &std::pair<timeline::Nanos, std::size_t>::second);
  if (here == times.end()) return direction > 0 ? times.front().second : times.back().second;
  const auto to = std::clamp<std::ptrdiff_t>(here - times.begin() + direction, 0, std::ssize(times) - 1);
  return times[static_cast<std::size_t>(to)].second;
}

std::optional<timeline::Nanos> single_time(const predict::Choice& choice) {
  if (choice.means.times.size() != 1) return std::nullopt;
  return choice.means.times.front().t;
}

bool has_flag(const predict::Question& question) {
  return std::ranges::count_if(question.choices, [](const predict::Choice& each) { return single_time(each).has_value(); }) > 1;
}

}  // namespace player
