"""The state of one run of a program: a clock, limits, counters, an output."""

import contextlib
import dataclasses
import heapq
import itertools
import math


class Stop(SystemExit):
    """Ends the run from within. The only exception that tasks and callbacks do not catch."""


@dataclasses.dataclass(frozen=True)
class Limits:
    """The limits at which a run is ended. None: no limit."""

    events: "int | None" = 1_000_000
    turns: "int | None" = 100_000
    cpu: "float | None" = 10.0  # seconds of processor time
    workers: int = 32  # that to_thread can use at once
    idle: float = 10.0  # real seconds without an external event


class World:
    """One run. `write(text, t)` is called with the output of the program and its time."""

    def __init__(self, clock, limits, write):
        self.clock = clock
        self.limits = limits
        self.write = write
        self.turn = 0
        self.tasks_made = 0
        self.timers_made = 0
        self.generators_begun = 0
        self.in_worker = False
        self.hold = clock.hold  # time.sleep
        self.why = None  # why the run was stopped
        self._undisturbed = 0
        self._deferred = None  # called when the event is complete
        self.on_stop = lambda why: None
        self.over = False  # events no longer belong to it
        self._order = itertools.count()
        self._said = []  # output of workers at times that the loop has not reached: (t, order, text)
        self._names = 0

    def stop(self, why):
        """Ends the run, once."""
        if self.why is None:
            self.why = why
            self.on_stop(why)
        raise Stop

    def interrupt(self, why):
        """stop() from a signal handler, at any time."""
        self.between_events(lambda: self.stop(why))

    def between_events(self, function):
        """Calls it, for a signal handler: during an event at the end of the event."""
        if self._undisturbed:
            self._deferred = function
        else:
            function()

    @contextlib.contextmanager
    def undisturbed(self):
        """Defers between_events() within this block."""
        self._undisturbed += 1
        try:
            yield
        finally:
            self._undisturbed -= 1
        if not self._undisturbed:
            function, self._deferred = self._deferred, None
            if function is not None:
                function()

    def deadlock(self):
        """Nothing is ready, and nothing will be: this turn does not count."""
        self.turn -= 1
        self.stop("deadlock")

    @property
    def stopped(self):
        return self.why is not None

    def next_task_number(self):
        self.tasks_made += 1
        return self.tasks_made

    def next_task_name(self):
        self._names += 1
        return f"Task-{self._names}"

    def begin_turn(self):
        """A turn of the loop begins."""
        if self.stopped:
            raise Stop
        if self.limits.turns is not None and self.turn >= self.limits.turns:
            self.stop("limit:turns")
        self.turn += 1

    def print(self, text):
        if self.over or self.stopped:
            return
        if self.in_worker:
            heapq.heappush(self._said, (self.clock.read(), next(self._order), text))
        else:
            self.write(text, self.clock.read())

    def let_workers_speak(self, until=math.inf):
        """Writes the workers' output up to then, each at its time."""
        while self._said and self._said[0][0] <= until:
            t, _, text = heapq.heappop(self._said)
            self.clock.jump(t)
            self.write(text, self.clock.ns)
