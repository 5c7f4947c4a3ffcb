#include "ui/layout.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float kTransport = 84;
constexpr float kTransportInRows = 108;  // two lines of the sentence
constexpr float kSmallTransport = 56;
constexpr float kLeastTransport = 1000;  // width in units that a transport in one row needs
constexpr float kGoodTransport = 1100;  // and the width that also fits a long sentence
constexpr float kLowWindow = 592;       // height in units: a lower window has no row of event loop and output
constexpr float kCompactWindow = 760;   // a lower one has narrower margins,
constexpr float kTightWindow = 500;     // and even narrower ones
constexpr float kSmallWindow = 400;     // a lower window has a small transport
constexpr float kBareWindow = 340;      // a lower one has no titles
constexpr float kSideBySide = 1000;  // width in units that four panels side by side need
constexpr float kSingle = 840;          // width in units: a narrower window shows one panel at a time
constexpr float kLeastCode = 96;        // a lower one has no line to show: then the sliders are left out
constexpr float kLeastBottom = 120;     // lower panels of event loop and output show too little
constexpr float kStudyShare = 0.66F;    // of that row, for a study beside the output
constexpr float kLeastOutput = 232;     // units of the output beside it: a narrower one gives its place
constexpr float kTabs = 28;
constexpr float kPresented = 140;  // height in units of the sentence of a presentation
constexpr float kLeastBand = 84;   // of a study above it,
constexpr float kLeastPresentedTimeline = 148;  // which leaves this for the timeline

float grid(float units) { return std::floor(units / 4) * 4; }

/// Margins and gaps: smaller where there is little room for the lanes.
struct Spaces {
  float margin = 16, gap = 12, top = 36;
};

Spaces spaces(float w, float h) {
  if (h < kBareWindow) return {6, 4, kTabs};
  if (w < kSingle || h < kTightWindow) return {8, 6, 32};
  return h < kCompactWindow ? Spaces{12, 8, 36} : Spaces{};
}

/// Height of the row with event loop and output: 0 if the timeline would get less than half of the window. A study may
/// have a little of that half.
float bottom_height(float content, float window, float gap, const StudyNeeds& study) {
  const float usual = std::clamp(grid(content * 0.23F), kLeastBottom, 236.0F);
  const float most = grid(content - gap - window * 0.52F);
  if (most < kLeastBottom) return 0;
  if (!study.shown) return std::min(usual, most);
  return std::min(std::max(usual, std::ceil(study.height / 4) * 4), grid(content - gap - window * 0.44F));
}

Rect scaled(const Rect& r, float scale) {
  // Rounds edges, not sizes, to whole pixels: the gaps between neighbours stay equal.
  const float x = std::round(r.x * scale);
  const float y = std::round(r.y * scale);
  return {x, y, std::max(0.0F, std::round((r.x + r.w) * scale) - x),
          std::max(0.0F, std::round((r.y + r.h) * scale) - y)};
}

float left_width(float w) { return std::min(std::clamp(grid(w * 0.28F), 376.0F, 480.0F), grid(w * 0.4F)); }

Rect& place_of(Layout& out, Pane pane) {
  switch (pane) {
    case Pane::timeline: return out.timeline;
    case Pane::code: return out.code;
    case Pane::loop: return out.loop;
    case Pane::console: return out.console;
    case Pane::delays: return out.delays;
    case Pane::study: return out.study;
  }
  return out.timeline;
}

/// A study is the first of the panels that share a place.
std::vector<Pane> with_study(const LayoutNeeds& needs, std::vector<Pane> panes) {
  if (needs.study.shown) panes.insert(panes.begin(), Pane::study);
  return panes;
}

/// The chosen panel in `room`, below the tabs of all that share it.
void share(Layout& out, Rect room, std::vector<Pane> panes, Pane chosen, float gap) {
  out.panes = std::move(panes);
  out.shown = std::ranges::count(out.panes, chosen) > 0 ? chosen : out.panes.front();
  if (out.tabs.w <= 0) {
    out.tabs = {room.x, room.y, room.w, kTabs};
    room.y += kTabs + gap;
    room.h -= kTabs + gap;
  }
  place_of(out, out.shown) = room;
}

