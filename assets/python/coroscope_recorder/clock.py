"""The program's time: whole nanoseconds that advance only when the program waits."""

import contextlib
import threading
import time

NANOS = 10**9
EPOCH_NS = 1_735_689_600 * NANOS  # time.time() of a virtual run begins on 1 January 2025, so that two runs are equal

real_sleep, monotonic_ns, _time_ns = time.sleep, time.monotonic_ns, time.time_ns


def nanos(seconds):
    """asyncio's seconds, rounded to nanoseconds; infinity becomes the largest time."""
    return 2**63 - 1 if seconds >= 2**63 / NANOS else round(seconds * NANOS)


class VirtualClock:
    mode = "virtual"

    def __init__(self):
        self.ns = 0
        self.epoch_ns = EPOCH_NS

    def start(self):
        """The program begins."""

    def read(self):
        return self.ns

    def hold(self, seconds):
        """time.sleep: nothing else runs meanwhile."""
        self.ns = max(self.ns, nanos(self.ns / NANOS + seconds))

    def jump(self, ns):
        """Jumps to `ns`: nothing is due before."""
        self.ns = max(self.ns, ns)

    def waited(self, ns):
        """Adds the real time of an external wait."""
        self.ns += ns


class RealClock:
    mode = "real"

    def __init__(self):
        self.began = None
        self.epoch_ns = _time_ns()
        self.ns = 0

    def start(self):
        self.began, self.epoch_ns = monotonic_ns(), _time_ns()

    def read(self):
        if self.began is not None:
            self.ns = monotonic_ns() - self.began
        return self.ns

    def hold(self, seconds):
        real_sleep(seconds)
        self.read()

    def jump(self, ns):
        real_sleep(max(0, ns - self.read()) / NANOS)
        self.read()

    def waited(self, ns):
        self.read()


@contextlib.contextmanager
def shown_by_time_module(clock, sleep):
    """`time` reads this clock, and time.sleep is `sleep`; other threads get the real ones."""
    thread = threading.get_ident()

    def ours(real, read):
        def tell(*arguments):
            return read(*arguments) if threading.get_ident() == thread else real(*arguments)

        tell.__name__ = tell.__qualname__ = real.__name__
        return tell

    told = {
        "sleep": sleep,
        "time": lambda: (clock.epoch_ns + clock.read()) / NANOS,
        "time_ns": lambda: clock.epoch_ns + clock.read(),
        "monotonic": lambda: clock.read() / NANOS,
        "monotonic_ns": clock.read,
        "perf_counter": lambda: clock.read() / NANOS,
        "perf_counter_ns": clock.read,
    }
    kept = {name: getattr(time, name) for name in told}
    for name, read in told.items():
        setattr(time, name, ours(kept[name], read))
    try:
        yield
    finally:
        for name, real in kept.items():
            setattr(time, name, real)
