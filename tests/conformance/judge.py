"""Runs Python programs one after another, on virtual time, and says what each did.

First it tells its version in a line. On stdin: the number of bytes of a program in a line of its own, then the program; on stdout the same for its outcome:
a line "nanoseconds text" for each print, then "end WHY", and for an exception that left it its type and repr. One
process judges thousands of programs; nothing that one leaves behind may print into the next.
"""
import asyncio
import gc
import heapq
import itertools
import logging
import sys
import time
import warnings
import weakref

MAX_TURNS = 5000


class Ended(BaseException):
    """The run cannot go on: a deadlock or a limit."""


class Timer(asyncio.TimerHandle):
    """Equal times go by creation."""

    def __init__(self, ns, sequence, callback, args, loop, context):
        super().__init__(ns / 1e9, callback, args, loop, context)
        self.order = (ns, sequence)

    def __lt__(self, other):
        return self.order < other.order


class Loop(asyncio.BaseEventLoop):
    """asyncio's own loop with a clock that jumps to the earliest timer when nothing is ready."""

    def __init__(self):
        super().__init__()
        self.ns = 0
        self.turns = 0
        self.ended = None
        self.sequence = itertools.count()
        self.names = itertools.count(1)  # asyncio's own go on from program to program
        self._clock_resolution = 0.5e-9
        self._selector = self
        self.count = itertools.count()
        self.made = weakref.WeakKeyDictionary()

    def create_task(self, coro, *, name=None, **more):
        task = super().create_task(coro, name=name or f"Task-{next(self.names)}", **more)
        self.made[task] = next(self.count)
        return task

    def time(self):
        return self.ns / 1e9

    def call_at(self, when, callback, *args, context=None):
        timer = Timer(max(self.ns, round(when * 1e9)), next(self.sequence), callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def select(self, timeout):
        self.turns += 1
        if self.ended is None:
            if self.turns > MAX_TURNS:
                self.ended = "limit:turns"
            elif timeout is None:
                self.ended = "deadlock"
        if self.ended is not None:
            raise Ended
        if timeout > 0:
            self.ns = max(self.ns, self._scheduled[0].order[0])
        return ()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


set_of_all_tasks = asyncio.all_tasks


def all_tasks(loop=None):
    """By creation, where asyncio has a set: in that order run() cancels what is left."""
    loop = loop or asyncio.get_running_loop()
    return sorted(set_of_all_tasks(loop), key=loop.made.__getitem__)


class Run:
    """One program."""

    def __init__(self):
        self.lines = []
        self.loop = None
        self.over = False

    def new_loop(self):
        self.loop = Loop()
        return self.loop

    def print(self, *values):
        if not self.over and self.loop.ended is None:
            self.lines.append(f"{self.loop.ns} " + " ".join(map(str, values)))

    def sleep(self, delay):
        self.loop.ns = round((self.loop.ns / 1e9 + delay) * 1e9)

    def go(self, source):
        asyncio.events.new_event_loop = asyncio.new_event_loop = self.new_loop
        time.sleep = self.sleep
        why = "ok"
        try:
            exec(compile(source, "program.py", "exec"), {"__name__": "__main__", "print": self.print})
        except Ended:
            pass
        except BaseException as error:
            why = f"error {error!r}"
        self.over = True
        self.lines.append("end " + ((self.loop and self.loop.ended) or why))
        return "\n".join(self.lines) + "\n"


def main():
    asyncio.all_tasks = asyncio.tasks.all_tasks = all_tasks
    logging.disable()
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None
    gc.disable()  # nothing may go but what the program lets go
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    sink.write(("%d.%d.%d" % sys.version_info[:3] + "\n").encode())
    sink.flush()
    for count in itertools.count(1):
        head = source.readline()
        if not head:
            break
        outcome = Run().go(source.read(int(head)).decode()).encode()
        sink.write(b"%d\n" % len(outcome) + outcome)
        sink.flush()
        if count % 50 == 0:
            gc.collect()


main()
