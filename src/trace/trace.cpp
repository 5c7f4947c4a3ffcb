#include "trace/trace.hpp"

#include <cstdlib>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace trace {

namespace {

// Free chunks, kept because their pages are mapped: a program that is run again and again (while a slider is dragged)
// has its page faults only once.
class Spare {
 public:
  ~Spare() {
    for (void* chunk : chunks_) std::free(chunk);
  }
  void* take() {
    if (chunks_.empty()) return nullptr;
    void* chunk = chunks_.back();
    chunks_.pop_back();
    return chunk;
  }
  void give(void* chunk) {
    if (chunks_.size() < kMost) {
      chunks_.push_back(chunk);
    } else {
      std::free(chunk);
    }
  }

 private:
  static constexpr std::size_t kMost = 8;  // 16 MiB
  std::vector<void*> chunks_;
};

Spare& spare() {
  static thread_local Spare chunks;
  return chunks;
}

}  // namespace

void Chunks::Free::operator()(Record* chunk) const { spare().give(chunk); }

Record* Chunks::add() {
  void* memory = spare().take();
  if (memory == nullptr) {
    memory = std::aligned_alloc(kBytes, kBytes);
    if (memory == nullptr) throw std::bad_alloc();
#ifdef __linux__
    // A short run uses only the first few pages; a long one has fewer page faults with large pages.
    if (!chunks_.empty()) madvise(memory, kBytes, MADV_HUGEPAGE);
#endif
  }
  chunks_.emplace_back(static_cast<Record*>(memory));
  last_size_ = 0;
  return chunks_.back().get();
}

void Trace::map_lines(const std::vector<std::uint32_t>& lines) {
  const auto mapped = [&](std::uint32_t line) { return line != 0 && line < lines.size() ? lines[line] : line; };
  for (std::size_t i = 0; i < records.size(); ++i) {
    Record& record = records[i];
    record.head = record.tag() | mapped(record.line()) << 8U;
  }
  for (Code& code : codes) code.line = mapped(code.line);
}

}  // namespace trace
