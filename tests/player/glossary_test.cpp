// The moments of the glossary, opened in the player.
#include "lessons/glossary.hpp"

#include <gtest/gtest.h>

#include "lessons/stops.hpp"
#include "platform/paths.hpp"
#include "player/player.hpp"
#include "timeline/locate.hpp"

namespace {

namespace act = player::action;

TEST(GlossaryMoments, EveryOneOpensPausedAfterItsEvent) {
  const player::Library library = player::Library::load(platform::assets_folder());
  player::Player player(library, {}, text::Language::ko);
  for (const lessons::Term& term : library.glossary.terms()) {
    player.carry_out(act::OpenPlace{term.lesson, term.run, term});
    const player::Model model = player.model();
    ASSERT_EQ(model.lesson_id, term.lesson) << term.id;
    const player::RunView& run = model.runs.at(model.selected_run);
    EXPECT_EQ(run.id, term.run) << term.id;
    const auto event = lessons::find_event(term, *run.events);
    ASSERT_TRUE(event) << term.id;
    EXPECT_EQ(model.playhead, timeline::after_event(*run.timeline, *event)) << term.id;
    EXPECT_FALSE(model.playing);
    EXPECT_FALSE(model.narration.lead.empty()) << term.id;
  }
}

TEST(GlossaryMoments, AnUnknownPlaceDoesNothing) {
  const player::Library library = player::Library::load(platform::assets_folder());
  player::Player player(library, {}, text::Language::ko);
  player.open_lesson("gather");
  player.carry_out(act::OpenPlace{"nowhere", "gather", {}});
  EXPECT_EQ(player.model().lesson_id, "gather");
  player.carry_out(act::OpenPlace{"gather", "nowhere", {}});
  player.carry_out(act::OpenPlace{"gather", "gather", {"co.new", "nobody", 1}});
  EXPECT_EQ(player.model().playhead, timeline::Position{});
}

}  // namespace
