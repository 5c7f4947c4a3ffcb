// The command line as a contract: what is understood, what is refused, and how.
#include "shell/cli/cli.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <thread>

#include "cli/host.hpp"
#include "player/source.hpp"
#include "support/folder.hpp"

namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

struct Refused {
  const char* name;
  std::vector<std::string> arguments;
  std::vector<std::string> english;  ///< all of these stand in the message
  std::vector<std::string> korean;
};

void PrintTo(const Refused& refused, std::ostream* out) { *out << refused.name; }

class CliRefuses : public testing::TestWithParam<Refused> {};

void expect_one_sentence(const CliRun& run, const std::vector<std::string>& parts) {
  EXPECT_EQ(run.status, cli::kExitWrongUse) << run.err;
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_THAT(run.err, AllOf(StartsWith("coroscope: "), EndsWith("\n")));
  EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
  for (const char* left : {"[cli.", "{", "[은/는]", "[이/가]", "[을/를]", "[이라는/라는]"}) {
    EXPECT_THAT(run.err, Not(HasSubstr(left))) << "not filled in";
  }
  for (const std::string& part : parts) EXPECT_THAT(run.err, HasSubstr(part));
}

}  // namespace

TEST_P(CliRefuses, InEnglish) {
  const Refused& row = GetParam();
  expect_one_sentence(coroscope(row.arguments), row.english);
}

TEST_P(CliRefuses, InKorean) {
  const Refused& row = GetParam();
  expect_one_sentence(coroscope(row.arguments, {{"LANG", "ko_KR.UTF-8"}}), row.korean);
}

