#include "exporter/sheet/lanes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "timeline/axis.hpp"
#include "timeline/labels.hpp"
#include "timeline/state.hpp"

namespace exporter {
namespace {

using timeline::Lane;
using timeline::Position;
using timeline::Span;
using timeline::State;
using timeline::Timeline;

constexpr double kRuler = 18, kLegend = 18, kHeader = 15, kLeastRow = 6, kAfterRun = 5;
constexpr double kTick = 1.7;  // of a step that takes no time
constexpr std::array kInLegend{State::running, State::waiting, State::awaiting, State::blocked, State::ready, State::idle, State::plan};

struct Bar {
  Hatch hatch;
  bool dashed = false;
  double edge = 0.5;
};

Bar bar_of(State state) {
  switch (state) {
    case State::running: return {Hatch::solid};
    case State::waiting: return {Hatch::diagonal};
    case State::awaiting: return {Hatch::lines};
    case State::ready: return {Hatch::dots};
    case State::blocked: return {Hatch::cross, false, 1.4};
    case State::idle: return {Hatch::pale, false, 0};
    case State::plan: break;
  }
  return {Hatch::blank, true};
}

Rect rect_of(double x, double y, double w, double h) {
  return {static_cast<float>(x), static_cast<float>(y), static_cast<float>(w), static_cast<float>(h)};
}

bool is_shown(const PaperRun& run, Position at) { return !run.hidden_from || at < *run.hidden_from; }

/// The lanes that have begun when the rest is hidden.
std::vector<const Lane*> shown_lanes(const PaperRun& run) {
  std::vector<const Lane*> lanes;
  for (const Lane& lane : run.timeline->lanes) {
    const bool born = !lane.spans.empty() && is_shown(run, lane.spans.front().begin);
    if (born || lane.kind == Lane::Kind::thread) lanes.push_back(&lane);
  }
  return lanes;
}

std::size_t rows_of(const PaperLanes& lanes) {
  std::size_t rows = 0;
  for (const PaperRun& run : lanes.runs) rows += shown_lanes(run).size();
  return std::max<std::size_t>(rows, 1);
}

/// Draws the runs, from the top down.
class Plot {
 public:
  Plot(Paper& paper, const PaperLanes& lanes, const Rect& place, const text::Words& words)
      : paper_(paper), lanes_(lanes), words_(words), place_(place) {
    std::vector<const Timeline*> all;
    for (const PaperRun& run : lanes.runs) all.push_back(run.timeline);
    steps_ = timeline::Axis(timeline::AxisKind::steps, all);
    const double fixed = kRuler + kLegend + static_cast<double>(lanes.runs.size()) * (kHeader + kAfterRun);
    row_ = std::clamp((place.h - fixed) / static_cast<double>(rows_of(lanes)), kLeastRow, lanes.row);
    name_ = {std::clamp(row_ * 0.62, 5.0, 9.0)};
    const double most = place.w * 0.3;
    for (const PaperRun& run : lanes.runs) {
      for (const Lane* lane : shown_lanes(run)) names_ = std::max(names_, indent(*lane) + paper.width(label(*lane), name_));
    }
    names_ = std::min(names_ + 10, most);
  }

  void draw() {
    y_ = place_.y + kRuler;
    draw_ruler();
    for (const PaperRun& run : lanes_.runs) draw_run(run);
    draw_legend();
  }

 private:
  [[nodiscard]] std::string label(const Lane& lane) const { return timeline::lane_label(lane, words_); }
  [[nodiscard]] double indent(const Lane& lane) const { return 5.0 * std::min(lane.depth, 6); }
  [[nodiscard]] double left() const { return place_.x + names_; }
  [[nodiscard]] double right() const { return place_.x + place_.w; }
  [[nodiscard]] double x(Position at) const {
    const double share = lanes_.end_s > 0 ? timeline::in_seconds(at.t) / lanes_.end_s : steps_.at(at) / std::max(1.0, steps_.end());
    return left() + (right() - left()) * std::min(share, 1.0);
  }

  /// Seconds, about eight of them.
  void draw_ruler() {
    paper_.line(left(), y_ - 3, right(), y_ - 3, 0.8, 0.3);
    if (lanes_.end_s <= 0) return;
    const double step = ruler_end(lanes_.end_s / 10);
    const Type type{7, false, false, 0.3};
    for (double t = 0; t <= lanes_.end_s + 1e-9; t += step) {
      const double at = left() + (right() - left()) * t / lanes_.end_s;
      paper_.line(at, y_ - 6, at, y_ - 3, 0.6, 0.3);
      const std::string words = text::short_seconds(t, words_.language());
      paper_.text_middle(std::min(at, right() - paper_.width(words, type) / 2), y_ - 17, 10, words, type);
    }
  }

  void draw_run(const PaperRun& run) {
    paper_.text_row(place_.x, y_, kHeader, run.title, {9, true}, place_.w - 90);
    const Type total{8.5, false, false, 0.2};
    const std::string said = run.hidden_from ? words_["sheet.total_blank"]
                                             : text::seconds(timeline::in_seconds(run.timeline->total), words_.language());
    paper_.text_right(right(), y_ + 2, said, total);
    y_ += kHeader;
    const double rows = y_;
    for (const Lane* lane : shown_lanes(run)) draw_lane(run, *lane);
    if (run.hidden_from) draw_future(run, rows);
    for (const Position& stop : run.stops) {
      if (is_shown(run, stop)) paper_.diamond(x(stop), place_.y + kRuler - 3, 5);
    }
    y_ += kAfterRun;
  }

