// `coroscope run`: text, JSON, traces, clocks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "cli/host.hpp"
#include "lessons/catalogue.hpp"
#include "shell/cli/play.hpp"
#include "support/folder.hpp"
#include "text/columns.hpp"
#include "trace/check.hpp"
#include "trace/equal.hpp"
#include "trace/open.hpp"

namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string golden(const std::string& name) {
  std::ostringstream text;
  text << std::ifstream(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests/cli/golden" / name).rdbuf();
  return text.str();
}

std::vector<double> totals(const std::string& json) {
  simdjson::dom::parser parser;
  std::vector<double> all;
  const simdjson::dom::element parsed = parser.parse(json);
  for (const simdjson::dom::element run : parsed["runs"]) all.push_back(run["total_s"].get_double());
  return all;
}

trace::Events read(const std::filesystem::path& file, trace::Trace& into) {
  auto result = trace::open(file);
  if (const auto* const error = std::get_if<trace::Error>(&result)) throw std::runtime_error(error->message());
  into = std::get<trace::Trace>(std::move(result));
  return trace::decode(into);
}

}  // namespace

TEST(CliRunCommand, PrintsNineOrThreeInEnglish) {
  const CliRun run = coroscope({"run", "nine-or-three"});
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.out, golden("run-nine-or-three.en.txt"));
  EXPECT_THAT(run.err, IsEmpty());
}

TEST(CliRunCommand, AnEditRunsByItsIdAndNotWithTheLesson) {
  EXPECT_THAT(totals(coroscope({"run", "sleep-blocks-all/one-blocks", "--json"}).out), ElementsAre(6));
  EXPECT_THAT(totals(coroscope({"run", "gather", "--json"}).out), ElementsAre(3));
  EXPECT_THAT(coroscope({"listing", "gather/one-blocks"}).out, AllOf(HasSubstr("time.sleep(3)"), HasSubstr("asyncio.sleep(3)")));
  EXPECT_THAT(coroscope({"why", "gather/one-blocks"}).out, HasSubstr("6.0 s"));
  EXPECT_THAT(coroscope({"run", "gather/one-block"}).err, HasSubstr("one-blocks"));
}

TEST(CliRunCommand, TheListHasTheEditsOfEachLesson) {
  EXPECT_THAT(coroscope({"list", "--lang", "en"}).out,
              AllOf(HasSubstr("/one-blocks"), HasSubstr("edit: time.sleep in call_api_2")));
  EXPECT_THAT(coroscope({"list", "--lang", "ko"}).out, HasSubstr("바꿔 보기: call_api_2만 time.sleep"));
  simdjson::dom::parser parser;
  const std::string out = coroscope({"list", "--json"}).out;
  std::size_t edits = 0;
  for (const simdjson::dom::element lesson : parser.parse(out)["lessons"]) {
    for (const simdjson::dom::element edit : lesson["edits"]) {
      EXPECT_FALSE(std::string_view(edit["edit_of"]).empty());
      ++edits;
    }
  }
  EXPECT_GT(edits, 60U);
}

TEST(CliRunCommand, PrintsNineOrThreeInKorean) {
  EXPECT_EQ(coroscope({"run", "nine-or-three", "--lang", "ko"}).out, golden("run-nine-or-three.ko.txt"));
}

TEST(CliRunCommand, JsonSaysNineNineAndThree) {
  const CliRun run = coroscope({"run", "nine-or-three", "--json"});
  EXPECT_THAT(totals(run.out), ElementsAre(9, 9, 3));
  EXPECT_THAT(run.out, AllOf(HasSubstr("\"total_s\": 9, "), HasSubstr("\"total_s\": 3, "), Not(HasSubstr("9.0"))));
}

TEST(CliRunCommand, OneNameSetsTheSameCallInAllRuns) {
  EXPECT_THAT(totals(coroscope({"run", "nine-or-three", "--set", "call_api_2=5", "--json"}).out),
              ElementsAre(11, 11, 5));
  EXPECT_THAT(
      totals(coroscope({"run", "nine-or-three", "--set", "call_api_1=0.1", "--set=call_api_2=0.2", "--json"}).out),
      ElementsAre(3.3, 3.3, 3));
}

