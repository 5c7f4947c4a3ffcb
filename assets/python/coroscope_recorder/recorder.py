"""Notes what the coroutines of a running program do, event by event, as docs/TRACE.md has it."""

import json
import platform
import sys
import threading
import weakref

from .loop import Loop
from .order import Task
from .record import Co, RecordedTask
from .values import shown
from .waits import awaits_a_future, delay_of, public_name, what_it_waits_for

_RUN_ONCE = Loop._run_once.__code__


class Recorder:
    """Writes the events of one run: `write(line)` is called with each, a line of JSON without its newline."""

    def __init__(self, world, listing, write):
        self.world = world
        self.listing = listing  # the program's file name: its lines are the trace's
        self.write = write
        self.count = 0
        self.over = False
        self._thread = threading.get_ident()  # others are not recorded
        self.current = None  # the task whose step runs
        self.cause = None  # why what happens now happens: a task's or a timer's doing
        self.cos_made = self.tasks_made = self.calls_made = 0
        self._by_frame = {}  # id of a frame -> Co, from its making to its end
        self._by_object = {}  # id of a coroutine -> Co
        self._dropped = {}  # id of a coroutine that is being destroyed and has never started -> Co
        self._calls = {}  # id of a frame -> number of the plain call
        self._standing = set()  # async generators at a yield
        self._tasks = weakref.WeakSet()

    # Writing.

    def meta(self, src):
        version = "cpython-" + platform.python_version()
        self._write("meta", {"v": 1, "impl": version, "src": src, "clock": self.world.clock.mode, "unit": "ns"})

    def event(self, kind, **keys):
        """Adds an event at this moment. Keys that are None are left out."""
        if self._deaf():
            return
        limit = self.world.limits.events
        if limit is not None and self.count >= limit - 1 and kind not in ("error", "end"):
            self.world.stop("limit:events")
        self._write(kind, keys)

    def _deaf(self):
        world = self.world
        return self.over or world.stopped or world.in_worker or threading.get_ident() != self._thread

    def _write(self, kind, keys):
        event = {"i": self.count, "t": self.world.clock.read(), "n": self.world.turn, "k": kind}
        event.update((key, value) for key, value in keys.items() if value is not None)
        self.count += 1
        self.write(json.dumps(event, ensure_ascii=False))

    def fail(self, name, text, line):
        """What the program failed of."""
        self._write("error", {"exc": name, "text": text, "line": line})

    def end(self, why):
        """The last event."""
        blocked = None
        if why == "deadlock":
            blocked = sorted(task.id for task in self._tasks if not task.done()) or None
        self._write("end", {"why": why, "blocked": blocked})
        self.over = True

    # Where the program stands.

    def where(self, frame):
        """From `frame` outwards: the listing's line, the coroutine that runs, and the plain call that is nearer."""
        line = call = None
        inside = True  # of this step of the loop
        while frame is not None:
            code = frame.f_code
            if line is None and code.co_filename == self.listing:
                line = frame.f_lineno
            if inside:
                co = self._by_frame.get(id(frame))
                if co is not None and co.frame is frame:
                    return line, self._running(co), call
                if call is None:
                    call = self._calls.get(id(frame))
                inside = code is not _RUN_ONCE
            elif line is not None:
                break
            frame = frame.f_back
        return line, None, call

    def _running(self, co):
        """The coroutine of the step that runs now; it may have been thrown into past its yield."""
        task = self.current
        if task is None or task.waits or task.ended:
            return None
        if co.handed:
            self._goes_on(co)
        return co

    def place(self, frame):
        """The keys of an event that the program itself brings about."""
        line, co, call = self.where(frame)
        return {"task": self.running_id(), "co": co and co.id, "fn": call, "line": line}

    def running_id(self):
        """The task whose step runs, and has not ended yet in a wait or for good."""
        task = self.current
        return task.id if task is not None and not task.waits and not task.ended else None

    # Coroutines.

    def co_new(self, coroutine, name, line, agen, frame):
        if self._deaf():
            return
        at, by, _ = self.where(frame)
        co = self._add(coroutine, name, line, agen, at=at, by=by)
        co.frame_id = id(coroutine.ag_frame if agen else coroutine.cr_frame)
        self._by_frame[co.frame_id] = co

    def _add(self, coroutine, name, line, agen, *, at, by, library=False):
        self.cos_made += 1
        co = Co(self.cos_made, name, line, agen, library)
        self._know(co, coroutine)
        self.event("co.new", co=co.id, name=name, line=line, at=at, task=self.running_id(), by=by and by.id,
                   agen=agen or None)
        return co

    def _know(self, co, coroutine):
        try:
            co.alive = weakref.ref(coroutine, lambda _: self._gone(co))
        except TypeError:  # what a generator's asend() gives: nobody will ask for it
            return
        co.object_id = id(coroutine)
        self._dropped.pop(co.object_id, None)
        self._by_object[co.object_id] = co

    def co_of(self, coroutine):
        """None for one that is not known."""
        co = self._by_object.get(id(coroutine))
        return co if co is not None and co.alive() is coroutine else None

    def dropped(self, generator):
        """The Co of an async generator that nobody holds any more, and that asyncio is about to close."""
        co = self._dropped.get(id(generator))
        if co is not None:
            self._know(co, generator)
        return co

    def _gone(self, co):
        """Its object is being destroyed. An async generator that is not over comes back to life, to be closed."""
        if self._by_object.get(co.object_id) is co:
            del self._by_object[co.object_id]
        if not co.started or co.frame is not None:
            self._dropped[co.object_id] = co
        if not co.started:
            self._forget_frame(co)

    def _forget_frame(self, co):
        if self._by_frame.get(co.frame_id) is co:
            del self._by_frame[co.frame_id]
        co.frame = None

    def never_awaited(self, coroutine, frame):
        co = self._dropped.pop(id(coroutine), None)
        if co is not None:
            line, _, _ = self.where(frame)
            self.event("co.never_awaited", co=co.id, name=co.name, task=self.running_id(), line=line)

    def body_begins(self, frame):
        co = self._by_frame.get(id(frame))
        if co is None or self.running_id() is None:
            return
        _, parent, _ = self.where(frame.f_back)
        co.frame = frame
        self._start(co, parent)

    def _start(self, co, parent):
        task = self.current
        co.started = True
        co.task = task
        task.open.append(co)
        self.event("co.start", co=co.id, name=co.name, task=task.id, parent=parent and parent.id, line=co.line)

    def body_ends(self, frame, error, traceback):
        co = self._by_frame.get(id(frame))
        if co is None or co.frame is not frame:
            return
        self._end(co, error, traceback.tb_lineno if traceback and frame.f_code.co_filename == self.listing else None)

    def _end(self, co, error, line):
        how = how_of(error)
        task = self.running_id() or (co.task and co.task.id)
        if co.handed:
            self._goes_on(co)
        if how in ("return", "close"):
            line = None
        self._forget_frame(co)
        self._dropped.pop(co.object_id, None)
        self._leave(co)
        self.event("co.end", co=co.id, task=task, how=how, exc=type(error).__name__ if how == "raise" else None,
                   line=line)

    # Async generators.

    def handed(self, frame, value):
        co = self._by_frame.get(id(frame))
        if co is None or co.frame is not frame:
            return
        if co.handed:
            self._goes_on(co)
        line = co.now_at(self.listing)
        self.event("agen.yield", task=self.running_id(), co=co.id, line=line, value=shown(value))
        co.handed, co.stands_at = True, line
        self._standing.add(co)
        self._leave(co)

    def resumed(self, frame, value):
        co = self._by_frame.get(id(frame))
        if co is None or co.frame is not frame:
            return
        self._goes_on(co)
        self.event("agen.next", task=self.running_id(), co=co.id, line=co.stands_at,
                   value=None if value is None else shown(value))

    def _goes_on(self, co):
        co.handed = False
        self._standing.discard(co)
        co.task = self.current
        if co.task is not None:
            co.task.open.append(co)

    @staticmethod
    def _leave(co):
        """It is no link of its task's chain any more. What it ran in must not live longer for our sake."""
        if co.task is not None and co in co.task.open:
            co.task.open.remove(co)
        co.task = None

    # Plain calls.

    def call_begins(self, frame, line):
        at, co, parent = self.where(frame.f_back)
        self.calls_made += 1
        self._calls[id(frame)] = self.calls_made
        line = line if frame.f_code.co_filename == self.listing else None
        self.event("fn.start", fn=self.calls_made, name=frame.f_code.co_name, line=line, at=at,
                   task=self.running_id(), co=co and co.id, parent=parent)

    def call_ends(self, frame, error):
        number = self._calls.pop(id(frame), None)
        if number is not None:
            self.event("fn.end", fn=number, how="raise" if error else "return", exc=error and type(error).__name__)

    # Tasks.

    def new_task(self, make, coroutine, loop):
        """`make(type, **options)` makes the task of `coroutine`."""
        if self._deaf():
            return make(Task)
        line, by, _ = self.where(sys._getframe())
        co = loop.closes.pop(id(coroutine), None) or self.co_of(coroutine)
        if co is None:
            co = self._add(coroutine, public_name(coroutine), line, False, at=line, by=by, library=True)
            co.started = True
        elif co.handed:
            line, by = co.stands_at, None
        self.tasks_made += 1
        self.event("task.new", task=self.tasks_made, co=co.id, by=self.running_id(), byco=by and by.id, line=line,
                   name=co.name)
        task = make(RecordedTask, co=co, task_id=self.tasks_made, on_cancel=self.task_cancel)
        self._tasks.add(task)
        return task

    def begin_step(self, task, cause, future):
        """@param future what the task waited for and is done, None where it only yielded"""
        thrown = _thrown(task, future)
        first, task.started = not task.started, True
        task.waits, task.ready = None, False
        self.current, self.cause = task, {"task": task.id}
        innermost = task.open[-1] if task.open else task.co
        line = task.co.line if first else innermost.now_at(self.listing) or None
        self.event("task.start" if first else "task.resume", task=task.id, co=innermost.id, throw=thrown, line=line,
                   cause=cause)
        if first and task.co.handed:
            self._goes_on(task.co)
        elif first and task.co.library and thrown is None:
            self._start(task.co, None)

    def end_step(self, task):
        self.after_step(task, None)
        self.current = self.cause = None

    def after_step(self, task, scheduled):
        """Writes what the step of `task` has come to, where it is over: asyncio goes on to wake others then.
        @param scheduled the callback that puts this task itself into the queue, where that is what happens"""
        if task.ended or task.waits:
            return
        if task.done():
            self._task_end(task)
        else:
            self._suspend(task, scheduled)

    def _task_end(self, task):
        error = None if task.cancelled() else task._exception
        how = "cancel" if task.cancelled() else "raise" if error else "return"
        if task.co in task.open and task.co.library:
            self._end_library(task, how, error)
        task.ended = True
        self.event("task.end", task=task.id, how=how, exc=error and type(error).__name__)

    def _end_library(self, task, how, error):
        self._leave(task.co)
        self.event("co.end", co=task.co.id, task=task.id, how=how, exc=error and type(error).__name__,
                   line=None if how == "return" else task.co.line)

    def _suspend(self, task, scheduled):
        for co in [co for co in self._standing if _runs(co.alive())]:
            self._goes_on(co)  # something was thrown in at its yield
        on = self._on(task, scheduled)
        chain = [[co.id, co.now_at(self.listing)] for co in task.open]
        task.waits = on["kind"]
        self.event("task.suspend", task=task.id, co=chain[-1][0], line=chain[-1][1] or None, chain=chain, on=on)

    @staticmethod
    def _on(task, scheduled):
        future = task._fut_waiter
        if future is None and scheduled is not None:
            if scheduled._args:
                future = scheduled._args[0]
            elif awaits_a_future(task):  # and yet it is to go on at once: asyncio refuses this await
                task.misused = True
                return {"kind": "task", "task": task.id}
        return what_it_waits_for(task, future, task.get_loop())

    def task_ready(self, task):
        if task.waits and task.waits != "yield" and not task.ready:
            task.ready = True
            self.event("task.ready", task=task.id, cause=self.cause)

    def task_cancel(self, task):
        self._step_may_be_over()
        if self.running_id() is None:
            self.event("task.cancel", task=task.id, cause=self.cause)
            return
        line, by, _ = self.where(sys._getframe())
        self.event("task.cancel", task=task.id, by=self.running_id(), byco=by and by.id, line=line)

    def _step_may_be_over(self):
        task = self.current
        if task is not None and not task.ended and not task.waits and (task._fut_waiter is not None or task.done()):
            self.after_step(task, None)

    def scheduled(self, task, handle):
        """A callback enters the ready queue; `task`: whose step it is, None for anything else."""
        current = self.current
        if current is not None and task is current:
            self.after_step(current, handle)
        else:
            self._step_may_be_over()
        if task is not None:
            self.task_ready(task)

    # Output and blocking.

    def print(self, text, end, frame):
        self.event("print", **self.place(frame), text=text, end=None if end == "\n" else end)

    def said(self, text, end, line):
        """A worker of to_thread has printed."""
        self.event("print", line=line, text=text, end=None if end == "\n" else end)

    def hold(self, seconds):
        """time.sleep."""
        place = self.place(sys._getframe())
        self.event("block.begin", **place, delay=delay_of(seconds) or 0)
        self.world.clock.hold(seconds)
        self.event("block.end", **place)


def _runs(generator):
    return generator is not None and generator.ag_running


def how_of(error):
    if error is None:
        return "return"
    if isinstance(error, GeneratorExit):
        return "close"
    return "cancel" if type(error).__name__ == "CancelledError" else "raise"


def _thrown(task, future):
    if task._must_cancel:
        return "CancelledError"
    if task.misused:
        task.misused = False
        return "RuntimeError"
    if future is None:
        return None
    if future.cancelled():
        return "CancelledError"
    error = future._exception
    return None if error is None else type(error).__name__
