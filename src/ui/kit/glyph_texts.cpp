#include "ui/kit/glyph_texts.hpp"

#include <vector>

#include "lessons/listing.hpp"

namespace ui {
namespace {

void add_both(GlyphSet& glyphs, const lessons::Words& words) {
  glyphs.add(words.ko);
  glyphs.add(words.en);
}

void add_listings(GlyphSet& glyphs, const lessons::Lesson& lesson, std::size_t run) {
  for (const auto code : {lessons::Code::python, lessons::Code::cpp}) {
    for (const auto language : {text::Language::ko, text::Language::en}) {
      glyphs.add(lessons::listing(lesson, run, code, lesson.defaults(), language).text());
    }
  }
}

void add_lesson(GlyphSet& glyphs, const lessons::Lesson& lesson) {
  for (const auto* words : {&lesson.title, &lesson.question, &lesson.closing}) add_both(glyphs, *words);
  for (const auto& card : lesson.cards) {
    add_both(glyphs, card.title);
    add_both(glyphs, card.sentence);
  }
  for (const lessons::Ask& ask : lesson.questions) {
    if (ask.text) add_both(glyphs, *ask.text);
  }
  for (const auto& parameter : lesson.parameters) glyphs.add(parameter.name);
  for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
    for (const auto* words : {&lesson.runs[run].title, &lesson.runs[run].asks, &lesson.runs[run].answers})
      add_both(glyphs, *words);
    for (const auto& stop : lesson.runs[run].stops) add_both(glyphs, stop.sentence);
    add_listings(glyphs, lesson, run);
  }
}

/// Names, prints, exceptions. A long trace repeats the same few texts.
bool add_events(GlyphSet& glyphs, const trace::Events& events) {
  bool any_new = false;
  std::vector<bool> seen;
  for (const trace::Event& event : events.list) {
    for (const trace::TextId id : {event.name, event.text, event.end, event.exc, event.thrown, event.call}) {
      if (id >= seen.size()) seen.resize(std::size_t{id} + 1);
      if (seen[id]) continue;
      seen[id] = true;
      any_new |= glyphs.add(events.text(id));
    }
  }
  return any_new;
}

}  // namespace

bool is_drawn(std::string_view key) { return !key.starts_with("search."); }

void add_library(GlyphSet& glyphs, const player::Library& library) {
  for (const text::Words* words : {&library.korean, &library.english}) {
    for (const auto& key : words->keys())
      if (is_drawn(key)) glyphs.add((*words)[key]);
  }
  for (const auto& chapter : library.catalogue.chapters()) add_both(glyphs, chapter.title);
  for (const auto& lesson : library.catalogue.lessons()) add_lesson(glyphs, lesson);
}

bool add_player(GlyphSet& glyphs, const player::Player& document) {
  bool any_new = false;
  for (const player::OpenRun& run : document.runs()) {
    any_new |= add_events(glyphs, run.events);
    if (run.listing) any_new |= glyphs.add(run.listing->text());
  }
  for (const player::OpenCard& card : document.cards()) any_new |= add_events(glyphs, card.run.events);
  if (document.delays_fixed()) any_new |= glyphs.add(document.delays_fixed()->in(document.words()));
  if (document.missing() != nullptr) any_new |= glyphs.add(document.missing()->in(document.words()));
  return glyphs.add(document.title()) || any_new;
}

}  // namespace ui
