#include "timeline/slack.hpp"

#include <algorithm>
#include <limits>
#include <queue>

namespace timeline {
namespace {

using Count = std::int64_t;
constexpr Count kNever = std::numeric_limits<Count>::max();

// Something that has to take at least its time: between two events, of which the later one could be `spare` later.
struct Stretch {
  Count begin = 0, end = 0;
  Count spare = 0;
  std::uint32_t event = 0, from = 0;
};

// The latest time at which each event may happen without a later end of the run, from the last event back.
class Latest {
 public:
  Latest(const trace::Events& events, const Causes& causes) : events_(events), causes_(causes) {
    // A run that does not end by itself lasts until nothing runs any more.
    const trace::Why why = events.list.back().why;
    const bool stuck = why == trace::Why::deadlock || why == trace::Why::limit_turns || why == trace::Why::limit_events;
    latest_.resize(events.list.size(), stuck ? time(last()) : kNever);
    item_latest_.resize(events.list.size() + 1, kNever);
  }

  void run() {
    latest_.back() = time(last());
    auto need = causes_.needs.rbegin();
    for (std::uint32_t i = last(); i > 0; --i) {
      const Reason& reason = causes_.reasons[i];
      // What holds the thread delays all that runs later.
      if (ends_busy(events_, reason, i)) latest_[i] = std::min(latest_[i], item_latest_[i + 1]);
      for (; need != causes_.needs.rend() && need->to == i; ++need)
        if (need->from != reason.from) allow(need->from, i, need->length.count());
      allow(reason.from, i, weight(reason, i));
      item_latest_[i] = std::min(item_latest_[i + 1], reason.kind == Reason::Kind::follows ? kNever : latest_[i]);
    }
  }

  Count time(std::uint32_t i) const { return events_.list[i].t.count(); }
  Count latest(std::uint32_t i) const { return latest_[i]; }
  /// Of all that takes the thread from event `i` on, the latest time of the most urgent.
  Count item_latest(std::uint32_t i) const { return item_latest_[i]; }
  /// In no order.
  std::vector<Stretch> take_stretches() { return std::move(stretches_); }
  Count weight(const Reason& reason, std::uint32_t i) const {
    if (reason.kind == Reason::Kind::follows) return std::max<Count>(0, time(i) - time(reason.from));
    const Nanos allowed = allowed_at(events_, reason, i);
    const std::uint32_t busy = causes_.busy[i];
    // A real clock is a little late even where nothing holds the thread.
    const bool held = busy != kNoEvent && events_.list[busy].t > allowed;
    return std::max<Count>(0, (held ? allowed.count() : time(i)) - time(reason.from));
  }

 private:
  std::uint32_t last() const { return static_cast<std::uint32_t>(events_.list.size()) - 1; }
  void allow(std::uint32_t from, std::uint32_t to, Count weight) {
    if (latest_[to] == kNever) return;
    latest_[from] = std::min(latest_[from], latest_[to] - weight);
    if (time(from) < time(to)) stretches_.push_back({time(from), time(to), latest_[to] - weight - time(from), to, from});
  }

  const trace::Events& events_;
  const Causes& causes_;
  std::vector<Count> latest_, item_latest_;
  std::vector<Stretch> stretches_;
};

// For moments that come in order: the least spare time of all that lies across them.
class Across {
 public:
  explicit Across(std::vector<Stretch> all) : all_(std::move(all)) { std::ranges::sort(all_, {}, &Stretch::begin); }

  /// Of all but `without`.
  Count least(Count t, const Wait& without) {
    for (; next_ < all_.size() && all_[next_].begin <= t; ++next_) open_.push(all_[next_]);
    drop_ended(t);
    if (open_.empty()) return kNever;
    const Stretch top = open_.top();
    if (top.event != without.event || top.from != without.from) return top.spare;
    open_.pop();
    drop_ended(t);
    const Count second = open_.empty() ? kNever : open_.top().spare;
    open_.push(top);
    return second;
  }

