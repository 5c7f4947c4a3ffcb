// What a lesson of somebody's own may not ask for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "lessons/catalogue.hpp"
#include "lessons/facts.hpp"
#include "lessons/reader.hpp"
#include "support/folder.hpp"

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

/// A lesson of one run, with more of its own in the lesson and behind the run.
class OneLesson {
 public:
  explicit OneLesson(const std::string& name = "mine") : folder_(above_.path() / name) {
    std::filesystem::create_directory(folder_);
    write("run.py", "async def main():\n    pass\n");
  }

  void write(const std::string& name, const std::string& bytes) const {
    (void)above_.write((folder_.filename() / name).string(), bytes);
  }
  void write_lesson(const std::string& more, const std::string& more_of_run = "") const {
    write("lesson.toml", "title = 'T'\nquestion = 'Q'\nclosing = 'C'\n" + more +
                             "[[runs]]\nid = 'run'\ntitle = 'R'\n" + more_of_run);
  }
  [[nodiscard]] lessons::OwnLesson read() const { return lessons::Catalogue().read_own(folder_).at(0); }
  [[nodiscard]] std::vector<std::string> problems() const {
    std::vector<std::string> keys;
    for (const lessons::Problem& problem : read().problems)
      if (problem.key != "only_run") keys.push_back(problem.key);
    return keys;
  }
  [[nodiscard]] std::filesystem::path path() const { return folder_; }

 private:
  Folder above_;
  std::filesystem::path folder_;
};

}  // namespace

TEST(LessonLimits, APictureIsWithinTheLongestDelay) {
  const OneLesson lesson;
  lesson.write_lesson("picture = 3.5\n");
  EXPECT_THAT(lesson.problems(), IsEmpty());
  for (const char* picture : {"-1.0", "1e9", "nan", "inf"}) {
    lesson.write_lesson("picture = " + std::string(picture) + "\n");
    EXPECT_THAT(lesson.problems(), ElementsAre("bad_picture")) << picture;
  }
}

TEST(LessonLimits, AWholeNumberIsOneThatAnIntegerHolds) {
  const OneLesson lesson;
  lesson.write_lesson("order = 9_000_000_000\n");
  EXPECT_THAT(lesson.problems(), IsEmpty());
  for (const char* order : {"1e50", "-1e300", "inf", "nan", "2.5", "2.0", "'2'"}) {
    lesson.write_lesson("order = " + std::string(order) + "\n");
    EXPECT_THAT(lesson.problems(), ElementsAre("not_whole")) << order;
  }
}

TEST(LessonLimits, AStackAndABoxAreOneTooMany) {
  const OneLesson lesson;
  const std::string box = "[runs.box]\nfunctions = ['main']\ntitle = 'B'\n[[runs.box.lines]]\ntext = 't'\n";
  lesson.write_lesson("", box);
  EXPECT_THAT(lesson.problems(), IsEmpty());
  lesson.write_lesson("", "stack = true\n" + box);
  EXPECT_THAT(lesson.problems(), ElementsAre("stack_and_box"));
}

TEST(LessonLimits, AnIdIsAPlainName) {
  for (const char* good : {"gather", "nine-or-three", "수업", "a.b", "a b"}) EXPECT_TRUE(lessons::is_plain_name(good)) << good;
  for (const char* bad : {"", ".", "..", ".x", "-x", "a/b", "../a", "/", "a\x1b[2J", "a\nb", "a\xC2\x9B", "a\xFF"}) {
    EXPECT_FALSE(lessons::is_plain_name(bad)) << bad;
  }
  const OneLesson named("x\x1b[2J");
  named.write_lesson("");
  EXPECT_THAT(named.problems(), Contains("bad_folder"));
  const OneLesson lesson;
  for (const char* id : {"../run", "..", "a/b", "a b"}) {
    lesson.write_lesson("", "[[runs]]\nid = '" + std::string(id) + "'\ntitle = 'R'\n");
    EXPECT_THAT(lesson.problems(), Contains("bad_id")) << id;
  }
}

TEST(LessonLimits, FactsAreCounted) {
  const OneLesson lesson;
  lesson.write_lesson("");
  std::string facts;
  for (std::size_t i = 0; i <= lessons::kMostFacts; ++i) facts += "[[facts]]\nsays = 's'\nholds = 'True'\n";
  lesson.write("facts.toml", facts);
  lessons::Problems problems;
  (void)lessons::read_facts(lesson.path() / "facts.toml", lesson.read().lesson, problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].key, "too_many_facts");
}

TEST(LessonLimits, AFileThatIsNoneOrNestsTooDeeplyIsAProblem) {
  const OneLesson lesson;
  std::string deep = "a";
  for (int i = 0; i < 50'000; ++i) deep += ".a";
  lesson.write("lesson.toml", deep + " = 1\n");
  EXPECT_THAT(lesson.problems(), Contains("too_deep"));
  lesson.write_lesson("");
  std::filesystem::remove(lesson.path() / "run.py");
  ASSERT_EQ(::mkfifo((lesson.path() / "run.py").c_str(), 0600), 0);
  EXPECT_THAT(lesson.problems(), Contains("not_a_file"));
  std::filesystem::remove(lesson.path() / "run.py");
  std::filesystem::create_symlink("/dev/zero", lesson.path() / "run.py");
  EXPECT_THAT(lesson.problems(), Contains("not_a_file"));
}
