// A lesson of somebody's own that may be anything: it is read, or its problems are named.
#include <cstdint>
#include <fstream>
#include <sstream>

#include "fuzz/target.hpp"
#include "lessons/catalogue.hpp"
#include "lessons/facts.hpp"
#include "lessons/files.hpp"
#include "lessons/questions.hpp"

namespace {

const fuzz::Folder& lesson_folder() {
  static const fuzz::Folder folder;
  folder.write("run.py.in", "import asyncio\nasync def main():\n    await asyncio.sleep({{a}})\nasyncio.run(main())\n");
  return folder;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::Folder& folder = lesson_folder();
  static const lessons::Catalogue none;
  const std::string toml = fuzz::text_of(data, size);
  folder.write("lesson.toml", toml);
  folder.write("facts.toml", toml);
  folder.write("questions.toml", toml);
  for (const lessons::OwnLesson& own : none.read_own(folder.path())) {
    for (const lessons::Problem& problem : own.problems) fuzz::require(!problem.key.empty(), "a problem has a sentence");
    lessons::Problems problems;
    (void)lessons::read_facts(folder.path() / "facts.toml", own.lesson, problems);
    (void)lessons::read_questions(folder.path(), own.lesson, lessons::Origin::own, problems);
  }
  return 0;
}
