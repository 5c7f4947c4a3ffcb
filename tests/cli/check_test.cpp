// `coroscope check`: valid, or where not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <thread>

#include "cli/host.hpp"
#include "support/folder.hpp"
#include "text/words.hpp"
#include "trace/check.hpp"
#include "trace/error.hpp"
#include "trace/formats/foreign.hpp"

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::filesystem::path example(const std::string& name) {
  return std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests" / "golden" / (name + ".jsonl");
}

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::string replaced(std::string text, const std::string& before, const std::string& after) {
  const std::size_t at = text.find(before);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, before.size(), after);
}

}  // namespace

TEST(CliCheckCommand, AGoodTraceIsValid) {
  const CliRun run = coroscope({"check", example("gather").string()});
  EXPECT_EQ(run.status, 0);
  EXPECT_THAT(run.out, AllOf(HasSubstr("valid trace"), HasSubstr("3.0 s")));
  EXPECT_THAT(coroscope({"check", example("gather").string(), "--lang", "ko"}).out, HasSubstr("올바른 트레이스"));
}

TEST(CliCheckCommand, ABrokenLineIsNamed) {
  const Folder folder;
  const auto file = folder.write("bad.jsonl", text_of(example("gather")).insert(0, "{\"i\": 0\n"));
  const CliRun run = coroscope({"check", file.string()});
  EXPECT_EQ(run.status, cli::kExitFailed);
  EXPECT_THAT(run.out, AllOf(StartsWith(file.string() + ":1: "), HasSubstr("JSON")));
  EXPECT_THAT(run.err, IsEmpty());
  EXPECT_THAT(coroscope({"check", file.string(), "--lang", "ko"}).out, HasSubstr("올바른 JSON이 아닙니다"));
}

TEST(CliCheckCommand, ABrokenRuleIsNamedWithItsLineAndEvent) {
  const Folder folder;
  // Two blank lines in front, so that lines and events differ.
  const std::string late = "\n\n" + replaced(text_of(example("gather")), "\"t\": 3000000000", "\"t\": 9000000000");
  const auto file = folder.write("late.jsonl", late);
  const CliRun run = coroscope({"check", file.string()});
  EXPECT_EQ(run.status, cli::kExitFailed);
  EXPECT_THAT(run.out, AllOf(StartsWith(file.string() + ":25: "), HasSubstr("Time never goes backwards. Event 22: ")));
  EXPECT_THAT(coroscope({"check", file.string(), "--lang", "ko"}).out, HasSubstr("시간은 거꾸로 가지 않습니다"));
}

TEST(CliCheckCommand, AFileThatIsNotThereIsOneSentence) {
  const CliRun run = coroscope({"check", "/nowhere/at/all.jsonl"});
  EXPECT_EQ(run.status, cli::kExitFailed);
  EXPECT_EQ(run.err, "coroscope: There is no file /nowhere/at/all.jsonl.\n");
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_EQ(coroscope({"check", "/nowhere/at/all.jsonl", "--lang", "ko"}).err,
            "coroscope: /nowhere/at/all.jsonl 파일이 없습니다.\n");
}

TEST(CliCheckCommand, AFolderAndAnEmptyFileAreNoTraces) {
  const Folder folder;
  EXPECT_THAT(coroscope({"check", folder.path().string()}).err, HasSubstr("folder"));
  const CliRun empty = coroscope({"check", folder.write("empty.jsonl", "").string()});
  EXPECT_EQ(empty.status, cli::kExitFailed);
  EXPECT_THAT(empty.out, HasSubstr("empty"));
}

TEST(CliCheckCommand, AnotherFormatIsNamedInBothLanguages) {
  const Folder folder;
  const std::string file = folder.write("program.txt", "import asyncio\n\nasyncio.run(main())\n").string();
  EXPECT_EQ(coroscope({"check", file}).out,
            file + ": This looks like a Python program, not like a trace: a trace file is JSON Lines (UTF-8).\n");
  EXPECT_EQ(coroscope({"check", file, "--lang", "ko"}).out,
            file + ": 트레이스가 아니라 파이썬 프로그램인 것 같습니다. "
                   "트레이스 파일은 JSON Lines (UTF-8) 형식이어야 합니다.\n");
  EXPECT_THAT(coroscope({file}).err, HasSubstr("looks like a Python program"));
}

TEST(CliCheckCommand, APipeIsReadOnce) {
  const Folder folder;
  const std::string late = replaced(text_of(example("gather")), "\"t\": 3000000000", "\"t\": 9000000000");
  const std::string pipe = (folder.path() / "pipe").string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << late; });
  const CliRun run = coroscope({"check", pipe});
  writer.join();
  EXPECT_THAT(run.out, StartsWith(pipe + ":23: "));
}

TEST(CliCheckCommand, AFileNameCannotMoveTheCursor) {
  EXPECT_THAT(coroscope({"check", "/nowhere/\x1b[2J.jsonl"}).err, Not(HasSubstr("\x1b")));
}

TEST(CliWords, EveryErrorAndRuleHasWordsInBothLanguages) {
  for (const auto language : {text::Language::ko, text::Language::en}) {
    const auto words = text::Words::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets" / "text", language);
    const auto keys = words.keys();
    for (const auto name : trace::kErrorNames) EXPECT_THAT(keys, testing::Contains("cli.trace." + std::string(name)));
    for (const auto name : trace::kRuleNames) EXPECT_THAT(keys, testing::Contains("cli.rule." + std::string(name)));
    for (const char* name : {"structure", "escape", "literal", "number", "control", "unclosed", "depth"}) {
      EXPECT_THAT(keys, testing::Contains("cli.json." + std::string(name)));
    }
    for (const char* name : {"whole", "number", "text", "truth", "list", "object"}) {
      EXPECT_THAT(keys, testing::Contains("cli.type." + std::string(name)));
    }
    for (const auto name : trace::kForeignNames) {
      EXPECT_THAT(keys, testing::Contains("cli.foreign." + std::string(name)));
    }
  }
}

TEST(CliWords, TheEnglishOfATraceErrorIsThatOfItsLayer) {
  const auto words =
      text::Words::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets" / "text", text::Language::en);
  for (std::size_t i = 0; i < trace::kErrorNames.size(); ++i) {
    const trace::Error error{static_cast<trace::ErrorCode>(i), 0, 0, {}};
    if (error.message().find("\"\"") != std::string::npos || error.message().find("  ") != std::string::npos) continue;
    const std::string here = words["cli.trace." + std::string(trace::kErrorNames.at(i))];
    if (here.find('{') == std::string::npos) {
      EXPECT_EQ(here, error.message());
    }
  }
}
