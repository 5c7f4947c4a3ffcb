#include "trace/open.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <thread>

#include "trace/formats/foreign.hpp"
#include "trace/formats/format.hpp"
#include "trace/golden.hpp"

namespace trace {
namespace {

using testing::golden_text;
using testing::written;
using namespace std::string_literals;

std::string message(ReadResult result) {
  return std::holds_alternative<Error>(result) ? std::get<Error>(result).message() : "read";
}
std::string message_of(std::string bytes) { return message(read(bytes)); }

/// What the error says the bytes look like.
std::string found_in(std::string bytes) {
  const ReadResult result = read(bytes);
  if (!std::holds_alternative<Error>(result)) return "a trace";
  const Error& error = std::get<Error>(result);
  return error.code == ErrorCode::unknown_format ? std::string(error.argument("found")) : std::string(name(error.code));
}

std::string in_utf16(std::string_view text, bool little) {
  std::string wide;
  for (const char c : text) wide += little ? std::string{c, '\0'} : std::string{'\0', c};
  return wide;
}

TEST(Open, ReadsAFile) {
  const ReadResult result = open(testing::golden_folder() / "gather.jsonl");
  ASSERT_TRUE(std::holds_alternative<Trace>(result));
  EXPECT_EQ(written(std::get<Trace>(result)), golden_text("gather"));
}

TEST(Open, GoesByTheBytesAndNotByTheName) {
  const std::filesystem::path path = ::testing::TempDir() + "coroscope-open-test.png";
  std::ofstream(path, std::ios::binary) << golden_text("gather");
  EXPECT_EQ(message(open(path)), "read");
  std::filesystem::remove(path);
}

TEST(Open, ReadsAPipeOnce) {
  const std::string path = ::testing::TempDir() + "coroscope-open-pipe-" + std::to_string(::getpid());
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(path, std::ios::binary) << golden_text("pcqueue"); });
  const ReadResult result = open(path);
  writer.join();
  std::filesystem::remove(path);
  ASSERT_TRUE(std::holds_alternative<Trace>(result)) << std::get<Error>(result).message();
  EXPECT_EQ(written(std::get<Trace>(result)), golden_text("pcqueue"));
}

TEST(Open, SaysWhatIsWrongWithThePath) {
  EXPECT_EQ(message(open("no/such.jsonl")), "There is no file no/such.jsonl.");
  EXPECT_EQ(message(open("/")), "/ is a folder, not a trace file.");
  EXPECT_EQ(message(open("/dev/null")), "/dev/null is a device, not a trace file.");
  EXPECT_EQ(message(open("/dev/zero")), "/dev/zero is a device, not a trace file.");
  EXPECT_EQ(message(open("/dev/stdin/x")).substr(0, 12), "/dev/stdin/x");
  EXPECT_EQ(message(open("/dev/null/x")), "/dev/null/x cannot be read: Not a directory.");
  EXPECT_EQ(message(open("/proc/self/mem")), "/proc/self/mem cannot be read: Input/output error.");
}

TEST(Open, APipeIsNoRecordingOfAChild) {
  const std::string path = ::testing::TempDir() + "coroscope-open-no-pipe-" + std::to_string(::getpid());
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  EXPECT_EQ(message(open(path, text::Pipes::refused)), path + " is a device, not a trace file.");
  std::filesystem::remove(path);
}

TEST(Open, AFileThatIsLargerThanAnyTraceIsRefused) {
  const std::filesystem::path path = ::testing::TempDir() + "coroscope-open-large-" + std::to_string(::getpid());
  std::ofstream(path) << golden_text("two");
  std::filesystem::resize_file(path, kMostBytes + (std::size_t{1} << 30U));
  EXPECT_EQ(message(open(path)), path.string() + " is larger than 1024 MiB: that is more than can be shown.");
  std::filesystem::remove(path);
}

TEST(Read, LeavesTheBytesAsTheyAre) {
  std::string bytes = golden_text("two");
  EXPECT_TRUE(std::holds_alternative<Trace>(read(bytes)));
  EXPECT_EQ(bytes, golden_text("two"));
}

