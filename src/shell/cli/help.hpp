// The help of the command line in the user's language. Commands and options are added with keys of assets/text; the help
// is the only place that needs their words.
#pragma once

#include <string>

#include "text/words.hpp"

namespace CLI {
class App;
}

namespace cli {

/// The help of `app`, or of the command that was named: CLI11's layout, with `words` instead of the keys.
std::string help_of(CLI::App& app, const text::Words& words);

}  // namespace cli
