// All orders of a puzzle, as a person can build them, and what a run does, computed without the program's own judge.
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "lessons/puzzle.hpp"
#include "platform/paths.hpp"
#include "player/library.hpp"
#include "player/puzzle/attempt.hpp"
#include "trace/events.hpp"

namespace player::puzzle::testing {

inline const Library& puzzle_library() {
  static const Library all = Library::load(platform::assets_folder());
  return all;
}

/// The lessons that have a puzzle.
inline std::vector<const lessons::Lesson*> puzzles() {
  std::vector<const lessons::Lesson*> all;
  for (const lessons::Lesson& lesson : puzzle_library().catalogue.lessons()) {
    if (lesson.puzzle != nullptr) all.push_back(&lesson);
  }
  return all;
}

inline std::string written(const lessons::Order& order) {
  std::string text;
  for (const lessons::Placed& placed : order) {
    text += (text.empty() ? "" : ",") + std::to_string(placed.line + 1) +
            (placed.level > 0 ? ":" + std::to_string(placed.level) : "");
  }
  return text;
}

/// Every order of any of the lines at every level.
class Orders {
 public:
  explicit Orders(const lessons::Lesson& lesson) : lesson_(lesson) { extend({}); }
  [[nodiscard]] std::map<std::string, lessons::Order> all() && { return std::move(all_); }

 private:
  [[nodiscard]] const std::vector<lessons::PuzzleLine>& lines() const { return lesson_.puzzle->lines; }

  void extend(const lessons::Order& order) {
    if (lessons::is_order(order, lines())) keep(order);
    for (std::size_t i = 0; i < lines().size(); ++i) {
      const auto is = [&](std::size_t line) { return std::ranges::count(order, line, &lessons::Placed::line) > 0; };
      bool next = !is(i);
      for (std::size_t j = 0; lines()[i].fixed && j < i; ++j) next = next && (!lines()[j].fixed || is(j));
      if (!next) continue;
      lessons::Order longer = order;
      longer.push_back({i});
      extend(longer);
    }
  }

  /// With every combination of levels.
  void keep(const lessons::Order& order) {
    constexpr int kMostLevels = 2;
    lessons::Order levelled = order;
    for (lessons::Placed& placed : levelled) placed.level = 0;
    while (true) {
      const Built built = build(lesson_, *lesson_.puzzle, levelled, lesson_.defaults(), text::Language::en);
      all_.emplace(written(built.order), built.order);
      std::size_t at = 0;
      while (at < levelled.size() && ++levelled[at].level > (has_blocks() ? kMostLevels - 1 : 0)) levelled[at++].level = 0;
      if (at == levelled.size()) return;
    }
  }
  [[nodiscard]] bool has_blocks() const { return std::ranges::count(lines(), true, &lessons::PuzzleLine::fixed) > 0; }

  const lessons::Lesson& lesson_;
  std::map<std::string, lessons::Order> all_;
};

inline std::map<std::string, lessons::Order> all_orders(const lessons::Lesson& lesson) { return Orders(lesson).all(); }

/// What was printed, and the end, read from the events alone.
struct Said {
  std::vector<std::pair<double, std::string>> prints;
  double total = 0;
  bool ok = false;

  explicit Said(const trace::Trace& trace) {
    const trace::Events events = trace::decode(trace);
    for (const trace::Event& event : events.list) {
      const double t = static_cast<double>(event.t.count()) / 1e9;
      if (event.kind == trace::Kind::print) prints.emplace_back(t, events.text(event.text));
      if (event.kind == trace::Kind::end) ok = event.why == trace::Why::ok;
      total = t;
    }
  }
  /// Index of the first print of `text`; the number of prints if there is none.
  [[nodiscard]] std::size_t first(const std::string& text) const {
    const auto found = std::ranges::find_if(prints, [&](const auto& each) { return each.second == text; });
    return static_cast<std::size_t>(found - prints.begin());
  }
  [[nodiscard]] bool does(const lessons::Goal& goal, const std::string& text, const std::string& then) const {
    const std::size_t one = first(text);
    switch (goal.kind) {
      case lessons::Goal::Kind::takes: return ok && std::abs(total - goal.seconds) < 1e-12;
      case lessons::Goal::Kind::prints: return one < prints.size();
      case lessons::Goal::Kind::never: return one == prints.size();
      case lessons::Goal::Kind::at: return one < prints.size() && std::abs(prints[one].first - goal.seconds) < 1e-12;
      default: return one < first(then) && first(then) < prints.size();
    }
  }
};

}  // namespace player::puzzle::testing
