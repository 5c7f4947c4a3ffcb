#include "timeline/text_view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>

#include "text/columns.hpp"
#include "timeline/golden.hpp"
#include "timeline/program.hpp"
#include "timeline/text_time.hpp"

namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::ElementsAreArray;
using testing::HasSubstr;
using testing::Not;
using timeline::Nanos;
using timeline::Position;
using timeline::Ink;
using timeline::TextOptions;
using timeline::TextPiece;
using timeline::TextRun;
using timeline::testing::Golden;
using namespace std::chrono_literals;

text::Words words(text::Language language) {
  return text::Words::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets" / "text", language);
}

TextRun run_of(const Golden& golden, const std::string& title) { return {title, &golden.events, &golden.timeline}; }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> lanes(std::span<const TextRun> runs, const TextOptions& options,
                               text::Language language = text::Language::en) {
  return lines_of(timeline::plain_text(timeline::text_lanes(runs, words(language), options)));
}

}  // namespace

TEST(TextView, ALaneShowsWhatItsCoroutineDoes) {
  const Golden golden("gather");
  const TextRun run = run_of(golden, "gather");
  EXPECT_THAT(lanes({&run, 1}, {.columns = 60}),
              ElementsAreArray({"time          0.0 s  0.5 s   1.0 s  1.5 s  2.0 s   2.5 s",
                                "gather        ╞══════════════════ 3.0 s ══════════════════╡",
                                "thread        █·················· free ···················█",
                                "main          █░░░░░░░░░░░░░ await gather(3) ░░░░░░░░░░░░░█✓",
                                "  call_api(1) █░░░░░░░░░░░░░░░░ sleep 3 s ░░░░░░░░░░░░░░░░█✓",
                                "  call_api(2) █░░░░░░░░░░░░░░░░ sleep 3 s ░░░░░░░░░░░░░░░░█✓",
                                "  call_api(3) █░░░░░░░░░░░░░░░░ sleep 3 s ░░░░░░░░░░░░░░░░█✓"}));
}

/// A program of one coroutine in one task, from its first step on.
struct Beat {
  Beat() {
    r.stamp(0s, 1);
    r.task_start({task, co, 1}, {});
    r.co_start(task, co, 0, 1);
  }
  /// Its lane, in a chart of so many columns.
  std::string lane(std::size_t columns) {
    r.co_end({task, co}, trace::How::returned);
    r.task_end(task, trace::How::returned);
    r.end(trace::Why::ok);
    const trace::Events& events = program.events();
    const timeline::Timeline timeline = timeline::build(events);
    const TextRun run{"run", &events, &timeline};
    return lanes({&run, 1}, {.columns = columns}).back();
  }

  timeline::testing::Program program;
  trace::Recorder& r = program.recorder;
  trace::Id co = r.co_new({0, 0, 5}, r.code("beat", 1));
  trace::Id task = r.task_new({0, 0, 5}, co);
};

/// It waits 300 times for 0.1 s, or holds the thread so often (u03_heartbeat300, u04_blocked300).
std::string lane_of_300(bool holds, std::size_t columns) {
  Beat beat;
  trace::Recorder& r = beat.r;
  for (std::uint32_t i = 1; i <= 300; ++i) {
    if (holds) r.block_begin({beat.task, beat.co, 3}, 0.1);
    else r.suspend_sleep({beat.task, beat.co, 3}, r.text("sleep"), 0.1);
    r.stamp(i * 100ms, i + 1);
    if (holds) {
      r.block_end({beat.task, beat.co, 3});
    } else {
      r.task_ready(beat.task, {trace::Cause::Kind::timer, i});
      r.task_resume({beat.task, beat.co, 3}, trace::Cause{trace::Cause::Kind::timer, i});
    }
  }
  return beat.lane(columns);
}

std::size_t count_of(const std::string& line, std::string_view character) {
  std::size_t count = 0;
  for (std::size_t at = line.find(character); at != std::string::npos; at = line.find(character, at + 1)) ++count;
  return count;
}

TEST(TextView, ThreeHundredSleepsAreALaneThatWaits) {
  for (const std::size_t columns : {40U, 80U, 120U, 250U}) {
    const std::string line = lane_of_300(false, columns);
    EXPECT_GE(count_of(line, "░"), columns - 12) << line;
    EXPECT_LE(count_of(line, "█"), 1U) << line;
  }
}

TEST(TextView, ThreeHundredBlocksAreALaneThatIsBlocked) {
  for (const std::size_t columns : {40U, 80U, 120U, 250U}) {
    const std::string line = lane_of_300(true, columns);
    EXPECT_GE(count_of(line, "▓"), columns - 12) << line;
    EXPECT_LE(count_of(line, "█"), 1U) << line;
  }
}

