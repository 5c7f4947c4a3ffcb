#include "programs/op.hpp"

#include <set>
#include <string>

namespace programs {
namespace {

constexpr int kLast = static_cast<int>(Op::abort_barrier);

TEST(Op, EachHasANameOfItsOwnThatLeadsBack) {
  std::set<std::string_view> names;
  for (int i = 0; i <= kLast; ++i) {
    const Op op = static_cast<Op>(i);
    EXPECT_EQ(op_of(name(op)), op);
    names.insert(name(op));
  }
  EXPECT_EQ(names.size(), static_cast<std::size_t>(kLast) + 1);
  EXPECT_EQ(op_of("spawn_twice"), std::nullopt);
  EXPECT_EQ(op_of(""), std::nullopt);
}

TEST(Op, SignaturesHaveOnlyLettersThatTheCheckKnows) {
  for (int i = 0; i <= kLast; ++i) {
    const std::string_view letters = signature(static_cast<Op>(i));
    EXPECT_EQ(letters.find_first_not_of("tghisbcofxrwulmpdn?*"), std::string_view::npos) << letters;
  }
  EXPECT_EQ(signature(Op::group_spawn_named), "dtfnd");
  EXPECT_EQ(signature(Op::loop), "n*");
}

TEST(Op, KindsAreToldApart) {
  EXPECT_TRUE(is_function(Op::plain));
  EXPECT_FALSE(is_function(Op::lock));
  EXPECT_TRUE(is_object(Op::barrier));
  EXPECT_FALSE(is_object(Op::loop));
  EXPECT_TRUE(is_awaitable(Op::sleep));
  EXPECT_FALSE(is_awaitable(Op::barrier_state));
  EXPECT_TRUE(asks_generator(Op::aclose));
  EXPECT_FALSE(asks_generator(Op::acquire));
  EXPECT_TRUE(waits_on_object(Op::acquire));
  EXPECT_TRUE(is_queue(Op::lifo_queue));
  EXPECT_FALSE(is_acquirable(Op::event));
}

}  // namespace
}  // namespace programs
