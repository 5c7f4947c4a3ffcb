// What a listing can call besides its own functions: print, some functions of asyncio and time, methods of tasks.
#pragma once

#include <cstddef>
#include <string_view>

#include "programs/script/syntax.hpp"

namespace programs::script {

/// Whether there is what `callee` names, with that many arguments.
bool can_call(const Expression& callee, std::size_t arguments);

/// Whether a name is that of a module which listings can import.
bool is_module(std::string_view name);

}  // namespace programs::script
