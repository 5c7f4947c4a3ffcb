#include "timeline/voice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "timeline/labels.hpp"

namespace timeline {
namespace {

constexpr std::size_t kLongestText = 60;  // bytes
constexpr std::size_t kMostNames = 3;
constexpr std::size_t kMostLinks = 40;  // of an await chain
constexpr std::size_t kLargestWord = 10;  // larger numbers are written in digits

}  // namespace

std::string Voice::words(const Statement& statement) const {
  const Statement said = in_shown_lines(statement, lines_);
  return said.key.empty() ? "" : words_(said.key, arguments(said.about));
}

Sentence Voice::sentence(const Statement& statement) const {
  const Statement said = in_shown_lines(statement, lines_);
  const text::Arguments filled = arguments(said.about);
  const std::string& rest = said.rest.empty() ? said.key : said.rest;
  return {words_(said.key + ".lead", filled), words_(rest + ".rest", filled)};
}

text::Arguments Voice::arguments(const About& about) const {
  return {{"co", name(about.co)},
          {"other", name(about.other)},
          {"by", name(about.by)},
          {"names", names(about.all)},
          {"chain", chain(about.all)},
          {"number", number("number", about.number)},
          {"all", number("all", about.number)},
          {"most", number("number", about.most)},
          {"n", std::to_string(about.number)},
          {"t", time(about.t)},
          {"delay", delay(about.delay)},
          {"seconds", fmt::format("{}", about.delay)},
          {"line", std::to_string(about.line)},
          {"call", text(about.call)},
          {"exc", about.exc != 0 ? text(about.exc) : words_["narration.some_exception"]},
          {"text", excerpt(about.text)},
          {"value", text(about.text)},
          {"sum", about.sum}};
}

std::string Voice::name(LaneIndex lane) const {
  return lane == kNoLane ? words_["narration.program"] : lane_label(timeline_, lane, words_);
}

std::string Voice::chain(std::span<const LaneIndex> lanes) const {
  std::string all;
  for (const LaneIndex lane : lanes.first(std::min(lanes.size(), kMostLinks))) all += (all.empty() ? "" : " → ") + name(lane);
  return lanes.size() > kMostLinks ? all + " → …" : all;
}

std::string Voice::task(trace::Id id) const {
  return name(timeline_.root_of(id));
}

std::string Voice::names(std::span<const LaneIndex> lanes) const {
  std::string all;
  for (std::size_t k = 0; k < std::min(lanes.size(), kMostNames); ++k) all += (k == 0 ? "" : ", ") + name(lanes[k]);
  if (lanes.size() <= kMostNames) return all;
  return words_("narration.and_more", {{"names", all}, {"n", std::to_string(lanes.size() - kMostNames)}});
}

std::string Voice::excerpt(trace::TextId id) const {
  const std::string_view whole = events_.text(id);
  std::size_t cut = std::min(whole.size(), kLongestText);
  while (cut < whole.size() && cut > 0 && (static_cast<unsigned char>(whole[cut]) & 0xC0U) == 0x80U) --cut;
  std::string out(whole.substr(0, cut));
  if (cut < whole.size()) out += "…";
  std::ranges::replace_if(
      out, [](char c) { return static_cast<unsigned char>(c) < 0x20U; }, ' ');
  return out;
}

std::string Voice::time(const Due& due) const { return text::seconds(due.in_seconds(), words_.language()); }

std::string Voice::delay(double seconds) const { return text::short_seconds(seconds, words_.language()); }

std::string Voice::number(std::string_view table, std::size_t n) const {
  const std::string digits = std::to_string(n);
  const bool has_word = n >= (table == "all" ? 2U : 1U) && n <= kLargestWord;
  return words_(fmt::format("narration.{}.{}", table, has_word ? digits : "many"), {{"n", digits}});
}

}  // namespace timeline
