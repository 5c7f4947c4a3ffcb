#include "programs/interpret.hpp"

#include "coro/asyncio.hpp"
#include "programs/interpreter/machine.hpp"
#include "trace/events.hpp"

namespace programs {
namespace {

std::string outcome(const trace::Events& events) {
  std::string text;
  std::string error;
  for (const trace::Event& event : events.list) {
    if (event.kind == trace::Kind::print) {
      text += std::to_string(event.t.count()) + " " + std::string(events.text(event.text)) + "\n";
    } else if (event.kind == trace::Kind::error) {
      error = " " + std::string(events.text(event.exc)) + " " + std::string(events.text(event.text));
    } else if (event.kind == trace::Kind::end) {
      text += "end " + std::string(trace::name(event.why)) + error + "\n";
    }
  }
  return text;
}

}  // namespace

Run interpret(const Program& program, std::optional<Change> change) {
  Run run;
  run.trace = std::make_unique<trace::Trace>();
  {
    trace::Recorder recorder(*run.trace, "coroscope", "program.py", "virtual");
    interpreter::Machine machine(program, recorder, change);
    coro::Scheduler scheduler({.recorder = &recorder, .max_turns = kMaxTurns});
    scheduler.execute([&] {
      auto main = interpreter::call(&machine, 0, 0, machine.definition(0), machine.here);
      coro::run(std::move(main), machine.here);
    });
    run.delays = std::move(machine.delays);
  }
  run.outcome = outcome(trace::decode(*run.trace));
  return run;
}

}  // namespace programs