TEST(Read, SpeaksOfTheFormatThatItFound) {
  EXPECT_EQ(message_of("{\"i\" 0}\n"),
            "line 1: this is not valid JSON: a comma, a colon, a bracket or a key is missing or out of place.");
  EXPECT_EQ(message_of("\xEF\xBB\xBF\n {\"i\": 0}\n"), "line 2: the key \"k\" is missing.");
  EXPECT_EQ(message_of("{"), "line 1: the file is cut short: its last event is not an end event.");
  EXPECT_EQ(message_of(" \r\n\t\n"), "The file is empty: a trace has at least a meta and an end event.");
}

TEST(Read, SaysInOneSentenceWhatIsNoTrace) {
  EXPECT_EQ(message_of("\x89PNG\r\n\x1A\n"),
            "This looks like a PNG picture, not like a trace: a trace file is JSON Lines (UTF-8).");
  EXPECT_EQ(message_of("import asyncio\n"),
            "This looks like a Python program, not like a trace: a trace file is JSON Lines (UTF-8).");
}

TEST(Read, KnowsWhatPeopleOpenByMistake) {
  const std::vector<std::pair<std::string, std::string>> files{
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "png"},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"s, "jpeg"},
      {"GIF89a", "gif"},
      {"%PDF-1.7\n", "pdf"},
      {"PK\x03\x04\x14\0"s, "zip"},
      {"\x1F\x8B\x08\0"s, "gzip"},
      {"\x28\xB5\x2F\xFD\x24", "zstd"},
      {"\x7F"
       "ELF\x02\x01",
       "program"},
      {"\xFF\xFE" + in_utf16(golden_text("two"), true), "utf16"},
      {"\xFE\xFF" + in_utf16(golden_text("two"), false), "utf16"},
      {in_utf16(golden_text("two"), true), "utf16"},
      {in_utf16(golden_text("two"), false), "utf16"},
      {"\n<!DOCTYPE html>\n<html>", "html"},
      {"<HTML lang=\"ko\">", "html"},
      {"<?xml version=\"1.0\"?>\n<svg/>", "xml"},
      {"#!/usr/bin/env python3\nprint(1)\n", "python"},
      {"# Two tasks.\n\n\"\"\"Words.\"\"\"\nimport asyncio\n", "python"},
      {"async def main():\n    pass\n", "python"},
      {"\xEF\xBB\xBFimport asyncio\n", "python"},
      {"[{\"name\": \"x\", \"ph\": \"B\"}]", "json_list"},
      {"{\n  \"traceEvents\": []\n}\n", "json_object"},
      {"Dear diary", "text"},
      {"안녕하세요\n", "text"},
      {"#!/bin/sh\nimport x\n", "text"},
      {"abc\0def"s, "binary"},
      {"\x80\x81\x82\x83\x84", "binary"},
  };
  for (const auto& [bytes, what] : files) EXPECT_EQ(found_in(bytes), what) << bytes.substr(0, 40);
}

TEST(Read, TakesALongTextForOneThoughItsStartEndsInsideACharacter) {
  std::string text = "x";
  while (text.size() < 2 * kFormatStart) text += "가";
  EXPECT_EQ(found_in(text), "text");
}

TEST(Read, SurvivesEveryStartOfAnything) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; second += 5) {
      const std::string bytes{static_cast<char>(first), static_cast<char>(second), 'x'};
      EXPECT_NE(found_in(bytes), "a trace");
      EXPECT_NE(found_in(bytes.substr(0, 1)), "a trace");
    }
  }
}

TEST(Foreign, HasEnglishForEveryName) {
  for (const std::string_view each : kForeignNames) {
    const Error error{ErrorCode::unknown_format, 0, 0, {{"found", std::string(each)}, {"expected", "X"}}};
    EXPECT_THAT(error.message(), ::testing::Not(::testing::HasSubstr("like " + std::string(each) + ",")));
  }
}

TEST(Formats, HaveNames) {
  for (const Format& format : formats()) EXPECT_FALSE(format.name.empty());
}

}  // namespace
}  // namespace trace
