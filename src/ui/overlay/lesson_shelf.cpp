#include "ui/overlay/lesson_shelf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "player/lesson_path.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

constexpr float kShelfGap = 16;  // units, between columns
constexpr float kLeastColumn = 252;
constexpr int kMostColumns = 4;
constexpr float kHeadingRow = 28;
constexpr float kAboveHeading = 8;
constexpr float kCardGap = 6;  // between cards
constexpr float kLowCard = 42, kHighCard = 72;
constexpr float kCardPad = 10;   // of a card, left and right; and between its parts
constexpr float kCardAbove = 4, kPictureAbove = 6;  // and above its title and its picture
constexpr float kCardNumber = 22;
constexpr float kCardTick = 16;

/// A block that is never split: the lessons of a chapter, or one lesson of the article.
struct Block {
  std::string heading;
  std::vector<std::size_t> lessons;
  std::vector<float> heights;
  float height = 0;
};

float card_height(const Model& model, const Theme& theme, const ShelfPlan& plan, std::size_t lesson) {
  const LessonEntry& entry = model.lessons[lesson];
  const Rect title = card_parts(model, theme, plan, entry, {0, 0, plan.column, plan.card}).title;
  const CardTitle words = card_title(theme, entry.title, title.w);
  return std::max(plan.card, std::ceil(words.line * static_cast<float>(words.lines.size()) + theme.px(2 * kCardAbove)));
}

std::vector<Block> blocks_of(const Model& model, const Theme& theme, const ShelfPlan& plan,
                             const std::vector<std::size_t>& listed) {
  std::vector<Block> blocks;
  for (const std::size_t lesson : listed) {
    const std::string& chapter = model.lessons[lesson].chapter;
    if (blocks.empty() || model.by_article || blocks.back().heading != chapter) {
      blocks.push_back({model.by_article ? "" : chapter, {}, {}, 0});
      if (!blocks.back().heading.empty()) blocks.back().height = theme.px(kHeadingRow);
    }
    Block& block = blocks.back();
    block.lessons.push_back(lesson);
    block.heights.push_back(card_height(model, theme, plan, lesson));
    block.height += block.heights.back() + theme.px(kCardGap);
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

}  // namespace

std::string card_tail(const Model& model, const LessonEntry& entry) {
  if (entry.id == model.lesson_id) return (*model.words)["lessons.open"];
  return entry.answered > 0 ? fmt::format("{}/{}", entry.right, entry.questions) : "";
}

bool card_ticked(const Model& model, const LessonEntry& entry) {
  return entry.id != model.lesson_id && entry.seen;
}

CardTitle card_title(const Theme& theme, std::string_view title, float width) {
  const CardTitle large{theme.fonts.body, theme.px(17), wrap(theme.fonts.body, title, width)};
  if (large.lines.size() <= 2) return large;
  return {theme.fonts.small, theme.px(15), wrap(theme.fonts.small, title, width)};
}

CardParts card_parts(const Model& model, const Theme& theme, const ShelfPlan& plan, const LessonEntry& entry,
                     const Rect& card) {
  const float pad = theme.px(kCardPad);
  const float high = std::round(plan.card - 2 * theme.px(kPictureAbove));  // the same on higher cards
  CardParts parts;
  float left = card.x + pad;
  parts.number = {left, card.y, model.by_article ? theme.px(kCardNumber) : 0, card.h};
  left += parts.number.w + (model.by_article ? pad : 0);
  parts.picture = {left, std::round(card.center_y() - high / 2), std::floor(std::min(high * 2.25F, card.w * 0.3F)), high};
  left += parts.picture.w + pad;
  float right = card.x + card.w - pad;
  const std::string words = card_tail(model, entry);
  const float tick = card_ticked(model, entry) ? theme.px(kCardTick) : 0;
  if (!words.empty() || tick > 0) {
    const float width = std::ceil(measure(theme.fonts.small, words)) + tick;
    parts.tail = {right - width, card.y, width, card.h};
    right -= width + theme.px(8);
  }
  parts.title = {left, card.y, std::max(0.0F, right - left), card.h};
  return parts;
}

ShelfPlan plan_shelf(const Model& model, const Theme& theme, float width, float height) {
  const float gap = theme.px(kShelfGap);
  const auto room = static_cast<int>((width + gap) / theme.px(kLeastColumn + kShelfGap));
  ShelfPlan plan;
  plan.columns = std::clamp(room, 1, kMostColumns);
  const float share = (width - gap * static_cast<float>(plan.columns - 1)) / static_cast<float>(plan.columns);
  plan.column = std::max(0.0F, std::floor(share));
  const auto path = player::lesson_path(model);
  for (float card = kHighCard; card >= kLowCard; card -= 2) {
    plan.card = std::round(theme.px(card));
    plan.height = balanced_height(theme, blocks_of(model, theme, plan, path), plan.columns);
    if (plan.height <= height) break;
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
      shelf.headings.push_back({block.heading, {x, y, plan.column, theme.px(kHeadingRow)}});
      y += theme.px(kHeadingRow);
    }
    for (std::size_t i = 0; i < block.lessons.size(); ++i) {
      const std::size_t lesson = block.lessons[i];
      const auto number = static_cast<std::size_t>(std::ranges::find(path, lesson) - path.begin()) + 1;
      shelf.lessons.push_back({lesson, number, {x, y, plan.column, block.heights[i]}});
      y += block.heights[i] + theme.px(kCardGap);
    }
    shelf.height = std::max(shelf.height, y);
  }
  return shelf;
}

}  // namespace ui
