"""The loop that reports its handles to the recorder."""

import asyncio
import sys

from .loop import Loop, Timer
from .order import Task
from .record import RecordedTask

_HIDDEN = (Loop.shutdown_asyncgens.__code__, Loop.shutdown_default_executor.__code__)
_NAMING = [owner.create_task.__code__ for owner in (asyncio, getattr(asyncio, "TaskGroup", None)) if owner]
_ENDS_SLEEP = asyncio.futures._set_result_unless_cancelled
_STEPS = ("TaskStepMethWrapper", "task_wakeup")


class Soon(asyncio.Handle):
    __slots__ = ("cause",)


class RecordingLoop(Loop):
    """A loop whose world has a recorder."""

    recorder = None

    def __init__(self, selector=None):
        super().__init__(selector)
        self.closes = {}  # id of the result of a generator's aclose() -> the generator's Co; None: nothing visible

    def set_task_factory(self, factory):
        if factory is not None:
            raise NotImplementedError("a task factory of the program's own cannot be recorded")
        super().set_task_factory(factory)

    def _new_task(self, make, coro, given):
        if getattr(coro, "cr_code", None) in _HIDDEN or self.closes.get(id(coro), coro) is None:
            self.closes.pop(id(coro), None)
            return make(Task)
        if given is None:
            given = _name_given_later(sys._getframe(2))
        return self.recorder.new_task(make, coro, self, given)

    def _close(self, generator):
        close = generator.aclose()
        co = self.recorder.co_of(generator) or self.recorder.dropped(generator)
        if co is not None:
            self.closes[id(close)] = co if co.handed else None
        return close

    def call_at(self, when, callback, *args, context=None):
        timer = super().call_at(when, callback, *args, context=context)
        timer.setting = None if callback is _ENDS_SLEEP else self.recorder.timer_setting(timer.due)
        return timer

    def _call_soon(self, callback, args, context):
        handle = Soon(callback, args, self, context)
        self.recorder.scheduled(_task_of(callback), handle)
        handle.cause = self.recorder.cause
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """As before 3.14, whose handle class has no place for a cause."""
        self._check_closed()
        handle = self._call_soon(callback, args, context)
        self._write_to_self()
        return handle

    def _run_handle(self, handle):
        recorder = self.recorder
        cause = _timer_cause(handle) if isinstance(handle, Timer) else getattr(handle, "cause", None)
        task = _task_of(handle._callback)
        if task is None:
            recorder.begin_callback(cause)
            handle._run()
            recorder.cause = None
            return
        recorder.begin_step(task, cause, handle._args[0] if handle._args else None)
        try:
            handle._run()
        finally:
            recorder.end_step(task)


def _timer_cause(timer):
    return {"timer": timer.sequence, **(timer.setting or {})}


def _name_given_later(caller):
    """The name that asyncio sets when the loop has made the task: before 3.13 it does not tell the loop."""
    return caller.f_locals["name"] if any(caller.f_code is code for code in _NAMING) else None


def _task_of(callback):
    """The recorded task if `callback` is its step or wake-up; else None."""
    task = getattr(callback, "__self__", None)
    if not isinstance(task, RecordedTask):
        return None
    return task if (getattr(callback, "__name__", None) or type(callback).__name__) in _STEPS else None
