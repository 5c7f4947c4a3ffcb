// except*: what each handler takes, and what is raised behind the last one.
#include "coro/except_star.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace coro {
namespace {

template <class E>
std::exception_ptr made(const char* text) {
  return std::make_exception_ptr(E(text));
}

/// "ExceptionGroup out [ValueError a, ExceptionGroup in [TypeError c]]"; "nothing".
std::string shown(const std::exception_ptr& exception) {
  if (!exception) return "nothing";
  const auto group = detail::as_group<BaseExceptionGroup>(exception);
  const ExceptionInfo info = describe(exception);
  if (!group) return info.type + " " + info.text;
  std::string inside;
  for (const auto& each : group->exceptions()) inside += (inside.empty() ? "" : ", ") + shown(each);
  return info.type + " " + group->message() + " [" + inside + "]";
}
template <class Group>
std::string shown(const std::optional<Group>& group) {
  return group ? shown(std::make_exception_ptr(*group)) : "nothing";
}

std::string ended(const ExceptStar& parts) {
  try {
    parts.end();
  } catch (...) {
    return shown(std::current_exception());
  }
  return "nothing";
}

std::exception_ptr nested() {
  return make_exception_group(
      "out", {made<ValueError>("a"), make_exception_group("in", {made<ValueError>("b"), made<TypeError>("c")})});
}

TEST(ExceptStar, handlers_take_their_parts_one_after_another) {
  ExceptStar parts(nested());
  EXPECT_EQ(shown(parts.take<RuntimeError>()), "nothing");
  EXPECT_EQ(shown(parts.take<ValueError>()), "ExceptionGroup out [ValueError a, ExceptionGroup in [ValueError b]]");
  EXPECT_EQ(shown(parts.take<ValueError>()), "nothing");
  EXPECT_EQ(ended(parts), "ExceptionGroup out [ExceptionGroup in [TypeError c]]");
  EXPECT_EQ(shown(parts.take<Exception>()), "ExceptionGroup out [ExceptionGroup in [TypeError c]]");
  EXPECT_EQ(ended(parts), "nothing");
}

TEST(ExceptStar, a_naked_exception_is_wrapped_for_the_handler_that_takes_it) {
  ExceptStar taken(made<ValueError>("a"));
  EXPECT_EQ(shown(taken.take<ValueError>()), "ExceptionGroup  [ValueError a]");
  EXPECT_EQ(shown(taken.take<Exception>()), "nothing");
  EXPECT_EQ(ended(taken), "nothing");
  ExceptStar passed(made<ValueError>("a"));
  EXPECT_EQ(shown(passed.take<TypeError>()), "nothing");
  EXPECT_EQ(ended(passed), "ValueError a");
}

TEST(ExceptStar, nothing_was_thrown) {
  ExceptStar parts(nullptr);
  EXPECT_EQ(shown(parts.take<Exception>()), "nothing");
  EXPECT_EQ(ended(parts), "nothing");
}

TEST(ExceptStar, what_handlers_throw_comes_before_the_rest) {
  ExceptStar one(nested());
  one.raised(made<RuntimeError>("x"));
  (void)one.take<Exception>();
  EXPECT_EQ(ended(one), "RuntimeError x");
  ExceptStar with_rest(nested());
  (void)with_rest.take<ValueError>();
  with_rest.raised(made<RuntimeError>("x"));
  EXPECT_EQ(ended(with_rest), "ExceptionGroup  [RuntimeError x, ExceptionGroup out [ExceptionGroup in [TypeError c]]]");
}

TEST(ExceptStar, a_handler_that_throws_what_it_has_taken_leaves_it_in_its_place) {
  ExceptStar parts(nested());
  parts.raised(parts.take_if(detail::is<TypeError>));
  EXPECT_EQ(shown(parts.take<ValueError>()), "ExceptionGroup out [ValueError a, ExceptionGroup in [ValueError b]]");
  EXPECT_EQ(ended(parts), "ExceptionGroup out [ExceptionGroup in [TypeError c]]");
  ExceptStar all(nested());
  all.raised(all.take_if(detail::is<TypeError>));
  EXPECT_EQ(ended(all), shown(nested()));
  ExceptStar naked(made<ValueError>("a"));
  naked.raised(naked.take_if(detail::is<ValueError>));
  EXPECT_EQ(ended(naked), "ExceptionGroup  [ValueError a]");
}

TEST(ExceptStar, a_cancel_in_a_group_makes_it_no_exception) {
  ExceptStar parts(std::make_exception_ptr(CancelledError()));
  EXPECT_EQ(shown(parts.take<Exception>()), "nothing");
  EXPECT_EQ(shown(parts.take<CancelledError>()), "BaseExceptionGroup  [CancelledError ]");
  ExceptStar handler_cancelled(nested());
  (void)handler_cancelled.take<ValueError>();
  handler_cancelled.raised(std::make_exception_ptr(CancelledError()));
  try {
    handler_cancelled.end();
  } catch (const std::exception&) {
    FAIL() << "an except Exception has caught it";
  } catch (const BaseExceptionGroup& group) {
    EXPECT_EQ(group.text(), " (2 sub-exceptions)");
  }
}

TEST(ExceptStar, the_part_of_a_base_group_without_the_cancel_is_an_exception) {
  ExceptStar parts(make_exception_group("out", {made<ValueError>("a"), std::make_exception_ptr(CancelledError())}));
  EXPECT_EQ(shown(parts.take<Exception>()), "ExceptionGroup out [ValueError a]");
  EXPECT_EQ(ended(parts), "BaseExceptionGroup out [CancelledError ]");
}

TEST(ExceptStar, an_exception_group_with_a_cancel_in_it_is_refused) {
  EXPECT_THROW(ExceptionGroup("no", {std::make_exception_ptr(CancelledError())}), TypeError);
}

}  // namespace
}  // namespace coro
