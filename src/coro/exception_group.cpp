#include "coro/exception_group.hpp"

#include <algorithm>

namespace coro {
namespace {

/// Whether `except Exception` catches it.
bool is_plain(const std::exception_ptr& exception) {
  if (!exception) return true;  // the constructors reject it
  try {
    std::rethrow_exception(exception);
  } catch (const Exception&) {
    return true;
  } catch (const BaseExceptionGroup&) {
    return false;
  } catch (const CancelledError&) {
    return false;
  } catch (const GeneratorExit&) {
    return false;
  } catch (...) {
    return true;
  }
}

std::string with_number(const std::string& message, std::size_t exceptions) {
  return message + " (" + std::to_string(exceptions) + (exceptions == 1 ? " sub-exception)" : " sub-exceptions)");
}

}  // namespace

BaseExceptionGroup::BaseExceptionGroup(std::string message, std::vector<std::exception_ptr> exceptions, Here here)
    : message_(std::make_shared<const std::string>(std::move(message))),
      exceptions_(std::move(exceptions)),
      line_(here.line()) {
  if (exceptions_.empty()) throw ValueError("second argument (exceptions) must be a non-empty sequence", here);
  const auto null = std::ranges::find(exceptions_, nullptr);
  if (null == exceptions_.end()) return;
  const std::string item = std::to_string(null - exceptions_.begin());
  throw ValueError("Item " + item + " of second argument (exceptions) is not an exception", here);
}

std::string BaseExceptionGroup::text() const { return with_number(message(), exceptions_.size()); }

BaseExceptionGroup::Parts BaseExceptionGroup::split_if(const Matches& matches) const {
  std::vector<std::exception_ptr> matching;
  std::vector<std::exception_ptr> rest;
  for (const std::exception_ptr& each : exceptions_) {
    const auto group = detail::as_group<BaseExceptionGroup>(each);
    const bool whole = matches(each);
    if (!group || whole) {
      (whole ? matching : rest).push_back(each);
      continue;
    }
    const Parts parts = group->split_if(matches);
    if (parts.matching) matching.push_back(parts.matching);
    if (parts.rest) rest.push_back(parts.rest);
  }
  return {derive(std::move(matching)), derive(std::move(rest))};
}

std::exception_ptr BaseExceptionGroup::derive(std::vector<std::exception_ptr> exceptions) const {
  if (exceptions.empty()) return nullptr;
  const auto derived = [&](auto group) {
    static_cast<BaseExceptionGroup&>(group).message_ = message_;
    return std::make_exception_ptr(std::move(group));
  };
  if (std::ranges::all_of(exceptions, is_plain)) {
    return derived(ExceptionGroup(message(), std::move(exceptions), Here(line_)));
  }
  return derived(BaseExceptionGroup(message(), std::move(exceptions), Here(line_)));
}

ExceptionGroup::ExceptionGroup(std::string message, std::vector<std::exception_ptr> exceptions, Here here)
    : Exception("ExceptionGroup", with_number(message, exceptions.size()), here),
      BaseExceptionGroup(std::move(message), std::move(exceptions), here) {
  if (!std::ranges::all_of(this->exceptions(), is_plain)) {
    throw TypeError("Cannot nest BaseExceptions in an ExceptionGroup", here);
  }
}

std::exception_ptr make_exception_group(std::string message, std::vector<std::exception_ptr> exceptions, Here here) {
  if (std::ranges::all_of(exceptions, is_plain)) {
    return std::make_exception_ptr(ExceptionGroup(std::move(message), std::move(exceptions), here));
  }
  return std::make_exception_ptr(BaseExceptionGroup(std::move(message), std::move(exceptions), here));
}

}  // namespace coro
