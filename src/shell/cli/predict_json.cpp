#include "shell/cli/predict_json.hpp"

#include <fmt/format.h>

#include "lessons/listing.hpp"
#include "text/json_text.hpp"
#include "timeline/position.hpp"

namespace cli {
namespace {

using text::json_text;

std::string choice_json(const predict::Choice& choice, bool answers) {
  std::string out = "{\"text\": " + json_text(choice.text);
  if (answers) {
    out += fmt::format(", \"right\": {}", choice.right);
    if (!choice.right) {
      out += fmt::format(R"(, "idea": {}, "name": {}, "reply": {})", json_text(choice.idea), json_text(choice.name),
                         json_text(choice.reply));
    }
  }
  return out + "}";
}

std::string question_json(const predict::Question& question, bool answers) {
  std::string out = fmt::format("\n  {{\"id\": {}, \"type\": \"{}\", \"asked_s\": {}, \"text\": {},\n   \"choices\": [",
                                json_text(question.id), lessons::name(question.type),
                                lessons::number(timeline::in_seconds(question.asked_at.t)), json_text(question.text));
  bool first = true;
  for (const predict::Choice& choice : question.choices) {
    out += (std::exchange(first, false) ? "\n    " : ",\n    ") + choice_json(choice, answers);
  }
  out += "]";
  if (!answers) return out + "}";
  out += fmt::format(",\n   \"answered_s\": {}, \"why\": [",
                     lessons::number(timeline::in_seconds(question.answered_at.t)));
  first = true;
  for (const std::string& why : question.why) out += (std::exchange(first, false) ? "" : ", ") + json_text(why);
  out += "]";
  if (question.again) {
    out += fmt::format(R"(, "again": {{"name": {}, "value_s": {}, "right": {}}})", json_text(question.again->name),
                       lessons::number(question.again->value_s), json_text(question.again->right));
  }
  return out + "}";
}

}  // namespace

std::string predict_json(std::span<const predict::Question> questions, bool answers) {
  std::string out;
  for (const predict::Question& each : questions) out += (out.empty() ? "" : ",") + question_json(each, answers);
  return "{\"questions\": [" + out + "\n]}\n";
}

}  // namespace cli
