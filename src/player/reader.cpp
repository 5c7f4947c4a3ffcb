#include "player/reader.hpp"

namespace player {

void Reader::follow(const Model& model) {
  if (!model.settings->read_aloud) {
    if (!spoken_.empty()) speaker_.say("", model.language);
    spoken_.clear();
    return;
  }
  if (model.playing && !model.at_stop) return;
  const timeline::Sentence& said = model.narration;
  const std::string sentence = said.lead + (said.lead.empty() || said.rest.empty() ? "" : " ") + said.rest;
  if (sentence == spoken_) return;
  speaker_.say(sentence, model.language);
  spoken_ = sentence;
}

}  // namespace player
