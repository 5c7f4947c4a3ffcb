// Runs a listing on coro. Its trace has the listing's lines, and is equal to the one that CPython leaves of it.
#pragma once

#include <memory>
#include <string>

#include "coro/scheduler.hpp"
#include "programs/script/syntax.hpp"
#include "trace/trace.hpp"

namespace programs::script {

/// `file` is the name that the trace has for the listing.
std::unique_ptr<trace::Trace> run(const Script& script, const std::string& file,
                                  coro::ClockKind clock = coro::ClockKind::virtual_time);

}  // namespace programs::script
