#include "ui/transport/delay_entry.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace ui {
namespace {

using player::Key;

constexpr std::size_t kLongestEntry = 16;

struct Unit {
  std::string_view name;
  double seconds;
};
constexpr Unit kUnits[] = {{"", 1}, {"s", 1}, {"ms", 0.001}, {"m", 60}, {"min", 60}, {"h", 3600}};

bool can_type(const Model& model, const State& state) {
  const auto& focus = state.delay_entry.focus;
  return focus && *focus < model.parameters.size() && model.delays_fixed.empty();
}

void set_typed(const Model& model, State& state, std::vector<Action>& actions) {
  const std::size_t index = *state.delay_entry.focus;
  const auto value = parse_delay(*state.delay_entry.typed);
  // What is no number stays, so that it can be mended.
  if (!value && !state.delay_entry.typed->empty()) return;
  state.delay_entry.typed.reset();
  const ParameterView& parameter = model.parameters[index];
  const double inside = value ? std::clamp(*value, parameter.min_s, lessons::kMaxDelay) : parameter.value_s;
  if (inside != parameter.value_s) actions.emplace_back(action::SetParameter{index, inside, true});
}

}  // namespace

std::optional<double> parse_delay(std::string_view typed) {
  std::string text(typed);
  std::ranges::replace(text, ',', '.');
  std::erase(text, ' ');
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, problem] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (problem != std::errc{} || !std::isfinite(value) || value < 0) return std::nullopt;
  const std::string_view name(rest, static_cast<std::size_t>(end - rest));
  const auto* const unit = std::ranges::find(kUnits, name, &Unit::name);
  if (unit == std::end(kUnits)) return std::nullopt;
  // Dividing gives the nearest double to the decimal fraction.
  return unit->seconds < 1 ? value / std::round(1 / unit->seconds) : value * unit->seconds;
}

void focus_delay(State& state, std::size_t parameter) { state.delay_entry = {parameter, std::nullopt}; }

bool press_in_delay_entry(Key key, const Model& model, State& state, std::vector<Action>& actions) {
  auto& entry = state.delay_entry;
  if (!can_type(model, state)) {
    entry.typed.reset();
    return false;
  }
  if (!entry.typed) {
    // A click chose the delay; since then the keyboard has gone on.
    if (!state.focus.at.empty()) entry.focus.reset();
    if (!entry.focus) return false;
    if (key == Key::enter) entry.typed.emplace();
    if (key == Key::escape) entry.focus.reset();
    return key == Key::enter || key == Key::escape;
  }
  if (key == Key::enter) set_typed(model, state, actions);
  if (key == Key::escape) entry.typed.reset();
  if (key == Key::backspace && !entry.typed->empty()) entry.typed->pop_back();
  return true;
}

bool type_in_delay_entry(char32_t character, State& state) {
  auto& typed = state.delay_entry.typed;
  if (!typed || character < U' ') return false;
  const bool known = character < 0x80 && std::string_view("0123456789., mshin").find(static_cast<char>(character)) != std::string_view::npos;
  if (known && typed->size() < kLongestEntry) typed->push_back(static_cast<char>(character));
  return true;
}

}  // namespace ui
