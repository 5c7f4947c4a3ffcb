#include "ui/timeline/why_scene.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "timeline/explained.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/study/why_words.hpp"
#include "ui/timeline/timeline_scene.hpp"

namespace ui {
namespace {

using timeline::Explained;
using timeline::LaneIndex;
using timeline::Position;

constexpr double kNarrowPart = 3;   // px: parts below this are folded
constexpr double kOneInstant = 1;   // px: what is as near as this is drawn as one instant
constexpr std::size_t kMostTied = 400;  // of a lane
constexpr float kAfterBar = 6;      // units, from a bar to the line behind it
constexpr float kShortestSpare = 10;  // units
constexpr float kBeforeSpare = 8;     // units

/// The lower edges of the bars of a run's lanes, in view or not.
class LaneEdges {
 public:
  LaneEdges(const TimelineScene& scene, std::size_t run) : strip_(scene.layout.is_strip(run)) {
    for (const LaneRow& row : scene.layout.rows)
      if (row.lane.run == run) rows_.push_back(&row);
  }
  [[nodiscard]] bool in_view() const { return !rows_.empty(); }
  [[nodiscard]] float right() const { return rows_.front()->right; }

  [[nodiscard]] float y(LaneIndex lane) const {
    const LaneIndex first = rows_.front()->lane.lane;
    const auto last = static_cast<LaneIndex>(first + std::ssize(rows_) - 1);
    const LaneIndex near = strip_ ? first : std::clamp(lane, first, last);
    const LaneRow& row = *rows_[static_cast<std::size_t>(near - first)];
    const float away = strip_ ? 0 : static_cast<float>(lane - near) * row.row.h;
    return std::round(row.bar.y + row.bar.h + away);
  }

 private:
  bool strip_;
  std::vector<const LaneRow*> rows_;
};

/// Goes along the path of one run from the left edge of the view to the right.
class PathWalk {
 public:
  PathWalk(const TimelineScene& scene, const Explained& run, std::size_t index, WhyScene& into)
      : scene_(scene), run_(run), edges_(scene, index), into_(into) {
    line_.run = index;
  }

  void walk() {
    if (!edges_.in_view() || run_.parts() == 0) return;
    std::size_t part = run_.part_after(scene_.view.position(scene_.clip.x).t);
    // The part before may reach into the view by its turns.
    if (part > 0) --part;
    begin(part);
    while (part < run_.parts() && x(run_.begin(part)) <= right()) part = narrow(part) ? fold(part) : along(part);
    if (part == run_.parts()) finish();
    if (line_.points.size() > 1) into_.lines.push_back(std::move(line_));
  }

 private:
  [[nodiscard]] double right() const { return static_cast<double>(scene_.clip.x + scene_.clip.w); }
  [[nodiscard]] double x(Position at) const { return scene_.view.px(at); }
  [[nodiscard]] bool narrow(std::size_t part) const { return x(run_.end(part)) - x(run_.begin(part)) < kNarrowPart; }

  void to(double px, LaneIndex lane) { to_y(px, edges_.y(lane)); }
  void to_y(double px, float y) {
    const ImVec2 point{in_view(scene_, px), y};
    if (!line_.points.empty() && line_.points.back().x == point.x && line_.points.back().y == point.y) return;
    line_.points.push_back(point);
  }

  void begin(std::size_t part) {
    line_.begins = part == 0;
    if (part > 0) return to(x(run_.end(part - 1)), run_.lane(part - 1));
    const auto turns = run_.turns(0);
    const bool wide = !turns.empty() && x(run_.begin(0)) - x(turns.front().at) > kOneInstant;
    if (wide) to(x(turns.front().at), turns.front().lane);
    else to(x(run_.begin(0)), run_.lane(0));
  }

  /// From where the line is to another lane: at one instant straight, else over the lanes that lead there.
  void turn(std::size_t part, double px, LaneIndex lane) {
    if (px - static_cast<double>(line_.points.back().x) > kOneInstant && px >= static_cast<double>(scene_.clip.x)) {
      for (const timeline::Turn& turn : run_.turns(part)) {
        if (x(turn.at) > px) break;
        to_y(x(turn.at), line_.points.back().y);
        to(x(turn.at), turn.lane);
      }
    }
    to_y(px, line_.points.back().y);
    to(px, lane);
  }

  std::size_t along(std::size_t part) {
    const double left = x(run_.begin(part)), end = x(run_.end(part));
    turn(part, left, run_.lane(part));
    to(end, run_.lane(part));
    const float from = in_view(scene_, left);
    into_.parts.push_back({line_.run, part, {from, edges_.y(run_.lane(part)), in_view(scene_, end) - from, 1}});
    return part + 1;
  }

  /// All that end within the pixels after the begin of `part`: the lanes that they are on.
  std::size_t fold(std::size_t part) {
    const double left = x(run_.begin(part));
    std::size_t end = std::max(part + 1, run_.part_after(scene_.view.position(left + kNarrowPart).t));
    while (end > part + 1 && x(run_.end(end - 1)) - left >= 2 * kNarrowPart) --end;
    const timeline::LaneRange lanes = run_.lanes(part, end);
    turn(part, left, lanes.first);
    to(left, lanes.last);
    turn(end, x(run_.end(end - 1)), run_.lane(end - 1));
    return end;
  }

