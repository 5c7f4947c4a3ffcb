#include "programs/text_form.hpp"

#include <stdexcept>

#include "programs/kept.hpp"

namespace programs {
namespace {

constexpr std::string_view kText = R"(lock
queue 2
coroutine
  spawn 0 1 3
  with_ 0
    sleep 1000
  join 0
coroutine
  try_
    body
      put 1 7
    except_ 5
      print_caught 1
  return_ 4
)";

/// What read() says of a text that it refuses.
std::string refusal(std::string_view text) {
  try {
    read(text);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "read";
}

TEST(TextForm, GivesATreeThatIsWrittenTheSame) {
  const Program program = read(kText);
  EXPECT_EQ(write(program), kText);
  ASSERT_EQ(program.objects.size(), 2U);
  EXPECT_EQ(program.objects[1], (Node{Op::queue, {2}, {}}));
  ASSERT_EQ(program.functions.size(), 2U);
  EXPECT_EQ(program.functions[0].children[1], (Node{Op::with_, {0}, {{Op::sleep, {1000}, {}}}}));
  EXPECT_EQ(size(program), 14U);
}

TEST(TextForm, LeavesOutCommentsAndEmptyLines) {
  EXPECT_EQ(write(read("# why it was kept\n\ncoroutine\n  # a step\n  sleep 5\n\n")), "coroutine\n  sleep 5\n");
}

TEST(TextForm, KeptProgramsAreWrittenAsTheyWereRead) {
  const auto all = test::kept_programs();
  ASSERT_GE(all.size(), 10U);
  for (const auto& kept : all) {
    const std::string text = write(read(kept.text));
    EXPECT_EQ(text, write(read(text))) << kept.name;
    EXPECT_NE(kept.text.find(text), std::string::npos) << kept.name << " has more below its comments";
  }
}

TEST(TextForm, NamesTheLineThatIsWrong) {
  EXPECT_EQ(refusal("coroutine\n  slep 5\n"), "no such statement:   slep 5");
  EXPECT_EQ(refusal("coroutine\n  sleep five\n"), "not a number:   sleep five");
  EXPECT_EQ(refusal("coroutine\n  sleep 5x\n"), "not a number:   sleep 5x");
  EXPECT_EQ(refusal("coroutine\n  sleep 99999999999999999999\n"), "not a number:   sleep 99999999999999999999");
  EXPECT_EQ(refusal("coroutine\n    sleep 5\n"), "indented too far:     sleep 5");
  EXPECT_EQ(refusal("  sleep 5\n"), "indented too far:   sleep 5");
  EXPECT_EQ(refusal("lock\n"), "a program without a function");
  EXPECT_EQ(refusal(""), "a program without a function");
}

}  // namespace
}  // namespace programs
