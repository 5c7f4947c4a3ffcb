// `coroscope why --json`: docs/WHY.md has its keys.
#pragma once

#include <string>

#include "player/open_run.hpp"
#include "text/words.hpp"
#include "timeline/critical_path.hpp"

namespace cli {

/// The object of one run, on lines of its own. The sentences are those of `words`.
std::string why_json(const player::OpenRun& run, const timeline::CriticalPath& path, const text::Words& words);

}  // namespace cli
