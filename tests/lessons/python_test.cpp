// The Python listings are programs: python3 runs each as it stands, and prints what its trace has.
#include <gmock/gmock.h>

#include "lessons/listing.hpp"
#include "lessons/command.hpp"
#include "lessons/observed.hpp"

namespace lessons {
namespace {

using lessons::testing::catalogue;
using lessons::testing::Result;
using lessons::testing::run_command;
using lessons::testing::TempFolder;
using text::Language;

/// Where the loop would wait, its clock goes on at once; all else is Python's own. Timers that
/// are due at one instant fire in the order in which they were set, as on a real clock, where they are set one after the
/// other; but a busy machine fires none of them in the wrong order.
constexpr const char* kHasten = R"(import asyncio, runpy, sys, time

class Timer(asyncio.TimerHandle):
    made = 0

    def __init__(self, *arguments):
        super().__init__(*arguments)
        Timer.made += 1
        self.nth = Timer.made

    def __lt__(self, other):
        return (self.when(), self.nth) < (other.when(), other.nth)

class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.now = 0.0
        self.poll = self._selector.select
        self._selector.select = self.jump

    def time(self):
        return self.now

    def jump(self, timeout=None):
        if timeout is None:
            return self.poll()  # until a thread calls
        self.now += timeout
        return self.poll(0)

def hold(seconds):
    loop = asyncio._get_running_loop()
    if loop is not None:
        loop.now += seconds

asyncio.events.new_event_loop = Loop
asyncio.events.TimerHandle = Timer
time.sleep = hold
runpy.run_path(sys.argv[1], run_name='__main__')
)";

Result run_python(const Lesson& lesson, std::size_t run_index, const Values& values, Language language, bool hasten) {
  const TempFolder folder;
  folder.write("program.py", listing(lesson, run_index, Code::python, values, language).text());
  folder.write("hasten.py", kHasten);
  const std::string program = (folder.path() / "program.py").string();
  const std::string before = hasten ? (folder.path() / "hasten.py").string() + " " : "";
  return run_command("{ PYTHONIOENCODING=utf-8 python3 " + before + program + " 2>/dev/null; }");
}

/// What a trace says that the program prints.
std::string printed(const trace::Events& events) {
  std::string text;
  for (const trace::Event& event : events.list) {
    if (event.kind != trace::Kind::print) continue;
    text += events.text(event.text);
    text += event.end == 0 ? "\n" : events.text(event.end);
  }
  return text;
}

void expect_same(const Lesson& lesson, std::size_t run, const Values& values, Language language, bool hasten) {
  SCOPED_TRACE(lesson.id + "/" + lesson.runs[run].id);
  const auto trace = record(lesson, run, values, language, coro::ClockKind::virtual_time);
  const trace::Events events = trace::decode(*trace);
  const Result result = run_python(lesson, run, values, language, hasten);
  EXPECT_EQ(result.output, printed(events));
  EXPECT_EQ(result.status == 0, events.list.back().why == trace::Why::ok);
}

class PythonListing : public ::testing::TestWithParam<std::string> {};

TEST_P(PythonListing, PrintsWhatTheTraceSaysInBothLanguages) {
  const Lesson& lesson = *catalogue().find(GetParam());
  for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
    for (const Language language : {Language::ko, Language::en}) {
      expect_same(lesson, run, lesson.defaults(), language, true);
    }
  }
}

std::vector<std::string> ids() {
  std::vector<std::string> result;
  for (const Lesson& lesson : catalogue().lessons()) {
    if (!lesson.runs.empty()) result.push_back(lesson.id);
  }
  return result;
}

INSTANTIATE_TEST_SUITE_P(Lessons, PythonListing, ::testing::ValuesIn(ids()), [](const auto& each) {
  std::string name = each.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace lessons
