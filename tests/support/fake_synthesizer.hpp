// A synthesizer that writes down what it is told, over all connections. Shared with the speaking thread.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "platform/speaker.hpp"

class SpeechLog {
 public:
  void add(std::string what) {
    const std::lock_guard lock(mutex_);
    all_.push_back(std::move(what));
    changed_.notify_all();
  }
  /// Waits until it has that many entries.
  std::vector<std::string> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return all_.size() >= count; });
    return all_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> all_;
};

class FakeSynthesizer final : public platform::Synthesizer {
 public:
  /// The connection is lost after that many sentences.
  explicit FakeSynthesizer(std::shared_ptr<SpeechLog> log, int lives = 1'000'000)
      : log_(std::move(log)), lives_(lives) {}
  bool say(const std::string& text, text::Language language) override {
    if (lives_-- == 0) return false;
    log_->add((language == text::Language::ko ? "ko " : "en ") + text);
    return true;
  }
  void stop() override { log_->add("stop"); }

 private:
  std::shared_ptr<SpeechLog> log_;
  int lives_;
};