 private:
  struct Later {
    bool operator()(const Stretch& a, const Stretch& b) const { return a.spare > b.spare; }
  };
  void drop_ended(Count t) {
    while (!open_.empty() && open_.top().end <= t) open_.pop();
  }

  std::vector<Stretch> all_;
  std::size_t next_ = 0;
  std::priority_queue<Stretch, std::vector<Stretch>, Later> open_;
};

Segment::Kind wait_kind(const Reason& reason) {
  if (reason.kind == Reason::Kind::follows) return Segment::Kind::hold;
  return reason.kind == Reason::Kind::worker ? Segment::Kind::worker : Segment::Kind::timer;
}

class AllWaits {
 public:
  AllWaits(const trace::Events& events, const Causes& causes, const Latest& latest)
      : events_(events), causes_(causes), latest_(latest) {}

  std::vector<Wait> run() && {
    auto need = causes_.needs.begin();
    for (std::uint32_t i = 1; i < events_.list.size(); ++i) {
      const Reason& reason = causes_.reasons[i];
      const bool hold = events_.list[i].kind == trace::Kind::block_end && ends_busy(events_, reason, i);
      if (hold || reason.is_wait()) add(wait_kind(reason), reason.from, i, latest_.weight(reason, i), reason.setting);
      for (; need != causes_.needs.end() && need->to == i; ++need)
        if (need->from != reason.from) add(Segment::Kind::worker, need->from, i, need->length.count(), 0);
    }
    return std::move(waits_);
  }

 private:
  void add(Segment::Kind kind, std::uint32_t from, std::uint32_t event, Count length, std::uint32_t setting) {
    if (length <= 0) return;
    Wait wait{.kind = kind, .from = from, .event = event, .begin = events_.list[from].t};
    wait.setting = setting;
    wait.due = wait.begin + Nanos{length};
    const Count latest = latest_.latest(event);
    if (latest != kNever) wait.spare = Nanos{std::max<Count>(0, latest - wait.due.count())};
    waits_.push_back(wait);
  }

  const trace::Events& events_;
  const Causes& causes_;
  const Latest& latest_;
  std::vector<Wait> waits_;
};

// The spare time of the chain that leads from the last hold of the thread up to `t` to what runs after `t`.
Count across_thread(const trace::Events& events, const Causes& causes, const Latest& latest, Nanos t) {
  const auto after = std::ranges::upper_bound(events.list, t, {}, &trace::Event::t);
  const auto i = static_cast<std::uint32_t>(after - events.list.begin());
  if (i >= events.list.size() || latest.item_latest(i) == kNever) return kNever;
  std::uint32_t held = causes.busy[i];
  if (held == kNoEvent) return kNever;
  return latest.item_latest(i) - latest.time(held);
}

// What else is as long, or nearly so: a wait on the critical path gains no more than that has to spare.
void find_gains(const trace::Events& events, const Causes& causes, Latest& latest, std::vector<Wait>& waits) {
  std::vector<Wait*> critical;
  for (Wait& wait : waits)
    if (wait.is_critical()) critical.push_back(&wait);
  std::ranges::stable_sort(critical, {}, [](const Wait* wait) { return wait->begin; });
  Across across(latest.take_stretches());
  for (Wait* const wait : critical) {
    const Count other = std::min(across.least(wait->begin.count(), *wait), across_thread(events, causes, latest, wait->begin));
    wait->gain = Nanos{std::clamp<Count>(other, 0, wait->length().count())};
  }
}

}  // namespace

std::vector<Wait> waits_with_slack(const trace::Events& events, const Causes& causes) {
  Latest latest(events, causes);
  latest.run();
  std::vector<Wait> waits = AllWaits(events, causes, latest).run();
  find_gains(events, causes, latest, waits);
  return waits;
}

}  // namespace timeline
