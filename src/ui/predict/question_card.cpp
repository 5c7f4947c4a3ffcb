#include "ui/predict/question_card.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "ui/kit/widgets.hpp"
#include "ui/predict/card_buttons.hpp"
#include "ui/predict/card_flow.hpp"
#include "ui/predict/choice_grid.hpp"
#include "ui/predict/predict_words.hpp"
#include "ui/predict/vote_bars.hpp"

namespace ui {
namespace {

using Stage = player::Prediction::Stage;

constexpr float kCardMargin = 16;
constexpr float kAboveCard = 12;
constexpr float kToButtons = 16;
constexpr float kButtonsBeside = 520;  // width in units from which the buttons have a column of their own
constexpr float kBarsBeside = 620;     // and the bars of a vote
constexpr float kMostChoices = 400;    // px of boxes at full size

/// What a part of the card is drawn with; without a frame it only measures.
struct Card {
  const Model& model;
  const Theme& theme;
  bool presenting;
  State* state = nullptr;
  Frame* frame = nullptr;
  [[nodiscard]] TextFace face(ImFont* font, float line) const { return {font, theme.px(line)}; }
};

std::vector<TextFace> choice_faces(const Card& card) {
  const Fonts& fonts = card.theme.fonts;
  std::vector<TextFace> all{card.face(fonts.large, 24), card.face(fonts.body, 20), card.face(fonts.small, 17)};
  if (card.presenting) all.insert(all.begin(), card.face(fonts.headline, 32));
  return all;
}

const char* hint_key(const predict::Question& question) {
  using enum lessons::QuestionType;
  if (player::has_flag(question)) return "predict.hint.flag";
  if (question.type == who) return "predict.hint.lane";
  if (question.type == line) return "predict.hint.line";
  return "predict.hint.choose";
}

void choices_part(const Card& card, CardFlow& flow, float most) {
  const Rect rest = flow.rest();
  const auto faces = choice_faces(card);
  const ChoiceGrid grid = choice_grid(card.model, card.theme, faces, rest.x, rest.y, rest.w, most);
  if (flow.draws()) draw_choices(card.model, *card.state, *card.frame, grid);
  flow.take(grid.height);
}

/// The question is above the choices; in a presentation it is the sentence below them.
void asked_part(const Card& card, CardFlow& flow, float room) {
  const Palette& c = card.theme.color();
  const player::Prediction& now = *card.model.prediction;
  const text::Words& words = *card.model.words;
  const std::string& hint = words[now.counting ? "predict.hint.hands" : hint_key(now.question)];
  flow.pill(question_number(card.model), c.accent_text, card.presenting ? hint : "");
  flow.gap(6);
  if (!card.presenting) {
    flow.text(card.face(card.theme.fonts.large, 25), c.text, now.question.text);
    flow.text(card.face(card.theme.fonts.body, 20), c.text_dim, hint);
    flow.gap(6);
  }
  choices_part(card, flow, card.presenting && room > 0 ? room - flow.height() : card.theme.px(kMostChoices));
}

void playing_part(const Card& card, CardFlow& flow) {
  const Palette& c = card.theme.color();
  flow.pill(question_number(card.model), c.accent_text, "");
  flow.gap(6);
  flow.text(card.face(card.theme.fonts.large, 25), c.text, card.model.prediction->question.text);
  flow.text(card.face(card.theme.fonts.body, 20), c.text_dim, (*card.model.words)["predict.playing"]);
}

void vote_part(const Card& card, CardFlow& flow) {
  const float height = vote_bars_height(card.model, card.theme);
  const Rect rest = flow.rest();
  if (flow.draws()) draw_vote_bars(card.model, *card.state, card.theme, {rest.x, rest.y, rest.w, height});
  flow.take(height);
}

void verdict_part(const Card& card, CardFlow& flow) {
  const Palette& c = card.theme.color();
  const player::Prediction& now = *card.model.prediction;
  const predict::Choice& said = addressed_choice(card.model);
  const ImU32 color = !now.choice ? c.text_dim : now.has_said_right() ? c.of(timeline::State::running) : c.raised_text;
  flow.pill(verdict_words(card.model), color, said.right ? "" : said.name);
  flow.gap(6);
}

void answered_part(const Card& card, CardFlow& flow) {
  const Palette& c = card.theme.color();
  const player::Prediction& now = *card.model.prediction;
  verdict_part(card, flow);
  const TextFace body = card.face(card.theme.fonts.body, 20);
  if (!card.presenting) {
    flow.text(card.face(card.theme.fonts.large, 25), c.text, answer_words(card.model));
    flow.gap(2);
    flow.text(body, c.text, addressed_choice(card.model).reply);
  }
  // What the reply has said is not said again.
  const std::string& said = addressed_choice(card.model).reply;
  for (const std::string& why : now.question.why) {
    if (card.presenting || said.find(why) == std::string::npos) flow.text(body, c.text_dim, why);
  }
}

const char* outcome_key(player::Outcome outcome) {
  switch (outcome) {
    case player::Outcome::open: return "predict.outcome.open";
    case player::Outcome::right: return "predict.outcome.right";
    case player::Outcome::missed: return "predict.outcome.missed";
    case player::Outcome::shown: return "predict.outcome.shown";
  }
  return "predict.outcome.open";
}

void over_part(const Card& card, CardFlow& flow) {
  const Palette& c = card.theme.color();
  const text::Words& words = *card.model.words;
  const player::Prediction& now = *card.model.prediction;
  const bool none = now.questions.empty();
  flow.text(card.face(card.theme.fonts.large, 25), c.text, words[none ? "predict.none" : "predict.over.title"]);
  flow.gap(4);
  for (std::size_t i = 0; i < now.questions.size(); ++i) {
    const std::string& outcome = words[outcome_key(now.outcomes[i])];
    const bool right = now.outcomes[i] == player::Outcome::right;
    flow.text(card.face(card.theme.fonts.body, 20), right ? c.text : c.text_dim,
              words("predict.over.row", {{"question", now.questions[i].text}, {"outcome", outcome}}));
  }
}

void card_content(const Card& card, CardFlow& flow, float room) {
  switch (card.model.prediction->stage) {
    case Stage::asked: return asked_part(card, flow, room);
    case Stage::playing: return playing_part(card, flow);
    case Stage::answered: return answered_part(card, flow);
    case Stage::over: return over_part(card, flow);
  }
}

bool has_bars(const Model& model) {
  const player::Prediction& now = *model.prediction;
  return now.is(Stage::answered) && now.counting && now.vote().any();
}

/// Where the parts of the card are: the words, the bars of a vote beside or below them, the buttons beside or below.
struct Parts {
  float words = 0, bars = 0, buttons = 0;  ///< widths, px; buttons 0: they are below
};

Parts parts_of(const Model& model, const Theme& theme, float width) {
  Parts parts{width, 0, 0};
  if (width >= theme.px(kButtonsBeside)) {
    parts.buttons = card_buttons_width(model, theme);
    parts.words -= parts.buttons + theme.px(kToButtons);
  }
  if (has_bars(model) && parts.words >= theme.px(kBarsBeside)) {
    parts.bars = std::floor(parts.words * 0.45F);
    parts.words -= parts.bars + theme.px(kToButtons);
  }
  return parts;
}

/// @returns its height.
float lay_out_card(const Card& card, const Rect& area) {
  const Theme& theme = card.theme;
  const Parts parts = parts_of(card.model, theme, area.w);
  CardFlow flow(card.model, theme, {area.x, area.y, parts.words, area.h}, card.state);
  card_content(card, flow, area.h);
  if (has_bars(card.model) && parts.bars <= 0) {
    flow.gap(8);
    vote_part(card, flow);
  }
  float height = flow.height();
  if (parts.bars > 0) {
    CardFlow beside(card.model, theme, {area.x + parts.words + theme.px(kToButtons), area.y, parts.bars, area.h}, card.state);
    vote_part(card, beside);
    height = std::max(height, beside.height());
  }
  if (parts.buttons > 0) {
    const float stack = card_buttons_stack(card.model, theme);
    const float bottom = std::max({height, stack, area.h});
    const Rect place{area.x + area.w - parts.buttons, area.y + bottom - stack, parts.buttons, stack};
    if (card.state != nullptr) draw_card_buttons(card.model, *card.state, *card.frame, place, true);
    return std::max(height, stack);
  }
  flow.gap(10);
  const float rows = card_buttons_rows(card.model, theme, area.w);
  const Rect rest = flow.rest();
  if (card.state != nullptr) draw_card_buttons(card.model, *card.state, *card.frame, {rest.x, rest.y, area.w, rows}, false);
  return flow.height() + rows;
}

/// Another question, or another part of it, is read from its beginning.
void follow_question(const Model& model, State& state) {
  const player::Prediction& now = *model.prediction;
  const PredictCard is{now.index, now.stage, now.again, 0};
  const PredictCard& was = state.predict;
  if (was.index == is.index && was.stage == is.stage && was.again == is.again) return;
  state.predict = is;
}

}  // namespace

float question_card_height(const Model& model, const Theme& theme, float width, bool presenting) {
  const Card card{model, theme, presenting};
  const Rect area{0, 0, width - theme.px(2 * kCardMargin), 0};
  return lay_out_card(card, area) + theme.px(2 * kAboveCard);
}

void draw_question_card(const Model& model, State& state, Frame& frame, Rect rect) {
  const Theme& theme = frame.theme;
  follow_question(model, state);
  const Rect area = inset(rect, theme.px(kCardMargin), theme.px(kAboveCard));
  const Clip clip(inset(rect, 1, 1));
  const float whole = lay_out_card({model, theme, state.presenting}, {area.x, area.y, area.w, area.h});
  scroll(theme, state, "question", rect, whole > area.h + 1 ? whole + theme.px(2 * kAboveCard) : rect.h, state.predict.scroll);
  const float top = area.y - std::round(state.predict.scroll);
  lay_out_card({model, theme, state.presenting, &state, &frame}, {area.x, top, area.w, area.h});
  scroll_bar(theme, state, "question");
}

}  // namespace ui
