#include "lessons/programs.hpp"

#include <stdexcept>
#include <utility>

#include "lessons/source.hpp"

namespace lessons {
namespace {

thread_local const Settings* current_settings = nullptr;

const Settings& settings() {
  if (current_settings == nullptr) throw std::logic_error("a lesson's program runs without settings");
  return *current_settings;
}

}  // namespace

Settings::Settings(const Lesson& lesson, const Source& source, const Values& values, text::Language language)
    : lesson_(lesson),
      source_(source),
      values_(values),
      language_(language),
      outer_(std::exchange(current_settings, this)) {}

Settings::~Settings() { current_settings = outer_; }

double Settings::delay_s(std::string_view parameter) const {
  const auto index = lesson_.parameter(parameter);
  if (!index) throw std::out_of_range("no parameter \"" + std::string(parameter) + "\"");
  return values_[*index];
}

const std::string& Settings::text(std::string_view name) const {
  const auto words = source_.texts.find(name);
  if (words == source_.texts.end()) throw std::out_of_range("no text \"" + std::string(name) + "\"");
  return words->second.in(language_);
}

namespace programs {

std::chrono::duration<double> delay(std::string_view parameter) {
  return std::chrono::duration<double>(settings().delay_s(parameter));
}

std::string words(std::string_view text) { return settings().text(text); }

}  // namespace programs

}  // namespace lessons