TEST(CliRunCommand, JsonIsTheContract) {
  const CliRun run = coroscope({"run", "nine-or-three/gather", "--json"});
  simdjson::dom::parser parser;
  const simdjson::dom::element all = parser.parse(run.out);
  EXPECT_EQ(std::string_view(all["lesson"]), "nine-or-three");
  const simdjson::dom::array runs = all["runs"];
  ASSERT_EQ(runs.size(), 1U);
  const simdjson::dom::element gather = runs.at(0);
  EXPECT_EQ(std::string_view(gather["id"]), "gather");
  EXPECT_GT(gather["events"].get_uint64().value(), 20U);
  const simdjson::dom::array output = gather["output"];
  ASSERT_EQ(output.size(), 7U);
  EXPECT_EQ(double(output.at(3)["t_s"]), 3.0);
  EXPECT_EQ(std::string_view(output.at(3)["text"]), "call_api_1: answer received");
  EXPECT_EQ(std::string_view(output.at(3)["co"]), "call_api_1");
  EXPECT_EQ(std::string_view(output.at(6)["text"]), "[1, 2, 3]");
  EXPECT_EQ(std::string_view(output.at(6)["co"]), "process_three_requests");
}

TEST(CliRunCommand, ModuleLevelCodeHasNoName) {
  const CliRun run = coroscope({"run", "coroutine-object", "--json", "--lang", "ko"});
  simdjson::dom::parser parser;
  const simdjson::dom::element all = parser.parse(run.out);
  bool module = false;
  for (const simdjson::dom::element one : all["runs"].at(0)["output"]) module |= one["co"].error() != simdjson::SUCCESS;
  EXPECT_TRUE(module) << run.out;
  EXPECT_THAT(run.out, HasSubstr("실행 중"));
}

TEST(CliRunCommand, TheTraceOfOneRunGoesIntoThatFile) {
  const Folder folder;
  const auto file = folder.path() / "one.jsonl";
  EXPECT_EQ(coroscope({"run", "nine-or-three/gather", "--trace", file.string()}).status, 0);
  trace::Trace trace;
  const auto events = read(file, trace);
  EXPECT_THAT(trace::check(events), IsEmpty());
  EXPECT_EQ(events.list.back().t, std::chrono::seconds(3));
  EXPECT_EQ(folder.count(), 1U);
  EXPECT_THAT(coroscope({"run", "nine-or-three/gather", "--json"}).out,
              HasSubstr("\"events\": " + std::to_string(events.list.size())));
}

TEST(CliRunCommand, TracesOfSeveralRunsHaveTheRunInTheirNames) {
  const Folder folder;
  EXPECT_EQ(coroscope({"run", "nine-or-three", "--trace", (folder.path() / "all.jsonl").string()}).status, 0);
  EXPECT_EQ(folder.count(), 3U);
  for (const char* run : {"blocking", "sequential-await", "gather"}) {
    trace::Trace trace;
    EXPECT_THAT(trace::check(read(folder.path() / ("all-" + std::string(run) + ".jsonl"), trace)), IsEmpty());
  }
}

TEST(CliRunCommand, ATraceThatCannotBeWrittenIsAFailure) {
  const CliRun run = coroscope({"run", "gather", "--trace", "/nowhere/at/all.jsonl"});
  EXPECT_EQ(run.status, cli::kExitFailed);
  EXPECT_THAT(run.err, AllOf(HasSubstr("/nowhere/at/all.jsonl"), HasSubstr("cannot be written")));
  EXPECT_THAT(coroscope({"run", "gather", "--trace", "/nowhere/at/all.jsonl", "--lang", "ko"}).err,
              HasSubstr("쓸 수 없습니다"));
}

