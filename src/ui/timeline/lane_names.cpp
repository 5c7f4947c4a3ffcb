#include "ui/timeline/lane_names.hpp"

#include <algorithm>
#include <vector>

#include "timeline/labels.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

constexpr float kIndent = 14;
constexpr int kDeepestIndent = 8;

}  // namespace

float lane_indent(const Theme& theme, const timeline::Lane& lane) {
  return theme.px(kIndent * static_cast<float>(std::clamp(lane.depth, 0, kDeepestIndent)));
}

// Not all names are measured in each frame, only the few with the most characters.
float widest_name(const Model& model, const Theme& theme, const ImFont* font) {
  struct Candidate {
    float guess;
    const timeline::Lane* lane;
  };
  std::vector<Candidate> candidates;
  for (const std::size_t run : model.visible_runs()) {
    if (model.runs[run].timeline == nullptr) continue;
    for (const timeline::Lane& lane : model.runs[run].timeline->lanes) {
      const float letters = static_cast<float>(lane.label.size()) * font->FontSize * 0.5F;
      candidates.push_back({letters + lane_indent(theme, lane), &lane});
    }
  }
  static constexpr std::size_t kMeasured = 12;
  const std::size_t count = std::min(kMeasured, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count), candidates.end(),
                    [](const Candidate& a, const Candidate& b) { return a.guess > b.guess; });
  float widest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const timeline::Lane& lane = *candidates[i].lane;
    widest = std::max(widest, lane_indent(theme, lane) + measure(font, timeline::lane_label(lane, *model.words)));
  }
  return widest;
}

std::string shortened_name(const ImFont* font, const std::string& label, float width) {
  const std::string_view number = timeline::label_number(label);
  if (number.empty()) return shorten(font, label, width);
  const std::string_view name = std::string_view(label).substr(0, label.size() - number.size());
  return shorten(font, name, width - measure(font, number)) + std::string(number);
}

}  // namespace ui
