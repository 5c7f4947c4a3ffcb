#include "trace/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string_view>

#include "shell/cli/commands.hpp"
#include "shell/cli/trace_words.hpp"
#include "text/columns.hpp"
#include "timeline/position.hpp"
#include "trace/events.hpp"
#include "trace/open.hpp"

namespace cli {
namespace {

constexpr std::size_t kMostShown = 20;

/// The line numbers of a file's events; other lines are blank.
class EventLines {
 public:
  explicit EventLines(std::string_view bytes) : rest_(bytes) {}

  /// The line of the event of that index, which must not be before the last requested one.
  std::size_t of(std::size_t event) {
    while (next_ <= event && !rest_.empty()) {
      const std::string_view line = rest_.substr(0, rest_.find('\n'));
      rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
      ++line_;
      if (line.find_first_not_of(" \t\r") != std::string_view::npos) ++next_;
    }
    return next_ > event ? line_ : event + 1;
  }

 private:
  std::string_view rest_;
  std::size_t line_ = 0;
  std::size_t next_ = 0;  // the event after line_
};

std::string of(const trace::Violation& violation, const text::Words& words) {
  std::string rule(trace::name(violation.rule));
  const std::string sentence = words("cli.rule." + rule, {});
  return words("cli.violation",
               {{"rule", sentence}, {"i", std::to_string(violation.event)}, {"what", violation.message}});
}

int tell(const Context& context, const std::string& bytes, const std::vector<trace::Violation>& violations) {
  const std::string shown = text::without_controls(*context.arguments.target);
  EventLines lines(bytes);
  for (std::size_t i = 0; i < std::min(violations.size(), kMostShown); ++i) {
    context.host.out << fmt::format("{}:{}: {}\n", shown, lines.of(violations[i].event),
                                    of(violations[i], context.words()));
  }
  if (violations.size() > kMostShown) {
    context.host.out << context.words()("cli.more", {{"n", std::to_string(violations.size() - kMostShown)}}) << "\n";
  }
  return kExitFailed;
}

int check_trace(const Context& context) {
  const std::string& file = *context.arguments.target;
  auto bytes = trace::bytes_of(file);
  if (const auto* const error = std::get_if<trace::Error>(&bytes)) fail(*error, file, context.words());
  const trace::ReadResult read = trace::read(std::get<std::string>(bytes));
  if (const auto* const error = std::get_if<trace::Error>(&read)) {
    const std::string where = error->line == 0 ? std::string() : fmt::format(":{}", error->line);
    context.host.out << text::without_controls(file) << where << ": " << describe(*error, context.words()) << "\n";
    return kExitFailed;
  }
  const trace::Events events = trace::decode(std::get<trace::Trace>(read));
  const auto violations = trace::check(events);
  if (!violations.empty()) return tell(context, std::get<std::string>(bytes), violations);
  const double total_s = timeline::in_seconds(events.list.back().t);
  context.host.out << context.words()("cli.valid", {{"file", text::without_controls(file)},
                                                    {"n", std::to_string(events.list.size())},
                                                    {"t", text::seconds(total_s, context.language)}})
                   << "\n";
  return kExitOk;
}

Runner add(Options& options) {
  options.target("TRACE", "cli.help.check.target");
  return check_trace;
}

}  // namespace

const Command& check() {
  static constexpr Command kCommand{.name = "check",
                                    .help = "cli.help.check.about",
                                    .add = add,
                                    .shows_lessons = false};
  return kCommand;
}

}  // namespace cli
