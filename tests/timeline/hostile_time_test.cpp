// Times at the border of what a trace can hold: 2^63 - 1 nanoseconds, delays of 1e308 seconds, and sums of both.
#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "program.hpp"
#include "text/words.hpp"
#include "timeline/axis.hpp"
#include "timeline/build.hpp"
#include "timeline/locate.hpp"
#include "timeline/moment.hpp"
#include "timeline/narration.hpp"
#include "timeline/playback.hpp"
#include "timeline/text_view.hpp"
#include "timeline/time_scale.hpp"

namespace timeline {
namespace {

using testing::Program;

const text::Words& words_in(text::Language language) {
  static const text::Words ko = text::Words::load(COROSCOPE_SOURCE_DIR "/assets/text", text::Language::ko);
  static const text::Words en = text::Words::load(COROSCOPE_SOURCE_DIR "/assets/text", text::Language::en);
  return language == text::Language::ko ? ko : en;
}

/// Tasks that begin to sleep at `began`, each for one of the delays; the last event is at Nanos::max().
struct Sleepers {
  explicit Sleepers(const std::vector<double>& delays, Nanos began = 0s) {
    auto& r = program.recorder;
    r.stamp(began, 0);
    const trace::Id code = r.code("work", 1);
    for (std::size_t i = 0; i < delays.size(); ++i) {
      const trace::Id co = r.co_new({}, code);
      const trace::Id task = r.task_new({}, co);
      r.task_start({task, co, 1}, {});
      r.co_start(task, co, 0, 1);
      r.suspend_sleep({task, co, 2}, r.text("sleep"), delays[i]);
    }
    slept = program.events().list.size();
    r.stamp(Nanos::max(), 1);
    r.task_ready(1, {trace::Cause::Kind::timer, 1});
    r.task_resume({1, 1, 2}, {trace::Cause::Kind::timer, 1});
    r.print({1, 1, 3}, r.text("at last"));
    r.end(trace::Why::ok);
    timeline = build(program.events());
  }
  [[nodiscard]] Moment asleep() const {
    return moment_at(timeline, program.decoded, after_event(timeline, static_cast<std::uint32_t>(slept) - 1));
  }
  Program program;
  std::size_t slept = 0;
  Timeline timeline;
};

TEST(HostileTime, TheTimelineReachesTheLastNanosecond) {
  const Sleepers run({1e308});
  EXPECT_EQ(run.timeline.total, Nanos::max());
  EXPECT_EQ(run.timeline.lanes.at(1).spans.back().end.t, Nanos::max());
}

TEST(HostileTime, TimersAreInOrderOfTheirDueTimes) {
  const Sleepers run({1e308, 1, 1e10, std::numeric_limits<double>::infinity(), 2, -1e308}, 5s);
  std::vector<double> due;
  for (const TimerMoment& timer : run.asleep().timers) due.push_back(timer.due.in_seconds());
  EXPECT_EQ(due, (std::vector<double>{5, 6, 7, 1e10 + 5, 1e308, std::numeric_limits<double>::infinity()}));
}

TEST(HostileTime, ATimerBeyondTheClockIsNamedWithItsOwnTime) {
  const Sleepers run({1e10});
  Timeline cut = run.timeline;
  cut.instants.pop_back();  // as if nothing followed
  const Moment moment = moment_at(cut, run.program.decoded, {1s, 0});
  const Sentence said = narrate(cut, run.program.decoded, moment, words_in(text::Language::en));
  EXPECT_NE((said.lead + said.rest).find("10,000,000,000 s"), std::string::npos) << said.lead << said.rest;
}

TEST(HostileTime, NarrationIsShortAndNeverNegative) {
  const Sleepers run({1e308, 1e10, 5e-324});
  for (const auto language : {text::Language::ko, text::Language::en}) {
    for (std::uint32_t i = 0; i < run.program.decoded.list.size(); ++i) {
      const Moment moment = moment_at(run.timeline, run.program.decoded, after_event(run.timeline, i));
      const Sentence said = narrate(run.timeline, run.program.decoded, moment, words_in(language));
      EXPECT_LT(said.lead.size() + said.rest.size(), 300U) << said.lead;
      EXPECT_EQ((said.lead + said.rest).find('-'), std::string::npos) << said.lead << said.rest;
    }
  }
}

TEST(HostileTime, BothAxesComeBackFromTheLastNanosecond) {
  const Sleepers run({1e308});
  const std::array runs{&run.timeline};
  for (const auto kind : {AxisKind::time, AxisKind::steps}) {
    const Axis axis(kind, runs);
    EXPECT_EQ(axis.position(axis.end()).t, Nanos::max());
    EXPECT_EQ(axis.position(1e308).t, Nanos::max());
    EXPECT_EQ(axis.at({Nanos::max(), Position::kAll}), axis.end());
    for (double share = 0; share <= 1; share += 0.0625) {
      const Position at = axis.position(axis.end() * share);
      EXPECT_GE(at.t, 0s);
      EXPECT_NEAR(axis.at(at), axis.end() * share, axis.end() * 1e-9 + 0.5);
    }
  }
}

TEST(HostileTime, PlaybackOfTwoHundredNinetyTwoYearsTakesSecondsAndEndsAtTheEnd) {
  const Sleepers run({1e308});
  const std::array runs{&run.timeline};
  Playback playback;
  playback.set_axis({AxisKind::time, runs});
  for (const double speed : {Playback::kMinSpeed, 1.0, Playback::kMaxSpeed, 1e308}) {
    playback.set_speed(speed);
    playback.seek({});
    playback.play();
    Position last;
    int frames = 0;
    for (; playback.playing() && frames < 10'000; ++frames) {
      playback.advance(0.1);
      EXPECT_GE(playback.position(), last);
      last = playback.position();
    }
    EXPECT_FALSE(playback.playing());
    EXPECT_EQ(playback.position().t, Nanos::max());
  }
  playback.seek({});
  playback.play();
  playback.advance(std::numeric_limits<double>::infinity());
  EXPECT_EQ(playback.position().t, Nanos::max());
}

TEST(HostileTime, TheTextChartFitsItsColumns) {
  const Sleepers run({1e308, 1e10});
  for (const auto language : {text::Language::ko, text::Language::en}) {
    for (const std::size_t columns : {20U, 40U, 80U, 200U}) {
      const std::array runs{TextRun{"p.py", &run.program.decoded, &run.timeline, false}};
      for (const Position playhead : {Position{1s, 0}, Position{Nanos::max(), Position::kAll}}) {
        for (const TextLine& line : text_lanes(runs, words_in(language), {columns, playhead})) {
          EXPECT_LE(columns_of(line), columns) << painted(line);
        }
      }
      const std::string totals = plain_text(text_totals(runs, words_in(language)));
      EXPECT_NE(totals.find("9,223,372,036.855"), std::string::npos) << totals;
    }
  }
}

TEST(HostileTime, AChartDoesNotCutANumber) {
  const Sleepers run({1e308});
  const std::array runs{TextRun{"p.py", &run.program.decoded, &run.timeline, false}};
  for (std::size_t columns = 20; columns < 90; ++columns) {
    const std::string lines = plain_text(text_lanes(runs, words_in(text::Language::en), {.columns = columns}));
    const std::string header = lines.substr(lines.find('\n') + 1, lines.find('\n', lines.find('\n') + 1));
    const bool has_digits = header.substr(0, header.find('\n')).find_first_of("0123456789") != std::string::npos;
    const bool whole = header.find("9,223,372,036.855 s") != std::string::npos;
    EXPECT_EQ(has_digits, whole) << columns << "\n" << lines;
  }
}

TEST(HostileTime, TicksEndAtAnyZoomOfAnyLength) {
  for (const double limit : {1e-9, 1.0, 3.0, 1e9, 9'223'372'036.854776, 1e15}) {
    for (const float share : {0.0F, 0.5F, 1.0F}) {
      TimeScale scale = TimeScale::fit(limit, 0, 1000);
      for (int notch = 0; notch < 120; ++notch) {
        scale = scale.zoomed(2, 1000 * share);
        const std::vector<Tick> ticks = scale.ticks(64);
        ASSERT_LE(ticks.size(), 18U);
        for (std::size_t i = 1; i < ticks.size(); ++i) ASSERT_GT(ticks[i].at, ticks[i - 1].at);
      }
      EXPECT_GE(scale.span(), std::min(limit, 1e-9) * 0.999);
      // A pixel to the right is later.
      EXPECT_LT(scale.to_axis(500), scale.to_axis(501));
    }
  }
}

}  // namespace
}  // namespace timeline