TEST(CliRunCommand, TheRealClockGivesTheSameOrder) {
  const Folder folder;
  const std::vector<std::string> common{"run",   "nine-or-three/gather", "--set", "call_api_1=0.03",
                                        "--set", "call_api_2=0.02",      "--set", "call_api_3=0.01"};
  const auto with = [&](const std::string& clock, const std::string& file) {
    std::vector<std::string> arguments = common;
    arguments.insert(arguments.end(), {"--clock", clock, "--json", "--trace", (folder.path() / file).string()});
    return coroscope(arguments);
  };
  const CliRun real = with("real", "real.jsonl");
  ASSERT_EQ(real.status, 0) << real.err;
  EXPECT_GE(totals(real.out).at(0), 0.03);
  EXPECT_EQ(totals(with("virtual", "virtual.jsonl").out).at(0), 0.03);
  const auto printed = [](const std::string& json) {
    simdjson::dom::parser parser;
    std::vector<std::string> texts;
    const simdjson::dom::element all = parser.parse(json);
    for (const simdjson::dom::element one : all["runs"].at(0)["output"]) {
      texts.emplace_back(std::string_view(one["text"]));
    }
    return texts;
  };
  EXPECT_EQ(printed(real.out), printed(with("virtual", "virtual.jsonl").out));
  EXPECT_THAT(folder.read("real.jsonl"), HasSubstr("\"clock\": \"real\""));
}

const std::vector<std::string> kShortAndReal{"run",   "nine-or-three",    "--clock", "real",
                                             "--set", "call_api_1=0.03",  "--set",   "call_api_2=0.02",
                                             "--set", "call_api_3=0.01"};

TEST(CliRunCommand, OnTheRealClockTheLinesComeBeforeTheChart) {
  const CliRun run = coroscope(kShortAndReal);
  ASSERT_EQ(run.status, 0) << run.err;
  const std::string& out = run.out;
  std::size_t at = 0;
  for (const char* part : {"Nine seconds or three\n", "finish in 3 s?\n\nOutput of plain calls\n", "call_api_1: request sent",
                           "[1, 2, 3]", "\n\nOutput of gather\n", "[1, 2, 3]", "\n\ntime ", "█", "\n\nTotal\n"}) {
    const std::size_t found = out.find(part, at);
    ASSERT_NE(found, std::string::npos) << part << " in\n" << out;
    at = found + 1;
  }
  const auto count = [&](const std::string& text) {
    std::size_t all = 0;
    for (std::size_t i = out.find(text); i != std::string::npos; i = out.find(text, i + 1)) ++all;
    return all;
  };
  EXPECT_EQ(count("[1, 2, 3]"), 3U) << "each line once";
  EXPECT_EQ(count("call_api_2: answer received"), 3U);
}

TEST(CliRunCommand, TotalsOfTheRealClockAreRoundedButNotInJson) {
  std::vector<std::string> arguments = kShortAndReal;
  arguments[1] = "nine-or-three/gather";
  const std::string text = coroscope(arguments).out;
  const std::string total = text.substr(text.find("Total\n"));
  // At most two digits of the total: 0.03 s, or 0.031 s if it was late.
  const auto digits = total.substr(total.find("0."), total.find(" s") - total.find("0."));
  EXPECT_LE(digits.size(), std::string("0.031").size()) << total;
  arguments.emplace_back("--json");
  const std::string json = coroscope(arguments).out;
  const std::string exact = json.substr(json.find("\"total_s\": ") + 11, 12);
  EXPECT_GT(exact.substr(0, exact.find(',')).size(), digits.size()) << json;
}

TEST(CliRunCommand, TheWidthIsThatOfTheVariable) {
  for (const int columns : {40, 60, 100, 200}) {
    std::istringstream out(coroscope({"run", "nine-or-three"}, {{"COLUMNS", std::to_string(columns)}}).out);
    std::size_t widest = 0;
    for (std::string line; std::getline(out, line);) widest = std::max(widest, text::columns(line));
    EXPECT_LE(widest, static_cast<std::size_t>(columns));
    if (columns >= 60) {
      EXPECT_GE(widest, static_cast<std::size_t>(columns) - 1);
    }
  }
  EXPECT_EQ(coroscope({"run", "gather"}, {{"COLUMNS", "wide"}}).out, coroscope({"run", "gather"}).out);
}

