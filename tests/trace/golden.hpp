// The example traces of tests/golden, for the tests of this layer.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "trace/events.hpp"
#include "trace/formats/jsonl_read.hpp"
#include "trace/jsonl_write.hpp"

namespace trace::testing {

inline std::filesystem::path golden_folder() {
  return std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests" / "golden";
}

/// Names of all example traces, without ".jsonl", sorted.
inline std::vector<std::string> golden_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(golden_folder())) {
    if (entry.path().extension() == ".jsonl") names.push_back(entry.path().stem());
  }
  std::ranges::sort(names);
  return names;
}

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string golden_text(const std::string& name) { return file_text(golden_folder() / (name + ".jsonl")); }

/// The trace in `text`; if it is not valid, a test failure and an empty trace.
inline Trace must_read(std::string_view text) {
  ReadResult result = read_jsonl(text);
  if (auto* error = std::get_if<Error>(&result)) {
    ADD_FAILURE() << error->message();
    return {};
  }
  return std::get<Trace>(std::move(result));
}

inline std::string written(const Trace& trace) {
  std::string text;
  write_jsonl(text, trace);
  return text;
}

}  // namespace trace::testing
