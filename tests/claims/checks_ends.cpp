#include "claims/case.hpp"

namespace claims {
namespace {

using std::chrono::nanoseconds;

nanoseconds sum_of(const std::vector<Wait>& waits) {
  nanoseconds all{0};
  for (const Wait& wait : waits) all = trace::add(all, wait.length());
  return all;
}

bool overlapped(const Case& c) {
  const auto waits = c.now.answered();
  nanoseconds longest{0};
  for (const Wait& a : waits) {
    longest = std::max(longest, a.length());
    for (const Wait& b : waits)
      if (a.begin >= b.end) return false;
  }
  return waits.size() == c.about().number && Due(longest) == c.about().t;
}

bool in_a_row(const Case& c) {
  const auto waits = c.now.answered();
  for (std::size_t k = 1; k < waits.size(); ++k)
    if (waits[k].begin < waits[k - 1].end) return false;
  return waits.size() == c.about().number && Due(sum_of(waits)) == c.about().t;
}

// At the begin of each wait.
bool at_most(const Case& c) {
  const auto waits = c.now.answered();
  std::size_t most = 0;
  for (const Wait& a : waits) {
    const auto open = std::ranges::count_if(waits, [&](const Wait& b) { return b.begin <= a.begin && a.begin < b.end; });
    most = std::max(most, static_cast<std::size_t>(open));
  }
  return most == c.about().most;
}

bool first_turn(const Case& c) {
  const auto& list = c.now.events().list;
  const auto start = std::ranges::find_if(list, [&](const Event& e) {
    return e.kind == Kind::task_start && c.now.creation(e.task).co == c.other().id;
  });
  if (start == list.end() || c.other().fn || Due(start->t) != c.about().t) return false;
  const nanoseconds made = c.now.creation(start->task).t;
  nanoseconds held{0};
  for (const Wait& one : c.now.held()) held += std::max(nanoseconds{0}, std::min(one.end, start->t) - std::max(one.begin, made));
  return start->t > made && held == start->t - made;
}

}  // namespace

const Checks& ends() {
  static const Checks kChecks{
      {Says::none_cut, [](const Case& c) { return c.now.cut().empty(); }},
      {Says::cut_number, [](const Case& c) { return c.now.cut().size() == c.about().number; }},
      {Says::cut_one, [](const Case& c) { return c.now.cut().size() == 1 && c.now.cut().front().who == c.co(); }},
      {Says::cut_together,
       [](const Case& c) {
         return std::ranges::all_of(c.now.cut(), [&](const Wait& wait) { return Due(wait.end) == c.about().t; });
       }},
      {Says::cut_first,
       [](const Case& c) {
         const auto cut = c.now.cut();
         const auto first = std::ranges::min_element(cut, {}, &Wait::end);
         return first != cut.end() && Due(first->end) == c.about().t;
       }},
      {Says::in_all, [](const Case& c) { return trace::in_seconds(c.now.events().list.back().t) == c.about().delay; }},
      {Says::waits_overlapped, overlapped},
      {Says::waits_in_a_row, in_a_row},
      {Says::waits_sum,
       [](const Case& c) {
         const auto waits = c.now.answered();
         return waits.size() == c.about().number && trace::in_seconds(sum_of(waits)) == c.about().delay;
       }},
      {Says::waits_at_most, at_most},
      {Says::waited,
       [](const Case& c) {
         const auto waits = c.now.answered();
         return waits.size() == 1 && waits[0].who == c.co() && Due(waits[0].length()) == c.about().t;
       }},
      {Says::no_wait, [](const Case& c) { return c.now.answered().empty() && c.now.held().empty(); }},
      {Says::never_held, [](const Case& c) { return c.now.held().empty(); }},
      {Says::held_only,
       [](const Case& c) {
         const auto held = c.now.held();
         return c.now.answered().empty() && held.size() == c.about().number && Due(sum_of(held)) == c.about().t;
       }},
      {Says::held_for, [](const Case& c) { return trace::in_seconds(sum_of(c.now.held())) == c.about().delay; }},
      {Says::held_by_co,
       [](const Case& c) { return std::ranges::all_of(c.now.held(), [&](const Wait& one) { return one.who == c.co(); }); }},
      {Says::first_turn, first_turn},
  };
  return kChecks;
}

}  // namespace claims
