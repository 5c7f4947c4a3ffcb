#include "ui/layout.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float kMargin = 16;
constexpr float kGap = 12;
constexpr float kTop = 36;
constexpr float kTransport = 84;
constexpr float kTransportInRows = 120;
constexpr float kLeastTransport = 900;  // width in units that a transport in one row needs
constexpr float kGoodTransport = 1100;  // and the width that also fits a long sentence
constexpr float kLowWindow = 592;       // height in units: a lower window has no row of event loop and output
constexpr float kLeastCode = 96;        // a lower one has no line to show: then the sliders are left out
constexpr float kLeastBottom = 96;      // a lower event loop panel shows nothing

float grid(float units) { return std::floor(units / 4) * 4; }

/// Height of the row with event loop and output: 0 if the timeline would get less than half of the window.
float bottom_height(float content, float window) {
  const float wished = std::clamp(grid(content * 0.23F), 144.0F, 236.0F);
  const float most = grid(content - kGap - window * 0.52F);
  return most < kLeastBottom ? 0 : std::min(wished, most);
}

Rect scaled(const Rect& r, float scale) {
  // Rounds edges, not sizes, to whole pixels: the gaps between neighbours stay equal.
  const float x = std::round(r.x * scale);
  const float y = std::round(r.y * scale);
  return {x, y, std::max(0.0F, std::round((r.x + r.w) * scale) - x),
          std::max(0.0F, std::round((r.y + r.h) * scale) - y)};
}

}  // namespace

float delays_height(std::size_t parameters) {
  return 44 + 32 * static_cast<float>(std::max<std::size_t>(parameters, 1)) + 40;
}

bool transport_in_rows(float width, float height, float scale) {
  const bool low = height / scale < kLowWindow;
  return width / scale < (low ? kGoodTransport : kLeastTransport);
}

Layout layout(float width, float height, const LayoutNeeds& needs) {
  const float w = width / needs.scale;
  const float h = height / needs.scale;
  const float inner = w - 2 * kMargin;
  Layout out;
  out.top = {kMargin, kGap, inner, kTop};
  float y = kGap + kTop + kGap;
  if (needs.notice_height > 0) {
    out.notice = {kMargin, y, inner, needs.notice_height};
    y += needs.notice_height + kGap;
  }
  const bool rows = transport_in_rows(width, height, needs.scale) && !needs.words_only;
  const float transport = rows ? kTransportInRows : kTransport;
  out.transport = {kMargin, h - kMargin - transport, inner, transport};
  const float content = out.transport.y - kGap - y;
  out.content = {kMargin, y, inner, content};

  const float left = std::min(std::clamp(grid(w * 0.28F), 376.0F, 480.0F), grid(w * 0.4F));
  const float delays = std::min(delays_height(needs.parameters), grid(content * 0.45F));
  const bool both = content - kGap - delays >= kLeastCode;
  out.code = {kMargin, y, left, both ? content - kGap - delays : content};
  if (both) out.delays = {kMargin, y + content - delays, left, delays};

  const float x = kMargin + left + kGap;
  const float right = w - kMargin - x;
  const float bottom = bottom_height(content, h);
  out.timeline = {x, y, right, bottom > 0 ? content - kGap - bottom : content};
  if (bottom > 0) {
    const float loop = grid(right * 0.54F);
    out.loop = {x, y + content - bottom, loop, bottom};
    out.console = {x + loop + kGap, out.loop.y, right - loop - kGap, bottom};
  }
  for (Rect* rect : {&out.top, &out.notice, &out.code, &out.delays, &out.timeline, &out.loop, &out.console,
                     &out.transport, &out.content}) {
    *rect = scaled(*rect, needs.scale);
  }
  return out;
}

}  // namespace ui
