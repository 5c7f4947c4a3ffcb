// ExceptionGroup: its text, and taking it apart by type as `except*` does.
#include "coro/exception_group.hpp"

#include <gtest/gtest.h>

namespace coro {
namespace {

ExceptionGroup group_in_group() {
  const auto inner = std::make_exception_ptr(
      ExceptionGroup("in", {std::make_exception_ptr(ValueError("b")), std::make_exception_ptr(TypeError("c"))}));
  return ExceptionGroup("out", {std::make_exception_ptr(ValueError("a")), inner});
}

std::string told(const std::exception_ptr& exception);

/// "out[ValueError a, in[TypeError c]]"; "nothing".
std::string told(const std::optional<ExceptionGroup>& group) {
  if (!group) return "nothing";
  std::string text;
  for (const auto& each : group->exceptions()) text += (text.empty() ? "" : ", ") + told(each);
  return group->message() + "[" + text + "]";
}
std::string told(const std::exception_ptr& exception) {
  try {
    std::rethrow_exception(exception);
  } catch (const ExceptionGroup& group) {
    return told(std::optional(group));
  } catch (const Exception& e) {
    return std::string(e.type()) + " " + e.text();
  }
}

TEST(ExceptionGroup, says_how_many_are_in_it) {
  EXPECT_STREQ(group_in_group().what(), "out (2 sub-exceptions)");
  EXPECT_EQ(group_in_group().message(), "out");
  const ExceptionGroup one("one", {std::make_exception_ptr(ValueError("x"))});
  EXPECT_EQ(one.text(), "one (1 sub-exception)");
  EXPECT_EQ(describe(std::make_exception_ptr(one)).type, "ExceptionGroup");
}

TEST(ExceptionGroup, of_nothing_is_refused) { EXPECT_THROW(ExceptionGroup("none", {}), ValueError); }

TEST(ExceptionGroup, is_split_by_type_and_stays_nested) {
  const auto values = group_in_group().split<ValueError>();
  EXPECT_EQ(told(values.matching), "out[ValueError a, in[ValueError b]]");
  EXPECT_EQ(told(values.rest), "out[in[TypeError c]]");
  const auto none = group_in_group().split<RuntimeError>();
  EXPECT_EQ(told(none.matching), "nothing");
  EXPECT_EQ(told(none.rest), "out[ValueError a, in[ValueError b, TypeError c]]");
}

TEST(ExceptionGroup, gives_those_of_a_type) {
  EXPECT_EQ(told(group_in_group().subgroup<TypeError>()), "out[in[TypeError c]]");
  EXPECT_EQ(told(group_in_group().subgroup<RuntimeError>()), "nothing");
  EXPECT_EQ(told(group_in_group().subgroup<Exception>()), told(group_in_group()));
  EXPECT_EQ(told(group_in_group().split<Exception>().rest), "nothing");
}

}  // namespace
}  // namespace coro
