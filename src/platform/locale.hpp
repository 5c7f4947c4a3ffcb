// Selects one of the two languages by the user's locale.
#pragma once

#include "platform/environment.hpp"
#include "text/language.hpp"

namespace platform {

/// Korean when the first of LC_ALL, LC_MESSAGES and LANG that is set and not empty names Korean, else English.
text::Language locale_language(const Environment& environment = process_environment);

}  // namespace platform