INSTANTIATE_TEST_SUITE_P(
    Cli, CliRefuses,
    testing::Values(
        Refused{"OptionAfterTheEndOfOptions",
                {"run", "gather", "--", "--json"},
                {"no options after --", "write --json before it"},
                {"-- 뒤에는", "--json"}},
        Refused{"EmptyTarget", {"check", ""}, {"name is empty"}, {"이름이 비어"}},
        Refused{"EmptyTargetOfTheWindow", {""}, {"name is empty"}, {"이름이 비어"}},
        Refused{"PictureInPlaceOfALesson",
                {"render", "out.png"},
                {"out.png is the name of a picture", "-o out.png"},
                {"out.png은 그림 파일", "-o out.png"}},
        Refused{"UnknownLesson", {"run", "gathr"}, {"no lesson gathr", "gather"}, {"gathr라는 수업", "gather"}},
        Refused{"UnknownLessonNearAnother",
                {"run", "nine-or-tree"},
                {"Did you mean nine-or-three?"},
                {"혹시 nine-or-three를 찾으셨나요?"}},
        Refused{"UnknownLessonLikeNone", {"run", "xyzzy-plugh"}, {"coroscope list"}, {"coroscope list"}},
        Refused{"UnknownLessonOfAListing", {"listing", "blockin"}, {"blocking"}, {"blocking을"}},
        Refused{"UnknownLessonOfAPicture", {"render", "gathr", "-o", "x.png"}, {"gather"}, {"gather"}},
        Refused{"UnknownCommand", {"lst"}, {"no lesson lst", "list"}, {"lst", "list"}},
        Refused{"LessonByItsPath",
                {"lessons/gather"},
                {"by its id: gather, not lessons/gather"},
                {"lessons/gather 대신 gather만"}},
        Refused{"LessonByADot", {"run", "./gather/"}, {"by its id: gather"}, {"gather만"}},
        Refused{"RunByItsPath",
                {"render", "x/nine-or-three/gather", "-o", "x.png"},
                {"by its id: nine-or-three/gather"},
                {"nine-or-three/gather만"}},
        Refused{"PathThatIsNotThere",
                {"./qqqq/zzzzzz"},
                {"neither a lesson nor a file ./"},
                {"라는 수업도 파일도 없습니다"}},
        Refused{"Folder", {COROSCOPE_SOURCE_DIR "/src"}, {"is a folder", "--lessons DIR"}, {"폴더입니다"}},
        Refused{"TraceWithoutItsEnding",
                {COROSCOPE_SOURCE_DIR "/tests/golden/gather"},
                {"Did you mean", "golden/gather.jsonl"},
                {"golden/gather.jsonl을"}},
        Refused{"RunOfATrace",
                {"run", "a.jsonl"},
                {"a.jsonl is a trace", "`coroscope a.jsonl`", "`coroscope render a.jsonl -o FILE.png`"},
                {"a.jsonl은 수업이 아니라", "`coroscope a.jsonl`"}},
        Refused{"FileThatIsNotThere",
                {"foo.json"},
                {"neither a lesson nor a file foo.json", "FILE.jsonl"},
                {"foo.json이라는 수업도 파일도", "FILE.jsonl"}},
        Refused{"PythonFile",
                {COROSCOPE_SOURCE_DIR "/tests/golden/gather.py"},
                {"assets/python python3 -m coroscope_recorder --out gather.jsonl " COROSCOPE_SOURCE_DIR,
                 "coroscope gather.jsonl"},
                {"먼저 기록해야", "assets/python python3 -m coroscope_recorder --out gather.jsonl",
                 "coroscope gather.jsonl"}},
        Refused{"UnknownRun", {"run", "nine-or-three/gathe"}, {"no run gathe", "gather"}, {"gathe라는 방식", "gather"}},
        Refused{"UnknownRunLikeNone",
                {"run", "nine-or-three/zzzzzz"},
                {"blocking, sequential-await, gather"},
                {"blocking, sequential-await, gather"}},
        Refused{"EmptyRun", {"run", "nine-or-three/"}, {"nine-or-three has no run"}, {"nine-or-three에는"}},
        Refused{"EmptyLesson", {"run", ""}, {"name is empty"}, {"이름이 비어"}},
        Refused{"SeveralRuns",
                {"listing", "nine-or-three"},
                {"blocking, sequential-await, gather", "nine-or-three/blocking"},
                {"blocking, sequential-await, gather", "nine-or-three/blocking처럼"}},
        Refused{
            "ListingOfCards", {"listing", "summary"}, {"summary has no program"}, {"summary에는 실행할 프로그램이"}},
        Refused{"RunOfCards", {"run", "summary/gather"}, {"summary has no program"}, {"summary에는 실행할 프로그램이"}},
        Refused{"TraceOfCards",
                {"run", "summary", "--trace", "x.jsonl"},
                {"summary has no program"},
                {"summary에는 실행할 프로그램이"}},
        Refused{"DelayOfCards", {"run", "summary", "--set", "a=1"}, {"no delay"}, {"바꿀 지연 시간이 없습니다"}},
        Refused{"UnknownDelay",
                {"run", "nine-or-three", "--set", "call_api_9=1"},
                {"no delay call_api_9", "call_api_1, call_api_2, call_api_3"},
                {"call_api_9라는 지연 시간", "call_api_1, call_api_2, call_api_3"}},
        Refused{"SetWithoutValue", {"run", "gather", "--set", "call_api_1"}, {"NAME=SECONDS"}, {"NAME=SECONDS"}},
        Refused{"SetWithoutName", {"run", "gather", "--set", "=3"}, {"NAME=SECONDS"}, {"NAME=SECONDS"}},
        Refused{"SetWithoutAnything", {"run", "gather", "--set"}, {"--set needs a value"}, {"--set에는 값이"}},
        Refused{"UnknownClock", {"run", "gather", "--clock", "sun"}, {"virtual, real"}, {"virtual, real 중"}},
        Refused{"UnknownCode", {"listing", "gather", "--code", "rust"}, {"python, cpp"}, {"python, cpp 중"}},
        Refused{"UnknownLanguage", {"list", "--lang", "fr"}, {"--lang cannot be fr", "ko, en"}, {"fr", "ko, en"}},
        Refused{"UnknownLogLevel", {"--log-level", "loud"}, {"--log-level", "debug"}, {"--log-level", "debug"}},
        Refused{"UnknownOption", {"list", "--jsn"}, {"no option --jsn", "--json?"}, {"--jsn이라는 옵션", "--json"}},
        Refused{"UnknownOptionLikeNone", {"list", "--qqqqqqqq"}, {"--qqqqqqqq", "--help"}, {"--qqqqqqqq", "--help"}},
        Refused{"TooManyArguments", {"check", "a.jsonl", "b.jsonl"}, {"b.jsonl"}, {"b.jsonl은 필요 없는"}},
        Refused{"RunWithoutLesson", {"run"}, {"run needs LESSON"}, {"run에는 LESSON"}},
        Refused{"CheckWithoutTrace", {"check"}, {"check needs TRACE"}, {"check에는 TRACE가"}},
        Refused{"RenderWithoutFile", {"render", "gather"}, {"-o FILE.png"}, {"-o FILE.png"}},
        Refused{"RenderIntoAnotherKind", {"render", "gather", "-o", "x.jpg"}, {"x.jpg", ".png"}, {"x.jpg는", ".png"}},
        Refused{"RenderTooSmall", {"render", "gather", "-o", "x.png", "--size", "319x200"}, {"320x200"}, {"320x200"}},
        Refused{
            "RenderTooLarge", {"render", "gather", "-o", "x.png", "--size", "7681x100"}, {"7680x4320"}, {"7680x4320"}},
        Refused{"RenderNoSize", {"render", "gather", "-o", "x.png", "--size", "wide"}, {"WIDTHxHEIGHT"}, {"너비x높이"}},
        Refused{"RenderOddSize", {"render", "gather", "-o", "x.png", "--size", "800x600x2"}, {"--size"}, {"--size"}},
        Refused{
            "RenderScale", {"render", "gather", "-o", "x.png", "--scale", "9"}, {"from 0.5 to 4"}, {"0.5부터 4까지"}},
        Refused{
            "RenderTheme", {"render", "gather", "-o", "x.png", "--theme", "blue"}, {"dark, light"}, {"dark, light"}},
        Refused{"RenderAxis", {"render", "gather", "-o", "x.png", "--axis", "y"}, {"time, steps"}, {"time, steps"}},
        Refused{
            "RenderBehindTheEnd", {"render", "gather", "-o", "x.png", "--at", "3.5"}, {"from 0 to 3"}, {"0부터 3까지"}},
        Refused{
            "RenderAtNothing", {"render", "gather", "-o", "x.png", "--at", "nan"}, {"--at cannot be nan"}, {"nan은"}},
        Refused{
            "RenderStepBehindTheEnd", {"render", "gather", "-o", "x.png", "--step", "9999"}, {"--step"}, {"--step"}},
        Refused{"RenderHalfAStep", {"render", "gather", "-o", "x.png", "--step", "1.5"}, {"whole number"}, {"정수"}},
        Refused{"RenderAtAndStep",
                {"render", "gather", "-o", "x.png", "--at", "1", "--step", "2"},
                {"--at and --step"},
                {"--at과 --step"}},
        Refused{"SetWithATrace", {"render", "a.jsonl", "-o", "x.png", "--set", "a=1"}, {"--set"}, {"--set"}}),
    [](const testing::TestParamInfo<Refused>& row) { return std::string(row.param.name); });

