"""Runs a program on virtual time without recording: the behaviour of CPython itself."""

import contextlib
import dataclasses
import io

from .clock import VirtualClock
from .loop import Loop
from .output import Output
from .run import collector_held, main_module, run_code
from .world import Limits, World


@dataclasses.dataclass
class PlainRun:
    """The observable result of a run."""

    lines: "list[tuple[int, str]]"  # (virtual nanoseconds, text): each printed line; the time is that of its newline
    why: str  # how it ended, as in a trace: ok, deadlock, limit:turns, limit:events, limit:cpu, error, syntax or exit
    error: "str | None"  # the exception's type, if it failed
    text: "str | None"  # and its text
    t: int  # when it ended, in virtual nanoseconds
    turns: int


class PrintedLines(Output):
    """A standard output that stores when each line is complete."""

    def __init__(self, limit):
        self.lines = []
        self._limit = limit
        self._begun = ""

    def open(self, world):
        self._world = world

    def write(self, text):
        self._world.print(text)
        return len(text)

    def put(self, text, t):
        *whole, self._begun = (self._begun + text).split("\n")
        self.lines += [(t, line) for line in whole]
        if self._limit is not None and len(self.lines) >= self._limit:
            self._world.stop("limit:events")

    def all(self, t):
        return self.lines + [(t, self._begun)] if self._begun else self.lines


def run_plain(source, name="program.py", *, limits=Limits(), errors=None):
    """Runs a program given as text. `errors`: where its standard error goes; None: nowhere."""
    try:
        code = compile(source, name, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return PlainRun([], "syntax", type(error).__name__, getattr(error, "msg", str(error)), 0, 0)
    output = PrintedLines(limits.events)
    world = World(VirtualClock(), limits, output.put)
    output.open(world)
    # Objects destroyed by the garbage collector may still print: ignored.
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors or io.StringIO()), \
            collector_held(), main_module(name) as module:
        ending = run_code(world, Loop, code, module, print_to=output)
        if not world.stopped:
            world.let_workers_speak()
        error = ending.error
        words = (type(error).__name__, str(error)) if error is not None else (None, None)
        result = PlainRun(output.all(world.clock.ns), ending.why, *words, world.clock.ns, world.turn)
        del ending, error
        world.over = True
        module.__dict__.clear()
    return result
