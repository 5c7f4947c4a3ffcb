#include "lessons/listing.hpp"

#include <ostream>

#include "lessons/source.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/values.hpp"
#include "text/columns.hpp"

namespace cli {
namespace {

struct ListingOptions {
  std::optional<std::string> code;
};

void add(Options& options, ListingOptions& given) {
  options.target("LESSON[/RUN]", "cli.help.listing.target");
  options.delays();
  options.value("--code", given.code, "cli.help.listing.code", "CODE");
  options.own_lessons();
}

int print_listing(const Context& context, const ListingOptions& options) {
  const Arguments& arguments = context.arguments;
  const Target target = find_target(context.library.catalogue, arguments.target.value());
  const lessons::Values values = values_of(*target.lesson, arguments.sets);
  const bool cpp = one_of("--code", options.code.value_or("python"), {"python", "cpp"}) == 1;
  const std::size_t run = target.only_run();
  if (cpp && !lessons::has_cpp(*target.lesson, run)) {
    wrong_use("cli.no_cpp", {{"run", target.lesson->id + "/" + target.lesson->runs[run].id}});
  }
  const auto code = cpp ? lessons::Code::cpp : lessons::Code::python;
  const lessons::Listing listing = lessons::listing(*target.lesson, run, code, values, context.language);
  // A program is printed as it is, but not to a terminal that would obey it.
  if (context.host.terminal == nullptr) context.host.out << listing.text();
  else for (const std::string& line : listing.lines) context.host.out << text::without_controls(line) << "\n";
  return kExitOk;
}

}  // namespace

const Command& listing() {
  static constexpr Command kCommand{.name = "listing",
                                    .help = "cli.help.listing.about",
                                    .add = [](Options& options) { return with_options(options, add, print_listing); }};
  return kCommand;
}

}  // namespace cli
