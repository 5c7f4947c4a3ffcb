"""The threads of run_in_executor and to_thread, simulated: they run in parallel with the loop, on their own clocks."""

import asyncio
import asyncio.base_events
import collections
import contextlib
import signal
import threading
import warnings
import weakref

from .clock import NANOS
from .world import Stop


class Workers:
    """A pool of `count` threads. A call runs when a worker is free; its future is set at the time of its end."""

    def __init__(self, loop, count):
        self._loop = loop
        self._free = count
        self._calls = collections.deque()  # calls that wait for a worker
        self._busy = 0
        self._used = False
        self._joined = None
        self._durations = weakref.WeakKeyDictionary()

    def run(self, func, args):
        self._used = True
        future = self._loop.create_future()
        if self._free:
            self._start(future, func, args, self._loop.world.clock.read())
        else:
            self._calls.append((future, func, args))
        return future

    def duration(self, future):
        """The duration of the call of `future`, in nanoseconds; None before it has a worker."""
        return self._durations.get(future)

    async def join(self, timeout):
        """loop.shutdown_default_executor, step by step. The thread that waits for the workers answers in the turn after
        the last one or, if none is running, in the next."""
        if not self._used:
            return
        self._joined = self._loop.create_future()
        if not self._busy:
            self._answer()
        try:
            async with _within(timeout):
                await self._joined
        except asyncio.TimeoutError:
            words = f"The executor did not finishing joining its threads within {timeout} seconds."
            warnings.warn(words, RuntimeWarning, stacklevel=2)

    def _answer(self):
        self._loop.call_soon(asyncio.futures._set_result_unless_cancelled, self._joined, None)

    def _start(self, future, func, args, begin):
        """@param begin when a worker is free, in nanoseconds; blocking the loop does not block it"""
        self._free -= 1
        self._busy += 1
        clock = self._loop.world.clock
        now, clock.ns = clock.ns, begin
        try:
            outcome = future.set_result, self._work(func, args)
        except Stop:
            raise
        except BaseException as error:
            outcome = future.set_exception, _settable(error)
        end, clock.ns = clock.ns, now
        self._durations[future] = end - begin
        self._loop.call_at(end / NANOS, self._done, end, future, *outcome)

    def _work(self, func, args):
        world, loop = self._loop.world, asyncio._get_running_loop()
        world.in_worker = True
        asyncio._set_running_loop(None)
        guard = wall_guard(world)
        try:
            return func(*args)
        finally:
            guard()
            asyncio._set_running_loop(loop)
            world.in_worker = False

    def _done(self, now, future, deliver, outcome):
        self._free += 1
        self._busy -= 1
        if not future.done():
            deliver(outcome)
        while self._free and self._calls:
            waiting, func, args = self._calls.popleft()
            if not waiting.cancelled():
                self._start(waiting, func, args, now)
        if not self._busy and self._joined is not None:
            self._answer()


def _within(timeout):
    """Before 3.13 asyncio waits without limit."""
    timeouts = getattr(asyncio.base_events, "timeouts", None)
    return contextlib.nullcontext() if timeouts is None else timeouts.timeout(timeout)


def _settable(error):
    """A future does not accept StopIteration."""
    return RuntimeError(f"a worker raised {error!r}") if isinstance(error, StopIteration) else error


def wall_guard(world):
    """A thread may wait forever without using processor time. Returns a function that ends the guard."""
    seconds = world.limits.cpu
    if seconds is None or threading.current_thread() is not threading.main_thread():
        return lambda: None
    before = signal.signal(signal.SIGALRM, lambda *_: world.interrupt("limit:cpu"))
    signal.setitimer(signal.ITIMER_REAL, seconds)

    def end():
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

    return end
