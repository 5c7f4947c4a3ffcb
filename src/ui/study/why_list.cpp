#include "ui/study/why_list.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "timeline/explained.hpp"
#include "timeline/voice.hpp"
#include "ui/study/why_words.hpp"

namespace ui {
namespace {

constexpr std::size_t kPartsChunk = 50;      // parts; those of the playhead's chunk and of its neighbours are listed
constexpr std::size_t kMostOtherWaits = 50;

using ItemKind = WhyItem::Kind;

class WhyList {
 public:
  WhyList(const Model& model, const RunView& run)
      : model_(model), run_(run), explained_(*run.explained), voice_(*run.timeline, *run.events, *model.words, run.lines()) {}

  std::vector<WhyItem> all() && {
    add_first();
    add_parts();
    add_others();
    if (!explained_.path().waits.empty()) add(ItemKind::note, (*model_.words)["why.line.order"]);
    return std::move(items_);
  }

 private:
  void add(ItemKind kind, std::string lead, std::string rest = {}, std::size_t index = 0) {
    items_.push_back({kind, index, std::move(lead), std::move(rest)});
  }

  /// What has to be said of all of it.
  void add_first() {
    const auto& more = explained_.unfinished() ? explained_.unfinished() : explained_.equal();
    if (more) add(ItemKind::note, voice_.words(*more));
    if (explained_.parts() == 0) add(ItemKind::note, (*model_.words)["why.no_waits"]);
  }

  void add_parts() {
    const std::size_t count = explained_.parts();
    const std::size_t now = std::min(explained_.part_at(model_.playhead).value_or(0), count);
    const std::size_t first = now / kPartsChunk * kPartsChunk < kPartsChunk ? 0 : now / kPartsChunk * kPartsChunk - kPartsChunk;
    const std::size_t end = std::min(count, first + 3 * kPartsChunk);
    if (first > 0) add(ItemKind::note, (*model_.words)("why.earlier", {{"n", std::to_string(first)}}));
    for (std::size_t part = first; part < end; ++part)
      add(ItemKind::part, part_words(model_, run_, part), gain_words(model_, run_, part), part);
    if (end < count) add(ItemKind::note, (*model_.words)("why.later", {{"n", std::to_string(count - end)}}));
  }

  /// Waits that are not on the path.
  void add_others() {
    const auto is_other = [&](const timeline::WhyRow& row) {
      return std::ranges::none_of(row.waits, [&](std::uint32_t wait) { return explained_.path().waits[wait].on_path; });
    };
    std::size_t shown = 0;
    for (const timeline::WhyRow& row : explained_.rows()) {
      if (!is_other(row)) continue;
      if (++shown > kMostOtherWaits) break;
      if (shown == 1) add(ItemKind::heading, (*model_.words)["why.others"]);
      const timeline::Wait& wait = explained_.path().waits[row.waits.front()];
      add(ItemKind::wait, (*model_.words)(row_key(row, wait), {{"co", voice_.name(row.place.lane)}, {"t", voice_.time(wait.length())}}),
          voice_.words(row.said) + ".", row.waits.front());
    }
  }
  const char* row_key(const timeline::WhyRow& row, const timeline::Wait& wait) const {
    return row.place.line != 0 ? "why.other.wait" : explained_.why().is_limit(wait) ? "why.other.limit" : "why.other.timer";
  }

  const Model& model_;
  const RunView& run_;
  const timeline::Explained& explained_;
  timeline::Voice voice_;
  std::vector<WhyItem> items_;
};

}  // namespace

std::string WhyItem::name() const { return fmt::format("why/{}/{}", kind == ItemKind::part ? "part" : "wait", index); }

std::string why_title(const Model& model, const RunView& run) {
  if (run.explained == nullptr) return (*model.words)["pane.why"];
  const timeline::Voice voice(*run.timeline, *run.events, *model.words);
  return (*model.words)(run.explained->unfinished() ? "why.title_unfinished" : "why.title",
                        {{"t", voice.time(run.explained->path().total)}});
}

std::string why_total(const Model& model, const RunView& run) {
  if (run.explained == nullptr) return "";
  return timeline::Voice(*run.timeline, *run.events, *model.words, run.lines()).words(run.explained->total());
}

std::vector<WhyItem> why_items(const Model& model, const RunView& run) {
  if (run.explained == nullptr) return {{ItemKind::note, 0, (*model.words)["why.no_recording"], ""}};
  return WhyList(model, run).all();
}

}  // namespace ui
