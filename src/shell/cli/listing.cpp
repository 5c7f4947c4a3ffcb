#include "lessons/listing.hpp"

#include <ostream>

#include "lessons/source.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/values.hpp"

namespace cli {

int listing(const Context& context) {
  const Arguments& arguments = context.arguments;
  const Target target = find_target(context.library.catalogue, arguments.target.value());
  const lessons::Values values = values_of(*target.lesson, arguments.sets);
  const bool cpp = one_of("--code", arguments.code.value_or("python"), {"python", "cpp"}) == 1;
  const std::size_t run = target.only_run();
  if (cpp && !lessons::has_cpp(*target.lesson, run)) {
    wrong_use("cli.no_cpp", {{"run", target.lesson->id + "/" + target.lesson->runs[run].id}});
  }
  context.host.out << lessons::listing(*target.lesson, run, cpp ? lessons::Code::cpp : lessons::Code::python, values,
                                       context.language)
                          .text();
  return kExitOk;
}

}  // namespace cli
