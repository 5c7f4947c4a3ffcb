#include "coro/print.hpp"

#include <cstdio>

#include "coro/scheduler.hpp"
#include "coro/to_thread.hpp"

namespace coro {
namespace {

void write(const std::string& text, const std::string* end, Here here) {
  if (detail::Workers* workers = detail::Workers::working()) {
    workers->print(text, end, here.line());
  } else if (Scheduler* scheduler = Scheduler::current()) {
    scheduler->print(text, end, here.line());
  } else {
    std::fputs((text + (end == nullptr ? "\n" : *end)).c_str(), stdout);
  }
}

}  // namespace

void print(Here here) { write("", nullptr, here); }
void print(const Printed& a, Here here) { write(a.text(), nullptr, here); }
void print(const Printed& a, const Printed& b, Here here) { write(a.text() + ' ' + b.text(), nullptr, here); }
void print(const Printed& a, const Printed& b, const Printed& c, Here here) {
  write(a.text() + ' ' + b.text() + ' ' + c.text(), nullptr, here);
}
void print(const Printed& a, const Printed& b, const Printed& c, const Printed& d, Here here) {
  write(a.text() + ' ' + b.text() + ' ' + c.text() + ' ' + d.text(), nullptr, here);
}
void print(const Printed& a, const end& end, Here here) { write(a.text(), &end.text(), here); }
void print(const Printed& a, const Printed& b, const end& end, Here here) {
  write(a.text() + ' ' + b.text(), &end.text(), here);
}

}  // namespace coro
