#include "ui/code/listing_layout.hpp"

#include <gtest/gtest.h>

#include "support/stage.hpp"
#include "ui/code/code_panel.hpp"

namespace {

using ui_test::Stage;

TEST(ListingLayout, IsKeptWhileNothingThatItNeedsChanges) {
  Stage stage(ui::draw_code, {0, 0, 400, 300});
  stage.open("gather");
  stage.frame();
  const int first = stage.state.listing.times();
  EXPECT_GT(first, 0);
  const std::size_t pieces = stage.state.listing.pieces().size();
  stage.seek(1.35);
  stage.frames(20);
  EXPECT_EQ(stage.state.listing.times(), first);
  EXPECT_EQ(stage.state.listing.pieces().size(), pieces);
}

TEST(ListingLayout, IsMadeAnewForOtherWordsOrAnotherWidth) {
  Stage stage(ui::draw_code, {0, 0, 400, 300});
  stage.open("gather");
  ui::ListingLayout layout;
  const ImFont* const font = stage.theme().fonts.code;
  const std::vector<std::string> lines{"    print('a', 'b')", "x = 1"};
  layout.update(lines, lessons::Code::python, font, 1000, 16);
  EXPECT_EQ(layout.pieces().size(), 2U);
  layout.update(lines, lessons::Code::python, font, 90, 16);
  EXPECT_GT(layout.pieces().size(), 2U);
  EXPECT_EQ(layout.tokens(2).size(), 2U);
  layout.update({"x = 1"}, lessons::Code::python, font, 90, 16);
  EXPECT_EQ(layout.pieces().size(), 1U);
  EXPECT_EQ(layout.times(), 3);
}

}  // namespace
