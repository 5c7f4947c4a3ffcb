// Sentences spoken aloud, on a thread of its own: nobody waits for a synthesizer. Without one nothing is spoken, and
// nothing is said about it.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "platform/environment.hpp"
#include "text/language.hpp"

namespace platform {

/// A connection to something that speaks.
class Synthesizer {
 public:
  virtual ~Synthesizer() = default;
  /// Begins to speak, instead of what it speaks now. False if the connection is lost.
  virtual bool say(const std::string& text, text::Language language) = 0;
  virtual void stop() = 0;
};

/// speech-dispatcher; null if it is not there, or was not when the program was built.
std::unique_ptr<Synthesizer> connect_speech_dispatcher();
/// Whether it is likely to be there, without connecting: its library can be loaded, and the daemon runs or is
/// installed.
bool has_speech_dispatcher(const Environment& environment = process_environment);

class Speaker {
 public:
  /// May take long, and may return null; it is tried again for the next sentence.
  using Connect = std::function<std::unique_ptr<Synthesizer>()>;
  explicit Speaker(Connect connect = &connect_speech_dispatcher);
  /// Ends what is spoken. A synthesizer that does not answer is left behind.
  ~Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  /// Speaks `text` instead of what is spoken now; an empty one only ends that. Returns at once.
  void say(std::string text, text::Language language);

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace platform
