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

}  // namespace

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
