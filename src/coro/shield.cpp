#include "coro/shield.hpp"

namespace coro {

/// Tells the shield that the inner future is done, unless it was removed. The callback of a task, which ends at the
/// latest with its scheduler, keeps the shield alive: it may have callbacks.
class ShieldBase::InnerDone final : public Callback {
 public:
  InnerDone(ShieldBase& shield, bool of_task) : shield_(&shield), kept_(of_task ? &shield : nullptr) {}
  ~InnerDone() override { forget(); }
  void run(Scheduler& /*scheduler*/) override {
    if (shield_ == nullptr) return;
    // The owner of the shield may release it while it completes.
    const detail::Ref<ShieldBase> shield(shield_);
    forget();
    if (shield->done()) return;
    FutureBase& inner = *shield->inner_;
    if (inner.cancelled()) {
      shield->cancel();
    } else if (inner.state() == State::failed) {
      shield->fail(inner.exception());
    } else {
      shield->take_result(inner);
    }
  }
  void forget() {
    if (shield_ != nullptr) std::exchange(shield_, nullptr)->callback_ = nullptr;
  }

 private:
  ShieldBase* shield_;
  detail::Ref<ShieldBase> kept_;
};

ShieldBase::ShieldBase(detail::Ref<FutureBase> inner) : inner_(std::move(inner)) {
  auto callback = std::make_unique<InnerDone>(*this, dynamic_cast<TaskBase*>(inner_.get()) != nullptr);
  callback_ = callback.get();
  inner_->add_done_callback(std::move(callback));
  try {
    AnyFuture(detail::Ref<FutureBase>(this)).add_done_callback([this](const AnyFuture&) { let_go(); });
  } catch (...) {
    let_go();
    throw;
  }
}

ShieldBase::~ShieldBase() { let_go(); }

void ShieldBase::let_go() {
  if (callback_ != nullptr && !inner_->remove_done_callback(callback_)) callback_->forget();
}

void ShieldBase::record_suspend(trace::Recorder& recorder, trace::Place at, trace::TextId call) const {
  const auto* task = dynamic_cast<const TaskBase*>(inner_.get());
  const trace::TextId waits_in = call == 0 ? recorder.text("shield") : call;
  if (task != nullptr) {
    recorder.suspend_task(at, task->id(), waits_in);
  } else {
    recorder.suspend_future(at, waits_in);
  }
}

}  // namespace coro
