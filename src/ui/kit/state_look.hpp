// How each state looks, as docs/LOOK.md says. The colours are far enough from each other for all kinds of colour blindness:
// each pair 12 CIE units or more (tests/ui/theme_test.cpp).
#pragma once

#include <array>
#include <cstdint>

#include "timeline/state.hpp"

namespace ui {

/// With what a bar is filled.
enum class Pattern : std::uint8_t { solid, heavy_edge, wide_hatch, thin_hatch, dots, dashed, calm };

/// A colour as 0xRRGGBB, on dark and on light ground.
struct Shade {
  std::uint32_t dark = 0;
  std::uint32_t light = 0;
};

struct StateLook {
  timeline::State state = timeline::State::plan;
  Pattern pattern = Pattern::solid;
  int weight = 0;  ///< of several states folded into one bar the heaviest is drawn
  Shade color;
  Shade words;  ///< those on the bar, where it is solid()
};

// Idle is dashed as a plan is, but calmly filled; and it is on the thread's lane alone, where no plan is.
inline constexpr std::array<StateLook, timeline::kStates.size()> kStateLooks{{
    {timeline::State::plan, Pattern::dashed, 0, {0xBBC9DA, 0x4E5B6A}, {}},
    {timeline::State::ready, Pattern::dots, 2, {0xE5D452, 0xAF8E00}, {}},
    {timeline::State::running, Pattern::solid, 4, {0x44C390, 0x067D60}, {0x06150F, 0xFFFFFF}},
    {timeline::State::awaiting, Pattern::thin_hatch, 1, {0x6D85A9, 0x7992B4}, {}},
    {timeline::State::waiting, Pattern::wide_hatch, 3, {0x4EA1DA, 0x3189C8}, {}},
    {timeline::State::blocked, Pattern::heavy_edge, 4, {0xE2703A, 0xC24F1A}, {0x1C0A02, 0xFFFFFF}},
    {timeline::State::idle, Pattern::calm, 0, {0x86827B, 0x908C88}, {}},
}};

constexpr const StateLook& look(timeline::State state) { return kStateLooks[timeline::index(state)]; }
/// Whether words on its bar need a colour of their own.
constexpr bool solid(timeline::State state) {
  return look(state).pattern == Pattern::solid || look(state).pattern == Pattern::heavy_edge;
}

static_assert([] {
  for (std::size_t i = 0; i < kStateLooks.size(); ++i) {
    if (timeline::index(kStateLooks[i].state) != i) return false;
  }
  return true;
}(), "the rows are in the order of the states");

}  // namespace ui
