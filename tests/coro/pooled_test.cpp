#include "coro/detail/pooled.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <thread>
#include <vector>

namespace coro::detail {
namespace {

template <std::size_t size>
struct Object : Pooled {
  std::array<std::byte, size> bytes;
};

TEST(Pooled, what_has_become_free_is_given_out_again_for_the_same_size) {
  if (!COROSCOPE_POOLED) GTEST_SKIP() << "AddressSanitizer sees to memory itself";
  auto* const first = new Object<72>;
  const void* const block = first;
  delete first;
  auto* const larger = new Object<200>;
  auto* const second = new Object<72>;
  EXPECT_NE(static_cast<void*>(larger), block);
  EXPECT_EQ(static_cast<void*>(second), block);
  delete larger;
  delete second;
}

TEST(Pooled, no_two_objects_share_a_block_however_many_there_are) {
  for (int round = 0; round < 2; ++round) {
    std::vector<Object<40>*> objects;
    std::set<const void*> blocks;
    for (int i = 0; i < 10'000; ++i) blocks.insert(objects.emplace_back(new Object<40>));
    EXPECT_EQ(blocks.size(), objects.size());
    for (const auto* object : objects) delete object;
  }
}

TEST(Pooled, a_block_may_be_freed_on_another_thread) {
  auto* object = new Object<72>;
  std::thread([object] { delete object; }).join();
  std::thread([] { delete new Object<72>; }).join();
}

TEST(Pooled, what_is_too_large_goes_to_the_heap) {
  auto* const object = new Object<10'000>;
  object->bytes.back() = std::byte{1};
  delete object;
}

}  // namespace
}  // namespace coro::detail
