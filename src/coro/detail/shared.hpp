// What the handles of this library share: their copies refer to the same object, as names in Python do.
#pragma once

#include <memory>
#include <utility>

namespace coro::detail {

/// A pointer that a move copies, so that a handle that was moved from is still one.
template <class T>
class Shared : public std::shared_ptr<T> {
 public:
  Shared(std::shared_ptr<T> object) : std::shared_ptr<T>(std::move(object)) {}
  Shared(const Shared&) = default;
  Shared& operator=(const Shared&) = default;
  ~Shared() = default;
};

}  // namespace coro::detail
