#include "shell/cli/live_run.hpp"

#include <algorithm>
#include <ostream>
#include <span>
#include <thread>

#include "platform/terminal.hpp"
#include "shell/cli/play.hpp"
#include "timeline/build.hpp"

namespace cli {
namespace {

/// The run as a picture that moves.
class LivePicture final : public LiveRun {
 public:
  LivePicture(const Context& context, const std::string& title, timeline::Nanos expected)
      : LiveRun(context, title, expected), screen_(*context.host.terminal) {}

 private:
  void show(const timeline::TextRun& run, timeline::Nanos now, Clock::time_point until) override {
    const auto began = Clock::now();
    for (bool last = false; !last && !quit_;) {
      draw(run, now + (Clock::now() - began));
      const auto left = std::chrono::floor<std::chrono::milliseconds>(until - Clock::now());
      last = left <= kFrame;
      const auto key = screen_.key(std::clamp(left, std::chrono::milliseconds{0}, kFrame));
      quit_ = key == 'q' || key == 'Q';
    }
  }
  void draw(const timeline::TextRun& run, timeline::Nanos now) const {
    const CliHost& host = context_.host;
    const platform::Terminal::Size size{platform::text_columns(host.environment, host.terminal),
                                        host.terminal->size().rows};
    const bool colour = platform::wants_colour(host.environment);
    screen_.show(
        play_picture(run.title, std::span(&run, 1), context_.words(), {now, 0}, {}, size, colour, "cli.keys_live"));
  }

  platform::Terminal::Screen screen_;
};

/// Its output, each line when it is printed.
class LiveLines final : public LiveRun {
  using LiveRun::LiveRun;
  void end(const timeline::TextRun& run) override { say(run); }
  void show(const timeline::TextRun& run, timeline::Nanos /*now*/, Clock::time_point /*until*/) override { say(run); }
  void say(const timeline::TextRun& run) {
    const timeline::TextLines lines = timeline::text_output(run, context_.words(), {});
    for (; said_ < lines.size(); ++said_) context_.host.out << timeline::plain_text({lines[said_]});
    context_.host.out.flush();
  }
  std::size_t said_ = 0;
};

/// Laid out up to that time, at which nothing has happened yet.
timeline::Timeline laid_out(trace::Events& events, timeline::Nanos until) {
  trace::Event last;
  last.kind = trace::Kind::end;
  last.i = static_cast<std::uint32_t>(events.list.size());
  last.t = std::max(events.list.back().t, until);
  events.list.push_back(last);
  return timeline::build(events);
}

/// Not out of a coroutine, which would take it for an exception of its program.
bool may_end_here() {
  const coro::Scheduler* const scheduler = coro::Scheduler::current();
  return scheduler != nullptr && scheduler->current_task() == nullptr;
}

}  // namespace

void LiveRun::wait(const trace::Trace& so_far, timeline::Nanos now, Clock::time_point until) {
  const auto began = Clock::now();
  if (began >= next_ && !quit_) {
    trace::Events events = trace::decode(so_far);
    const timeline::Timeline timeline = laid_out(events, std::max(expected_, now + (until - began)));
    // A run of many short waits is not slowed down by being shown.
    next_ = Clock::now() + 10 * (Clock::now() - began);
    show({title_, &events, &timeline}, now, until);
  }
  if (quit_ && may_end_here()) throw coro::RunEnded{trace::Why::exit};
  std::this_thread::sleep_until(until);
}

std::unique_ptr<LiveRun> live_picture(const Context& context, const std::string& title, timeline::Nanos expected) {
  return std::make_unique<LivePicture>(context, title, expected);
}

std::unique_ptr<LiveRun> live_lines(const Context& context, const std::string& title, timeline::Nanos expected) {
  return std::make_unique<LiveLines>(context, title, expected);
}

}  // namespace cli
