// The right answers at the defaults, as on CPython: those of the table from which the lessons' questions were made.
#include <gtest/gtest.h>

#include <array>
#include <string_view>

#include "predict/recorded.hpp"

namespace predict_test {
namespace {

struct Answer {
  std::string_view lesson, id, right;
};

constexpr std::array kAnswers{
    Answer{"async-for-one-by-one", "total", "6.0 s"},
    Answer{"async-for-one-by-one", "meanwhile", "played chunk 1"},
    Answer{"async-for-one-by-one", "who", "nothing: the thread is free"},
    Answer{"await-in-a-loop", "totals", "6.0 s / 2.0 s"},
    Answer{"await-in-a-loop", "timers", "1 / 3"},
    Answer{"await-in-a-loop", "tasks-first", "all tasks first"},
    Answer{"await-needs-no-turn", "await-three", "child: 2"},
    Answer{"await-needs-no-turn", "suspends", "0"},
    Answer{"await-needs-no-turn", "sleep-zero", "other: 1"},
    Answer{"await-needs-no-turn", "no-time", "equally fast"},
    Answer{"blocking", "total", "9.0 s"},
    Answer{"blocking", "thread", "blocked"},
    Answer{"blocking", "longer", "16.0 s"},
    Answer{"blocking", "async-around", "equally fast"},
    Answer{"cancel", "asked", "main: cancel requested"},
    Answer{"cancel", "where", "line 6: await asyncio.sleep(5)"},
    Answer{"cancel", "returns", "by itself, at 2.0 s"},
    Answer{"coroutine-object", "called", "coroutine"},
    Answer{"coroutine-object", "plan", "plan"},
    Answer{"coroutine-object", "total", "2.0 s"},
    Answer{"coroutine-object", "continues", "line 11: await asyncio.sleep(1)"},
    Answer{"coroutine-object", "time-sleep", "equally fast"},
    Answer{"cpu-and-threads", "totals", "6.0 s / 4.0 s"},
    Answer{"cpu-and-threads", "holder", "compute()"},
    Answer{"cpu-and-threads", "printed", "ticker: 1"},
    Answer{"cpu-and-threads", "a-wait", "4.0 s"},
    Answer{"create-task", "made", "main: task made"},
    Answer{"create-task", "who", "download_file()"},
    Answer{"create-task", "total", "3.0 s"},
    Answer{"create-task", "await-at-once", "hand it over, do something else"},
    Answer{"email-stream", "first-word", "1.0 s"},
    Answer{"email-stream", "screen", "Hello, see you"},
    Answer{"email-stream", "tasks", "1"},
    Answer{"gather", "who", "call_api_1()"},
    Answer{"gather", "one-two-three", "3.0 s"},
    Answer{"gather", "results", "[1, 2, 3]"},
    Answer{"gather", "tasks", "4"},
    Answer{"gather", "one-blocks", "6.0 s"},
    Answer{"gather-exception", "raised", "main: ValueError: bad answer"},
    Answer{"gather-exception", "sibling", "waiting"},
    Answer{"gather-exception", "sibling-ends", "4.0 s"},
    Answer{"gather-exception", "main-ends", "cancelled, at 1.0 s"},
    Answer{"left-behind", "fate", "cancelled, at 1.0 s"},
    Answer{"left-behind", "total", "1.0 s / 3.0 s"},
    Answer{"left-behind", "last-line", "nothing"},
    Answer{"lost-update", "sum", "main: 1"},
    Answer{"lost-update", "totals", "1.0 s / 5.0 s"},
    Answer{"lost-update", "queued", "4"},
    Answer{"movie", "first-picture", "3,600 s / 600 s"},
    Answer{"movie", "last-picture", "7,200 s / 7,200 s / 4,200 s"},
    Answer{"movie", "no-playing", "3,600 s"},
    Answer{"movie", "continues", "line 6: yield chunk"},
    Answer{"nine-or-three", "faster", "equally fast"},
    Answer{"nine-or-three", "totals", "9.0 s / 9.0 s / 3.0 s"},
    Answer{"nine-or-three", "held", "plain calls"},
    Answer{"nine-or-three", "saved", "6.0 s"},
    Answer{"queue", "producer", "waiting"},
    Answer{"queue", "first", "consumer: got 1"},
    Answer{"queue", "total", "6.0 s"},
    Answer{"rule-await", "called", "main: coroutine"},
    Answer{"rule-await", "ending", "to its end, with a RuntimeWarning"},
    Answer{"rule-await", "sleep", "0.0 s"},
    Answer{"rule-await", "task", "to its end, without any complaint"},
    Answer{"rule-chain", "counts", "1 / 3"},
    Answer{"rule-chain", "main", "awaiting"},
    Answer{"rule-chain", "async-dropped", "a SyntaxError: not one line runs"},
    Answer{"rule-chain", "await-dropped", "to its end, with a RuntimeWarning"},
    Answer{"rule-concurrent", "totals", "6.0 s / 3.0 s"},
    Answer{"rule-concurrent", "longer", "12.0 s / 8.0 s"},
    Answer{"rule-concurrent", "order", "task1: done → task2: done → task3: done"},
    Answer{"rule-concurrent", "results", "[3, 1, 2]"},
    Answer{"rule-inside-async", "lines", "no line: there is a SyntaxError"},
    Answer{"rule-inside-async", "first-print", "nothing"},
    Answer{"rule-inside-async", "fix", "line 17: def process_three_requests():"},
    Answer{"rule-inside-async", "only-run", "a SyntaxError: not one line runs"},
    Answer{"semaphore", "total", "6.0 s"},
    Answer{"semaphore", "admitted", "download_file(3, Semaphore), download_file(4, Semaphore)"},
    Answer{"semaphore", "queued", "3"},
    Answer{"sequential-await", "total", "9.0 s"},
    Answer{"sequential-await", "who", "nothing: the thread is free"},
    Answer{"sequential-await", "objects", "2"},
    Answer{"sequential-await", "tasks", "1"},
    Answer{"sequential-await", "task-each", "equally fast"},
    Answer{"sleep-blocks-all", "all-block", "9.0 s"},
    Answer{"sleep-blocks-all", "one-blocks", "6.0 s"},
    Answer{"sleep-blocks-all", "who", "call_api_1()"},
    Answer{"sleep-blocks-all", "due", "call_api_2: answer received"},
    Answer{"swallowed-cancel", "fate", "by itself, at 3.0 s"},
    Answer{"swallowed-cancel", "faster", "raised again"},
    Answer{"swallowed-cancel", "printed", "save_file: saved"},
    Answer{"swallowed-cancel", "except-exception", "cancelled, at 1.0 s"},
    Answer{"task-group", "leaves", "1.0 s"},
    Answer{"task-group", "sibling", "cancelled"},
    Answer{"task-group", "leaves-with", "ExceptionGroup"},
    Answer{"tasks-in-a-row", "totals", "3.0 s / 9.0 s"},
    Answer{"tasks-in-a-row", "tasks", "4 / 2"},
    Answer{"tasks-in-a-row", "who", "call_api_1()"},
    Answer{"tasks-in-a-row", "backwards", "equally fast"},
    Answer{"timeout", "over", "2.0 s"},
    Answer{"timeout", "printed", "call_api: cleanup"},
    Answer{"timeout", "inside", "CancelledError"},
    Answer{"timeout", "outside", "TimeoutError"},
    Answer{"two-chunks", "total", "4.0 s"},
    Answer{"two-chunks", "meanwhile", "awaiting"},
    Answer{"two-chunks", "first-line", "line 6: print(\"fetch_chunk_1:\", \"answer received\")"},
    Answer{"two-chunks", "spinner", "spinner()"},
    Answer{"two-chunks", "blocked", "fetch_chunk_1()"},
    Answer{"two-downloads", "order", "A: start → B: start → A: done → B: done"},
    Answer{"two-downloads", "total", "2.0 s"},
    Answer{"two-downloads", "who", "nothing: the thread is free"},
    Answer{"two-downloads", "continue", "fetch_data_A() → fetch_data_B()"},
};

/// What is right of a question, or why it is not known.
std::string right_of(const std::vector<predict::Question>& questions, std::string_view id) {
  const auto found = std::ranges::find(questions, id, &predict::Question::id);
  return found == questions.end() ? "not asked" : found->choices[found->right()].text;
}

TEST(PredictAnswers, AtTheDefaultsAreThoseOfTheTable) {
  std::size_t asked = 0;
  for (const lessons::Lesson& lesson : catalogue().lessons()) {
    if (lesson.runs.empty()) continue;
    const auto questions = RecordedLesson(lesson, lesson.defaults(), text::Language::en).questions();
    asked += questions.size();
    for (const Answer& answer : kAnswers) {
      if (answer.lesson != lesson.id) continue;
      EXPECT_EQ(right_of(questions, answer.id), answer.right) << lesson.id << "/" << answer.id;
    }
  }
  EXPECT_EQ(asked, kAnswers.size());
}

}  // namespace
}  // namespace predict_test
