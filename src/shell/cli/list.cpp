#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <ostream>
#include <vector>

#include "lessons/listing.hpp"
#include "shell/cli/commands.hpp"
#include "text/columns.hpp"
#include "text/json_text.hpp"

namespace cli {
namespace {

struct ListOptions {
  bool article = false;  ///< in the order of the article
  bool json = false;
};

void add(Options& options, ListOptions& given) {
  options.flag("--article", given.article, "cli.help.list.article");
  options.flag("--json", given.json, "cli.help.list.json");
  options.own_lessons();
}

std::string json(const lessons::Parameter& parameter) {
  return fmt::format(R"({{"name": {}, "default_s": {}, "min_s": {}, "max_s": {}}})", text::json_text(parameter.name),
                     lessons::number(parameter.default_s), lessons::number(parameter.min_s),
                     lessons::number(parameter.max_s));
}

std::string json(const lessons::Words& words) {
  return fmt::format(R"({{"ko": {}, "en": {}}})", text::json_text(words.ko), text::json_text(words.en));
}

std::string json(const lessons::Chapter& chapter) {
  return fmt::format(R"({{"id": {}, "title": {}}})", text::json_text(chapter.id), json(chapter.title));
}

std::string json(const lessons::Lesson& lesson) {
  std::string runs;
  std::string edits;
  for (const lessons::Run& run : lesson.runs) {
    std::string& list = run.edit_of ? edits : runs;
    const std::string of = run.edit_of ? ", \"edit_of\": " + text::json_text(lesson.runs[*run.edit_of].id) : "";
    list += fmt::format(R"({}{{"id": {}{}}})", list.empty() ? "" : ", ", text::json_text(run.id), of);
  }
  std::string parameters;
  for (const lessons::Parameter& parameter : lesson.parameters) {
    parameters += (parameters.empty() ? "" : ", ") + json(parameter);
  }
  return fmt::format(
      R"({{"id": {}, "title": {}, "question": {}, "chapter": {}, "article": {}, "picture_s": {}, "runs": [{}], "edits": [{}], "parameters": [{}]}})",
      text::json_text(lesson.id), json(lesson.title), json(lesson.question), text::json_text(lesson.chapter),
      lesson.article, lessons::number(lesson.picture_s), runs, edits, parameters);
}

using Listed = std::vector<const lessons::Lesson*>;

/// All lessons by chapters, or those of the article in its order.
Listed listed(const Context& context, bool article) {
  Listed all;
  for (const lessons::Lesson& lesson : context.library.catalogue.lessons()) {
    if (!article || lesson.article > 0) all.push_back(&lesson);
  }
  if (article) std::ranges::stable_sort(all, {}, [](const auto* each) { return each->article; });
  return all;
}

template <class Items, class Json>
std::string json_list(const Items& items, Json json_of) {
  std::string out;
  for (const auto& each : items) out += (out.empty() ? "\n  " : ",\n  ") + json_of(each);
  return "[" + out + "\n]";
}

std::string as_json(const Context& context, bool article) {
  return fmt::format("{{\"chapters\": {}, \"lessons\": {}}}\n",
                     json_list(context.library.catalogue.chapters(), [](const auto& each) { return json(each); }),
                     json_list(listed(context, article), [](const auto* each) { return json(*each); }));
}

/// "The plan", in its own row above the lessons of that chapter.
std::string heading_of(const Context& context, const lessons::Lesson& lesson) {
  for (const lessons::Chapter& chapter : context.library.catalogue.chapters()) {
    if (chapter.id == lesson.chapter) return chapter.title.in(context.language);
  }
  return lesson.chapter;
}

std::string as_text(const Context& context, bool article) {
  const Listed all = listed(context, article);
  std::size_t width = 0;
  for (const lessons::Lesson* lesson : all) {
    width = std::max(width, text::columns(lesson->id));
    for (const lessons::Run& run : lesson->runs) width = std::max(width, text::columns(run.id) + 3);
  }
  std::string out;
  const auto row = [&](const std::string& name, const std::string& title) {
    out += "  " + text::padded_to_columns(name, width) + "  " + title + "\n";
  };
  std::string chapter;
  for (const lessons::Lesson* lesson : all) {
    if (!article && lesson->chapter != chapter) {
      out += (out.empty() ? "" : "\n") + heading_of(context, *lesson) + "\n";
      chapter = lesson->chapter;
    }
    row(lesson->id, lesson->title.in(context.language));
    for (const lessons::Run& run : lesson->runs) {
      const std::string& title = run.title.in(context.language);
      if (run.edit_of) row("  /" + run.id, "  " + context.words()("cli.list_edit", {{"title", title}}));
      else if (lesson->own_runs() > 1) row("  /" + run.id, "  " + title);
    }
  }
  return out;
}

int print_list(const Context& context, const ListOptions& options) {
  context.host.out << (options.json ? as_json(context, options.article) : as_text(context, options.article));
  return kExitOk;
}

}  // namespace

const Command& list() {
  static constexpr Command kCommand{.name = "list",
                                    .help = "cli.help.list.about",
                                    .footer = "cli.help.list.footer",
                                    .add = [](Options& options) { return with_options(options, add, print_list); }};
  return kCommand;
}

}  // namespace cli
