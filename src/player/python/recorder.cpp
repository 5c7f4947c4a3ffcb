#include "player/python/recorder.hpp"

#include <exception>
#include <utility>

namespace player::python {
namespace {

using std::chrono::steady_clock;

/// A drag requests in every frame: a nearly finished recording is shown, a long one is ended.
constexpr std::chrono::seconds kPatience{2};

}  // namespace

Recorder::Recorder(platform::Environment environment, std::filesystem::path assets, std::function<void()> wake)
    : environment_(std::move(environment)), assets_(std::move(assets)), wake_(std::move(wake)) {}

Recorder::~Recorder() { stop(); }

void Recorder::stop() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Recorder::ask(std::vector<Program> programs) {
  Job job{std::move(programs), ++newest_};
  if (!wake_) {
    answer_ = answer(job);
    answered_ = job.number;
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    waiting_ = std::move(job);
  }
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  changed_.notify_all();
}

std::optional<Recorder::Answer> Recorder::take() {
  const std::lock_guard lock(mutex_);
  if (!answer_) return std::nullopt;
  taken_ = answered_;
  return std::exchange(answer_, std::nullopt);
}

void Recorder::forget() {
  const std::lock_guard lock(mutex_);
  forgotten_ = newest_.load();
  taken_ = newest_;
  waiting_.reset();
  answer_.reset();
}

bool Recorder::busy() const {
  const std::lock_guard lock(mutex_);
  return taken_ != newest_;
}

bool Recorder::unwanted(std::uint32_t number, steady_clock::time_point began) const {
  if (ending_ || number <= forgotten_) return true;
  return number != newest_ && steady_clock::now() - began > kPatience;
}

Recorder::Answer Recorder::answer(const Job& job) {
  Answer result;
  const auto began = steady_clock::now();
  const auto no_longer = [&] { return unwanted(job.number, began); };
  try {
    if (!python_) python_ = find_python(environment_, assets_, [this] { return ending_.load(); });
    if (const auto* const why = std::get_if<text::Notice>(&*python_)) {
      result.no_python = *why;
      return result;
    }
    for (const Program& program : job.programs) {
      result.runs.push_back(record(std::get<Python>(*python_), program, no_longer));
    }
  } catch (const std::exception& error) {
    // For example no space for a file: reported for each run without a recording.
    const text::Notice why{"python.failed", {{"reason", error.what()}}};
    while (result.runs.size() < job.programs.size()) result.runs.emplace_back(why);
  }
  return result;
}

void Recorder::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ending_ || waiting_; });
    if (ending_) return;
    const Job job = std::move(*std::exchange(waiting_, std::nullopt));
    lock.unlock();
    const auto began = steady_clock::now();
    Answer done = answer(job);
    lock.lock();
    const bool cut = unwanted(job.number, began) && job.number != newest_;
    if (ending_ || job.number <= forgotten_ || cut) continue;
    answer_ = std::move(done);
    answered_ = job.number;
    wake_();
  }
}

}  // namespace player::python
