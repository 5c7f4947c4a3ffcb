// A TOML table as text that can be read again.
#pragma once

#include <toml++/toml.h>

#include <string>

namespace text {

/// `table` as toml++ writes it, with a newline at its end; also where keys have apostrophes, tabs or new lines, which
/// toml++ 3.3 writes wrong.
std::string toml_text(toml::table table);

}  // namespace text
