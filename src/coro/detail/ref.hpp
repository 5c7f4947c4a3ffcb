// A counted pointer to an object that counts its own references (retain, release). For one thread only: the count is
// not atomic.
#pragma once

#include <utility>

namespace coro::detail {

template <class T>
class Ref {
 public:
  Ref() = default;
  /// Adds a reference to `object`.
  explicit Ref(T* object) : object_(object) {
    if (object_ != nullptr) object_->retain();
  }
  /// Takes the initial reference of a new object.
  static Ref adopt(T* object) {
    Ref ref;
    ref.object_ = object;
    return ref;
  }
  Ref(const Ref& other) : Ref(other.object_) {}
  Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  template <class U>
  Ref(const Ref<U>& other) : Ref(static_cast<T*>(other.get())) {}
  Ref& operator=(Ref other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~Ref() {
    if (object_ != nullptr) object_->release();
  }

  [[nodiscard]] T* get() const { return object_; }
  T* operator->() const { return object_; }
  T& operator*() const { return *object_; }
  explicit operator bool() const { return object_ != nullptr; }
  friend bool operator==(const Ref& a, const Ref& b) { return a.object_ == b.object_; }

  /// Releases the reference to the caller.
  T* leak() { return std::exchange(object_, nullptr); }

 private:
  T* object_ = nullptr;
};

}  // namespace coro::detail