TEST(CliRunCommand, StepsAreALineForEachEvent) {
  const std::string out = coroscope({"run", "nine-or-three/gather", "--steps"}).out;
  EXPECT_THAT(out, HasSubstr("  3.0 s  call_api_2()              line 12  call_api_2() prints: “call_api_2: answer received”\n"));
  const auto lines = std::count(out.begin(), out.end(), '\n');
  const std::string json = coroscope({"run", "nine-or-three/gather", "--json"}).out;
  simdjson::dom::parser parser;
  const auto parsed = parser.parse(json);
  const std::int64_t events = parsed["runs"].at(0)["events"].get_int64();
  EXPECT_EQ(lines, events - 2 + 1);  // without meta and end, and with the title of the run
}

TEST(CliRunCommand, StepsOfEveryLessonHaveASentenceInBothLanguages) {
  const auto catalogue = lessons::Catalogue::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets");
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    for (const char* language : {"ko", "en"}) {
      const CliRun run = coroscope({"run", lesson.id, "--steps", "--lang", language});
      EXPECT_EQ(run.status, cli::kExitOk) << run.err;
      EXPECT_THAT(run.out, Not(HasSubstr("[narration"))) << lesson.id;
    }
  }
}

TEST(CliRunCommand, PlainIsAsciiOnlyAndSaysTheSame) {
  const std::string plain = coroscope({"run", "nine-or-three", "--plain"}).out;
  EXPECT_TRUE(std::ranges::all_of(plain, [](char c) { return static_cast<unsigned char>(c) < 128; })) << plain;
  const std::string drawn = coroscope({"run", "nine-or-three"}).out;
  EXPECT_EQ(std::ranges::count(plain, '\n'), std::ranges::count(drawn, '\n'));
  EXPECT_THAT(plain, AllOf(HasSubstr("~~~ sleep 3 s ~~~"), HasSubstr("6.0 s saved"), HasSubstr("~ waiting")));
}

TEST(CliRunCommand, StepsAndJsonExcludeEachOther) {
  const CliRun run = coroscope({"run", "gather", "--steps", "--json"});
  EXPECT_EQ(run.status, cli::kExitWrongUse);
  EXPECT_THAT(run.err, HasSubstr("--json and --steps"));
}

TEST(CliRunCommand, EveryLessonPrintsInBothLanguages) {
  const auto catalogue = lessons::Catalogue::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets");
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    for (const char* language : {"ko", "en"}) {
      const CliRun run = coroscope({"run", lesson.id, "--lang", language});
      EXPECT_EQ(run.status, 0) << run.err;
      if (lesson.runs.empty()) continue;
      EXPECT_THAT(run.out, AllOf(HasSubstr("█"), HasSubstr("✓"), Not(HasSubstr("\x1b")), Not(HasSubstr("[cli"))));
    }
  }
}

TEST(CliRunCommand, ALessonOfCardsSaysItsSentencesWithTheirFigures) {
  for (const char* language : {"ko", "en"}) {
    const CliRun run = coroscope({"run", "summary", "--lang", language}, {{"COLUMNS", "200"}});
    EXPECT_EQ(run.status, 0) << run.err;
    const auto catalogue = lessons::Catalogue::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets");
    const lessons::Lesson& lesson = *catalogue.find("summary");
    const auto in = [&](const lessons::Words& words) { return words.in(text::language_of(language).value()); };
    std::string out = run.out;
    std::replace(out.begin(), out.end(), '\n', ' ');  // long sentences are wrapped
    EXPECT_THAT(out, AllOf(testing::StartsWith(in(lesson.title)), HasSubstr(in(lesson.closing))));
    for (const lessons::Card& card : lesson.cards) {
      EXPECT_THAT(out, HasSubstr(in(card.title)));
      const std::string sentence = in(card.sentence);
      EXPECT_THAT(out, HasSubstr(sentence.substr(0, sentence.find('{'))));
    }
    EXPECT_THAT(run.out, AllOf(Not(HasSubstr("{")), HasSubstr(language == std::string("ko") ? "3.0초" : "3.0 s")));
  }
}

