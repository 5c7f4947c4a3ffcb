#include "coro/detail/pooled.hpp"

#include <utility>

namespace coro::detail {
namespace {

struct Cleaner {
  ~Cleaner() {
    for (FreeBlocks& blocks : free_blocks) {
      blocks.room = 0;  // blocks freed later go directly to the heap
      while (blocks.first != nullptr) ::operator delete(std::exchange(blocks.first, blocks.first->next));
    }
  }
};

}  // namespace

void free_at_thread_end() { static thread_local const Cleaner cleaner; }

}  // namespace coro::detail
