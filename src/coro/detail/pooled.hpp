// Memory of coroutine frames, tasks and futures. They are created and destroyed all the time, in few sizes: free blocks
// are kept, one list for each size, and reused.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>

// Not under AddressSanitizer, which must see every use after free.
#if defined(__SANITIZE_ADDRESS__)
#define COROSCOPE_POOLED 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define COROSCOPE_POOLED 0
#endif
#endif
#ifndef COROSCOPE_POOLED
#define COROSCOPE_POOLED 1
#endif

namespace coro::detail {

struct FreeBlock {
  FreeBlock* next;
};

/// The free blocks of one size on this thread.
struct FreeBlocks {
  FreeBlock* first = nullptr;
  std::uint32_t room = 4'096;  ///< how many more are kept; the rest goes back to the heap
};

/// Sizes that malloc returns without waste: 16 k + 8.
constexpr std::size_t block_size(std::size_t k) { return 16 * k + 8; }
constexpr std::size_t size_class(std::size_t bytes) { return (bytes + 7) / 16; }
inline constexpr std::size_t kSizes = 32;
inline constinit thread_local std::array<FreeBlocks, kSizes> free_blocks{};

/// Gives the thread's free blocks back to the heap when it ends.
void free_at_thread_end();

/// Base of the objects in such blocks.
class Pooled {
 public:
  static void* operator new(std::size_t bytes) {
    const std::size_t k = size_class(bytes);
    if (!COROSCOPE_POOLED || k >= kSizes) return ::operator new(bytes);
    FreeBlocks& blocks = free_blocks[k];
    FreeBlock* const block = blocks.first;
    if (block == nullptr) return ::operator new(block_size(k));
    blocks.first = block->next;
    ++blocks.room;
    return block;
  }

  static void operator delete(void* memory, std::size_t bytes) noexcept {
    const std::size_t k = size_class(bytes);
    if (!COROSCOPE_POOLED || k >= kSizes) return ::operator delete(memory);
    FreeBlocks& blocks = free_blocks[k];
    if (blocks.room == 0) return ::operator delete(memory);
    if (blocks.first == nullptr) free_at_thread_end();
    blocks.first = ::new (memory) FreeBlock{blocks.first};
    --blocks.room;
  }
};

}  // namespace coro::detail
