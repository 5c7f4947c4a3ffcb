#include "predict/asked.hpp"

#include <algorithm>
#include <cstdint>

#include "text/columns.hpp"

namespace predict::detail {
namespace {

constexpr std::size_t kWidest = 56;  // columns of a line of output

}  // namespace

std::string Asked::told(const Side& of, Position when) const {
  if (when == Position{}) return "";  // nothing has run
  const timeline::Moment then = timeline::moment_at(*of.timeline, *of.events, when);
  const timeline::Sentence said = timeline::narrate(*of.timeline, *of.events, then, words, of.lines());
  return said.rest.empty() ? said.lead : said.lead + " " + said.rest;
}

std::string Asked::happened(Position when) const {
  const timeline::Moment then = timeline::moment_at(timeline(), events(), when);
  return timeline::narrate(timeline(), events(), then, words, side().lines()).lead;
}

Option right(std::string text, Meaning means, double rank) {
  return {{.text = std::move(text), .right = true, .idea = "", .name = "", .reply = "", .means = std::move(means)},
          rank};
}

Option wrong(const Asked& asked, std::string_view idea, std::string text, Meaning means, double rank,
             text::Arguments arguments) {
  arguments.emplace_back("said", text);
  const std::string named(idea);
  std::string type(lessons::name(asked.ask.type));
  if (asked.ask.type == Type::whatif) type = "FIN";
  std::ranges::transform(type, type.begin(), [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  return {{.text = std::move(text),
           .right = false,
           .idea = named,
           .name = asked.words["predict.idea." + named],
           .reply = asked.words("predict.reply." + type + "." + named, arguments),
           .means = std::move(means)},
          rank};
}

double any_rank(const Asked& asked, std::string_view name) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const std::string_view part : {std::string_view(asked.ask.id), name}) {
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return hash;
}

LaneIndex lane_named(const timeline::Timeline& timeline, std::string_view name, int nth) {
  std::vector<LaneIndex> found;
  for (std::size_t k = 1; k < timeline.lanes.size(); ++k) {
    if (timeline.lanes[k].name == name) found.push_back(static_cast<LaneIndex>(k));
  }
  std::ranges::sort(found, {}, [&](LaneIndex lane) { return timeline.lane(lane).id; });
  const auto index = static_cast<std::size_t>(nth - 1);
  return index < found.size() ? found[index] : kNoLane;
}

std::string output_text(const Asked& asked, const timeline::Output& output) {
  const std::string text = text::without_controls(output.text);
  if (text.find_first_not_of(' ') == std::string::npos) return asked.words["predict.choice.empty_line"];
  return text::cut_to_columns(text, kWidest);
}

std::string printed(const Asked& asked, const timeline::Output& output) {
  const bool module = output.lane == kNoLane;
  return asked.words(
      module ? "predict.fact.prints_module" : "predict.fact.prints",
      {{"co", asked.name(output.lane)}, {"text", output_text(asked, output)}, {"t", asked.time(output.at.t)}});
}

}  // namespace predict::detail
