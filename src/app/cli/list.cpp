#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <ostream>

#include "app/cli/commands.hpp"
#include "app/json_text.hpp"
#include "lessons/listing.hpp"
#include "text/columns.hpp"

namespace app::cli {
namespace {

std::string json(const lessons::Parameter& parameter) {
  return fmt::format(R"({{"name": {}, "default_s": {}, "min_s": {}, "max_s": {}}})", json_text(parameter.name),
                     lessons::number(parameter.default_s), lessons::number(parameter.min_s),
                     lessons::number(parameter.max_s));
}

std::string json(const lessons::Lesson& lesson) {
  std::string runs;
  for (const lessons::Run& run : lesson.runs) {
    runs += fmt::format(R"({}{{"id": {}}})", runs.empty() ? "" : ", ", json_text(run.id));
  }
  std::string parameters;
  for (const lessons::Parameter& parameter : lesson.parameters) {
    parameters += (parameters.empty() ? "" : ", ") + json(parameter);
  }
  return fmt::format(R"({{"id": {}, "title": {{"ko": {}, "en": {}}}, "runs": [{}], "parameters": [{}]}})",
                     json_text(lesson.id), json_text(lesson.title.ko), json_text(lesson.title.en), runs, parameters);
}

std::string as_json(const lessons::Catalogue& catalogue) {
  std::string out = "{\"lessons\": [";
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    out += &lesson == &catalogue.lessons().front() ? "\n  " : ",\n  ";
    out += json(lesson);
  }
  return out + "\n]}\n";
}

std::string as_text(const Context& context) {
  const auto& all = context.library.catalogue.lessons();
  std::size_t width = 0;
  for (const lessons::Lesson& lesson : all) {
    width = std::max(width, text::columns(lesson.id));
    for (const lessons::Run& run : lesson.runs) width = std::max(width, text::columns(run.id) + 3);
  }
  std::string out;
  const auto row = [&](const std::string& name, const std::string& title) {
    out += text::padded_to_columns(name, width) + "  " + title + "\n";
  };
  for (const lessons::Lesson& lesson : all) {
    row(lesson.id, lesson.title.in(context.language));
    if (lesson.runs.size() == 1) continue;
    for (const lessons::Run& run : lesson.runs) row("  /" + run.id, "  " + run.title.in(context.language));
  }
  return out;
}

}  // namespace

int list(const Context& context) {
  context.host.out << (context.arguments.json ? as_json(context.library.catalogue) : as_text(context));
  return kExitOk;
}

}  // namespace app::cli
