// What is shown is what runs: the C++ listing, as the code pane shows it, goes through the compiler with nothing but
// the library beside it, and prints what the lesson's trace has.
#include <gmock/gmock.h>

#include "lessons/command.hpp"
#include "lessons/listing.hpp"
#include "lessons/observed.hpp"

namespace lessons {
namespace {

using lessons::testing::catalogue;
using lessons::testing::Observed;
using lessons::testing::Result;
using lessons::testing::run_command;
using lessons::testing::TempFolder;

class ShownCpp : public ::testing::TestWithParam<std::string> {};

TEST_P(ShownCpp, CompilesByItselfAndPrintsTheSame) {
  const Lesson& lesson = *catalogue().find(GetParam());
  const Values brief(lesson.parameters.size(), 0.01);
  const TempFolder folder;
  folder.write("shown.cpp", listing(lesson, 0, Code::cpp, brief, text::Language::en).text());
  const std::string program = (folder.path() / "shown").string();
  const Result compiled =
      run_command(fmt::format("{} -o {} {}.cpp {}", COROSCOPE_COMPILE, program, program, COROSCOPE_LINK));
  ASSERT_EQ(compiled.status, 0) << compiled.output;
  std::string expected;
  for (const std::string& text : Observed(lesson.id, lesson.id, brief).texts()) expected += text + "\n";
  const Result ran = run_command(program);
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.output, expected);
}

INSTANTIATE_TEST_SUITE_P(Lessons, ShownCpp, ::testing::Values("blocking", "gather", "coroutine-object"),
                         [](const auto& each) {
                           std::string name = each.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace lessons
