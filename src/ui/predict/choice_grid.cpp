#include "ui/predict/choice_grid.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr float kChoiceGap = 8;
constexpr float kChoiceEdge = 12;     // left and right of the words
constexpr float kChoiceAbove = 9;     // and above and below
constexpr float kChoiceNumber = 22;   // from the number to the words, at 17 units of text
constexpr float kChoiceHands = 34;    // for the number of hands
constexpr std::size_t kFewLines = 2;

const player::Prediction& open_question(const Model& model) { return *model.prediction; }

/// How much wider what belongs to the words is in a larger face.
float face_growth(const Theme& theme, const TextFace& face) { return face.font->FontSize / theme.fonts.large->FontSize; }

float choice_words_width(const Model& model, const Theme& theme, const TextFace& face, float box) {
  const float hands = open_question(model).counting ? kChoiceHands : 0;
  return box - theme.px(2 * kChoiceEdge + (kChoiceNumber + hands) * face_growth(theme, face));
}

/// The most lines that any choice takes in boxes of that width.
std::size_t most_lines(const Model& model, const Theme& theme, const TextFace& face, float box) {
  std::size_t most = 1;
  const float width = std::max(choice_words_width(model, theme, face, box), theme.px(40));
  for (const predict::Choice& choice : open_question(model).question.choices) {
    most = std::max(most, wrap(face.font, choice.text, width).size());
  }
  return most;
}

float choice_box_width(const Theme& theme, float width, std::size_t columns) {
  const float gaps = theme.px(kChoiceGap) * static_cast<float>(columns - 1);
  return std::floor((width - gaps) / static_cast<float>(columns));
}

/// All side by side if no choice takes more than a few lines then, else two by two, else one below the other.
std::size_t choice_columns(const Model& model, const Theme& theme, const TextFace& face, float width) {
  const std::size_t count = open_question(model).question.choices.size();
  for (const std::size_t columns : {count, (count + 1) / 2}) {
    if (most_lines(model, theme, face, choice_box_width(theme, width, columns)) <= kFewLines) return columns;
  }
  return 1;
}

ChoiceGrid grid_of_face(const Model& model, const Theme& theme, const TextFace& face, float x, float y, float width) {
  const std::size_t count = open_question(model).question.choices.size();
  const std::size_t columns = choice_columns(model, theme, face, width);
  const float box = choice_box_width(theme, width, columns);
  const float height =
      face.line * static_cast<float>(most_lines(model, theme, face, box)) + theme.px(2 * kChoiceAbove) * face_growth(theme, face);
  ChoiceGrid grid{face, {}, 0};
  for (std::size_t i = 0; i < count; ++i) {
    const auto column = static_cast<float>(i % columns);
    const auto row = static_cast<float>(i / columns);
    grid.boxes.push_back({x + column * (box + theme.px(kChoiceGap)), y + row * (height + theme.px(kChoiceGap)), box, height});
  }
  grid.height = grid.boxes.back().y + height - y;
  return grid;
}

/// The hands of the latest vote as a share of the ground.
void draw_choice_hands(const Model& model, State& state, const Theme& theme, const TextFace& face, std::size_t choice, const Rect& box) {
  const player::Vote& vote = open_question(model).vote();
  const auto& hands = vote.rounds().back();
  const auto most = static_cast<float>(std::max<std::size_t>(1, *std::ranges::max_element(hands)));
  const float share = static_cast<float>(hands[choice]) / most;
  const Palette& c = theme.color();
  const float line = hairline(theme);
  if (share > 0) fill(theme, inset({box.x, box.y, box.w * share, box.h}, line, line), c.inset, 8);
  label(state, face.font, inset(box, theme.px(kChoiceEdge), 0), hands[choice] > 0 ? c.text : c.text_faint,
        fmt::format("{}", hands[choice]), Align::right);
}

void draw_choice_words(const Model& model, const Theme& theme, const TextFace& face, std::size_t choice, const Rect& box) {
  const Palette& c = theme.color();
  const bool chosen = open_question(model).choice == choice;
  const std::string& text = open_question(model).question.choices[choice].text;
  const float x = box.x + theme.px(kChoiceEdge);
  const float words_x = x + theme.px(kChoiceNumber) * face_growth(theme, face);
  const float width = choice_words_width(model, theme, face, box.w);
  const float height = face.line * static_cast<float>(wrap(face.font, text, width).size());
  const float y = box.y + std::max(0.0F, (box.h - height) / 2);
  text_at(ink(), face.font, x, y + face.line / 2, chosen ? c.accent_text : c.text_dim, fmt::format("{}", choice + 1));
  paragraph(face.font, {words_x, y, width, height}, face.line, c.text, text);
}

}  // namespace

std::string choice_name(std::size_t choice) { return fmt::format("choice/{}", choice); }

ChoiceGrid choice_grid(const Model& model, const Theme& theme, std::span<const TextFace> faces, float x, float y, float width,
                       float most) {
  ChoiceGrid grid;
  for (const TextFace& face : faces) {
    grid = grid_of_face(model, theme, face, x, y, width);
    if (grid.height <= most) break;
  }
  return grid;
}

void draw_choices(const Model& model, State& state, Frame& frame, const ChoiceGrid& grid) {
  const Theme& theme = frame.theme;
  const Palette& c = theme.color();
  for (std::size_t i = 0; i < grid.boxes.size(); ++i) {
    const Rect& box = grid.boxes[i];
    const std::string name = choice_name(i);
    publish(state, name, box);
    const bool hot = hovered(state, box);
    if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const bool chosen = open_question(model).choice == i;
    fill(theme, box, hot || chosen ? c.inset : c.raised, 8);
    if (open_question(model).counting) draw_choice_hands(model, state, theme, grid.face, i, box);
    if (chosen) ink().AddRect(top_left(box), bottom_right(box), c.accent, theme.px(8), 0, std::max(2.0F, theme.px(2)));
    else outline(theme, box, hot ? c.text_dim : c.hairline, 8);
    draw_choice_words(model, theme, grid.face, i, box);
    if (take(state, name, box)) frame.actions.emplace_back(action::Choose{i});
  }
}

}  // namespace ui
