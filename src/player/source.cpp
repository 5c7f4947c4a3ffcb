#include "player/source.hpp"

namespace player {

void Source::take(OpenRun&, std::size_t, python::Recorded) const {}

void Source::take_kept(std::vector<OpenRun>&, text::Language, const text::Notice&) const {}

bool Source::has_cpp(std::size_t) const { return false; }

void Source::list(OpenRun&, std::size_t, lessons::Code, const lessons::Values&, text::Language) const {}

std::vector<OpenCard> Source::cards(text::Language) const { return {}; }

}  // namespace player
