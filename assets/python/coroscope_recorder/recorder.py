"""Records the tasks of a program, as reported by the loop's handles, and the program's output."""

import sys

from .coroutine_recorder import CoroutineRecorder
from .order import Task
from .record import RecordedTask
from .values import given_name, returned_text
from .waits import awaits_a_future, delay_of, public_name, what_it_waits_for


class Recorder(CoroutineRecorder):
    """The events of one run."""

    def __init__(self, world, listing, write):
        super().__init__(world, listing, write)
        self.tasks_made = 0

    # Tasks.

    def new_task(self, make, coroutine, loop, name):
        """`make(type, **options)` creates the task of `coroutine`. `name`: the given one; None: none."""
        if self.deaf():
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
                   name=(None if name is None else given_name(name)) or co.name)
        task = make(RecordedTask, co=co, task_id=self.tasks_made, on_cancel=self.task_cancel)
        self.tasks.add(task)
        return task

    def begin_step(self, task, cause, future):
        """@param future the completed future of the task, None if it only yielded"""
        thrown = _thrown(task, future)
        first, task.started = not task.started, True
        task.waits, task.ready, task.cancelled_itself = None, False, False
        self.current, self.cause = task, {"task": task.id}
        innermost = task.open[-1] if task.open else task.co
        line = task.co.line if first else innermost.now_at(self.listing) or None
        self.event("task.start" if first else "task.resume", task=task.id, co=innermost.id, throw=thrown, line=line,
                   cause=self.told(cause))
        if first and task.co.handed:
            self._goes_on(task.co)
        elif first and task.co.library and thrown is None and not task.co.is_over():
            self._start(task.co, None)

    def end_step(self, task):
        self.after_step(task, None)
        self.current = self.cause = None

    def after_step(self, task, scheduled):
        """Records the result of the step of `task`, if it has ended: asyncio then wakes other tasks.
        @param scheduled the callback that puts this task itself into the queue, if any"""
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
            returned = task.cancelled_itself and _is_to_be_cancelled(task)
            self._end_library(task, "return" if returned else how, error)
        task.ended = True
        self.event("task.end", task=task.id, how=how, exc=error and type(error).__name__)

    def _end_library(self, task, how, error):
        self._leave(task.co)
        value = returned_text(task._result) if how == "return" and not task.cancelled() else None
        self.event("co.end", co=task.co.id, task=task.id, how=how, value=value, exc=error and type(error).__name__,
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
            elif awaits_a_future(task):  # but it continues at once: asyncio rejects this await
                task.misused = True
                return {"kind": "task", "task": task.id}
        return what_it_waits_for(task, future, task.get_loop())

    def task_ready(self, task):
        if task.waits and task.waits != "yield" and not task.ready:
            task.ready = True
            self.event("task.ready", task=task.id, cause=self.told(self.cause))

    def task_cancel(self, task):
        self._step_may_be_over()
        if self.running_id() is None:
            self.event("task.cancel", task=task.id, cause=self.told(self.cause))
            return
        line, by, _ = self.where(sys._getframe())
        self.event("task.cancel", task=task.id, by=self.running_id(), byco=by and by.id, line=line)

    def _step_may_be_over(self):
        task = self.current
        if task is not None and not task.ended and not task.waits and (task._fut_waiter is not None or task.done()):
            self.after_step(task, None)

    def scheduled(self, task, handle):
        """A callback enters the ready queue; `task`: the task whose step it is, None for anything else."""
        current = self.current
        if current is not None and task is current:
            self.after_step(current, handle)
        else:
            self._step_may_be_over()
        if task is not None:
            self.task_ready(task)

    # Output and blocking.

    def print(self, text, end, frame):
        self.event("print", **self.place(frame), text=text, end=None if end == "\n" else end,
                   cause=self.callback_cause())

    def said(self, text, end, line):
        """A worker of to_thread has printed."""
        self.event("print", line=line, text=text, end=None if end == "\n" else end)

    def hold(self, seconds):
        """time.sleep."""
        place = self.place(sys._getframe())
        self.event("block.begin", **place, delay=delay_of(seconds) or 0, cause=self.callback_cause())
        self.world.clock.hold(seconds)
        self.event("block.end", **place)


def _is_to_be_cancelled(task):
    """Whether its cancel was not taken back, which is not possible before 3.11."""
    return not hasattr(task, "cancelling") or task.cancelling() > 0


def _runs(generator):
    return generator is not None and generator.ag_running


def _thrown(task, future):
    misused, task.misused = task.misused, False
    if task._must_cancel:
        return "CancelledError"
    if misused:
        return "RuntimeError"
    if future is None:
        return None
    if future.cancelled():
        return "CancelledError"
    error = future._exception
    return None if error is None else type(error).__name__
