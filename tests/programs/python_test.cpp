#include "programs/python.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "programs/kept.hpp"
#include "programs/text_form.hpp"

namespace programs {
namespace {

/// The functions of a listing, and the line that runs main: what follows the program's variables.
std::string functions(const std::string& listing) { return listing.substr(listing.find("async def main")); }

std::string printed(std::string_view text) {
  Program program = read(text);
  return functions(to_python(program));
}

TEST(Python, ACoroutineThatWaitsForATask) {
  EXPECT_EQ(printed("coroutine\n  spawn 0 1 3\n  join 0\n  print 1\ncoroutine\n  sleep 1500000\n  return_ 7\n"),
            R"py(async def main(n):
    x = None
    t[0] = asyncio.create_task(f1(3))
    if t[0]: x = await t[0]
    print("p1", n, shown(x))
async def f1(n):
    x = None
    x = await asyncio.sleep(1.5)
    return 7
asyncio.run(main(0))
)py");
}

TEST(Python, BlocksAreIndentedAndEmptyOnesPass) {
  EXPECT_EQ(
      printed("lock\ncoroutine\n  try_\n    body\n      with_ 0\n    except_ 0\n      reraise\n    finally_\n      "
              "loop 3\n        timeout -1 4\n          continue_\n"),
      R"py(async def main(n):
    x = None
    try:
        async with lock0:
            pass
    except ValueError as e:
        raise
    finally:
        for _ in range(3):
            async with asyncio.timeout(None) as w4:
                continue
asyncio.run(main(0))
)py");
}

TEST(Python, AwaitablesAreNested) {
  EXPECT_EQ(
      printed(
          "event\ncoroutine\n  wait_for 250000\n    shield\n      gather 1\n        join 2\n        wait_event 0\n"),
      R"py(async def main(n):
    x = None
    if t[2]: x = await asyncio.wait_for(asyncio.shield(asyncio.gather(t[2], event0.wait(), return_exceptions=True)), 0.25)
asyncio.run(main(0))
)py");
}

TEST(Python, NodesAreGivenTheirLines) {
  Program program = read("coroutine\n  print 1\n  loop 2\n    sleep 5\n  enter_group 0\n    print 2\n");
  const std::string listing = to_python(program);
  std::vector<std::string> lines;
  std::istringstream all(listing);
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  const auto text_of = [&](const Node& node) { return lines.at(node.line - 1); };
  const Node& main = program.functions[0];
  EXPECT_EQ(text_of(main), "async def main(n):");
  EXPECT_EQ(text_of(main.children[0]), "    print(\"p1\", n, shown(x))");
  EXPECT_EQ(text_of(main.children[1].children[0]), "        x = await asyncio.sleep(0.000005)");
  EXPECT_EQ(text_of(main.children[2]), "    if s[0]:") << "the if before the async with";
  EXPECT_EQ(text_of(main.children[2].children[0]), "            print(\"p2\", n, shown(x))");
  EXPECT_EQ(program.last_line, lines.size());
}

TEST(Python, SecondsHaveNoMoreDigitsThanTheyNeed) {
  EXPECT_EQ(seconds(0), "0");
  EXPECT_EQ(seconds(1), "0.000001");
  EXPECT_EQ(seconds(250'000), "0.25");
  EXPECT_EQ(seconds(3'000'000), "3");
  EXPECT_EQ(seconds(-1), "None");
}

TEST(Python, KeptProgramsCompile) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "programs_python_test";
  std::filesystem::create_directories(folder);
  std::string command = "python3 -c \"import sys\nfor name in sys.argv[1:]: compile(open(name).read(), name, 'exec')\"";
  for (const auto& kept : test::kept_programs()) {
    Program program = read(kept.text);
    const std::filesystem::path file = folder / (kept.name + ".py");
    std::ofstream(file) << to_python(program);
    command += " '" + file.string() + "'";
  }
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace programs
