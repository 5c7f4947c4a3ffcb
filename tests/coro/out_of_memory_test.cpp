// Each allocation of a program that uses every primitive fails in turn. Whatever happens then, nothing may crash, hang,
// leak (AddressSanitizer) or be used after its end: the exception comes out where the allocation was asked for, or ends
// the run (docs/SCHEDULER.md).
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "coro/asyncio.hpp"
#include "every_primitive.hpp"
#include "trace/recorder.hpp"

namespace {

constinit thread_local std::size_t allocations_left = 0;  // until one fails; 0: none fails
constinit thread_local bool all_later_fail = false;
constinit thread_local std::size_t failed_allocations = 0;

bool fails_now() {
  if (allocations_left == 0 || --allocations_left > 0) return false;
  if (all_later_fail) allocations_left = 1;
  ++failed_allocations;
  return true;
}

}  // namespace

void* operator new(std::size_t bytes) {
  if (fails_now()) throw std::bad_alloc();
  if (void* const memory = std::malloc(bytes == 0 ? 1 : bytes)) return memory;
  throw std::bad_alloc();
}
// The trace reader of the other tests asks for memory so; a sanitizer's own must not be given back to free().
void* operator new(std::size_t bytes, const std::nothrow_t& /*does not throw*/) noexcept {
  return fails_now() ? nullptr : std::malloc(bytes == 0 ? 1 : bytes);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*bytes*/) noexcept { std::free(memory); }

namespace coro {
namespace {

/// While this exists, the allocation with this number fails, and if `and_later` all that follow.
class Failing {
 public:
  Failing(std::size_t number, bool and_later) {
    failed_allocations = 0;
    all_later_fail = and_later;
    allocations_left = number;
  }
  Failing(const Failing&) = delete;
  Failing& operator=(const Failing&) = delete;
  ~Failing() { allocations_left = 0; }
};

struct Attempt {
  trace::Why why = trace::Why::ok;
  bool failed = false;  // an allocation did
};

enum class Recorded : bool { no, yes };

/// Runs the program. Every coroutine frame must be destroyed then.
Attempt attempt(std::size_t number, bool and_later, Recorded recorded) {
  Attempt result;
  trace::Trace trace;
  trace::Recorder recorder(trace, "coroscope", "test", "virtual");
  {
    const SchedulerOptions options{.recorder = recorded == Recorded::yes ? &recorder : nullptr, .max_turns = 5'000};
    Scheduler scheduler(options);
    const std::function<void()> program = [] { run(testing::every_primitive()); };
    const Failing failing(number, and_later);
    result.why = scheduler.execute(program);
  }
  result.failed = failed_allocations > 0;
  EXPECT_EQ(live_frames(), 0U) << "allocation " << number;
  return result;
}

/// How many allocations failed, one in each run, until one run needed none of them.
std::size_t fail_each(bool and_later, Recorded recorded) {
  for (std::size_t number = 1;; ++number) {
    const Attempt made = attempt(number, and_later, recorded);
    if (!made.failed) {
      EXPECT_EQ(made.why, trace::Why::ok);
      return number - 1;
    }
    // A task that has failed so may be the one that another waits for.
    EXPECT_TRUE(made.why == trace::Why::ok || made.why == trace::Why::error || made.why == trace::Why::deadlock)
        << "allocation " << number << ": " << name(made.why);
    if (::testing::Test::HasFailure()) return number;
  }
}

class OutOfMemory : public ::testing::Test {
 protected:
  void TearDown() override { RecordProperty("failed_allocations", static_cast<int>(failed_)); }
  void expect_many(std::size_t failed) {
    failed_ = failed;
    EXPECT_GT(failed, 200U);  // else the program no longer uses what it is for
  }

 private:
  std::size_t failed_ = 0;
};

TEST_F(OutOfMemory, one_allocation_of_a_recorded_run_fails) {
  ::testing::internal::CaptureStderr();
  const std::size_t failed = fail_each(false, Recorded::yes);
  ::testing::internal::GetCapturedStderr();
  expect_many(failed);
}

TEST_F(OutOfMemory, one_allocation_of_a_run_without_recorder_fails) {
  ::testing::internal::CaptureStderr();
  ::testing::internal::CaptureStdout();
  const std::size_t failed = fail_each(false, Recorded::no);
  ::testing::internal::GetCapturedStdout();
  ::testing::internal::GetCapturedStderr();
  expect_many(failed);
}

TEST_F(OutOfMemory, from_one_allocation_on_all_fail) {
  ::testing::internal::CaptureStderr();
  const std::size_t failed = fail_each(true, Recorded::yes);
  ::testing::internal::GetCapturedStderr();
  expect_many(failed);
}

}  // namespace
}  // namespace coro
