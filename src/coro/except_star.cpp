#include "coro/except_star.hpp"

#include <algorithm>

namespace coro {
namespace {

void collect_leaves(const std::exception_ptr& exception, std::vector<std::exception_ptr>& leaves) {
  const auto group = detail::as_group<BaseExceptionGroup>(exception);
  if (!group) return leaves.push_back(exception);
  for (const auto& each : group->exceptions()) collect_leaves(each, leaves);
}

/// The part of `group` that contains only these exceptions.
std::exception_ptr part_with(const BaseExceptionGroup& group, const std::vector<std::exception_ptr>& leaves) {
  return group.split_if([&](const auto& each) { return std::ranges::find(leaves, each) != leaves.end(); }).matching;
}

}  // namespace

std::exception_ptr ExceptStar::take_if(const BaseExceptionGroup::Matches& matches) {
  if (!rest_) return nullptr;
  const auto group = detail::as_group<BaseExceptionGroup>(rest_);
  if (!group) {
    if (!matches(rest_)) return nullptr;
    const Here here(describe(rest_).line);
    return make_exception_group("", {std::exchange(rest_, nullptr)}, here);
  }
  if (matches(rest_)) return std::exchange(rest_, nullptr);
  BaseExceptionGroup::Parts parts = group->split_if(matches);
  rest_ = std::move(parts.rest);
  return parts.matching;
}

void ExceptStar::end(Here here) const {
  const auto whole = detail::as_group<BaseExceptionGroup>(thrown_);
  std::vector<std::exception_ptr> unhandled;  // single ones
  std::vector<std::exception_ptr> thrown;
  if (rest_) collect_leaves(rest_, unhandled);
  for (const std::exception_ptr& each : raised_) {
    const auto group = detail::as_group<BaseExceptionGroup>(each);
    if (whole && group && group->same_origin(*whole)) {
      collect_leaves(each, unhandled);
    } else {
      thrown.push_back(each);
    }
  }
  if (!unhandled.empty()) thrown.push_back(whole ? part_with(*whole, unhandled) : rest_);
  if (thrown.empty()) return;
  if (thrown.size() > 1) thrown = {make_exception_group("", std::move(thrown), here)};
  std::rethrow_exception(thrown.front());
}

}  // namespace coro
