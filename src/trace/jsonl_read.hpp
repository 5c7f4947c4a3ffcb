// The old name of trace::open, until its last caller has gone over.
#pragma once

#include "trace/formats/jsonl_read.hpp"
#include "trace/open.hpp"

namespace trace {

inline ReadResult read_jsonl_file(const std::filesystem::path& path) { return open(path); }

}  // namespace trace
