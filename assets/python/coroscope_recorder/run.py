"""Runs a program from its first line to its last, on its own clock and with limits, inside this process."""

import contextlib
import contextvars
import gc
import itertools
import signal
import sys
import threading
import types

from . import clock as clocks
from .loop import loops_of
from .order import of_creation
from .world import Stop

_PERIOD = 0.05  # seconds of processor time between reminders that a run has ended


class Ending:
    """How a run ended: `why` as in the trace's end event, and the exception if there was one."""

    def __init__(self, why, error=None):
        self.why = why
        self.error = error


def run_code(world, loop_type, code, module, *, print_to):
    """Runs the code in the module, with `print_to` for its standard output.
    @returns its Ending, which includes exceptions."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(clocks.shown_by_time_module(world.clock, _sleep_of(world)))
        stack.enter_context(of_creation())
        stack.enter_context(loops_of(world, loop_type))
        stack.enter_context(contextlib.redirect_stdout(print_to))
        stack.enter_context(cpu_limit(world))
        world.clock.start()
        return contextvars.copy_context().run(_execute, world, code, module)


def _execute(world, code, module):
    try:
        exec(code, module.__dict__)
        ending = Ending("ok")
    except Stop:
        ending = Ending("ok")
    except SystemExit as error:
        ending = Ending("exit", error)
    except BaseException as error:
        ending = Ending("error", error)
    return Ending(world.why) if world.stopped else ending


def _sleep_of(world):
    def sleep(seconds):
        if not _is_delay(seconds):
            clocks.real_sleep(seconds)  # which rejects it with CPython's message
        world.hold(seconds)

    return sleep


def _is_delay(seconds):
    return isinstance(seconds, (int, float)) and seconds >= 0


@contextlib.contextmanager
def cpu_limit(world):
    """Stops the run at its limit of processor time, and repeats that until it ends."""
    if world.limits.cpu is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, lambda *_: world.interrupt("limit:cpu"))
    signal.setitimer(signal.ITIMER_PROF, world.limits.cpu, _PERIOD)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextlib.contextmanager
def main_module(name, argv=(), folder=None):
    """A new module __main__, visible to the program as its own; the modules that it loads are removed with it."""
    module = types.ModuleType("__main__")
    module.__file__ = name
    module.__builtins__ = __builtins__
    kept_modules, kept_path, kept_argv = dict(sys.modules), list(sys.path), sys.argv
    sys.modules["__main__"] = module
    sys.argv = [name, *argv]
    if folder is not None:
        sys.path.insert(0, folder)
    try:
        yield module
    finally:
        sys.argv, sys.path[:] = kept_argv, kept_path
        sys.modules["__main__"] = kept_modules["__main__"]


_runs = itertools.count(1)


@contextlib.contextmanager
def collector_held():
    """No garbage collection while a program runs: its time must not depend on recording. Then the program's garbage is
    collected; older objects are collected only now and then, because that takes time."""
    enabled = gc.isenabled()
    gc.collect(1)
    gc.disable()
    try:
        yield
    finally:
        gc.collect(2 if next(_runs) % 1000 == 0 else 1)
        if enabled:
            gc.enable()