class CliDelay : public testing::TestWithParam<const char*> {};

TEST_P(CliDelay, IsRefusedWithItsRange) {
  for (const char* command : {"run", "listing"}) {
    const CliRun run = coroscope({command, "gather", "--set", std::string("call_api_1=") + GetParam()});
    EXPECT_EQ(run.status, cli::kExitWrongUse) << run.out;
    EXPECT_THAT(run.err, AllOf(HasSubstr("call_api_1"), HasSubstr(GetParam()), HasSubstr("from 0 to 86,400")));
    EXPECT_THAT(run.out, IsEmpty());
  }
}

INSTANTIATE_TEST_SUITE_P(Cli, CliDelay,
                         testing::Values("-1", "-0.001", "nan", "-nan", "inf", "-inf", "infinity", "1e", "1e999",
                                         "three", "3s", "3 ", " 3", "+3", "0x10", "1,5", "", "86400.001", "86401",
                                         "1e6", "3초"));

TEST(Cli, DelaysAtTheEndsOfTheRangeAreTaken) {
  EXPECT_THAT(coroscope({"listing", "gather", "--set", "call_api_1=86400"}).out, HasSubstr("sleep(86400)"));
  EXPECT_THAT(coroscope({"listing", "gather", "--set", "call_api_1=0"}).out, HasSubstr("sleep(0)"));
  EXPECT_THAT(coroscope({"listing", "gather", "--set", "call_api_1=-0"}).out, HasSubstr("sleep(0)"));
  EXPECT_THAT(coroscope({"listing", "gather", "--set", "call_api_1=.25"}).out, HasSubstr("sleep(0.25)"));
  EXPECT_THAT(coroscope({"listing", "gather", "--set", "call_api_1=1", "--set", "call_api_1=2"}).out,
              HasSubstr("sleep(2)"));
}

