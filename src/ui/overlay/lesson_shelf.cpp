#include "ui/overlay/lesson_shelf.hpp"

#include <algorithm>

#include "player/lesson_path.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

constexpr float kLeastColumn = 264;
constexpr float kGreatestColumn = 340;
constexpr float kHeading = 32;
constexpr float kAboveHeading = 12;
constexpr float kBetween = 2;
constexpr int kMostColumns = 4;

/// A block that is never split: the lessons of a chapter, or one lesson of the article.
struct Block {
  std::string heading;
  std::vector<std::size_t> lessons;
  float height = 0;
};

float row_height(const Model& model, const Theme& theme, const ShelfPlan& plan, std::size_t lesson) {
  float units = kShelfTitle + 2 * kShelfPad;
  if (plan.questions) {
    const float width = shelf_words(model, theme, plan);
    units += kShelfLine * static_cast<float>(wrap(theme.fonts.small, model.lessons[lesson].question, width).size());
  }
  return theme.px(units + kBetween);
}

std::vector<Block> blocks_of(const Model& model, const Theme& theme, const ShelfPlan& plan,
                             const std::vector<std::size_t>& listed) {
  std::vector<Block> blocks;
  for (const std::size_t lesson : listed) {
    const std::string& chapter = model.lessons[lesson].chapter;
    if (blocks.empty() || model.by_article || blocks.back().heading != chapter) {
      blocks.push_back({model.by_article ? "" : chapter, {}, 0});
      if (!blocks.back().heading.empty()) blocks.back().height = theme.px(kHeading);
    }
    blocks.back().lessons.push_back(lesson);
    blocks.back().height += row_height(model, theme, plan, lesson);
  }
  return blocks;
}

/// The gap above a block that is below another one.
float gap_above(const Theme& theme, const Block& block) { return block.heading.empty() ? 0 : theme.px(kAboveHeading); }

/// How many columns of at most `limit` height the blocks need.
int columns_at(const Theme& theme, const std::vector<Block>& blocks, float limit) {
  int columns = 1;
  float y = 0;
  for (const Block& block : blocks) {
    const float below = y == 0 ? block.height : y + gap_above(theme, block) + block.height;
    const bool next = y > 0 && below > limit;
    columns += next ? 1 : 0;
    y = next ? block.height : below;
  }
  return columns;
}

/// The smallest height at which the blocks fit into `columns`: columns of about the same height.
float balanced_height(const Theme& theme, const std::vector<Block>& blocks, int columns) {
  float limit = 0;
  for (const Block& block : blocks) limit = std::max(limit, block.height);
  while (columns_at(theme, blocks, limit) > columns) limit += theme.px(4);
  return limit;
}

/// A plan with that many columns; its height shows whether it fits.
ShelfPlan plan_in(const Model& model, const Theme& theme, float width, int columns, bool questions) {
  const float gaps = theme.px(kShelfGap) * static_cast<float>(columns - 1);
  const float share = (width - gaps) / static_cast<float>(columns);
  ShelfPlan plan{columns, std::clamp(share, 0.0F, theme.px(columns == 1 ? 1.4F * kGreatestColumn : kGreatestColumn)), 0,
                 questions};
  plan.height = balanced_height(theme, blocks_of(model, theme, plan, player::lesson_path(model)), columns);
  return plan;
}

}  // namespace

float shelf_indent(const Model& model, const Theme& theme) {
  return theme.px(model.by_article ? kShelfInset + 28 : kShelfInset);
}

float shelf_words(const Model& model, const Theme& theme, const ShelfPlan& plan) {
  return plan.column - shelf_indent(model, theme) - theme.px(kShelfInset);
}

ShelfPlan plan_shelf(const Model& model, const Theme& theme, float width, float height) {
  const float each = theme.px(kLeastColumn + kShelfGap);
  const int most = std::clamp(static_cast<int>((width + theme.px(kShelfGap)) / each), 1, kMostColumns);
  ShelfPlan plan;
  for (const bool questions : {true, false}) {
    for (int columns = 1; columns <= most; ++columns) {
      plan = plan_in(model, theme, width, columns, questions);
      if (plan.height + (questions ? 0 : theme.px(kShelfFoot)) <= height) return plan;
    }
  }
  return plan;
}

Shelf lay_out_shelf(const Model& model, const Theme& theme, const ShelfPlan& plan,
                    const std::vector<std::size_t>& listed) {
  const std::vector<Block> blocks = blocks_of(model, theme, plan, listed);
  const float limit = std::max(plan.height, balanced_height(theme, blocks, plan.columns));
  const auto path = player::lesson_path(model);
  Shelf shelf;
  float x = 0;
  float y = 0;
  for (const Block& block : blocks) {
    if (y > 0 && y + gap_above(theme, block) + block.height > limit) {
      x += plan.column + theme.px(kShelfGap);
      y = 0;
    }
    if (y > 0) y += gap_above(theme, block);
    if (!block.heading.empty()) {
      shelf.headings.push_back({block.heading, {x, y, plan.column, theme.px(kHeading)}});
      y += theme.px(kHeading);
    }
    for (const std::size_t lesson : block.lessons) {
      const float height = row_height(model, theme, plan, lesson);
      const auto number = static_cast<std::size_t>(std::ranges::find(path, lesson) - path.begin()) + 1;
      shelf.lessons.push_back({lesson, number, {x, y, plan.column, height - theme.px(kBetween)}});
      y += height;
    }
    shelf.height = std::max(shelf.height, y);
  }
  return shelf;
}

}  // namespace ui
