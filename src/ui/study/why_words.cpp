#include "ui/study/why_words.hpp"

#include <algorithm>

#include "timeline/explained.hpp"
#include "timeline/labels.hpp"
#include "timeline/voice.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

timeline::Voice why_voice(const Model& model, const RunView& run) {
  return {*run.timeline, *run.events, *model.words, run.lines()};
}

/// The first of `all` that fits.
std::string first_fitting(std::initializer_list<std::string> all, const ImFont* font, float width) {
  const auto* const found = std::ranges::find_if(all, [&](const std::string& one) { return measure(font, one) <= width; });
  return found == all.end() ? "" : *found;
}

/// Its words as a sentence, without the full stop. A name at the beginning stays as it is.
std::string why_sentence(const Model& model, const timeline::Voice& voice, const timeline::Statement& said) {
  std::string words = voice.words(said);
  const bool named = (*model.words)[said.key].starts_with('{');
  if (!named && !words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

/// The part without its name, behind words that have named it.
timeline::Statement without_its_name(timeline::Statement said) {
  said.key = "why.it" + said.key.substr(sizeof("why.part") - 1);
  return said;
}

}  // namespace

std::string brief_total(const Model& model, const RunView& run, const ImFont* font, float width) {
  const timeline::Voice voice = why_voice(model, run);
  const std::string time = voice.time(run.explained->path().total);
  const std::string parts =
      (*model.words)("why.short.total_parts", {{"t", time}, {"n", std::to_string(run.explained->parts())}});
  return first_fitting({voice.words(run.explained->brief()), run.explained->parts() > 1 ? parts : time, time}, font, width);
}

std::string part_box_words(const Model& model, const RunView& run, std::size_t part, const ImFont* font, float width) {
  const timeline::Voice voice = why_voice(model, run);
  const timeline::LaneIndex lane = run.explained->lane(part);
  const std::string name = lane > 0 ? timeline::lane_name(run.timeline->lane(lane)) : "";
  const std::string time = voice.time(run.explained->part(part).length());
  return first_fitting({name.empty() ? time : name + "  " + time, time}, font, width);
}

std::string spare_words(const Model& model, const RunView& run, std::uint32_t wait) {
  const auto& spare = run.explained->path().waits[wait].spare;
  if (!spare) return (*model.words)["why.spare_any"];
  return (*model.words)("why.spare", {{"t", why_voice(model, run).time(*spare)}});
}

std::string part_words(const Model& model, const RunView& run, std::size_t part) {
  const timeline::Voice voice = why_voice(model, run);
  const timeline::Statement said = run.explained->why().part(part);
  const auto led = part == 0 ? std::nullopt : run.explained->why().before(part);
  const std::string before = led ? why_sentence(model, voice, *led) : "";
  if (before.empty()) return (*model.words)("why.said", {{"said", why_sentence(model, voice, said)}});
  const bool named = led->about.co == said.about.co;
  return (*model.words)("why.said_after",
                        {{"before", before}, {"said", why_sentence(model, voice, named ? without_its_name(said) : said)}});
}

std::string gain_words(const Model& model, const RunView& run, std::size_t part) {
  const std::uint32_t wait = run.explained->part(part).wait;
  if (wait >= run.explained->path().waits.size()) return "";
  const timeline::Voice voice = why_voice(model, run);
  return (*model.words)("why.said", {{"said", why_sentence(model, voice, run.explained->why().what_if(wait))}});
}

std::string aside_words(const Model& model, const RunView& run) {
  const timeline::Voice voice = why_voice(model, run);
  const timeline::Why& why = run.explained->why();
  for (const auto& said : {run.explained->unfinished(), run.explained->equal()})
    if (said) return voice.words(*said);
  if (run.explained->spare().empty()) return "";
  const std::uint32_t wait = run.explained->spare().front().wait;
  return (*model.words)("why.of", {{"co", voice.name(why.place(run.explained->path().waits[wait]).lane)},
                                   {"said", voice.words(why.what_if(wait))}});
}

}  // namespace ui
