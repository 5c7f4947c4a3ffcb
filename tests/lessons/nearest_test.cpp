#include "lessons/nearest.hpp"

#include <gmock/gmock.h>

namespace lessons {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

TEST(EditDistance, CountsWhatMustChange) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("gather", "gather"), 0U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("abc", ""), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("gahter", "gather"), 1U);
  EXPECT_EQ(edit_distance("ab", "ba"), 1U);
}

TEST(Nearest, PutsTheNearestFirst) {
  EXPECT_THAT(nearest("call_api_4", {"fetch_data", "call_api_1", "call_api_2"}),
              ElementsAreArray({"call_api_1", "call_api_2"}));
  EXPECT_THAT(nearest("two-chunk", {"two-downloads", "two-chunks"}), ElementsAre("two-chunks"));
}

TEST(Nearest, TakesABeginningForTheWhole) {
  EXPECT_THAT(nearest("two", {"gather", "two-chunks", "two-downloads"}),
              ElementsAreArray({"two-chunks", "two-downloads"}));
}

TEST(Nearest, NeverNamesMoreThanAskedForNorTheUnlike) {
  EXPECT_THAT(nearest("a", {"a1", "a2", "a3", "a4"}, 2), ElementsAreArray({"a1", "a2"}));
  EXPECT_THAT(nearest("xyzxyz", {"gather"}), ElementsAre());
  EXPECT_THAT(nearest("", {"gather"}), ElementsAre());
  EXPECT_THAT(nearest("GATHER", {"gather"}), ElementsAre("gather"));
}

}  // namespace
}  // namespace lessons
