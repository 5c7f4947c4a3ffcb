#include "ui/transport/delay_keys.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "ui/kit/delay_step.hpp"

namespace ui {
namespace {

using player::Key;

/// The parameter of a focused slider ("slider/name") or number ("number/name", "number/name/2"); nothing for others.
std::optional<std::size_t> focused_delay(const Model& model, const State& state) {
  const std::string_view at = state.focus.at;
  const auto is_of = [&](const ParameterView& p) {
    const std::string number = "number/" + p.name;
    return at == "slider/" + p.name || at == number || at.starts_with(number + "/");
  };
  const auto found = std::ranges::find_if(model.parameters, is_of);
  if (found == model.parameters.end()) return std::nullopt;
  return static_cast<std::size_t>(found - model.parameters.begin());
}

std::optional<double> changed(const ParameterView& p, Key key, bool fine) {
  const double step = delay_step(p.min_s, p.max_s, fine);
  switch (key) {
    case Key::left:
    case Key::down: return snap_delay(p.value_s - step, p.min_s, p.max_s, fine);
    case Key::right:
    case Key::up: return snap_delay(p.value_s + step, p.min_s, p.max_s, fine);
    case Key::home: return p.min_s;
    case Key::end: return p.max_s;
    case Key::backspace: return p.default_s;
    default: return std::nullopt;
  }
}

}  // namespace

bool press_on_delay(Key key, bool fine, const Model& model, State& state, std::vector<Action>& actions) {
  const auto index = focused_delay(model, state);
  if (!index || !model.delays_fixed.empty()) return false;
  if (key == Key::enter) {
    state.delay_entry = {*index, ""};
    return true;
  }
  const ParameterView& p = model.parameters[*index];
  const auto value = changed(p, key, fine);
  if (!value) return false;
  if (*value != p.value_s) actions.emplace_back(action::SetParameter{*index, *value, true});
  return true;
}

}  // namespace ui
