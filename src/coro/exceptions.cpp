#include "coro/exceptions.hpp"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <typeinfo>

#include "coro/exception_group.hpp"

namespace coro {
namespace {

std::string demangled(const char* name) {
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> text(abi::__cxa_demangle(name, nullptr, nullptr, &status), std::free);
  return status == 0 ? text.get() : name;
}

template <class F>
void with_line(const std::exception_ptr& exception, F use) {
  try {
    std::rethrow_exception(exception);
  } catch (Exception& e) {
    use(e);
  } catch (BaseExceptionGroup& e) {
    use(e);
  } catch (CancelledError& e) {
    use(e);
  } catch (...) {  // an exception without a line
  }
}

}  // namespace

namespace detail {

void came_up(const std::exception_ptr& exception, std::uint32_t line) {
  with_line(exception, [line](auto& e) {
    if (e.line_ == 0) e.line_ = line;
  });
}

void forget_line(const std::exception_ptr& exception) {
  with_line(exception, [](auto& e) { e.line_ = 0; });
}

}  // namespace detail

ExceptionInfo describe(const std::exception_ptr& exception) {
  try {
    std::rethrow_exception(exception);
  } catch (const Exception& e) {
    return {e.type(), e.text(), e.line(), false};
  } catch (const BaseExceptionGroup& e) {
    return {"BaseExceptionGroup", e.text(), e.line(), false};
  } catch (const CancelledError& e) {
    return {"CancelledError", "", e.line(), true};
  } catch (const GeneratorExit&) {
    return {"GeneratorExit", "", 0, false};
  } catch (const std::exception& e) {
    return {demangled(typeid(e).name()), e.what(), 0, false};
  } catch (...) {
    return {"unknown", "", 0, false};
  }
}

}  // namespace coro
