// What a trace says of every moment, found by replaying its events one after the other as docs/TRACE.md describes them:
// the reference for the claims of the program. It uses nothing of src/timeline but the names of its enums.
#pragma once

#include <compare>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "trace/events.hpp"

namespace claims {

using trace::Event;
using trace::Id;

/// A coroutine (fn false) or a plain call; id 0: module code.
struct Who {
  bool fn = false;
  Id id = 0;
  friend auto operator<=>(const Who&, const Who&) = default;
};

struct Body {
  const Event* made = nullptr;   ///< co.new, fn.start
  const Event* ended = nullptr;  ///< co.end, fn.end, co.never_awaited
  bool started = false;
  bool paused = false;           ///< at a yield
  bool in_loop = false;          ///< a plain call: it was called while a task existed
  Id task = 0;                   ///< it runs in
  std::set<std::uint32_t> lines; ///< at which it has been
  std::uint32_t line = 0;        ///< the latest
};

struct Task {
  Id root = 0;                        ///< co
  const Event* made = nullptr;
  const Event* ended = nullptr;
  const Event* suspended = nullptr;   ///< task.suspend, unless it has become ready; not for a yield
  const Event* last_suspend = nullptr;
  bool cancelled = false;             ///< since it was suspended
  std::vector<Who> stack;             ///< outermost first
  [[nodiscard]] bool exists() const { return made != nullptr && ended == nullptr; }
};

/// A wait of the whole run that takes time, or a time in which the thread was held.
struct Wait {
  enum class For : std::uint8_t { answer, task, deed, held };  ///< deed: of another task (put, set, release)
  For what = For::answer;
  std::chrono::nanoseconds begin{0}, end{0};
  bool cut = false;  ///< by a cancel
  Who who;
  [[nodiscard]] std::chrono::nanoseconds length() const { return end - begin; }
};
/// Those that have ended, in order of their begin.
std::vector<Wait> waits_of(const trace::Events& events);

class World {
 public:
  explicit World(const trace::Events& events);

  /// Takes the next event.
  void take(const Event& event);

  [[nodiscard]] const trace::Events& events() const { return events_; }
  [[nodiscard]] const Event* last() const { return last_; }
  [[nodiscard]] const Body& body(Who who) const;
  [[nodiscard]] const Task& task(Id id) const { return tasks_[id < tasks_.size() ? id : 0]; }
  [[nodiscard]] const std::vector<Task>& tasks() const { return tasks_; }
  /// Tasks in the ready queue, first one first.
  [[nodiscard]] const std::deque<Id>& queue() const { return queue_; }
  [[nodiscard]] const std::deque<Id>& queue_before() const { return queue_before_; }
  [[nodiscard]] Who innermost(Id task) const;
  /// The task whose step runs; 0: none.
  [[nodiscard]] Id active() const { return active_; }
  [[nodiscard]] const Event* blocked() const { return blocked_; }
  /// What holds the thread; nothing if nobody does.
  [[nodiscard]] std::optional<Who> holder() const;
  /// Nothing holds it, and no step is about to end.
  [[nodiscard]] bool free() const;
  [[nodiscard]] std::size_t live() const;

  /// The tasks whose innermost coroutine waits for something other than a task.
  [[nodiscard]] std::vector<Id> direct() const;
  /// Those that wait for tasks.
  [[nodiscard]] std::vector<Id> indirect() const;
  /// Those that wait for this one.
  [[nodiscard]] std::vector<Id> waiting_for(Id task) const;
  /// The next task.ready of any task, or of this one, and the next start or resume of this one.
  [[nodiscard]] const Event* next_ready(Id task = 0) const;
  [[nodiscard]] const Event* next_step(Id task) const;
  /// Of the whole trace, from any place: the events that create a body, begin it and end it, and that create a task.
  [[nodiscard]] const Event* birth_of(Who who) const { return (who.fn ? fn_births_ : births_)[who.id]; }
  [[nodiscard]] const Event* start_of(Id co) const { return starts_[co]; }
  [[nodiscard]] const Event* end_of(Who who) const { return (who.fn ? fn_ends_ : ends_)[who.id]; }
  [[nodiscard]] const Event& creation(Id task) const { return *creations_[task]; }
  /// The waits of the whole trace.
  [[nodiscard]] const std::vector<Wait>& waits() const { return *waits_; }
  /// Those for timers and for answers from outside that no cancel cut short,
  [[nodiscard]] std::vector<Wait> answered() const;
  /// those that one cut short, those for tasks only if there are no others,
  [[nodiscard]] std::vector<Wait> cut() const;
  /// and the times in which the thread was held.
  [[nodiscard]] std::vector<Wait> held() const;

 private:
  Body& at(Who who);
  std::vector<Who>& stack(const Event& event);
  void resume_paused(const Event& event);
  void coroutine(const Event& event);
  void step(const Event& event);
  void call(const Event& event);
  void stand(Who who, std::uint32_t line);
  void suspend(const Event& event);
  void leave(Who who);
  void note_module(const Event& event, std::size_t live_before);

  void index();

  const trace::Events& events_;
  std::vector<const Event*> births_, starts_, ends_, fn_births_, fn_ends_, creations_;
  std::vector<const Event*> next_ready_;  // at or after each event
  std::shared_ptr<const std::vector<Wait>> waits_;
  std::vector<Body> cos_, fns_;
  std::vector<Task> tasks_;  // [0]: outside any task
  std::deque<Id> queue_, queue_before_;
  Id active_ = 0;
  const Event* blocked_ = nullptr;
  const Event* last_ = nullptr;
  bool module_ = false;  // module code made the latest event
};

/// Whether an event without owner is one of a loop's threads or callbacks, not of module code.
bool outside(const trace::Events& events, const Event& event, std::size_t live);

}  // namespace claims
