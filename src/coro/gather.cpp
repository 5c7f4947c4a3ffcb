#include "coro/gather.hpp"

#include <unordered_set>

namespace coro {

/// Tells the gather that a child is done, unless the gather is destroyed by then. The callback of a task, which ends at
/// the latest with its scheduler, keeps the gather alive: it may have callbacks.
class GatherBase::ChildDone final : public Callback {
 public:
  ChildDone(GatherBase& gather, std::size_t slot, FutureBase& child)
      : gather_(&gather), kept_(is_task(child) ? &gather : nullptr), slot_(slot), child_(&child) {}
  ~ChildDone() override {
    if (gather_ != nullptr) gather_->callbacks_[slot_] = nullptr;
  }
  void run(Scheduler& /*scheduler*/) override {
    if (gather_ == nullptr) return;
    // The owner of the gather may release it while it completes.
    const detail::Ref<GatherBase> keep(gather_);
    gather_->callbacks_[slot_] = nullptr;
    std::exchange(gather_, nullptr)->child_done(*child_);
  }
  /// The gather is being destroyed: its constructor failed if it is still kept here.
  void forget() {
    gather_ = nullptr;
    kept_.leak();
  }

 private:
  static bool is_task(const FutureBase& child) { return dynamic_cast<const TaskBase*>(&child) != nullptr; }

  GatherBase* gather_;
  detail::Ref<GatherBase> kept_;
  std::size_t slot_;
  FutureBase* child_;  // owned by the gather
};

GatherBase::~GatherBase() {
  for (ChildDone* callback : callbacks_) {
    if (callback != nullptr) callback->forget();
  }
}

void GatherBase::begin() {
  std::vector<FutureBase*> done_already;
  std::unordered_set<FutureBase*> seen;
  callbacks_.reserve(children_.size());
  for (const auto& child : children_) {
    if (!seen.insert(child.get()).second) continue;
    ++left_;
    if (child->done()) {
      done_already.push_back(child.get());
      continue;
    }
    auto callback = std::make_unique<ChildDone>(*this, callbacks_.size(), *child);
    callbacks_.push_back(callback.get());
    child->add_done_callback(std::move(callback));
  }
  for (FutureBase* child : done_already) child_done(*child);
  if (children_.empty()) collect();
}

void GatherBase::child_done(FutureBase& child) {
  --left_;
  if (done()) {
    if (child.state() == State::failed) static_cast<void>(child.exception());  // marks it as retrieved
    return;
  }
  if (!return_exceptions_ && child.state() != State::finished) {
    fail(child.cancelled() ? child.cancelled_error() : child.exception());
  } else if (left_ == 0) {
    if (cancel_requested_) {
      fail(child.cancelled_error());
    } else {
      collect();
    }
  }
}

bool GatherBase::end_cancel(bool any) {
  if (any) cancel_requested_ = true;
  return any;
}

void GatherBase::record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const {
  std::vector<trace::Id> tasks;
  for (const auto& child : children_) {
    if (const auto* task = dynamic_cast<const TaskBase*>(child.get())) tasks.push_back(task->id());
  }
  recorder.suspend_gather(at, tasks, call);
}

}  // namespace coro
