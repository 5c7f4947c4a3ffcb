"""asyncio's event loop on a clock that jumps to the next timer when nothing is ready."""

import asyncio
import asyncio.unix_events
import contextlib
import heapq
import threading
import weakref

from .clock import NANOS, monotonic_ns, nanos
from .order import Task
from .workers import Workers

NEVER = 2**63 - 1


class Timer(asyncio.TimerHandle):
    __slots__ = ("sequence", "due", "setting")


class Loop(asyncio.SelectorEventLoop):
    """Runs turns like BaseEventLoop; but where that would wait, time jumps."""

    world = None  # of the current run; set by `loops_of`

    def __init__(self, selector=None):
        super().__init__(selector)
        self._timers = []
        self._thread = threading.get_ident()
        self._ages = weakref.WeakKeyDictionary()  # creation order of the async generators
        self._workers = {}
        self._default_workers = Workers(self, self.world.limits.workers)

    def time(self):
        return self.world.clock.read() / NANOS

    def create_task(self, coro, *, name=None, **options):
        self._check_closed()
        if self._task_factory is not None:
            return super().create_task(coro, name=name, **options)
        world = self.world
        given = name
        name = world.next_task_name() if name is None else name

        def make(task_type, **more):
            return task_type(coro, loop=self, name=name, number=world.next_task_number(), **options, **more)

        return self._new_task(make, coro, given)

    def _new_task(self, make, _coro, _given):
        return make(Task)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = Timer(when, callback, args, self, context)
        self.world.timers_made += 1
        timer.sequence = self.world.timers_made
        timer._scheduled = True
        timer.due = nanos(when)
        heapq.heappush(self._timers, (timer.due, timer.sequence, timer))
        return timer

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if executor is None:
            self._check_default_executor()
            return self._default_workers.run(func, args)
        if executor not in self._workers:
            count = getattr(executor, "_max_workers", None) or self.world.limits.workers
            self._workers[executor] = Workers(self, count)
        return self._workers[executor].run(func, args)

    def duration(self, future):
        """The duration of the thread call of `future`, in nanoseconds; None if unknown, or if there is none."""
        for workers in (self._default_workers, *self._workers.values()):
            if (ns := workers.duration(future)) is not None:
                return ns
        return None

    def set_default_executor(self, executor):
        super().set_default_executor(executor)
        self._default_workers = Workers(self, executor._max_workers)

    async def shutdown_default_executor(self, timeout=None):
        self._executor_shutdown_called = True
        await self._default_workers.join(timeout)

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        generators = sorted(self._asyncgens, key=self._ages.__getitem__)
        self._asyncgens.clear()
        if not generators:
            return
        results = await asyncio.gather(*[self._close(each) for each in generators], return_exceptions=True)
        for result, generator in zip(results, generators):
            if isinstance(result, Exception):
                message = f"an error occurred during closing of asynchronous generator {generator!r}"
                self.call_exception_handler({"message": message, "exception": result, "asyncgen": generator})

    def _asyncgen_firstiter_hook(self, generator):
        super()._asyncgen_firstiter_hook(generator)
        self.world.generators_begun += 1
        self._ages[generator] = self.world.generators_begun

    def _asyncgen_finalizer_hook(self, generator):
        self._asyncgens.discard(generator)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, self._close(generator))

    def close(self):
        self._timers.clear()
        super().close()

    def _close(self, generator):
        return generator.aclose()

    def _write_to_self(self):
        if threading.get_ident() != self._thread:
            super()._write_to_self()

    def _run_once(self):
        world = self.world
        world.begin_turn()
        timers, ready = self._timers, self._ready
        while timers and timers[0][2]._cancelled:
            heapq.heappop(timers)
        if world.clock.mode == "real" or self._outside_is_open():
            self._select()
        elif not ready and not self._stopping:
            self._require_timer()
            world.let_workers_speak(timers[0][0])
            world.clock.jump(timers[0][0])
        world.let_workers_speak(world.clock.ns)
        now = world.clock.read()
        while timers and timers[0][0] <= now:
            timer = heapq.heappop(timers)[2]
            timer._scheduled = False
            ready.append(timer)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                self._run_handle(handle)
        handle = None  # it may keep a task alive

    def _run_handle(self, handle):
        handle._run()

    def _outside_is_open(self):
        """Whether something external can wake the loop: another socket, a thread, a signal."""
        return len(self._selector.get_map()) > 1 or threading.active_count() > 1 or bool(self._signal_handlers)

    def _require_timer(self):
        if not self._timers or self._timers[0][0] == NEVER:
            self.world.deadlock()

    def _select(self):
        """Really waits until something is ready."""
        clock, idle = self.world.clock, self.world.limits.idle
        timeout = 0
        if not self._ready and not self._stopping:
            if not self._outside_is_open():
                self._require_timer()
            timeout = max(0, self._timers[0][0] - clock.read()) / NANOS if self._timers else idle
        began = monotonic_ns()
        events = self._selector.select(timeout)
        clock.waited(monotonic_ns() - began)
        self._process_events(events)
        if not events and not self._timers and timeout == idle:
            self.world.deadlock()


@contextlib.contextmanager
def loops_of(world, loop_type):
    """asyncio.run and similar functions create loops of this type, for this run; not in other threads, which use real
    time."""
    thread, theirs = threading.get_ident(), asyncio.SelectorEventLoop
    names = [name for name in ("SelectorEventLoop", "EventLoop") if hasattr(asyncio, name)]
    policy = asyncio.unix_events._UnixDefaultEventLoopPolicy
    kept = policy._loop_factory
    policy._loop_factory = staticmethod(lambda: (loop_type if threading.get_ident() == thread else theirs)())
    for name in names:
        setattr(asyncio, name, loop_type)
    loop_type.world = world
    try:
        yield
    finally:
        del loop_type.world
        policy._loop_factory = kept
        for name in names:
            setattr(asyncio, name, theirs)
        asyncio._set_running_loop(None)
