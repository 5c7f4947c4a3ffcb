// The glossary: its terms, finding them in sentences, searching.
#include "lessons/glossary.hpp"

#include <gmock/gmock.h>

#include <set>

#include "lessons/assets.hpp"
#include "lessons/error.hpp"
#include "lessons/record.hpp"
#include "lessons/stops.hpp"

namespace lessons {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Glossary& all_words() {
  static const Glossary loaded = Glossary::load(testing::assets(), testing::catalogue());
  return loaded;
}

/// "event loop=event-loop" for each word found in a text.
std::vector<std::string> told(std::string_view text) {
  std::vector<std::string> found;
  for (const TermInText& word : all_words().words_in(text)) {
    found.push_back(std::string(text.substr(word.begin, word.end - word.begin)) + "=" +
                    all_words().terms().at(word.term).id);
  }
  return found;
}

std::vector<std::string> ids(const std::vector<std::size_t>& terms) {
  std::vector<std::string> found;
  for (const std::size_t term : terms) found.push_back(all_words().terms().at(term).id);
  return found;
}

/// Sentences of Korean end in 다, as docs/WORDS.md has it, English ones in a full stop.
std::size_t sentences(std::string_view text, std::string_view end) {
  std::size_t count = 0;
  for (std::size_t at = text.find(end); at != std::string_view::npos; at = text.find(end, at + 1)) {
    const std::size_t after = at + end.size();
    if (after == text.size() || text[after] == ' ') ++count;
  }
  return count;
}

TEST(Glossary, HasTheWordsThatALearnerMeets) {
  for (const char* id :
       {"async-def", "coroutine-object", "await", "awaitable", "task", "event-loop", "gather", "suspend", "resume", "ready",
        "timer", "callback", "cancel", "concurrency", "parallelism", "thread", "blocking-call", "future", "async-generator",
        "async-for", "async-with", "timeout", "lock", "semaphore", "queue", "exception-group", "task-group", "yield",
        "coroutine-function", "asynchronous"}) {
    EXPECT_NE(all_words().find(id), nullptr) << id;
  }
  EXPECT_EQ(all_words().find("gathering"), nullptr);
}

TEST(Glossary, EveryTermIsWhole) {
  std::set<std::string> seen;
  for (const Term& term : all_words().terms()) {
    EXPECT_TRUE(seen.insert(term.id).second) << term.id;
    EXPECT_THAT(term.forms, Not(IsEmpty())) << term.id;
    EXPECT_GE(sentences(term.meaning.ko, "다."), 2U) << term.id;
    EXPECT_LE(sentences(term.meaning.ko, "다."), 3U) << term.id;
    EXPECT_LE(sentences(term.meaning.en, "."), 4U) << term.id;
    EXPECT_GE(sentences(term.meaning.en, "."), 1U) << term.id;
    EXPECT_EQ(term.meaning.en.find_first_of("\n"), std::string::npos) << term.id;
  }
}

TEST(Glossary, EveryMomentHappens) {
  for (const Term& term : all_words().terms()) {
    const Lesson& lesson = *testing::catalogue().find(term.lesson);
    const auto run = lesson.run(term.run);
    ASSERT_TRUE(run) << term.id;
    const auto trace = record(lesson, *run, lesson.defaults(), text::Language::en, coro::ClockKind::virtual_time);
    EXPECT_TRUE(find_event(term, trace::decode(*trace))) << term.id;
  }
}

TEST(Glossary, NoNameMeansTwoThings) {
  std::map<std::string, std::string> owners;
  for (const Term& term : all_words().terms()) {
    for (const std::string& form : term.forms) {
      const auto [at, fresh] = owners.emplace(form, term.id);
      EXPECT_TRUE(fresh) << form << ": " << at->second << ", " << term.id;
    }
  }
}

TEST(Glossary, FindsTheLongestWordInASentence) {
  EXPECT_THAT(told("gather has made a task of each and put them in the ready queue."),
              ElementsAre("gather=gather", "task=task", "ready queue=ready"));
  EXPECT_THAT(told("Event loops run tasks."), ElementsAre("Event loops=event-loop", "tasks=task"));
  EXPECT_THAT(told("an async generator, an async for, async"),
              ElementsAre("async generator=async-generator", "async for=async-for", "async=asynchronous"));
}

TEST(Glossary, LetsKoreanParticlesFollow) {
  EXPECT_THAT(told("gather가 셋을 각각 태스크로 만들어 준비 큐에 넣었습니다."),
              ElementsAre("gather=gather", "태스크=task", "준비 큐=ready"));
  EXPECT_THAT(told("코루틴은 멈췄다가 이어서 실행됩니다."),
              ElementsAre("코루틴=coroutine", "멈췄=suspend", "이어서 실행=resume"));
  EXPECT_THAT(told("이제야 download_file의 차례입니다. 세 번 차례로 await하면"),
              ElementsAre("차례=running", "차례로=sequential", "await=await"));
  EXPECT_THAT(told("‘준비됨’ 상태, 스레드를 붙잡습니다"), ElementsAre("준비됨=ready", "스레드=thread"));
}

TEST(Glossary, FindsNothingInsideNamesAndOtherWords) {
  EXPECT_THAT(told("task_1 my_task multitask await2 a.task"), IsEmpty());
  EXPECT_THAT(told("큐레이터가 락커에서 비동기화한"), IsEmpty()) << "those are other words";
  EXPECT_THAT(told("my_coroutine()을 호출했지만"), IsEmpty());
  EXPECT_THAT(told(""), IsEmpty());
  EXPECT_THAT(told("\xEA\xB0"), IsEmpty()) << "half a syllable";
}

TEST(Glossary, IsSearchedByAnyNameInBothLanguages) {
  EXPECT_THAT(ids(all_words().named("task")), ElementsAre("task"));
  EXPECT_THAT(ids(all_words().named("태스크")), ElementsAre("task"));
  EXPECT_THAT(ids(all_words().named("ASYNCIO.TASK")), ElementsAre("task"));
  EXPECT_THAT(ids(all_words().named("병렬")), ElementsAre("parallelism")) << "a word that people use";
  EXPECT_THAT(ids(all_words().named("실행권")), ElementsAre("running"));
  EXPECT_THAT(ids(all_words().named("어웨이터블")), ElementsAre("awaitable"));
  EXPECT_THAT(ids(all_words().named("tas")), IsEmpty());
  EXPECT_EQ(ids(all_words().search("task")).front(), "task") << "the word itself first";
  EXPECT_THAT(ids(all_words().search("task")), Contains("task-group"));
  EXPECT_THAT(ids(all_words().search("제너레")), ElementsAre("async-generator")) << "a part of a name";
  EXPECT_EQ(all_words().search("").size(), all_words().terms().size());
  EXPECT_THAT(all_words().search("qqqq"), IsEmpty());
  EXPECT_THAT(all_words().near("gahter"), Contains("gather"));
  EXPECT_THAT(all_words().near("태스그"), Contains("태스크"));
  EXPECT_THAT(all_words().near("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"), IsEmpty());
}

/// What is said when `from` in a glossary of one word has become `to`.
std::string glossary_error(const std::string& from, const std::string& to) {
  std::string text =
      "[[terms]]\nid = \"a\"\nword = {ko = \"말\", en = \"word\"}\nforms = [\"word\"]\n"
      "meaning = {ko = \"뜻\", en = \"meaning\"}\nrun = \"gather/gather\"\nkind = \"task.new\"\n";
  text.replace(text.find(from), from.size(), to);
  const testing::TempFolder folder;
  folder.write("lessons/glossary.toml", text);
  try {
    Glossary::load(folder.path(), testing::catalogue());
  } catch (const LessonError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Glossary, NamesTheLineOfAMistake) {
  EXPECT_EQ(glossary_error("id", "id"), "no error");
  EXPECT_THAT(glossary_error("gather/gather", "gather/other"), HasSubstr("no_card_run"));
  EXPECT_THAT(glossary_error("gather/gather", "gather"), HasSubstr("bad_card_run"));
  EXPECT_THAT(glossary_error("[\"word\"]", "\"word\""), HasSubstr("glossary.toml:4: not_a_list"));
  EXPECT_THAT(glossary_error("kind", "kinds"), HasSubstr("glossary.toml"));
  EXPECT_THAT(glossary_error(", en = \"meaning\"", ""), HasSubstr("glossary.toml:5"));
}

}  // namespace
}  // namespace lessons