TEST(Cli, TheLanguageIsTheLocalesUnlessItIsAskedFor) {
  EXPECT_THAT(coroscope({"list"}).out, HasSubstr("Nine seconds or three"));
  EXPECT_THAT(coroscope({"list"}, {{"LANG", "ko_KR.UTF-8"}}).out, HasSubstr("9초인가, 3초인가"));
  EXPECT_THAT(coroscope({"list", "--lang", "en"}, {{"LANG", "ko_KR.UTF-8"}}).out, HasSubstr("Nine seconds or three"));
  EXPECT_THAT(coroscope({"list", "--lang=ko"}).out, HasSubstr("9초인가, 3초인가"));
  EXPECT_THAT(coroscope({"--lang", "ko", "list"}).out, HasSubstr("9초인가, 3초인가"));
  EXPECT_THAT(coroscope({"run", "gathr", "--lang", "ko"}).err, HasSubstr("수업은 없습니다"));
  EXPECT_THAT(coroscope({"list", "--oops", "--lang", "ko"}).err, HasSubstr("옵션은 없습니다"));
}

TEST(Cli, WithoutANameTheWindowOpensOnTheLastLesson) {
  const CliRun run = coroscope({});
  EXPECT_EQ(run.status, 0);
  ASSERT_TRUE(run.window);
  EXPECT_THAT(run.window->lesson, IsEmpty());
  EXPECT_FALSE(run.window->trace);
  EXPECT_FALSE(run.window->run);
  EXPECT_FALSE(run.window->values);
  EXPECT_FALSE(run.window->language);
  EXPECT_EQ(run.log_level, "info");
}

TEST(Cli, DelaysWithoutANameAreThoseOfNineOrThree) {
  const CliRun run = coroscope({"--set", "call_api_2=5"});
  ASSERT_TRUE(run.window) << run.err;
  EXPECT_EQ(run.window->lesson, "nine-or-three");
  EXPECT_EQ(run.window->values, (lessons::Values{3, 5, 3}));
}

TEST(Cli, TheWindowOpensOnWhatIsNamed) {
  const CliRun run =
      coroscope({"nine-or-three/sequential-await", "--lang", "ko", "--log-level", "debug", "--set", "call_api_2=5"});
  ASSERT_TRUE(run.window) << run.err;
  EXPECT_EQ(run.window->lesson, "nine-or-three");
  EXPECT_EQ(run.window->run, 1U);
  EXPECT_EQ(run.window->values, (lessons::Values{3, 5, 3}));
  EXPECT_EQ(run.window->language, text::Language::ko);
  EXPECT_EQ(run.log_level, "debug");
  const std::string file = COROSCOPE_SOURCE_DIR "/tests/golden/gather.jsonl";
  const CliRun trace = coroscope({file});
  ASSERT_TRUE(trace.window) << trace.err;
  ASSERT_TRUE(trace.window->trace) << "the trace is read, and read once";
  EXPECT_EQ(trace.window->trace->about().title.en, "gather.jsonl");
  EXPECT_THAT(trace.window->lesson, IsEmpty());
}

TEST(Cli, ATraceInAPipeIsReadForTheWindow) {
  const Folder folder;
  const std::string pipe = (folder.path() / "pipe.jsonl").string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&] {
    std::ofstream(pipe, std::ios::binary)
        << std::ifstream(COROSCOPE_SOURCE_DIR "/tests/golden/gather.jsonl", std::ios::binary).rdbuf();
  });
  const CliRun run = coroscope({pipe});
  writer.join();
  ASSERT_TRUE(run.window) << run.err;
  EXPECT_TRUE(run.window->trace);
}

TEST(Cli, NoWindowOpensForATraceThatCannotBeRead) {
  const Folder folder;
  const std::string bad = folder.write("bad.jsonl", "{}\n").string();
  for (const std::string& file : {bad, std::string("/nowhere.jsonl")}) {
    const CliRun run = coroscope({file, "--lang", "ko"});
    EXPECT_EQ(run.status, cli::kExitFailed);
    EXPECT_FALSE(run.window);
    EXPECT_THAT(run.err, AllOf(HasSubstr(file), HasSubstr("없습니다")));
    EXPECT_THAT(run.log_level, IsEmpty());
  }
}

TEST(Cli, AFileThatIsNoTraceIsToldWhatATraceIs) {
  const Folder folder;
  const std::string file = folder.write("notes.json", "[1, 2]\n").string();
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{file}, {"render", file, "-o", "x.png"}}) {
    const CliRun run = coroscope(arguments);
    EXPECT_EQ(run.status, cli::kExitFailed);
    EXPECT_THAT(run.err, AllOf(HasSubstr("notes.json: "), HasSubstr("JSON list"), HasSubstr("JSON Lines"), HasSubstr("FILE.jsonl")));
  }
  const std::string named_so = folder.write("notes.jsonl", "[1, 2]\n").string();
  EXPECT_THAT(coroscope({named_so}).err, Not(HasSubstr("FILE.jsonl")));
}

