"""Ways out of a process that pass by the end of a program: os._exit, another program in its place, SIGTERM."""

import contextlib
import functools
import os
import signal
import threading

_WAYS_OUT = ("_exit", "execv", "execve")  # the other functions of os that do the same call one of these


@contextlib.contextmanager
def leaving_kept(recorder, keep):
    """Within this, a program that ends its process ends its trace before: the last event, then `keep()`."""
    process = os.getpid()

    def end():
        if os.getpid() != process:
            return  # a child of the program: the trace is not its own
        if not recorder.over:
            recorder.end("exit")
        with contextlib.suppress(OSError):
            keep()

    with contextlib.ExitStack() as stack:
        for name in _WAYS_OUT:
            real = getattr(os, name)
            setattr(os, name, _after(end, real))
            stack.callback(setattr, os, name, real)
        stack.enter_context(_terminated(recorder.world, end))
        yield


def _after(end, real):
    @functools.wraps(real)
    def leave(*arguments, **options):
        end()
        real(*arguments, **options)

    return leave


@contextlib.contextmanager
def _terminated(world, end):
    """SIGTERM ends the trace, unless the program has a handler of its own."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return

    def leave(number):
        end()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def ended(number, _frame):
        world.between_events(lambda: leave(number))

    signal.signal(signal.SIGTERM, ended)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGTERM) is ended:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