/// Everything in view. @returns false if the window is too low for event loop and output.
bool place_side_by_side(Layout& out, const LayoutNeeds& needs, float h, const Spaces& space) {
  const Rect& room = out.content;
  const float gap = space.gap;
  const float bottom = bottom_height(room.h, h, gap, needs.study);
  if (bottom <= 0) return false;
  const float left = left_width(room.w + 2 * space.margin);
  const float delays = std::min(delays_height(needs.parameters), grid(room.h * 0.45F));
  const bool both = !needs.no_delays && room.h - gap - delays >= kLeastCode;
  out.code = {room.x, room.y, left, both ? room.h - gap - delays : room.h};
  if (both) out.delays = {room.x, room.y + room.h - delays, left, delays};
  const float x = room.x + left + gap;
  const float right = room.x + room.w - x;
  out.timeline = {x, room.y, right, room.h - gap - bottom};
  const float loop = grid(right * 0.54F);
  const Rect whole{x, room.y + room.h - bottom, right, bottom};
  // A question needs more of the row than the event loop.
  const float part = needs.study.shown ? grid(right * kStudyShare) : loop;
  const Rect first{x, whole.y, part, bottom};
  const bool output = needs.study.output && right - part - gap >= kLeastOutput;
  if (needs.study.shown) out.study = output ? first : whole;
  else out.loop = first;
  if (!needs.study.shown || output) out.console = {x + part + gap, whole.y, right - part - gap, bottom};
  return true;
}

void place_halves(Layout& out, const LayoutNeeds& needs, const Spaces& space) {
  const Rect& room = out.content;
  const float left = left_width(room.w + 2 * space.margin);
  const float x = room.x + left + space.gap;
  out.timeline = {x, room.y, room.x + room.w - x, room.h};
  share(out, {room.x, room.y, left, room.h},
        with_study(needs, {Pane::code, Pane::loop, Pane::console, Pane::delays}), needs.pane, std::min(space.gap, 8.0F));
}

/// The study above the sentence, where that leaves room for the timeline; else it is one of the panels.
void place_presented_panels(Layout& out, const LayoutNeeds& needs, float gap) {
  const StudyNeeds& study = needs.study;
  const bool asked = needs.pane == Pane::study;
  out.shown = asked && !study.shown ? Pane::timeline : needs.pane;
  const float most = grid(out.content.h * 0.45F);
  const float left = out.content.h - gap - kLeastBand;
  if (study.shown && left >= kLeastPresentedTimeline) {
    const float wished = std::clamp(std::ceil(study.height), kLeastBand, std::max(kLeastBand, most));
    const float band = std::min(wished, out.content.h - gap - kLeastPresentedTimeline);
    const float y = out.content.y + out.content.h - band;
    out.study = {out.content.x, y, out.content.w, band};
    out.content.h = y - gap - out.content.y;
    if (asked) out.shown = Pane::timeline;
  }
  place_of(out, out.shown) = out.content;
}

void place_presentation(Layout& out, const LayoutNeeds& needs, float w, float h) {
  const bool tight = h < kTightWindow;
  const float margin = tight ? 8 : 16;
  const float gap = tight ? 6 : 12;
  const float sentence = std::min(std::max(std::min(kPresented, grid(h * 0.26F)), needs.sentence), grid(h * 0.5F));
  float y = margin;
  if (needs.notice_height > 0) {
    out.notice = {margin, y, w - 2 * margin, needs.notice_height};
    y += needs.notice_height + gap;
  }
  out.transport = {margin, h - margin - sentence, w - 2 * margin, sentence};
  out.content = {margin, y, w - 2 * margin, out.transport.y - gap - y};
  place_presented_panels(out, needs, gap);
}

