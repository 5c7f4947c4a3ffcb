// A run on the real clock, shown while it goes on: as a picture in a terminal, line by line where the output is a pipe
// or a file.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "lessons/record.hpp"
#include "shell/cli/context.hpp"
#include "timeline/text_view.hpp"

namespace cli {

class LiveRun {
 public:
  using Clock = std::chrono::steady_clock;
  /// `title` is that of the run, `expected` how long it takes on virtual time.
  LiveRun(const Context& context, std::string title, timeline::Nanos expected)
      : context_(context), title_(std::move(title)), expected_(expected) {}
  virtual ~LiveRun() = default;

  /// Called at each wait of the run: lessons::Waiting.
  void wait(const trace::Trace& so_far, timeline::Nanos now, Clock::time_point until);
  /// Called when it has ended.
  virtual void end(const timeline::TextRun& /*run*/) {}
  /// Whether the user has ended it.
  [[nodiscard]] bool quit() const { return quit_; }

 protected:
  /// Shows the run, which waits from `now` on, up to `until` or shorter.
  virtual void show(const timeline::TextRun& run, timeline::Nanos now, Clock::time_point until) = 0;

  const Context& context_;
  bool quit_ = false;

 private:
  std::string title_;
  timeline::Nanos expected_;
  Clock::time_point next_{};  // not before then is it shown again
};

/// A picture that moves, in the terminal. There q ends the run; if the thread is held, as soon as it is released.
std::unique_ptr<LiveRun> live_picture(const Context& context, const std::string& title, timeline::Nanos expected);
/// The lines of its output, each when it is printed.
std::unique_ptr<LiveRun> live_lines(const Context& context, const std::string& title, timeline::Nanos expected);

}  // namespace cli
