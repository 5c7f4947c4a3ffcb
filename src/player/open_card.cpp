#include "player/open_card.hpp"

#include <array>

#include "lessons/stops.hpp"
#include "text/words.hpp"
#include "timeline/build.hpp"

namespace player {

OpenCard open_card(const lessons::Catalogue& catalogue, const lessons::Card& card, text::Language language) {
  OpenCard open;
  open.card = &card;
  open.lesson = catalogue.find(card.lesson);  // both exist: the catalogue was checked
  open.run_index = open.lesson->run(card.run).value();
  open.run = record_run(*open.lesson, open.run_index, open.lesson->defaults(), language);
  const timeline::Timeline& timeline = open.run.timeline;
  const auto kind = timeline.total.count() > 0 ? timeline::AxisKind::time : timeline::AxisKind::steps;
  open.axis = std::make_unique<timeline::Axis>(kind, std::array{&timeline});
  const auto event = lessons::find_event(card, open.run.events);
  open.at = event ? timeline::after_event(timeline, *event) : timeline.end;
  return open;
}

std::string sentence_of(const OpenCard& card, text::Language language) {
  const auto seconds = [language](timeline::Nanos t) { return text::seconds(timeline::in_seconds(t), language); };
  return text::filled(card.card->sentence.in(language),
                      {{"total", seconds(card.run.timeline.total)}, {"t", seconds(card.at.t)}}, language);
}

}  // namespace player
