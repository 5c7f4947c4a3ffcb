// Listings in the small part of Python in which order puzzles are written: what they do, and what cannot be read.
#include "programs/script/read.hpp"

#include <gtest/gtest.h>

#include "programs/script/run.hpp"
#include "trace/check.hpp"
#include "trace/events.hpp"

namespace programs::script {
namespace {

/// "nanoseconds text" for each print, then how it ended, with the exception.
std::string done_by(std::string_view listing) {
  const auto trace = run(read(listing), "listing.py");
  const trace::Events events = trace::decode(*trace);
  EXPECT_TRUE(trace::check(events).empty()) << listing;
  std::string text;
  std::string error;
  for (const trace::Event& event : events.list) {
    if (event.kind == trace::Kind::print) text += std::to_string(event.t.count()) + " " + std::string(events.text(event.text)) + "\n";
    if (event.kind == trace::Kind::error) error = " " + std::string(events.text(event.exc)) + " at " + std::to_string(event.line);
    if (event.kind == trace::Kind::end) text += std::string(trace::name(event.why)) + error;
  }
  return text;
}

std::string main_of(const std::string& body) {
  return "import asyncio\nimport time\n\nasync def one():\n    await asyncio.sleep(1)\n    return 'x'\n\ndef plain():\n"
         "    time.sleep(2)\n    return 7\n\nasync def main():\n" + body + "\nasyncio.run(main())\n";
}

TEST(Script, ValuesAreShownAsPythonShowsThem) {
  EXPECT_EQ(done_by(main_of("    x = await one()\n    print(x, [x, 1, 2.5, None, True], plain())\n")),
            "3000000000 x ['x', 1, 2.5, None, True] 7\nok");
}

TEST(Script, TasksAndGatherRunAtTheSameTime) {
  EXPECT_EQ(done_by(main_of("    t = asyncio.create_task(one())\n    print(t.done())\n    r = await asyncio.gather(one(), t,\n"
                            "        asyncio.sleep(0.5))\n    print(r, t.result(), t.cancelled())\n")),
            "0 False\n1000000000 ['x', 'x', None] x False\nok");
  EXPECT_EQ(done_by(main_of("    print(await asyncio.gather())\n")), "0 []\nok");
}

TEST(Script, ACancelledTaskRaisesWhereItIsAwaited) {
  EXPECT_EQ(done_by(main_of("    t = asyncio.create_task(one())\n    await asyncio.sleep(0.25)\n    print(t.cancel())\n"
                            "    try:\n        await t\n    except asyncio.CancelledError:\n        print('cancelled')\n"
                            "    finally:\n        print('last')\n")),
            "250000000 True\n250000000 cancelled\n250000000 last\nok");
}

TEST(Script, ATimeoutAndARaisedExceptionAreCaughtByName) {
  EXPECT_EQ(done_by(main_of("    try:\n        async with asyncio.timeout(0.5):\n            await one()\n"
                            "    except TimeoutError:\n        print('late')\n    try:\n        raise ValueError('bad')\n"
                            "    except RuntimeError:\n        print('not this')\n    except Exception as error:\n"
                            "        print('caught', error)\n")),
            "500000000 late\n500000000 caught bad\nok");
}

TEST(Script, MistakesEndTheRunAsInPython) {
  EXPECT_EQ(done_by(main_of("    await t\n    t = asyncio.create_task(one())\n")), "error UnboundLocalError at 13");
  EXPECT_EQ(done_by(main_of("    await t\n")), "error NameError at 13");
  EXPECT_EQ(done_by(main_of("    await plain()\n")), "error TypeError at 13");
  EXPECT_EQ(done_by(main_of("    x = await one()\n    x.cancel()\n")), "error AttributeError at 14");
  EXPECT_EQ(done_by(main_of("    c = one()\n    await c\n    await c\n")), "error RuntimeError at 15");
  EXPECT_EQ(done_by(main_of("    asyncio.create_task(plain())\n")), "error TypeError at 13");
  EXPECT_EQ(done_by("print('a')\ntime.sleep(1)\n"), "0 a\nerror NameError at 2");
}

/// The reason and the line.
std::pair<Reason, std::uint32_t> not_read(std::string_view listing) {
  try {
    read(listing);
  } catch (const NotReadable& problem) {
    return {problem.reason, problem.line};
  }
  ADD_FAILURE() << "it can be read: " << listing;
  return {};
}

TEST(Script, WhatCannotBeReadNamesItsLine) {
  EXPECT_EQ(not_read("print('a'\n"), std::pair(Reason::not_closed, 1U));
  EXPECT_EQ(not_read("print('a)\n"), std::pair(Reason::not_closed, 1U));
  EXPECT_EQ(not_read("def f():\nprint(1)\n"), std::pair(Reason::empty_block, 1U));
  EXPECT_EQ(not_read("def f():\n    print(1)\n  print(2)\n"), std::pair(Reason::indentation, 3U));
  EXPECT_EQ(not_read("print(1)\n    print(2)\n"), std::pair(Reason::indentation, 2U));
  EXPECT_EQ(not_read("print(1)\nopen('x')\n"), std::pair(Reason::function, 2U));
  EXPECT_EQ(not_read("import asyncio\nasyncio.shield(1)\n"), std::pair(Reason::function, 2U));
  EXPECT_EQ(not_read("for x in [1]:\n    print(x)\n"), std::pair(Reason::statement, 1U));
  EXPECT_EQ(not_read("def f():\n    await f()\n"), std::pair(Reason::statement, 2U));
  EXPECT_EQ(not_read("def f():\n    try:\n        print(1)\n    finally:\n        print(2)\n"), std::pair(Reason::statement, 2U));
  EXPECT_EQ(not_read("return 1\n"), std::pair(Reason::statement, 1U));
  EXPECT_EQ(not_read("x = 'a\\n'\n"), std::pair(Reason::statement, 1U));
  EXPECT_EQ(not_read("x = 1.2.3\n"), std::pair(Reason::statement, 1U));
  EXPECT_EQ(not_read("x = 1)\n"), std::pair(Reason::statement, 1U));
  EXPECT_EQ(not_read("def f():\n    print(1)\ndef f():\n    print(2)\n").first, Reason::statement);
  EXPECT_EQ(not_read("x = " + std::string(100, '[') + std::string(100, ']') + "\n"), std::pair(Reason::nested, 1U));
}

}  // namespace
}  // namespace programs::script
