#include "coro/exception_group.hpp"

namespace coro {
namespace {

std::string with_number(const std::string& message, std::size_t exceptions) {
  return message + " (" + std::to_string(exceptions) + (exceptions == 1 ? " sub-exception)" : " sub-exceptions)");
}

}  // namespace

ExceptionGroup::ExceptionGroup(std::string message, std::vector<std::exception_ptr> exceptions, Here here)
    : Exception("ExceptionGroup", with_number(message, exceptions.size()), here),
      message_(std::move(message)),
      exceptions_(std::move(exceptions)) {
  if (exceptions_.empty()) throw ValueError("second argument (exceptions) must be a non-empty sequence", here);
}

ExceptionGroup::Split ExceptionGroup::split_if(bool (*matches)(const std::exception_ptr&)) const {
  std::vector<std::exception_ptr> matching;
  std::vector<std::exception_ptr> rest;
  for (const std::exception_ptr& each : exceptions_) {
    try {
      std::rethrow_exception(each);
    } catch (const ExceptionGroup& group) {
      const Split parts = group.split_if(matches);
      if (parts.matching) matching.push_back(std::make_exception_ptr(*parts.matching));
      if (parts.rest) rest.push_back(std::make_exception_ptr(*parts.rest));
    } catch (...) {
      (matches(each) ? matching : rest).push_back(each);
    }
  }
  return {derive(std::move(matching)), derive(std::move(rest))};
}

std::optional<ExceptionGroup> ExceptionGroup::derive(std::vector<std::exception_ptr> exceptions) const {
  if (exceptions.empty()) return std::nullopt;
  return ExceptionGroup(message_, std::move(exceptions), Here(line()));
}

}  // namespace coro
