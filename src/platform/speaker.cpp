#include "platform/speaker.hpp"

#include <signal.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace platform {

namespace {

struct Sentence {
  std::string text;
  text::Language language = text::Language::en;
};

}  // namespace

/// Owned by both threads: the speaking one may live longer.
struct Speaker::Shared {
  explicit Shared(Connect connect_by) : connect(std::move(connect_by)) {}

  const Connect connect;
  std::mutex mutex;
  std::condition_variable changed;
  std::optional<Sentence> next;
  bool begun = false, ending = false, ended = false;

  void work();
  std::optional<Sentence> take();
  void speak(std::unique_ptr<Synthesizer>& synthesizer, const Sentence& sentence) const;
};

/// The newest sentence, when there is one; nothing at the end.
std::optional<Sentence> Speaker::Shared::take() {
  std::unique_lock lock(mutex);
  changed.wait(lock, [this] { return ending || next.has_value(); });
  return ending ? std::nullopt : std::exchange(next, std::nullopt);
}

void Speaker::Shared::speak(std::unique_ptr<Synthesizer>& synthesizer, const Sentence& sentence) const {
  if (sentence.text.empty()) {
    if (synthesizer != nullptr) synthesizer->stop();
    return;
  }
  if (synthesizer != nullptr && synthesizer->say(sentence.text, sentence.language)) return;
  synthesizer = connect();
  if (synthesizer != nullptr && !synthesizer->say(sentence.text, sentence.language)) synthesizer = nullptr;
}

void Speaker::Shared::work() {
  // Signals are for the other threads; a lost connection shall not be one.
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
  std::unique_ptr<Synthesizer> synthesizer;
  while (const auto sentence = take()) speak(synthesizer, *sentence);
  if (synthesizer != nullptr) synthesizer->stop();
  synthesizer = nullptr;
  const std::lock_guard lock(mutex);
  ended = true;
  changed.notify_all();
}

Speaker::Speaker(Connect connect) : shared_(std::make_shared<Shared>(std::move(connect))) {}

Speaker::~Speaker() {
  constexpr std::chrono::milliseconds kPatience{500};
  std::unique_lock lock(shared_->mutex);
  shared_->ending = true;
  shared_->changed.notify_all();
  if (shared_->begun) shared_->changed.wait_for(lock, kPatience, [this] { return shared_->ended; });
}

void Speaker::say(std::string text, text::Language language) {
  const std::lock_guard lock(shared_->mutex);
  if (text.empty() && !shared_->begun) return;
  shared_->next = Sentence{std::move(text), language};
  shared_->changed.notify_all();
  if (!std::exchange(shared_->begun, true)) std::thread([shared = shared_] { shared->work(); }).detach();
}

}  // namespace platform
