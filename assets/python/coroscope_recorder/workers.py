"""The threads of run_in_executor and to_thread, simulated: they work beside the loop, on clocks of their own."""

import asyncio
import collections
import signal
import threading
import weakref

from .clock import NANOS
from .world import Stop


class Workers:
    """A pool of `count` threads. A call runs when a worker is free, and its future is set when it would be done."""

    def __init__(self, loop, count):
        self._loop = loop
        self._free = count
        self._calls = collections.deque()  # that wait for a worker
        self._busy = 0
        self._all_done = None
        self._durations = weakref.WeakKeyDictionary()

    def run(self, func, args):
        future = self._loop.create_future()
        if self._free:
            self._start(future, func, args)
        else:
            self._calls.append((future, func, args))
        return future

    def duration(self, future):
        """How long the call behind `future` takes, in nanoseconds; None before it has a worker."""
        return self._durations.get(future)

    async def all_done(self):
        if self._busy:
            self._all_done = self._loop.create_future()
            await self._all_done

    def _start(self, future, func, args):
        self._free -= 1
        self._busy += 1
        clock = self._loop.world.clock
        begin = clock.read()
        try:
            outcome = future.set_result, self._work(func, args)
        except Stop:
            raise
        except BaseException as error:
            outcome = future.set_exception, _settable(error)
        end, clock.ns = clock.ns, begin
        self._durations[future] = end - begin
        self._loop.call_at(end / NANOS, self._done, future, *outcome)

    def _work(self, func, args):
        world, loop = self._loop.world, asyncio._get_running_loop()
        world.in_worker = True
        asyncio._set_running_loop(None)
        guard = _wall_guard(world)
        try:
            return func(*args)
        finally:
            guard()
            asyncio._set_running_loop(loop)
            world.in_worker = False

    def _done(self, future, deliver, outcome):
        self._free += 1
        self._busy -= 1
        if not future.done():
            deliver(outcome)
        while self._free and self._calls:
            waiting, func, args = self._calls.popleft()
            if not waiting.cancelled():
                self._start(waiting, func, args)
        if not self._busy and self._all_done is not None and not self._all_done.done():
            self._all_done.set_result(None)


def _settable(error):
    """A future takes no StopIteration."""
    return RuntimeError(f"a worker raised {error!r}") if isinstance(error, StopIteration) else error


def _wall_guard(world):
    """A worker may wait for somebody who never comes, which takes no processor's time. Returns what ends the watch."""
    seconds = world.limits.cpu
    if seconds is None or threading.current_thread() is not threading.main_thread():
        return lambda: None
    before = signal.signal(signal.SIGALRM, lambda *_: world.interrupt("limit:cpu"))
    signal.setitimer(signal.ITIMER_REAL, seconds)

    def end():
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

    return end