  /// The end of the run: where the path comes to the lane that ends it.
  void finish() {
    const auto turns = run_.turns(run_.parts());
    const auto last = std::find_if(turns.rbegin(), turns.rend(), [](const timeline::Turn& turn) { return turn.lane > 0; });
    if (last != turns.rend()) turn(run_.parts(), std::max(x(last->at), static_cast<double>(line_.points.back().x)), last->lane);
    line_.ends = true;
  }

  const TimelineScene& scene_;
  const Explained& run_;
  LaneEdges edges_;
  WhyScene& into_;
  PathLine line_;
};

void add_part_boxes(const Theme& theme, const TimelineScene& scene, const Explained& run, const PartsRow& row, WhyScene& into) {
  const auto right = static_cast<double>(scene.clip.x + scene.clip.w);
  const float pad = std::round(row.rect.h * 0.1F);
  const auto x = [&](Position at) { return scene.view.px(at); };
  std::size_t part = run.part_after(scene.view.position(scene.clip.x).t);
  while (part < run.parts() && x(run.begin(part)) <= right) {
    const double left = x(run.begin(part));
    std::size_t end = part + 1;
    if (x(run.end(part)) - left < kNarrowPart)
      end = std::max(end, run.part_after(scene.view.position(left + 2 * kNarrowPart).t));
    const float from = in_view(scene, left), to = in_view(scene, x(run.end(end - 1)));
    const float gap = to - from > theme.px(6) ? theme.px(1) : 0;
    into.boxes.push_back({row.run, part, end, {from, row.rect.y + pad, std::max(1.0F, to - from - gap), row.rect.h - 2 * pad}});
    part = end;
  }
}

/// Where the next bar of the lane begins that lasts; nothing: there is none.
std::optional<Position> next_bar(const timeline::Lane& lane, Position from) {
  auto span = std::ranges::partition_point(lane.spans, [&](const timeline::Span& one) { return one.begin < from; });
  while (span != lane.spans.end() && span->end.t <= from.t) ++span;
  return span == lane.spans.end() ? std::nullopt : std::optional(span->begin);
}

/// Behind the line; where there is no room, in its middle.
void place_spare_words(const Theme& theme, float right, SpareLine& line) {
  const float width = measure(theme.fonts.small, line.words);
  const float gap = theme.px(kBeforeSpare);
  if (line.right + gap + width <= right) line.words_x = line.right + gap;
  else if (width + 2 * gap <= line.right - line.left) line.words_x = line.left + (line.right - line.left - width) / 2;
  else line.words.clear();
}

void add_spare(const Model& model, const Theme& theme, const TimelineScene& scene, const LaneRow& row, WhyScene& into) {
  const RunView& run = model.runs[row.lane.run];
  const auto& all = run.explained->spare();
  const auto found = std::ranges::lower_bound(all, row.lane.lane, {}, &timeline::SpareEnd::lane);
  if (found == all.end() || found->lane != row.lane.lane) return;
  const auto x = [&](Position at) { return in_view(scene, scene.view.px(at)); };
  SpareLine line{row.lane, x(found->from) + theme.px(kAfterBar), x({found->until, 0}), row.bar.center_y(), {}, 0};
  if (const auto next = next_bar(run.timeline->lane(row.lane.lane), found->from))
    line.right = std::min(line.right, x(*next));
  if (line.right - line.left < theme.px(kShortestSpare)) return;
  line.words = spare_words(model, run, found->wait);
  place_spare_words(theme, row.right, line);
  into.spare.push_back(std::move(line));
}

/// Of a lane with very many the first that are wide enough to be seen.
void add_tied(const Model& model, const TimelineScene& scene, const LaneRow& row, WhyScene& into) {
  const auto& all = model.runs[row.lane.run].explained->tied();
  const auto x = [&](Position at) { return scene.view.px(at); };
  const auto begin = std::ranges::lower_bound(all, row.lane.lane, {}, &timeline::TiedWait::lane);
  const auto end = std::ranges::upper_bound(all, row.lane.lane, {}, &timeline::TiedWait::lane);
  const auto left = static_cast<double>(scene.clip.x);
  auto one = std::partition_point(begin, end, [&](const timeline::TiedWait& wait) { return x(wait.end) < left; });
  std::size_t looked_at = 0;
  for (; one != end && looked_at < kMostTied && x(one->begin) <= static_cast<double>(row.right); ++one, ++looked_at) {
    if (x(one->end) - x(one->begin) < kNarrowPart) continue;
    into.tied.push_back({row.lane, in_view(scene, x(one->begin)), in_view(scene, x(one->end)), std::round(row.bar.y + row.bar.h)});
  }
}

}  // namespace

bool WhyScene::has_spare(LaneRef lane) const {
  return std::ranges::any_of(spare, [&](const SpareLine& line) { return line.lane == lane; });
}

WhyScene make_why_scene(const Model& model, const Theme& theme, const TimelineScene& scene) {
  WhyScene why;
  if (model.axis == nullptr || model.study != player::Study::why) return why;
  for (const std::size_t run : scene.layout.runs) {
    if (const timeline::Explained* const explained = model.runs[run].explained)
      PathWalk(scene, *explained, run, why).walk();
  }
  for (const PartsRow& row : scene.layout.parts) {
    if (const timeline::Explained* const explained = model.runs[row.run].explained)
      add_part_boxes(theme, scene, *explained, row, why);
  }
  for (const LaneRow& row : scene.layout.rows) {
    if (scene.layout.is_strip(row.lane.run) || model.runs[row.lane.run].explained == nullptr) continue;
    add_spare(model, theme, scene, row, why);
    add_tied(model, scene, row, why);
  }
  return why;
}

}  // namespace ui
