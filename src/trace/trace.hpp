// A trace in memory: chunks of 16-byte records, their texts, and their functions. Written by a Recorder, read through
// decode() (events.hpp).
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "trace/record.hpp"
#include "trace/strings.hpp"

namespace trace {

/// A function whose calls are recorded.
struct Code {
  TextId name = 0;
  std::uint32_t line = 0;  ///< of the definition, 0 if not known
  bool agen = false;
  friend bool operator==(const Code&, const Code&) = default;
};

/// Records in chunks of 2 MiB, so that appending never copies.
class Chunks {
 public:
  static constexpr std::size_t kBytes = std::size_t{2} << 20U;
  static constexpr std::size_t kRecords = kBytes / sizeof(Record);

  /// Appends room for kRecords records; the caller fills it from the front.
  Record* add();

  /// Sets how many records of the last chunk are in use. All other chunks are full.
  void set_last_size(std::size_t records) { last_size_ = records; }

  [[nodiscard]] std::size_t size() const { return chunks_.empty() ? 0 : (chunks_.size() - 1) * kRecords + last_size_; }
  [[nodiscard]] const Record& operator[](std::size_t i) const { return chunks_[i / kRecords].get()[i % kRecords]; }
  [[nodiscard]] Record& operator[](std::size_t i) { return chunks_[i / kRecords].get()[i % kRecords]; }

 private:
  struct Free {
    void operator()(Record* chunk) const;
  };
  std::vector<std::unique_ptr<Record, Free>> chunks_;
  std::size_t last_size_ = 0;
};

struct Trace {
  Chunks records;
  Strings strings;
  std::vector<Code> codes;  ///< co.new and fn.start name these by index

  /// Rewrites every line number: `lines[k]` becomes the new number of line k (0: none; numbers past the end stay). For
  /// programs that were recorded with the lines of one listing and are shown with another.
  void map_lines(const std::vector<std::uint32_t>& lines);
};

}  // namespace trace