TEST(Cli, APythonFileThatIsNotThereIsToldOfAndHowItIsRecorded) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"my foo.py"}, {"check", "my foo.py"}}) {
    const CliRun run = coroscope(arguments);
    EXPECT_EQ(run.status, cli::kExitFailed);
    EXPECT_THAT(run.err, AllOf(HasSubstr("no file my foo.py"), HasSubstr("--out 'my foo.jsonl' 'my foo.py'`")));
  }
}

TEST(Cli, AFolderWithALessonIsToldHowItOpens) {
  const Folder folder;
  std::filesystem::create_directory(folder.path() / "tea");
  folder.write("tea/lesson.toml", "");
  const std::string name = (folder.path() / "tea").string();
  const CliRun run = coroscope({name + "/"});
  EXPECT_EQ(run.status, cli::kExitWrongUse);
  EXPECT_THAT(run.err, HasSubstr("`coroscope --lessons " + name + "/ tea` opens it"));
}

TEST(Cli, VersionAndHelpNeedNothingElse) {
  EXPECT_THAT(coroscope({"--version"}).out, testing::MatchesRegex("coroscope [0-9]+\\.[0-9]+\\.[0-9]+\n"));
  const CliRun help = coroscope({"--help"});
  EXPECT_EQ(help.status, 0);
  for (const char* word :
       {"list",        "run",       "listing", "render", "check",  "--json",   "--set",      "--trace", "--clock",
        "--code",      "--output",  "--at",  "--all",  "--step", "--size", "--scale",  "--theme",    "--axis",  "--lang",
        "--log-level", "--version", "total_s", "\"co\"", "86400",  "NO_COLOR", "Exit status"}) {
    EXPECT_THAT(help.out, HasSubstr(word));
  }
  EXPECT_THAT(coroscope({"run", "--help"}).out,
              AllOf(HasSubstr("coroscope run"), HasSubstr("--clock"), Not(HasSubstr("--theme"))));
}

// The part before the description is as wide in both languages: a Hangul syllable fills two columns.
TEST(Cli, HelpIsInTheLanguageOfTheLocaleOrOfTheOption) {
  const std::string english = coroscope({"--help"}).out;
  const std::string korean = coroscope({"--help"}, {{"LANG", "ko_KR.UTF-8"}}).out;
  EXPECT_THAT(korean, AllOf(HasSubstr("사용법: coroscope [옵션]"), HasSubstr("\n명령:\n"), HasSubstr("종료 상태: 0은 정상"),
                            HasSubstr("  --lessons DIR               내 수업이 있는 폴더\n"),
                            HasSubstr("    LESSON[/RUN] 필수           수업 또는 그 한 방식\n")));
  EXPECT_THAT(english, HasSubstr("    LESSON[/RUN] REQUIRED       the lesson, or one of its runs\n"));
  for (const std::string& help : {english, korean}) EXPECT_THAT(help, Not(HasSubstr("cli.help")));
  EXPECT_EQ(coroscope({"--help", "--lang", "ko"}).out, korean);
  EXPECT_EQ(coroscope({"--lang=en", "--help"}, {{"LANG", "ko_KR.UTF-8"}}).out, english);
}

TEST(Cli, HelpOfEveryCommandIsKoreanInEveryLine) {
  for (const char* command : {"list", "run", "listing", "render", "why", "check", "lesson"}) {
    const std::string help = coroscope({command, "--help", "--lang", "ko"}).out;
    EXPECT_THAT(help, AllOf(HasSubstr(std::string("사용법: coroscope ") + command), Not(HasSubstr("[cli"))));
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) {
      const bool described = line.starts_with("  ") && line.find("  ", 2) != std::string::npos;
      const bool hangul = std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) >= 0xEA; });
      EXPECT_TRUE(!described || hangul) << line;
    }
  }
}

TEST(Cli, MissingAssetsAreOneSentence) {
  const CliRun run = coroscope({"list"}, {{"COROSCOPE_ASSETS", "/nowhere"}});
  EXPECT_EQ(run.status, cli::kExitFailed);
  EXPECT_THAT(run.err, AllOf(StartsWith("coroscope: "), HasSubstr("/nowhere")));
}

TEST(Cli, AnOutputThatCannotBeWrittenIsAFailure) {
  std::ostringstream err;
  std::ostream broken(nullptr);
  const std::vector<std::string> arguments{"list"};
  EXPECT_EQ(cli::run_cli(arguments, {.out = broken, .err = err, .environment = variables({})}), cli::kExitFailed);
  EXPECT_THAT(err.str(), HasSubstr("could not be written"));
}
