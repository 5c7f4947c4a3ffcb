#include "ui/kit/patterns.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include <map>

#include "support/stage.hpp"

namespace {

using timeline::Cap;
using timeline::State;
using ui_test::Stage;

struct Drawn {
  int vertices = 0;
  ImVec2 low{1e9F, 1e9F}, high{-1e9F, -1e9F};
};

template <class Draw>
Drawn draw(Draw what) {
  Drawn drawn;
  Stage stage([&](const ui::Model&, ui::State&, ui::Frame& frame, ui::Rect) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const int before = list.VtxBuffer.Size;
    what(list, frame.theme);
    drawn = {list.VtxBuffer.Size - before};
    for (int i = before; i < list.VtxBuffer.Size; ++i) {
      const ImVec2 p = list.VtxBuffer[i].pos;
      drawn.low = {std::min(drawn.low.x, p.x), std::min(drawn.low.y, p.y)};
      drawn.high = {std::max(drawn.high.x, p.x), std::max(drawn.high.y, p.y)};
    }
  });
  stage.frame();
  return drawn;
}

// Three pixels are the soft edge of a stripe that a corner has cut to a point.
TEST(Patterns, stay_inside_their_bar) {
  for (const timeline::StateRow& row : timeline::kStates) {
    const State state = row.state;
    for (const float width : {1.0F, 3.0F, 9.0F, 60.0F, 400.0F}) {
      for (const float shift : {0.0F, 7.5F, 100'003.25F}) {
        const Drawn drawn = draw([&](ImDrawList& list, const ui::Theme& theme) {
          ui::draw_bar(list, theme, {100, 50, width, 22}, state, shift);
        });
        EXPECT_GT(drawn.vertices, 0) << static_cast<int>(state);
        EXPECT_GE(drawn.low.x, 97) << static_cast<int>(state) << " " << width;
        EXPECT_GE(drawn.low.y, 47);
        EXPECT_LE(drawn.high.x, 100 + width + 3);
        EXPECT_LE(drawn.high.y, 75);
      }
    }
  }
}

TEST(Patterns, a_narrow_bar_is_at_most_three_rectangles) {
  for (const timeline::StateRow& row : timeline::kStates) {
    if (ui::solid(row.state)) continue;
    const Drawn drawn = draw([&](ImDrawList& list, const ui::Theme& theme) {
      ui::draw_bar(list, theme, {100, 50, 5, 22}, row.state, 0);
    });
    EXPECT_LE(drawn.vertices, 12) << row.character;
  }
}

TEST(Patterns, no_two_states_are_drawn_of_the_same_strokes) {
  std::map<int, State> by_vertices;
  for (const timeline::StateRow& row : timeline::kStates) {
    const State state = row.state;
    if (state == State::idle) continue;  // dashed as a plan, in a colour of its own, on the thread's lane alone
    const Drawn drawn = draw([&](ImDrawList& list, const ui::Theme& theme) {
      ui::draw_bar(list, theme, {100, 50, 120, 22}, state);
    });
    EXPECT_TRUE(by_vertices.emplace(drawn.vertices, state).second) << static_cast<int>(state);
  }
}

TEST(Patterns, every_end_has_a_sign_of_its_own) {
  std::map<int, Cap> by_vertices;
  for (const Cap cap : {Cap::returned, Cap::raised, Cap::cancelled, Cap::closed, Cap::never_awaited}) {
    const Drawn drawn = draw([&](ImDrawList& list, const ui::Theme& theme) {
      ui::draw_cap(list, theme, {100, 50}, 10, cap);
    });
    EXPECT_GT(drawn.vertices, 0);
    EXPECT_GE(drawn.low.x, 93);
    EXPECT_LE(drawn.high.x, 107);
    EXPECT_TRUE(by_vertices.emplace(drawn.vertices, cap).second) << static_cast<int>(cap);
  }
  EXPECT_EQ(draw([](ImDrawList& list, const ui::Theme& theme) {
              ui::draw_cap(list, theme, {100, 50}, 10, Cap::none);
            }).vertices,
            0);
}

TEST(ClipConvex, cuts_a_square_by_a_square) {
  const std::vector<ImVec2> a{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
  const std::vector<ImVec2> b{{5, 5}, {15, 5}, {15, 15}, {5, 15}};
  const auto both = ui::clip_convex(a, b);
  ASSERT_GE(both.size(), 4U);
  for (const ImVec2 p : both) {
    EXPECT_GE(p.x, 5);
    EXPECT_LE(p.x, 10);
    EXPECT_GE(p.y, 5);
    EXPECT_LE(p.y, 10);
  }
  EXPECT_TRUE(ui::clip_convex(a, {{20, 20}, {30, 20}, {30, 30}, {20, 30}}).empty());
}

}  // namespace
