#include "coro/as_completed.hpp"

namespace coro::detail {

void Completions::watch(const std::vector<AnyFuture>& futures, std::optional<Seconds> limit) {
  for (const AnyFuture& future : futures) {
    todo_.try_emplace(future.state().get(), future, [self = weak_from_this()](const AnyFuture& ended) {
      if (const auto completions = self.lock()) completions->completed(ended);
    });
  }
  left_ = todo_.size();
  if (limit && left_ > 0) timer_ = call_later(*limit, [self = shared_from_this()] { self->time_is_over(); });
}

bool Completions::ask() {
  if (left_ == 0) return false;
  --left_;
  return true;
}

void Completions::completed(const AnyFuture& future) {
  if (todo_.erase(future.state().get()) == 0) return;
  done_.put_nowait(future);
  if (todo_.empty() && timer_) timer_->cancel();
}

void Completions::time_is_over() {
  for (std::size_t left = todo_.size(); left > 0; --left) done_.put_nowait(std::nullopt);
  todo_.clear();
}

ApiCo<Api::as_completed, AnyFuture> Completions::next(std::shared_ptr<Completions> completions) {
  const std::optional<AnyFuture> future = co_await completions->done_.get();
  if (!future) throw TimeoutError("", kNoLine);
  co_return *future;
}

}  // namespace coro::detail