  void draw_lane(const PaperRun& run, const Lane& lane) {
    const bool last = y_ + row_ > place_.y + place_.h - kLegend + 1;
    if (last) return;
    paper_.text_row(place_.x + indent(lane), y_, row_, label(lane), name_, names_ - indent(lane) - 4);
    paper_.line(left(), y_ + row_, right(), y_ + row_, 0.3, 0.85);
    // Steps without a length are drawn over the rest.
    for (const bool ticks : {false, true}) {
      for (const Span& span : lane.spans) {
        if (is_shown(run, span.begin)) draw_span(run, span, ticks);
      }
    }
    if (lane.cap != timeline::Cap::none && lane.cap != timeline::Cap::returned && is_shown(run, lane.cap_at)) {
      paper_.text_middle(x(lane.cap_at) + 4, y_, row_, "×", {std::min(row_, 11.0), true});
    }
    y_ += row_;
  }

  void draw_span(const PaperRun& run, const Span& span, bool ticks) {
    const double from = x(span.begin);
    const double to = run.hidden_from && *run.hidden_from < span.end ? x(*run.hidden_from) : x(span.end);
    const double high = row_ * 0.68;
    const double y = y_ + (row_ - high) / 2;
    const bool tick = to - from < kTick;
    if (tick != ticks) return;
    if (tick) {
      if (span.state == State::running) paper_.fill(rect_of(from, y, kTick, high), 0.2);
      return;
    }
    const Bar bar = bar_of(span.state);
    const Rect rect = rect_of(from, y, to - from, high);
    paper_.hatch(rect, bar.hatch);
    if (bar.edge > 0) paper_.frame(rect, bar.edge, bar.dashed ? 0.5 : 0.2, 1, bar.dashed);
    draw_word(*run.timeline, span, rect);
  }

  void draw_word(const Timeline& timeline, const Span& span, const Rect& bar) {
    const Type type{std::clamp(bar.h * 0.6, 4.5, 7.5)};
    const std::string& word = timeline::span_word(timeline, span, words_);
    const double wide = paper_.width(word, type) + 6;
    if (span.state == State::running || wide > bar.w - 6) return;
    paper_.fill(rect_of(bar.x + 4, bar.y + bar.h * 0.13, wide, bar.h * 0.74), 1, 2);
    paper_.text_row(bar.x + 7, bar.y, bar.h, word, type, wide);
  }

  void draw_future(const PaperRun& run, double top) {
    const double from = x(*run.hidden_from) + 1;
    const Rect blank = rect_of(from, top, right() - from, y_ - top);
    paper_.hatch(blank, Hatch::future);
    paper_.frame(blank, 0.5, 0.6, 2, true);
    const Rect sign = rect_of(blank.x + blank.w / 2 - 8, blank.y + blank.h / 2 - 8, 16, 16);
    paper_.fill(sign, 1, 8);
    paper_.text_middle(sign.x + 8, sign.y, 16, "?", {12, true, false, 0.35});
  }

  /// Of the states that are in the picture.
  void draw_legend() {
    const double y = place_.y + place_.h - kLegend + 4;
    double at = left();
    const Type type{7, false, false, 0.2};
    for (const State state : kInLegend) {
      if (!has(state)) continue;
      const std::string& word = timeline::state_word(state, words_);
      const double wide = 20 + paper_.width(word, type) + 12;
      if (at + wide > right() + 12) return;
      const Bar bar = bar_of(state);
      const Rect swatch = rect_of(at, y + 2, 16, 8);
      paper_.hatch(swatch, bar.hatch);
      if (bar.edge > 0) paper_.frame(swatch, bar.edge, bar.dashed ? 0.5 : 0.2, 1, bar.dashed);
      paper_.text_row(at + 20, y, 12, word, type, wide);
      at += wide;
    }
  }

  /// Whether it is in a run; of hidden ones every state could be.
  [[nodiscard]] bool has(State state) const {
    return std::ranges::any_of(lanes_.runs, [&](const PaperRun& run) {
      if (run.hidden_from) return true;
      return std::ranges::any_of(run.timeline->lanes, [&](const Lane& lane) {
        return std::ranges::any_of(lane.spans, [&](const Span& span) { return span.state == state; });
      });
    });
  }

  Paper& paper_;
  const PaperLanes& lanes_;
  const text::Words& words_;
  Rect place_;
  timeline::Axis steps_;
  double row_ = 0, names_ = 0, y_ = 0;
  Type name_;
};

}  // namespace

double ruler_end(double least_s) {
  if (least_s <= 0) return 0;
  const double ten = std::pow(10, std::floor(std::log10(least_s)));
  for (const double round : {1.0, 2.0, 5.0, 10.0}) {
    if (round * ten >= least_s - 1e-9) return round * ten;
  }
  return 10 * ten;
}

double wanted_height(const PaperLanes& lanes) {
  return kRuler + kLegend + static_cast<double>(lanes.runs.size()) * (kHeader + kAfterRun) +
         static_cast<double>(rows_of(lanes)) * lanes.row;
}

void draw_lanes(Paper& paper, const PaperLanes& lanes, const Rect& place, const text::Words& words) {
  Plot(paper, lanes, place, words).draw();
}

}  // namespace exporter
