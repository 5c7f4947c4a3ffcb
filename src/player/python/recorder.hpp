// Records programs with CPython, one job after the other: on its own thread, so that the window continues to draw, or
// synchronously.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "player/python/python.hpp"

namespace player::python {

class Recorder {
 public:
  struct Answer {
    std::optional<text::Notice> no_python;  ///< why there is no interpreter; then there are no runs
    std::vector<Recorded> runs;             ///< one for each program
  };

  /// @param wake called on the other thread when an answer is available; without it ask() is synchronous
  Recorder(platform::Environment environment, std::filesystem::path assets, std::function<void()> wake = {});
  /// Ends a running recording.
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// Requests these programs (none: whether there is an interpreter). It replaces a waiting request; a running one ends
  /// by itself or, if it takes long, is ended.
  void ask(std::vector<Program> programs);
  /// Takes the newest answer. Answers come in the order of their requests.
  std::optional<Answer> take();
  /// Drops all requests made so far.
  void forget();
  /// Whether there is a request whose answer was not taken.
  [[nodiscard]] bool busy() const;
  /// Ends the running recording and stops answering.
  void stop();

 private:
  struct Job {
    std::vector<Program> programs;
    std::uint32_t number = 0;
  };
  Answer answer(const Job& job);
  [[nodiscard]] bool unwanted(std::uint32_t number, std::chrono::steady_clock::time_point began) const;
  void work();

  const platform::Environment environment_;
  const std::filesystem::path assets_;
  const std::function<void()> wake_;
  std::optional<std::variant<Python, text::Notice>> python_;  ///< searched once, by the answering thread
  std::atomic<bool> ending_ = false;
  std::atomic<std::uint32_t> newest_ = 0;     ///< number of the last request
  std::atomic<std::uint32_t> forgotten_ = 0;  ///< requests up to this one are dropped
  std::uint32_t taken_ = 0;                   ///< the last request that was answered
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Job> waiting_;
  std::optional<Answer> answer_;
  std::uint32_t answered_ = 0;  ///< the request of answer_
  std::thread thread_;
};

}  // namespace player::python
