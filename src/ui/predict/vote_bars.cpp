#include "ui/predict/vote_bars.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ui/kit/brush.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr float kVoteTitle = 22;
constexpr float kVoteRow = 18;       // of a choice with one bar
constexpr float kVoteSecond = 9;     // and with two: each bar is thinner
constexpr float kVoteLabelShare = 0.42F;
constexpr float kVoteCount = 34;
constexpr float kVoteSign = 16;

float vote_row_height(const player::Vote& vote) { return vote.rounds().size() > 1 ? kVoteRow + kVoteSecond : kVoteRow; }

/// "Hands: 27", or both votes by name.
std::string vote_title(const Model& model) {
  const player::Vote& vote = model.prediction->vote();
  const text::Words& words = *model.words;
  const auto count = [&](std::size_t round) { return fmt::format("{}", vote.total(round)); };
  if (vote.rounds().size() == 1) return words("predict.hands", {{"n", count(0)}});
  return words("predict.two_votes", {{"first", count(0)}, {"second", count(1)}});
}

ImU32 color_of_bar(const Theme& theme, bool right, bool latest) {
  const Palette& c = theme.color();
  const ImU32 color = right ? c.of(timeline::State::running) : c.of(timeline::State::awaiting);
  return latest ? color : translucent(color, 0.55F);
}


/// The bars of a choice, each with its number: the first vote above the second.
void draw_bars_of(const Model& model, State& state, const Theme& theme, std::size_t choice, const Rect& place) {
  const auto& rounds = model.prediction->vote().rounds();
  const bool right = !model.asks() && model.prediction->question.choices[choice].right;
  std::size_t most = 1;
  for (const auto& hands : rounds) most = std::max(most, *std::ranges::max_element(hands));
  const float pitch = place.h / static_cast<float>(rounds.size());
  for (std::size_t round = 0; round < rounds.size(); ++round) {
    const std::size_t hands = rounds[round][choice];
    const Rect row{place.x, place.y + pitch * static_cast<float>(round), place.w, pitch};
    const float share = static_cast<float>(hands) / static_cast<float>(most);
    const float width = std::max(hands > 0 ? theme.px(3) : 0, std::round((row.w - theme.px(kVoteCount)) * share));
    const Rect bar{row.x, row.y + theme.px(2), width, row.h - theme.px(4)};
    if (width > 0) fill(theme, bar, color_of_bar(theme, right, round + 1 == rounds.size()), 3);
    publish(state, fmt::format("vote/{}/{}", round, choice), bar);
    label(state, theme.fonts.small, {row.x + width + theme.px(6), row.y, theme.px(kVoteCount - 6), row.h},
          theme.color().text_dim, fmt::format("{}", hands));
  }
}

}  // namespace

float vote_bars_height(const Model& model, const Theme& theme) {
  const player::Prediction& prediction = *model.prediction;
  return theme.px(kVoteTitle + vote_row_height(prediction.vote()) * static_cast<float>(prediction.question.choices.size()));
}

void draw_vote_bars(const Model& model, State& state, const Theme& theme, const Rect& area) {
  const Palette& c = theme.color();
  const player::Prediction& prediction = *model.prediction;
  label(state, theme.fonts.small, {area.x, area.y, area.w, theme.px(kVoteTitle - 4)}, c.text_dim, vote_title(model));
  const float pitch = theme.px(vote_row_height(prediction.vote()));
  float y = area.y + theme.px(kVoteTitle);
  for (std::size_t i = 0; i < prediction.question.choices.size(); ++i, y += pitch) {
    const bool right = !model.asks() && prediction.question.choices[i].right;
    const Rect words{area.x, y, std::floor(area.w * kVoteLabelShare), pitch};
    if (right) sign(Sign::check, words.x + theme.px(6), words.center_y(), theme.px(10), c.of(timeline::State::running));
    const std::string text = fmt::format("{}  {}", i + 1, prediction.question.choices[i].text);
    const Rect place{words.x + theme.px(kVoteSign), y, words.w - theme.px(kVoteSign + 8), pitch};
    label(state, theme.fonts.small, place, right ? c.text : c.text_dim, shorten(theme.fonts.small, text, place.w));
    draw_bars_of(model, state, theme, i, {words.x + words.w, y, area.w - words.w, pitch});
  }
}

}  // namespace ui
