// What is said of trace files: whether a name is one's, and what is wrong with it.
#pragma once

#include <string>

#include "lessons/catalogue.hpp"
#include "text/words.hpp"
#include "trace/error.hpp"

namespace cli {

/// Whether a name means a trace file: it ends in .jsonl, or it is a file and no lesson.
bool is_trace(const lessons::Catalogue& catalogue, const std::string& name);

/// What is wrong with a trace file, in the words' language: "line 3: ...", without the file's name where a line is
/// named.
std::string describe(const trace::Error& error, const text::Words& words);

/// The same as a failure that names the file.
[[noreturn]] void fail(const trace::Error& error, const std::string& file, const text::Words& words);

}  // namespace cli
