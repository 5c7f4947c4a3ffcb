#include "ui/predict/card_buttons.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "player/commands.hpp"
#include "ui/keys.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/predict/predict_words.hpp"

namespace ui {
namespace {

using Stage = player::Prediction::Stage;

constexpr float kCardButton = 28;
constexpr float kBetweenCardButtons = 6;

struct CardButton {
  std::string command, words;
  bool main = false;
  bool shown = true;  ///< else only its place is kept: nothing moves when it comes
};

void add_asked(const Model& model, std::vector<CardButton>& all) {
  const text::Words& words = *model.words;
  const player::Prediction& now = *model.prediction;
  if (now.counting) {
    all.push_back({"go_on", words["predict.reveal"], true});
    if (now.vote().can_vote_again()) all.push_back({"guess", words["predict.vote_again"]});
  } else {
    all.push_back({"go_on", words["predict.sure"], true, now.choice.has_value()});
    all.push_back({"guess", words["predict.guess"], false, now.choice.has_value()});
    all.push_back({"show_answer", words["predict.show"]});
  }
  all.push_back({"count_hands", words[now.counting ? "predict.alone" : "predict.class"]});
}

void add_answered(const Model& model, std::vector<CardButton>& all) {
  const text::Words& words = *model.words;
  const player::Prediction& now = *model.prediction;
  const bool last = now.index + 1 == now.questions.size();
  const std::string& next = words[last ? "predict.finish" : "predict.next"];
  if (now.can_ask_again()) {
    all.push_back({"go_on", again_words(model), true});
    all.push_back({"next_question", next});
  } else {
    all.push_back({"go_on", next, true});
  }
  all.push_back({"to_end", words["predict.moment"]});
  all.push_back({"why", words["screen.why"]});
}

std::vector<CardButton> card_buttons(const Model& model) {
  std::vector<CardButton> all;
  switch (model.prediction->stage) {
    case Stage::asked: add_asked(model, all); break;
    case Stage::playing: all.push_back({"go_on", (*model.words)["predict.skip"], true}); break;
    case Stage::answered: add_answered(model, all); break;
    case Stage::over: all.push_back({"go_on", (*model.words)["predict.leave"], true}); break;
  }
  return all;
}

float card_button_width(const Theme& theme, const CardButton& one) {
  const std::string key = player::keys_text(player::command(one.command));
  return button_width(theme, one.words, {.key = key});
}

void draw_card_button(const Model& model, State& state, Frame& frame, const CardButton& one, const Rect& rect) {
  const player::Command& command = player::command(one.command);
  const std::string key = player::keys_text(command);
  // A button does what it says, wherever the playhead is.
  const bool used = button(frame.theme, state, "card/" + one.command, rect, one.words, {.main = one.main, .key = key});
  tip(state, "card/" + one.command, rect, player::hint(command, *model.words));
  if (!used) return;
  if (one.command == "show_answer") frame.actions.emplace_back(action::ShowAnswer{});
  else carry_out(command, model, state, frame.actions);
}

}  // namespace

float card_buttons_width(const Model& model, const Theme& theme) {
  float widest = 0;
  for (const CardButton& one : card_buttons(model)) widest = std::max(widest, card_button_width(theme, one));
  return widest;
}

float card_buttons_stack(const Model& model, const Theme& theme) {
  const auto count = static_cast<float>(card_buttons(model).size());
  return theme.px(count * (kCardButton + kBetweenCardButtons) - kBetweenCardButtons);
}

float card_buttons_rows(const Model& model, const Theme& theme, float width) {
  float x = 0;
  float rows = 1;
  for (const CardButton& one : card_buttons(model)) {
    const float w = std::min(card_button_width(theme, one), width);
    if (x > 0 && x + w > width) {
      x = 0;
      ++rows;
    }
    x += w + theme.px(kBetweenCardButtons);
  }
  return theme.px(rows * (kCardButton + kBetweenCardButtons) - kBetweenCardButtons);
}

void draw_card_buttons(const Model& model, State& state, Frame& frame, const Rect& area, bool stacked) {
  const Theme& theme = frame.theme;
  const float height = theme.px(kCardButton);
  float x = area.x;
  float y = area.y;
  for (const CardButton& one : card_buttons(model)) {
    const float width = stacked ? area.w : std::min(card_button_width(theme, one), area.w);
    if (x > area.x && x + width > area.x + area.w) {
      x = area.x;
      y += height + theme.px(kBetweenCardButtons);
    }
    if (one.shown) draw_card_button(model, state, frame, one, {x, y, width, height});
    if (stacked) y += height + theme.px(kBetweenCardButtons);
    else x += width + theme.px(kBetweenCardButtons);
  }
}

}  // namespace ui
