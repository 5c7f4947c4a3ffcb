#include "lessons/glossary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

#include "lessons/listing.hpp"
#include "lessons/stops.hpp"
#include "player/record_runs.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "text/columns.hpp"
#include "text/json_text.hpp"
#include "trace/time.hpp"

namespace cli {
namespace {

using lessons::Term;

constexpr std::size_t kWidth = 78;  // columns of a sentence

struct GlossaryOptions {
  std::optional<std::string> word = {};
  bool json = false;
};

void describe_glossary(Options& options, GlossaryOptions& given) {
  options.word("WORD", given.word, "cli.help.glossary.word", false);
  options.flag("--json", given.json, "cli.help.glossary.json");
}

std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

/// When the moment of a term is, in seconds; nothing if it does not happen, as in a lesson that takes its place.
std::optional<double> moment_s(const Context& context, const Term& term) {
  const lessons::Lesson* const lesson = context.library.catalogue.find(term.lesson);
  const auto run = lesson == nullptr ? std::nullopt : lesson->run(term.run);
  if (!run || player::needs_python(*lesson, *run, lesson->defaults())) return std::nullopt;
  const player::OpenRun recorded = player::record_run(*lesson, *run, lesson->defaults(), context.language);
  const auto event = lessons::find_event(term, recorded.events);
  if (!event) return std::nullopt;
  return timeline::in_seconds(recorded.events.list[*event].t);
}

std::string json_names(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + text::json_text(name);
  return "[" + out + "]";
}

std::string json_of(const Context& context, const Term& term) {
  const auto both = [](const lessons::Words& words) {
    return fmt::format(R"({{"ko": {}, "en": {}}})", text::json_text(words.ko), text::json_text(words.en));
  };
  const auto t = moment_s(context, term);
  return fmt::format(
      R"(
  {{"id": {}, "word": {}, "python": {}, "also": {{"ko": {}, "en": {}}}, "meaning": {},
   "moment": {{"lesson": {}, "run": {}, "kind": {}, "name": {}, "nth": {}, "t_s": {}}}}})",
      text::json_text(term.id), both(term.word), text::json_text(term.python), json_names(term.also_ko),
      json_names(term.also_en), both(term.meaning), text::json_text(term.lesson), text::json_text(term.run),
      text::json_text(term.kind), text::json_text(term.name), term.nth, t ? lessons::number(*t) : "null");
}

text::Language other(text::Language language) {
  return language == text::Language::ko ? text::Language::en : text::Language::ko;
}

/// "task (태스크)", or the word alone where both languages have the same.
std::string heading(const Context& context, const Term& term) {
  const std::string& here = term.word.in(context.language);
  const std::string& there = term.word.in(other(context.language));
  return here == there ? here : here + " · " + there;
}

std::string card(const Context& context, const Term& term) {
  const text::Words& words = context.words();
  std::string out = heading(context, term) + "\n";
  const auto lines = [&](const std::string& said) {
    std::string wrapped = text::wrapped_to_columns(said, kWidth);
    for (std::size_t at = 0; at != std::string::npos; at = wrapped.find('\n', at + 1)) {
      wrapped.insert(at == 0 ? 0 : at + 1, "  ");
    }
    out += wrapped + "\n";
  };
  if (!term.python.empty()) lines(words("glossary.python", {{"python", term.python}}));
  lines(term.meaning.in(context.language));
  const auto& also = term.also(context.language);
  if (!also.empty()) lines(words("glossary.also", {{"names", joined(also)}}));
  if (const auto t = moment_s(context, term)) {
    lines(words("glossary.moment", {{"lesson", term.lesson}, {"t", text::seconds(*t, context.language)}}));
  }
  return out;
}

/// One row for each: its word, that of the other language, Python's.
std::string table(const Context& context) {
  const auto& terms = context.library.glossary.terms();
  std::size_t first = 0;
  std::size_t second = 0;
  for (const Term& term : terms) {
    first = std::max(first, text::columns(term.word.in(context.language)));
    second = std::max(second, text::columns(term.word.in(other(context.language))));
  }
  std::string out;
  for (const Term& term : terms) {
    std::string row = text::padded_to_columns(term.word.in(context.language), first + 2) +
                      text::padded_to_columns(term.word.in(other(context.language)), second + 2) + term.python;
    while (row.ends_with(' ')) row.pop_back();
    out += row + "\n";
  }
  return out;
}

/// @throws Failure if no term is meant
std::vector<std::size_t> found(const Context& context, const std::string& word) {
  const lessons::Glossary& glossary = context.library.glossary;
  std::vector<std::size_t> terms = glossary.named(word);
  if (terms.empty()) terms = glossary.search(word);
  if (!terms.empty()) return terms;
  const std::string shown = text::without_controls(word);
  const std::vector<std::string> near = glossary.near(word);
  if (near.empty()) wrong_use("cli.no_term", {{"name", shown}});
  wrong_use("cli.no_term_near", {{"name", shown}, {"near", joined(near)}});
}

int explain_words(const Context& context, const GlossaryOptions& options) {
  if (!options.word && !options.json) {
    context.host.out << table(context);
    return kExitOk;
  }
  std::string out;
  for (const std::size_t term : found(context, options.word.value_or(""))) {
    const Term& one = context.library.glossary.terms()[term];
    if (options.json) out += (out.empty() ? "" : ",") + json_of(context, one);
    else out += (out.empty() ? "" : "\n") + card(context, one);
  }
  context.host.out << (options.json ? "[" + out + "\n]\n" : out);
  return kExitOk;
}

}  // namespace

const Command& glossary() {
  static constexpr Command kCommand{
      .name = "glossary",
      .help = "cli.help.glossary.about",
      .footer = "cli.help.glossary.footer",
      .add = [](Options& options) { return with_options(options, describe_glossary, explain_words); },
      .shows_lessons = false};
  return kCommand;
}

}  // namespace cli
