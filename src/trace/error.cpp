#include "trace/error.hpp"

#include <fmt/format.h>

#include <initializer_list>

namespace trace {
namespace {

std::string place(const Error& error) {
  if (error.line == 0) return {};
  if (error.column == 0) return fmt::format("line {}: ", error.line);
  return fmt::format("line {}, column {}: ", error.line, error.column);
}

using Glossary = std::initializer_list<std::pair<std::string_view, std::string_view>>;

std::string_view look_up(Glossary glossary, std::string_view word) {
  for (const auto& [key, meaning] : glossary) {
    if (key == word) return meaning;
  }
  return word;
}

std::string_view json_words(std::string_view reason) {
  return look_up({{"structure", "a comma, a colon, a bracket or a key is missing or out of place"},
                  {"escape", "a string has a bad escape"},
                  {"literal", "true, false or null is misspelt"},
                  {"number", "a number is malformed or too large"},
                  {"control", "a string contains a control character"},
                  {"unclosed", "a string is not closed"},
                  {"depth", "it is nested too deeply"}},
                 reason);
}

std::string_view type_words(std::string_view type) {
  return look_up({{"whole", "a whole number, 0 or more"},
                  {"number", "a number"},
                  {"text", "a string in quotes"},
                  {"truth", "true or false"},
                  {"list", "a list"},
                  {"object", "an object in braces"}},
                 type);
}

std::string_view foreign_words(std::string_view what) {
  return look_up({{"png", "a PNG picture"},
                  {"jpeg", "a JPEG picture"},
                  {"gif", "a GIF picture"},
                  {"pdf", "a PDF document"},
                  {"zip", "a ZIP archive"},
                  {"gzip", "a file compressed with gzip"},
                  {"zstd", "a file compressed with zstd"},
                  {"program", "a compiled program"},
                  {"utf16", "text in UTF-16"},
                  {"html", "an HTML page"},
                  {"xml", "an XML file"},
                  {"python", "a Python program"},
                  {"json_list", "a JSON list"},
                  {"json_object", "a JSON object over several lines"},
                  {"text", "plain text"},
                  {"binary", "binary data"}},
                 what);
}

std::string sentence(const Error& e) {
  const auto of = [&e](std::string_view argument_name) { return e.argument(argument_name); };
  switch (e.code) {
    case ErrorCode::not_found: return fmt::format("There is no file {}.", of("path"));
    case ErrorCode::directory: return fmt::format("{} is a folder, not a trace file.", of("path"));
    case ErrorCode::device: return fmt::format("{} is a device, not a trace file.", of("path"));
    case ErrorCode::file_too_large:
      return fmt::format("{} is larger than {} MiB: that is more than can be shown.", of("path"), of("limit"));
    case ErrorCode::no_memory: return "There is not enough memory for this trace.";
    case ErrorCode::unreadable: return fmt::format("{} cannot be read: {}.", of("path"), of("reason"));
    case ErrorCode::unwritable: return fmt::format("{} cannot be written: {}.", of("path"), of("reason"));
    case ErrorCode::empty: return "The file is empty: a trace has at least a meta and an end event.";
    case ErrorCode::unknown_format:
      return fmt::format("This looks like {}, not like a trace: a trace file is {}.", foreign_words(of("found")),
                         of("expected"));
    case ErrorCode::bad_json: return fmt::format("This is not valid JSON: {}.", json_words(of("reason")));
    case ErrorCode::not_utf8: return "This is not valid UTF-8.";
    case ErrorCode::not_object: return "An event must be a JSON object.";
    case ErrorCode::duplicate_key: return fmt::format("The key \"{}\" occurs twice.", of("key"));
    case ErrorCode::missing_key: return fmt::format("The key \"{}\" is missing.", of("key"));
    case ErrorCode::wrong_type: return fmt::format("\"{}\" must be {}.", of("key"), type_words(of("expected")));
    case ErrorCode::wrong_value:
      return fmt::format("\"{}\" is {}, but must be {}.", of("key"), of("found"), of("expected"));
    case ErrorCode::wrong_chain:
      return "\"chain\" must be pairs of co and line, each co once, and end with the event's own co and line.";
    case ErrorCode::unknown_kind: return fmt::format("There is no kind of event \"{}\".", of("found"));
    case ErrorCode::not_counting:
      return fmt::format("\"{}\" is {}, but must count up: {} comes next.", of("key"), of("found"), of("expected"));
    case ErrorCode::unknown_id:
      return fmt::format("\"{}\" names {}, which no earlier event has made.", of("key"), of("found"));
    case ErrorCode::too_large:
      return fmt::format("\"{}\" is {}, but at most {} is possible.", of("key"), of("found"), of("limit"));
    case ErrorCode::wrong_version:
      return fmt::format("The trace has version {}; this program reads version 1.", of("found"));
    case ErrorCode::wrong_unit: return fmt::format("The unit of time is \"{}\", but must be \"ns\".", of("found"));
    case ErrorCode::first_not_meta: return "The first event must be meta.";
    case ErrorCode::second_meta: return "Only the first event may be meta.";
    case ErrorCode::after_end: return "There is an event after the end event.";
    case ErrorCode::cut_short: return "The file is cut short: its last event is not an end event.";
  }
  return {};
}

}  // namespace

std::string_view Error::argument(std::string_view argument_name) const {
  for (const auto& [key, value] : arguments) {
    if (key == argument_name) return value;
  }
  return {};
}

std::string Error::message() const {
  std::string text = sentence(*this);
  const std::string where = place(*this);
  if (!where.empty() && text.front() >= 'A' && text.front() <= 'Z')
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
  return where + text;
}

}  // namespace trace
