// The Python listings are programs: python3 runs each as it stands, and it prints what the lesson says.
#include <gmock/gmock.h>

#include "lessons/assets.hpp"
#include "lessons/command.hpp"
#include "lessons/listing.hpp"

namespace lessons {
namespace {

using lessons::testing::catalogue;
using lessons::testing::Result;
using lessons::testing::run_command;
using lessons::testing::TempFolder;
using text::Language;

/// A second passes in a millisecond; all else is Python's own.
constexpr const char* kHasten =
    "import asyncio, runpy, sys, time\n"
    "aio, plain = asyncio.sleep, time.sleep\n"
    "asyncio.sleep = lambda s, result=None: aio(s / 1000, result)\n"
    "time.sleep = lambda s: plain(s / 1000)\n"
    "runpy.run_path(sys.argv[1], run_name='__main__')\n";

Result run_python(const Lesson& lesson, std::size_t run_index, const Values& values, Language language, bool hasten) {
  const TempFolder folder;
  folder.write("program.py", listing(lesson, run_index, Code::python, values, language).text());
  folder.write("hasten.py", kHasten);
  const std::string program = (folder.path() / "program.py").string();
  const std::string before = hasten ? (folder.path() / "hasten.py").string() + " " : "";
  return run_command("PYTHONIOENCODING=utf-8 python3 -W error " + before + program);
}

/// What a program prints, in English. ko: "request sent" -> "요청 보냄" and so on.
const std::map<std::string, std::string> kPrinted{
    {"coroutine-object", "normal_function: running\ndone\ncoroutine\nmy_coroutine: running\ndone\n"},
    {"blocking",
     "call_api_1: request sent\ncall_api_1: answer received\ncall_api_2: request sent\ncall_api_2: answer received\n"
     "call_api_3: request sent\ncall_api_3: answer received\n[1, 2, 3]\n"},
    {"sequential-await",
     "call_api_1: request sent\ncall_api_1: answer received\ncall_api_2: request sent\ncall_api_2: answer received\n"
     "call_api_3: request sent\ncall_api_3: answer received\n[1, 2, 3]\n"},
    {"gather",
     "call_api_1: request sent\ncall_api_2: request sent\ncall_api_3: request sent\ncall_api_1: answer received\n"
     "call_api_2: answer received\ncall_api_3: answer received\n[1, 2, 3]\n"},
    {"two-chunks",
     "download starts\nfetch_chunk_1: request sent\nfetch_chunk_1: answer received\nfirst chunk is here\n"
     "fetch_chunk_2: request sent\nfetch_chunk_2: answer received\nsecond chunk is here\n"},
    {"two-downloads", "A: start\nB: start\nA: done\nB: done\n"}};

std::string in_korean(std::string text) {
  const std::pair<std::string, std::string> words[] = {{"request sent", "요청 보냄"},
                                                       {"answer received", "응답 받음"},
                                                       {"running", "실행 중"},
                                                       {"download starts", "다운로드 시작"},
                                                       {"first chunk is here", "첫 번째 조각 도착"},
                                                       {"second chunk is here", "두 번째 조각 도착"},
                                                       {"start", "시작"},
                                                       {"done", "완료"}};
  for (const auto& [en, ko] : words) {
    for (std::size_t at = 0; (at = text.find(en, at)) != std::string::npos; at += ko.size())
      text.replace(at, en.size(), ko);
  }
  return text;
}

class PythonListing : public ::testing::TestWithParam<std::string> {};

TEST_P(PythonListing, PrintsWhatTheLessonSaysInBothLanguages) {
  const Lesson& lesson = *catalogue().find(GetParam());
  for (const Language language : {Language::ko, Language::en}) {
    const Result result = run_python(lesson, 0, lesson.defaults(), language, true);
    const std::string& english = kPrinted.at(lesson.id);
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.output, language == Language::en ? english : in_korean(english));
  }
}

TEST_P(PythonListing, RunsAsItStands) {
  const Lesson& lesson = *catalogue().find(GetParam());
  const Values brief(lesson.parameters.size(), 0.01);
  const Result result = run_python(lesson, 0, brief, Language::en, false);
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.output, kPrinted.at(lesson.id));
}

std::vector<std::string> ids() {
  std::vector<std::string> result;
  for (const auto& [id, printed] : kPrinted) result.push_back(id);
  return result;
}

INSTANTIATE_TEST_SUITE_P(Lessons, PythonListing, ::testing::ValuesIn(ids()), [](const auto& each) {
  std::string name = each.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace lessons