/// Top, notice, transport, and the content between them.
void place_frame(Layout& out, const LayoutNeeds& needs, const Spaces& space, float w, float h, float transport) {
  const float inner = w - 2 * space.margin;
  const float edge = std::min(space.gap, space.margin);
  out.top = {space.margin, edge, inner, space.top};
  float y = edge + space.top + space.gap;
  if (needs.notice_height > 0) {
    out.notice = {space.margin, y, inner, needs.notice_height};
    y += needs.notice_height + space.gap;
  }
  out.transport = {space.margin, h - space.margin - transport, inner, transport};
  out.content = {space.margin, y, inner, out.transport.y - space.gap - y};
}

float transport_height(float w, float h, const LayoutNeeds& needs) {
  const auto at_least = [&](float usual) { return std::min(std::max(usual, needs.sentence), grid(h * 0.5F)); };
  switch (transport_form(w, h, 1)) {
    case TransportForm::row: return needs.words_only ? at_least(kTransport) : kTransport;
    case TransportForm::rows: return at_least(needs.words_only ? kTransport : kTransportInRows);
    case TransportForm::small: return at_least(kSmallTransport);
  }
  return kTransport;
}

void place_window(Layout& out, const LayoutNeeds& needs, float w, float h) {
  const Spaces space = spaces(w, h);
  place_frame(out, needs, space, w, h, transport_height(w, h, needs));
  out.form = Form::single;
  if (w >= kSingle) {
    out.form = Form::wide;
    if (w >= kSideBySide && place_side_by_side(out, needs, h, space)) return;
    out.form = Form::halved;
    return place_halves(out, needs, space);
  }
  if (is_top_bare(h, 1)) out.tabs = {out.top.x + 36, out.top.y, out.top.w - 72, out.top.h};
  share(out, out.content, with_study(needs, {Pane::timeline, Pane::code, Pane::loop, Pane::console, Pane::delays}),
        needs.pane, space.gap);
}

}  // namespace

float delays_height(std::size_t parameters) {
  return 44 + 32 * static_cast<float>(std::max<std::size_t>(parameters, 1)) + 40;
}

TransportForm transport_form(float width, float height, float scale) {
  if (height / scale < kSmallWindow) return TransportForm::small;
  const bool low = height / scale < kLowWindow;
  return width / scale < (low ? kGoodTransport : kLeastTransport) ? TransportForm::rows : TransportForm::row;
}

bool is_top_bare(float height, float scale) { return height / scale < kBareWindow; }

Layout layout(float width, float height, const LayoutNeeds& needs) {
  const float w = width / needs.scale;
  const float h = height / needs.scale;
  Layout out;
  if (needs.presenting) {
    out.form = Form::presenting;
    place_presentation(out, needs, w, h);
  } else {
    place_window(out, needs, w, h);
  }
  for (Rect* rect : {&out.top, &out.notice, &out.tabs, &out.code, &out.delays, &out.timeline, &out.loop, &out.console,
                     &out.study, &out.transport, &out.content}) {
    *rect = scaled(*rect, needs.scale);
  }
  return out;
}

float pixels_per_unit(float width, float height, float monitor, double text_size, bool presenting) {
  constexpr float kGrowsFrom = 1600, kGrowsFromHeight = 900;     // units: a larger window has larger content
  constexpr float kPresentedWidth = 1024, kPresentedHeight = 576;  // of a presentation, whatever the window
  const auto step = [](float scale) { return std::floor(scale * 8 + 0.01F) / 8; };
  const float grown = std::min(width / (kGrowsFrom * monitor), height / (kGrowsFromHeight * monitor));
  const float usual = monitor * std::clamp(step(grown), 1.0F, 3.0F) * static_cast<float>(text_size);
  if (!presenting) return usual;
  return std::max(usual, step(std::min(width / kPresentedWidth, height / kPresentedHeight)));
}

}  // namespace ui
