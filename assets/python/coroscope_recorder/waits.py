"""The object that a suspended task waits for: `on` of a task.suspend, with the name of asyncio's waiting function."""

import asyncio
import math
import os
import types

from .clock import NANOS

_SLEEP = asyncio.sleep.__code__
_ASYNCIO = os.path.dirname(asyncio.__file__) + os.sep
_HELPERS = {"_wait_for_one": "as_completed", "_AsCompletedIterator.__anext__": "as_completed",
            "async_generator_asend": "anext", "async_generator_athrow": "aclose", "anext_awaitable": "anext"}


def public_name(coroutine):
    """asyncio's function as written in a program: "Queue.get"."""
    name = getattr(coroutine, "__qualname__", type(coroutine).__name__)
    last = name.rpartition(".")[2]
    for helper in (name, last):
        if helper in _HELPERS:
            return _HELPERS[helper]
    if last == "__aexit__":
        return name.rpartition(".")[0]
    return name


def is_asyncio_s(coroutine):
    """Whether it is one of asyncio's functions that a program calls."""
    name = coroutine.__qualname__.rpartition(".")[2]
    return coroutine.cr_code.co_filename.startswith(_ASYNCIO) and not _is_private(name)


def delay_of(seconds):
    """A number of seconds for a trace; None if JSON cannot represent it."""
    number = seconds if type(seconds) in (int, float) else float(seconds)
    return number if math.isfinite(number) else None


def what_it_waits_for(task, future, loop):
    """@returns the `on` of a task that awaits `future`; None: it has only yielded."""
    if future is None:
        return {"kind": "yield"}
    frames = list(_library_frames(task.open[-1])) if task.open else []
    call = _call(frames)
    if frames and getattr(frames[-1], "cr_code", None) is _SLEEP:
        return _on("sleep", call, delay=delay_of(frames[-1].cr_frame.f_locals["delay"]))
    if call in ("wait", "TaskGroup"):
        return _on("gather", call, tasks=sorted(_ids(_held_by(frames))))
    if call == "to_thread":
        return _on("future", call, delay=_duration(loop, future))
    return _on_future(future, call)


def awaits_a_future(task):
    awaited = task.open[-1].alive() if task.open else None
    below = awaited
    while below is not None:
        awaited, below = below, _awaited_by(below)
    return type(awaited).__name__ == "FutureIter"


def _on_future(future, call):
    if isinstance(future, asyncio.Task):
        return _on("task", call, task=getattr(future, "id", None))
    if isinstance(future, asyncio.tasks._GatheringFuture):
        return _on("gather", call, tasks=_ids(future._children))
    inner = _shielded(future)
    if inner is not None:
        task = getattr(inner, "id", None)
        return _on("task" if task else "future", call or "shield", task=task)
    return _on("future", call)


def _on(kind, call, **more):
    """The keys, in the same order as in C++."""
    on = {"call": call, "delay": more.get("delay"), "kind": kind, "task": more.get("task"), "tasks": more.get("tasks")}
    return {key: value for key, value in on.items() if value is not None}


def _library_frames(co):
    """asyncio's coroutines below this innermost coroutine of the program, the outermost first."""
    awaited = co.alive() if co.library else _awaited_by(co.alive())
    while awaited is not None:
        if isinstance(awaited, types.CoroutineType):
            yield awaited
        awaited = _awaited_by(awaited)


def _awaited_by(awaiter):
    for name in ("cr_await", "ag_await", "gi_yieldfrom"):
        if hasattr(awaiter, name):
            return getattr(awaiter, name)
    return None


def _call(frames):
    names = [each.__qualname__ for each in frames]
    public = [at for at, name in enumerate(names) if not _is_private(name.rpartition(".")[2])]
    for at in public:
        if not _passes_on(names[at]) or at == public[-1]:
            return public_name(frames[at])
    return None


def _passes_on(name):
    """Functions that only pass on, if another asyncio coroutine is below."""
    return name == "wait_for" or name.endswith(".__aenter__")


def _is_private(name):
    return name.startswith("_") and not name.startswith("__") and name not in _HELPERS


def _held_by(frames):
    """The tasks of asyncio.wait, or the remaining ones of a TaskGroup."""
    for frame in reversed(frames):
        names = frame.cr_frame.f_locals
        if "fs" in names:
            return names["fs"]
        if frame.__qualname__ == "TaskGroup.__aexit__":
            return names["self"]._tasks
    return ()


def _ids(futures):
    return [each.id for each in futures if hasattr(each, "id")]


def _shielded(future):
    """The future that asyncio.shield wrapped in this one; None if it is not a shield."""
    for callback, _ in getattr(future, "_callbacks", None) or ():
        if getattr(callback, "__qualname__", "") == "shield.<locals>._outer_done_callback":
            cells = dict(zip(callback.__code__.co_freevars, callback.__closure__))
            return cells["inner"].cell_contents
    return None


def _duration(loop, future):
    ns = loop.duration(future)
    if ns is None:
        return None
    return ns // NANOS if ns % NANOS == 0 else ns / NANOS
