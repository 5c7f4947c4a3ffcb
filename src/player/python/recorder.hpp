// Records programs with CPython, one job after the other: on a thread of its own, so that the window goes on drawing,
// or right away where somebody waits for it.
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
    std::vector<Recorded> runs;             ///< one a program
  };

  /// @param wake called on the other thread when an answer is there; without it ask() returns with the answer
  Recorder(platform::Environment environment, std::filesystem::path assets, std::function<void()> wake = {});
  /// What runs is ended.
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// Asks for these programs (none: whether there is an interpreter). A request that waits gives way to it; one that is
  /// under way ends by itself or, if it takes long, is ended.
  void ask(std::vector<Program> programs);
  /// The newest answer, once. Answers come in the order of their requests.
  std::optional<Answer> take();
  /// Nobody wants to know any more what has been asked so far.
  void forget();
  /// Something has been asked, and no answer to it has been taken.
  [[nodiscard]] bool busy() const;
  /// Ends what runs, and answers nothing any more.
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
  std::optional<std::variant<Python, text::Notice>> python_;  ///< looked for once, by whoever answers
  std::atomic<bool> ending_ = false;
  std::atomic<std::uint32_t> newest_ = 0;     ///< number of the last request
  std::atomic<std::uint32_t> forgotten_ = 0;  ///< requests up to this one are not wanted
  std::uint32_t taken_ = 0;                   ///< the last request that was answered
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Job> waiting_;
  std::optional<Answer> answer_;
  std::uint32_t answered_ = 0;  ///< what answer_ answers
  std::thread thread_;
};

}  // namespace player::python
