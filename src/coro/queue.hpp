// asyncio.Queue, PriorityQueue, LifoQueue: one task puts items, another gets them, in FIFO order.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <utility>
#include <vector>

#include "coro/api_co.hpp"
#include "coro/detail/heap.hpp"
#include "coro/detail/shared.hpp"
#include "coro/detail/waiters.hpp"
#include "coro/event.hpp"
#include "coro/here.hpp"

namespace coro {

/// get_nowait() of an empty queue.
class QueueEmpty : public Exception {
 public:
  explicit QueueEmpty(Here here = {}) : Exception("QueueEmpty", "", here) {}
};

/// put_nowait() into a full queue.
class QueueFull : public Exception {
 public:
  explicit QueueFull(Here here = {}) : Exception("QueueFull", "", here) {}
};

/// put() into a queue that was shut down; get() from one that is also empty.
class QueueShutDown : public Exception {
 public:
  explicit QueueShutDown(Here here = {}) : Exception("QueueShutDown", "", here) {}
};

namespace detail {

/// A queue without its items.
class QueueBase {
 public:
  explicit QueueBase(int maxsize) : maxsize_(maxsize) { finished_.set(); }
  QueueBase(const QueueBase&) = delete;
  QueueBase& operator=(const QueueBase&) = delete;
  virtual ~QueueBase() = default;

  [[nodiscard]] virtual std::size_t size() const = 0;
  [[nodiscard]] int maxsize() const { return maxsize_; }
  [[nodiscard]] bool full() const { return maxsize_ > 0 && size() >= static_cast<std::size_t>(maxsize_); }

  /// Wait until an item was taken or put, or the queue was shut down; the caller checks again.
  ApiCo<Api::queue_put> wait_for_place();
  ApiCo<Api::queue_get> wait_for_item();

  void require_place(Here here) const;
  void require_item(Here here) const;
  void item_added();
  void item_taken() { putters_.release_one(); }

  void task_done(Here here);
  void shutdown(bool immediate);
  [[nodiscard]] bool all_done() const { return unfinished_ == 0; }
  [[nodiscard]] const Event& finished() const { return finished_; }

 private:
  virtual void drop_item() = 0;

  int maxsize_;
  Waiters getters_{"Queue"};
  Waiters putters_{"Queue"};
  std::size_t unfinished_ = 0;
  Event finished_;
  bool shut_down_ = false;
};

/// The items of a queue, in its order.
template <class T>
class QueueOf : public QueueBase {
 public:
  using QueueBase::QueueBase;
  virtual void push(T item) = 0;
  /// Removes the next item. The queue must not be empty.
  virtual T pop() = 0;

 private:
  void drop_item() override { static_cast<void>(pop()); }
};

template <class T>
class FifoItems final : public QueueOf<T> {
 public:
  using QueueOf<T>::QueueOf;
  [[nodiscard]] std::size_t size() const override { return items_.size(); }
  void push(T item) override { items_.push_back(std::move(item)); }
  T pop() override {
    T item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

 private:
  std::deque<T> items_;
};

template <class T>
class LifoItems final : public QueueOf<T> {
 public:
  using QueueOf<T>::QueueOf;
  [[nodiscard]] std::size_t size() const override { return items_.size(); }
  void push(T item) override { items_.push_back(std::move(item)); }
  T pop() override {
    T item = std::move(items_.back());
    items_.pop_back();
    return item;
  }

 private:
  std::vector<T> items_;
};

template <class T>
class HeapItems final : public QueueOf<T> {
 public:
  using QueueOf<T>::QueueOf;
  [[nodiscard]] std::size_t size() const override { return items_.size(); }
  void push(T item) override { heappush(items_, std::move(item)); }
  T pop() override { return heappop(items_); }

 private:
  std::vector<T> items_;
};

}  // namespace detail

/// Copies refer to the same queue. Putting an item wakes the first task in get(), which takes it in the next turn,
/// unless another get() comes first: then it waits again, at the end of the queue.
template <class T>
class Queue {
 public:
  using value_type = T;

  /// Holds `maxsize` items; 0 or less: any number.
  explicit Queue(int maxsize = 0) : Queue(std::make_shared<detail::FifoItems<T>>(maxsize)) {}

  [[nodiscard]] std::size_t qsize() const { return state_->size(); }
  [[nodiscard]] int maxsize() const { return state_->maxsize(); }
  [[nodiscard]] bool empty() const { return qsize() == 0; }
  [[nodiscard]] bool full() const { return state_->full(); }

  /// Puts `item`; waits for a place if it is full. @throws QueueShutDown
  ApiCo<Api::queue_put> put(T item, Here here = {}) const { return put(state_, std::move(item)).at(here); }
  /// Takes an item; waits for one if it is empty. @throws QueueShutDown
  ApiCo<Api::queue_get, T> get(Here here = {}) const { return get(state_).at(here); }
  /// @throws QueueShutDown, QueueFull
  void put_nowait(T item, Here here = {}) const { put_nowait(*state_, std::move(item), here); }
  /// @throws QueueEmpty; QueueShutDown if it is empty and shut down
  T get_nowait(Here here = {}) const { return get_nowait(*state_, here); }

  /// Waits until task_done() was called for every item that was put.
  ApiCo<Api::queue_join> join(Here here = {}) const { return join(state_).at(here); }
  /// A taken item was processed. @throws ValueError if called more often than items were put
  void task_done(Here here = {}) const { state_->task_done(here); }

  /// No more items may be put, and waiting tasks get QueueShutDown. `immediate`: its items are dropped as done.
  void shutdown(bool immediate = false) const { state_->shutdown(immediate); }

 protected:
  using State = detail::QueueOf<T>;
  explicit Queue(std::shared_ptr<State> state) : state_(std::move(state)) {}

 private:
  static ApiCo<Api::queue_put> put(std::shared_ptr<State> queue, T item) {
    while (queue->full()) co_await queue->wait_for_place();
    put_nowait(*queue, std::move(item), kNoLine);
  }
  static ApiCo<Api::queue_get, T> get(std::shared_ptr<State> queue) {
    while (queue->size() == 0) co_await queue->wait_for_item();
    co_return get_nowait(*queue, kNoLine);
  }
  static ApiCo<Api::queue_join> join(std::shared_ptr<State> queue) {
    if (!queue->all_done()) co_await queue->finished().wait();
  }
  static void put_nowait(State& queue, T item, Here here) {
    queue.require_place(here);
    queue.push(std::move(item));
    queue.item_added();
  }
  static T get_nowait(State& queue, Here here) {
    queue.require_item(here);
    T item = queue.pop();
    queue.item_taken();
    return item;
  }

  detail::Shared<State> state_;
};

/// A queue that returns the smallest item first, by `<`.
template <class T>
class PriorityQueue : public Queue<T> {
 public:
  explicit PriorityQueue(int maxsize = 0) : Queue<T>(std::make_shared<detail::HeapItems<T>>(maxsize)) {}
};

/// A queue that returns the last item first.
template <class T>
class LifoQueue : public Queue<T> {
 public:
  explicit LifoQueue(int maxsize = 0) : Queue<T>(std::make_shared<detail::LifoItems<T>>(maxsize)) {}
};

}  // namespace coro