TEST(CliRunCommand, ALessonOfCardsHasNoRunsInJson) {
  const CliRun run = coroscope({"run", "summary", "--json"});
  EXPECT_EQ(run.status, 0) << run.err;
  simdjson::dom::parser parser;
  const simdjson::dom::element all = parser.parse(run.out);
  EXPECT_EQ(std::string_view(all["lesson"]), "summary");
  EXPECT_EQ(all["runs"].get_array().size(), 0U);
}

TEST(CliListCommand, JsonIsTheContract) {
  const CliRun run = coroscope({"list", "--json"});
  simdjson::dom::parser parser;
  const simdjson::dom::element all = parser.parse(run.out);
  std::vector<std::string> ids;
  for (const simdjson::dom::element lesson : all["lessons"]) {
    ids.emplace_back(std::string_view(lesson["id"]));
    EXPECT_FALSE(std::string_view(lesson["title"]["ko"]).empty());
    EXPECT_FALSE(std::string_view(lesson["title"]["en"]).empty());
    for (const simdjson::dom::element parameter : lesson["parameters"]) {
      EXPECT_LE(double(parameter["min_s"]), double(parameter["default_s"]));
      EXPECT_LE(double(parameter["default_s"]), double(parameter["max_s"]));
      EXPECT_FALSE(std::string_view(parameter["name"]).empty());
    }
    const simdjson::dom::array runs = lesson["runs"];
    if (runs.size() == 1) {
      EXPECT_EQ(std::string_view(runs.at(0)["id"]), ids.back());
    }
    if (ids.back() == "nine-or-three") {
      EXPECT_EQ(runs.size(), 3U);
    }
  }
  EXPECT_THAT(ids, testing::IsSupersetOf({"coroutine-object", "blocking", "sequential-await", "gather", "nine-or-three",
                                          "two-chunks", "two-downloads"}));
}

TEST(CliListCommand, JsonSaysWhichChapterAndWhichPlaceInTheArticle) {
  simdjson::dom::parser parser;
  const CliRun run = coroscope({"list", "--json"});
  const simdjson::dom::element all = parser.parse(run.out);
  std::vector<std::string> chapters;
  for (const simdjson::dom::element chapter : all["chapters"]) {
    chapters.emplace_back(std::string_view(chapter["id"]));
    EXPECT_FALSE(std::string_view(chapter["title"]["ko"]).empty());
  }
  EXPECT_EQ(chapters.front(), "plan");
  EXPECT_EQ(chapters.size(), 7U);
  for (const simdjson::dom::element lesson : all["lessons"]) {
    EXPECT_THAT(chapters, testing::Contains(std::string(std::string_view(lesson["chapter"]))));
    EXPECT_GE(lesson["article"].get_int64().value(), 0);
  }
}

TEST(CliListCommand, TheArticlesOrderIsASecondPath) {
  simdjson::dom::parser parser;
  const CliRun run = coroscope({"list", "--article", "--json"});
  std::vector<std::int64_t> places;
  const simdjson::dom::element all = parser.parse(run.out);
  for (const simdjson::dom::element lesson : all["lessons"]) places.push_back(lesson["article"].get_int64());
  EXPECT_GE(places.size(), 7U);
  EXPECT_GT(places.front(), 0);
  EXPECT_TRUE(std::is_sorted(places.begin(), places.end()));
  EXPECT_THAT(coroscope({"list", "--article"}).out, AllOf(HasSubstr("gather"), Not(HasSubstr("Together\n"))));
}

TEST(CliListCommand, TextIsGroupedByChapters) {
  for (const auto& [language, first, second] :
       {std::tuple{"en", "The plan\n", "\n\nSuspending\n"}, std::tuple{"ko", "계획서\n", "\n\n멈춤\n"}}) {
    EXPECT_THAT(coroscope({"list", "--lang", language}).out, AllOf(testing::StartsWith(first), HasSubstr(second)));
  }
}

TEST(CliListCommand, TextHasEveryLessonAndTheRunsOfThoseWithSeveral) {
  EXPECT_THAT(coroscope({"list"}).out,
              AllOf(HasSubstr("two-downloads"), HasSubstr("/sequential-await"), HasSubstr("plain calls")));
}
