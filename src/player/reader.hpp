// "Read aloud": decides which sentence of the narration is spoken, and when.
#pragma once

#include <string>

#include "platform/speaker.hpp"
#include "player/model.hpp"

namespace player {

class Reader {
 public:
  explicit Reader(platform::Speaker::Connect connect = &platform::connect_speech_dispatcher)
      : speaker_(std::move(connect)) {}

  /// Once a frame. A new sentence is spoken while nothing plays and, while it plays, at stop points: others are gone
  /// before they are heard. Nothing is spoken while the setting is off.
  void follow(const Model& model);

 private:
  platform::Speaker speaker_;
  std::string spoken_;
};

}  // namespace player