TEST(TextView, AColumnHasTheStateThatTakesMostOfIt) {
  // Of each second 0.3 s held, 0.7 s waiting; a column is a second or more.
  Beat beat;
  trace::Recorder& r = beat.r;
  for (std::uint32_t i = 0; i < 60; ++i) {
    r.block_begin({beat.task, beat.co, 3}, 0.3);
    r.stamp(i * 1s + 300ms, 2 * i + 1);
    r.block_end({beat.task, beat.co, 3});
    r.suspend_sleep({beat.task, beat.co, 4}, r.text("sleep"), 0.7);
    r.stamp((i + 1) * 1s, 2 * i + 2);
    r.task_resume({beat.task, beat.co, 4}, trace::Cause{trace::Cause::Kind::timer, i + 1});
  }
  const std::string line = beat.lane(50);
  EXPECT_GE(count_of(line, "░"), 38U) << line;
  EXPECT_EQ(count_of(line, "▓"), 0U) << line;
}

/// That run on the real clock: nothing is on time.
struct RealRun {
  RealRun() {
    trace::Recorder r(*trace, "test", "test.py", "real");
    const trace::Id co = r.co_new({0, 0, 5}, r.code("main", 1));
    const trace::Id task = r.task_new({0, 0, 5}, co);
    r.stamp(412us, 1);
    r.task_start({task, co, 1}, {});
    r.co_start(task, co, 0, 1);
    r.suspend_sleep({task, co, 3}, r.text("sleep"), 3);
    r.stamp(3'002'137us, 2);
    r.task_resume({task, co, 3}, trace::Cause{trace::Cause::Kind::timer, 1});
    r.print({task, co, 4}, r.text("done"));
    r.co_end({task, co}, trace::How::returned);
    r.task_end(task, trace::How::returned);
    r.end(trace::Why::ok);
    r.flush();
    events = trace::decode(*trace);
    timeline = timeline::build(events);
  }
  std::unique_ptr<trace::Trace> trace = std::make_unique<trace::Trace>();
  trace::Events events;
  timeline::Timeline timeline;
};

TEST(TextView, TimesOfARealClockAreRoundedToWhatAPersonReads) {
  const RealRun real;
  const TextRun run{"run", &real.events, &real.timeline};
  const auto in = words(text::Language::en);
  EXPECT_THAT(timeline::plain_text(timeline::text_totals({&run, 1}, in)), HasSubstr("  3.0 s\n"));
  EXPECT_THAT(timeline::plain_text(timeline::text_output(run, in, {})), HasSubstr("  3.0 s  done\n"));
  EXPECT_THAT(lanes({&run, 1}, {.columns = 60})[1], HasSubstr(" 3.0 s "));
  EXPECT_EQ(timeline::time_text(run, 412us, text::Language::en), "0.0 s");
  EXPECT_EQ(timeline::time_text(run, 1'449'999us, text::Language::ko), "1.4초");
}

