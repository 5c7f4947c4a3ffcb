// Rectangles of every size can be drawn, the most awkward of floating point too.
#include "ui/kit/brush.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/stage.hpp"

namespace {

TEST(Brush, ACornerOfAlmostNothingIsDrawn) {
  float side = 2;  // the corner is half of the side, less one pixel
  for (int i = 0; i < 40; ++i) {
    side = std::nextafter(side, 3.0F);
    ui_test::Stage stage([side](const ui::Model&, ui::State&, ui::Frame& frame, ui::Rect) {
      ui::fill(frame.theme, {10, 10, side, 20}, IM_COL32_WHITE, 6);
      ui::outline(frame.theme, {10, 10, side, 20}, IM_COL32_WHITE, 6);
    });
    stage.frame();
    EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 0);
  }
}

}  // namespace
