// What the narration tells of a run, in both languages.
#pragma once

#include "golden.hpp"
#include "timeline/narration.hpp"

namespace timeline::testing {

inline const text::Words& words(text::Language language) {
  static const auto kFolder = std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets" / "text";
  static const text::Words kKo = text::Words::load(kFolder, text::Language::ko);
  static const text::Words kEn = text::Words::load(kFolder, text::Language::en);
  return language == text::Language::ko ? kKo : kEn;
}
inline const text::Words& en() { return words(text::Language::en); }
inline const text::Words& ko() { return words(text::Language::ko); }

inline std::string said(const Timeline& timeline, const trace::Events& events, Position at, const text::Words& in) {
  const Sentence sentence = narrate(timeline, events, moment_at(timeline, events, at), in);
  return sentence.lead + " | " + sentence.rest;
}
inline std::string said(const Golden& golden, Position at, const text::Words& in) {
  return said(golden.timeline, golden.events, at, in);
}
inline std::string after(const Golden& golden, std::uint32_t event, const text::Words& in) {
  return said(golden, after_event(golden.timeline, event), in);
}

}  // namespace timeline::testing