TEST(TextView, AShortRunOnARealClockHasTwoDigits) {
  RealRun real;
  const TextRun run{"run", &real.events, &real.timeline};
  real.timeline.total = 34'217us;
  EXPECT_EQ(timeline::time_text(run, real.timeline.total, text::Language::en), "0.034 s");
  EXPECT_EQ(timeline::time_text(run, 9'951us, text::Language::en), "0.01 s");
}

TEST(TextView, TimesOfAVirtualClockAreExact) {
  const Golden golden("gather");
  EXPECT_EQ(timeline::time_text(run_of(golden, ""), 1'234'567us, text::Language::en), "1.235 s");
}

TEST(TextView, RunsShareOneRulerAndTellWhatIsSaved) {
  Golden slow("seq");
  const Golden fast("gather");
  slow.timeline.printed = fast.timeline.printed;  // as if they did the same
  const std::vector<TextRun> runs{run_of(slow, "seq"), run_of(fast, "gather")};
  const auto lines = lanes(runs, {});
  ASSERT_EQ(lines.size(), 1 + 1 + slow.timeline.lanes.size() + 1 + fast.timeline.lanes.size());
  EXPECT_THAT(lines[1], AllOf(HasSubstr("9.0 s"), Not(HasSubstr("saved"))));
  EXPECT_THAT(lines[2 + slow.timeline.lanes.size()], AllOf(HasSubstr("3.0 s"), HasSubstr("6.0 s saved")));
}

TEST(TextView, NoLineIsWiderThanItsTerminal) {
  for (const auto language : {text::Language::ko, text::Language::en}) {
    for (const char* name : {"gather", "block", "nested", "agen", "timeout", "unawaited", "plain_block", "pcqueue"}) {
      const Golden golden(name);
      const TextRun run = run_of(golden, "실행 하나의 이름");
      for (std::size_t columns = 20; columns <= 150; columns += 7) {
        for (const std::string& line : lanes({&run, 1}, {.columns = columns}, language)) {
          ASSERT_LE(text::columns(line), columns) << name << ": " << line;
        }
        for (const timeline::TextLine& line : timeline::text_legend({&run, 1}, words(language), {.columns = columns})) {
          if (columns >= 40) {
            ASSERT_LE(timeline::columns_of(line), columns) << name;
          }
        }
      }
    }
  }
}

TEST(TextView, AHangulSyllableKeepsItsColumnsStraight) {
  const Golden golden("gather");
  const TextRun run = run_of(golden, "모아서");
  const auto korean = lanes({&run, 1}, {.columns = 60}, text::Language::ko);
  const std::string bar = "█░░░";
  const std::size_t first = text::columns(korean[3].substr(0, korean[3].find(bar)));
  for (std::size_t i = 3; i < korean.size(); ++i) {
    EXPECT_EQ(text::columns(korean[i].substr(0, korean[i].find(bar))), first) << korean[i];
  }
  EXPECT_EQ(text::columns(korean[2].substr(0, korean[2].find("█"))), first) << korean[2];
}

TEST(TextView, WhatLiesBehindThePlayheadHasNotHappened) {
  const Golden golden("gather");
  const TextRun run = run_of(golden, "gather");
  const TextOptions half{.columns = 60, .playhead = {1500ms, Position::kAll}};
  const auto lines = lanes({&run, 1}, half);
  EXPECT_THAT(lines[1], HasSubstr("1.5 s"));
  EXPECT_THAT(lines[4], Not(HasSubstr("✓")));
  EXPECT_LT(text::columns(lines[4]), 40U);
}

TEST(TextView, AtTheVeryBeginningNothingStands) {
  const Golden golden("gather");
  const TextRun run = run_of(golden, "gather");
  for (const std::string& line : lanes({&run, 1}, {.columns = 60, .playhead = {}})) {
    for (const char* sign : {"█", "░", "✓"}) EXPECT_THAT(line, Not(HasSubstr(sign)));
  }
}

TEST(TextView, EventsOfAnInstantAppearOneByOne) {
  const Golden golden("gather");
  const TextRun run = run_of(golden, "gather");
  std::set<std::string> pictures;
  for (std::uint32_t within = 0; within <= golden.timeline.instants.front().count; ++within) {
    std::string picture;
    for (const auto& line : lanes({&run, 1}, {.columns = 60, .playhead = {Nanos{0}, within}})) picture += line + "\n";
    pictures.insert(picture);
  }
  EXPECT_GE(pictures.size(), 5U);
}

TEST(TextView, ARunWithoutTimeIsLaidOutByItsSteps) {
  const Golden golden("object");
  ASSERT_EQ(golden.timeline.total, Nanos{0});
  const TextRun run = run_of(golden, "object");
  const auto lines = lanes({&run, 1}, {.columns = 60});
  EXPECT_THAT(lines[0], testing::StartsWith("steps"));
  EXPECT_THAT(lines.back(), AllOf(HasSubstr("my_coroutine"), HasSubstr("○"), HasSubstr("✓")));
}

TEST(TextView, AnEndHasItsSign) {
  const Golden raised("excgather");
  const TextRun run = run_of(raised, "raised");
  std::string all;
  for (const auto& line : lanes({&run, 1}, {})) all += line + "\n";
  EXPECT_THAT(all, AllOf(HasSubstr("✗"), HasSubstr("✓")));
  const std::string legend = timeline::plain_text(timeline::text_legend({&run, 1}, words(text::Language::en), {}));
  EXPECT_THAT(legend, AllOf(HasSubstr("✗ raised"), HasSubstr("✓ returned")));
}

TEST(TextView, TheLegendNamesWhatIsThereAndNothingElse) {
  const Golden golden("block");
  const TextRun run = run_of(golden, "block");
  const std::string legend = timeline::plain_text(timeline::text_legend({&run, 1}, words(text::Language::en), {}));
  EXPECT_THAT(legend, AllOf(HasSubstr("▓ blocked"), HasSubstr("█ running"), Not(HasSubstr("idle"))));
}

TEST(TextView, TheLegendCallsACallNoAwait) {
  const auto legend = [](const char* name) {
    const Golden golden(name);
    const TextRun run = run_of(golden, name);
    return timeline::plain_text(timeline::text_legend({&run, 1}, words(text::Language::ko), {}));
  };
  EXPECT_THAT(legend("plain_block"), AllOf(HasSubstr("─ 호출 중"), Not(HasSubstr("await"))));
  EXPECT_THAT(legend("seq"), AllOf(HasSubstr("─ await 중"), Not(HasSubstr("호출 중"))));
}

TEST(TextView, EveryStateHasACharacterOfItsOwn) {
  // The glyphs as the legend prints them, over traces that have all states between them.
  std::set<std::string> glyphs;
  std::set<std::string> meanings;
  for (const char* name : {"gather", "block", "excgather", "timeout", "unawaited", "object", "nested"}) {
    const Golden golden(name);
    const TextRun run = run_of(golden, name);
    for (const auto& line : timeline::text_legend({&run, 1}, words(text::Language::en), {})) {
      for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (text::columns(line[i].text) != 1) continue;
        glyphs.insert(line[i].text);
        meanings.insert(line[i + 1].text);
      }
    }
  }
  EXPECT_GE(glyphs.size(), 9U);
  EXPECT_EQ(glyphs.size(), meanings.size());
}

TEST(TextView, OutputKeepsItsTimesInOneColumn) {
  timeline::testing::Program program;
  const trace::Place module;
  program.recorder.print(module, program.recorder.text("first"));
  program.recorder.stamp(12s, 0);
  program.recorder.print(module, program.recorder.text("two\nlines\x1b[2J"));
  program.recorder.end(trace::Why::ok);
  const trace::Events& events = program.events();
  const timeline::Timeline built = timeline::build(events);
  const TextRun run{"run", &events, &built};
  EXPECT_EQ(timeline::plain_text(timeline::text_output(run, words(text::Language::en), {})),
            "   0.0 s  first\n"
            "  12.0 s  two\n"
            "          lines\uFFFD[2J\n");
  const TextOptions early{.playhead = {5s, Position::kAll}};
  EXPECT_EQ(timeline::plain_text(timeline::text_output(run, words(text::Language::en), early)), "   0.0 s  first\n");
}

TEST(TextView, TotalsTellWhatIsSavedBesideTheLongest) {
  Golden slow("seq");
  const Golden fast("gather");
  slow.timeline.printed = fast.timeline.printed;  // as if they did the same
  const std::vector<TextRun> runs{run_of(slow, "차례로"), run_of(fast, "gather")};
  EXPECT_EQ(timeline::plain_text(timeline::text_totals(runs, words(text::Language::en))),
            "  차례로  9.0 s\n"
            "  gather  3.0 s  6.0 s saved\n");
}

TEST(TextView, WhatBrokeOffOrTookNoTimeHasSavedNone) {
  const Golden slow("seq");
  const Golden refused("syntax");
  const Golden instant("object");
  const std::vector<TextRun> runs{run_of(slow, "seq"), run_of(refused, "refused"), run_of(instant, "instant")};
  EXPECT_EQ(instant.timeline.total, Nanos{0});
  EXPECT_THAT(timeline::plain_text(timeline::text_totals(runs, words(text::Language::en))), Not(HasSubstr("saved")));
  EXPECT_THAT(timeline::plain_text(timeline::text_lanes(runs, words(text::Language::en), {})), Not(HasSubstr("saved")));
}

TEST(TextView, ARunningClockHasFewDigits) {
  const auto en = text::Language::en;
  EXPECT_EQ(timeline::running_clock(4914ms, 9s, en), "4.9 s");
  EXPECT_EQ(timeline::running_clock(300ms, 9s, en), "0.3 s");
  EXPECT_EQ(timeline::running_clock(9s, 9s, en), "9.0 s");
  EXPECT_EQ(timeline::running_clock(12'345us, 30ms, en), "0.012 s");
  EXPECT_EQ(timeline::running_clock(0s, 0s, en), "0.0 s");
}

TEST(TextView, PaintLeavesTheTextAsItIs) {
  const timeline::TextLine line{{"plain ", timeline::Ink::plain}, {"░░", timeline::ink(timeline::State::waiting)}};
  EXPECT_EQ(timeline::painted(line), "plain \x1b[36m░░\x1b[0m");
  EXPECT_EQ(timeline::columns_of(line), 8U);
}

TEST(TextView, NoNameOfATraceCanMoveTheCursor) {
  const std::string escape = "\x1b[2J\xC2\x9B";
  for (const TextPiece& piece : {TextPiece{escape, Ink::plain}, TextPiece{escape, Ink::raised}}) {
    EXPECT_THAT(timeline::plain_text({{piece}}), Not(AnyOf(HasSubstr("\x1b"), HasSubstr("\xC2\x9B"))));
    EXPECT_THAT(timeline::painted({piece}), Not(AnyOf(HasSubstr("\x1b[2J"), HasSubstr("\xC2\x9B"))));
  }
}
