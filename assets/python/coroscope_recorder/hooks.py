"""The functions that an instrumented program calls, and the parts of Python that are replaced while it is recorded."""

import builtins
import contextlib
import functools
import inspect
import io
import json
import os
import sys
import traceback
import warnings

from .instrument import BOUND, HOOKS
from .output import Output
from .values import arguments_text


class Hooks:
    """The object in the program's builtins under the name HOOKS; instrument.py inserts the calls."""

    def __init__(self, recorder):
        self._recorder = recorder
        self.body = _Body(recorder)

    def made(self, line):
        recorder = self._recorder

        def decorate(function):
            agen = inspect.isasyncgenfunction(function)
            bound = _is_bound(function)
            name = function.__qualname__.rpartition("<locals>.")[2]
            def_line = line if function.__code__.co_filename == recorder.listing else None

            @functools.wraps(function)
            def coroutine_function(*args, **kwargs):
                coroutine = function(*args, **kwargs)
                recorder.co_new(coroutine, name, def_line, agen, (args[bound:], kwargs), sys._getframe(1))
                return coroutine

            coroutine_function.made_by_coroscope = True
            return coroutine_function

        return decorate

    def call(self, line, values, named):
        recorder = self._recorder
        return _Call(recorder, line, None if recorder.deaf() else arguments_text(values, named))

    def returned(self, value):
        self._recorder.returned(sys._getframe(1), value)
        return value

    def handed(self, value):
        self._recorder.handed(sys._getframe(1), value)
        return value

    def resumed(self, value):
        self._recorder.resumed(sys._getframe(1), value)
        return value


def _is_bound(function):
    """Whether its first argument is its object or class, which a call does not write."""
    code = function.__code__
    return code.co_argcount > 0 and code.co_varnames[0] in BOUND


class _Body:
    def __init__(self, recorder):
        self._recorder = recorder

    def __enter__(self):
        self._recorder.body_begins(sys._getframe(1))

    def __exit__(self, _type, error, traceback):
        self._recorder.body_ends(sys._getframe(1), error, traceback)


class _Call:
    def __init__(self, recorder, line, arguments):
        self._recorder = recorder
        self._line = line
        self._arguments = arguments

    def __enter__(self):
        self._recorder.call_begins(sys._getframe(1), self._line, self._arguments)

    def __exit__(self, _type, error, _traceback):
        self._recorder.call_ends(sys._getframe(1), error)


@contextlib.contextmanager
def listening(recorder):
    """The program's hooks, print, and CPython's warnings about coroutines that were never awaited go to the
    recorder."""
    with contextlib.ExitStack() as stack:
        def replace(owner, name, value):
            if hasattr(owner, name):
                stack.callback(setattr, owner, name, getattr(owner, name))
            else:
                stack.callback(delattr, owner, name)
            setattr(owner, name, value)

        replace(builtins, HOOKS, Hooks(recorder))
        replace(builtins, "print", _print_of(recorder))
        replace(warnings, "_warn_unawaited_coroutine", _unawaited_of(recorder))
        for name in ("walk_tb", "_walk_tb_with_full_positions"):
            if hasattr(traceback, name):
                replace(traceback, name, _without_ours(getattr(traceback, name)))
        for name in ("iscoroutinefunction", "isasyncgenfunction"):
            replace(inspect, name, _seeing_through(getattr(inspect, name)))
        yield


def _print_of(recorder):
    """One event per call, independent of its writes."""
    plain = builtins.print

    @functools.wraps(plain)
    def print(*values, sep=" ", end="\n", file=None, flush=False):
        output = sys.stdout
        if not isinstance(output, RecordedOutput) or file not in (None, output):
            return plain(*values, sep=sep, end=end, file=file, flush=flush)
        text = io.StringIO()
        plain(*values, sep=sep, end="", file=text)
        output.print(text.getvalue(), "\n" if end is None else end, sys._getframe(1))
        if flush:
            output.flush()
        return None

    return print


def _unawaited_of(recorder):
    plain = warnings._warn_unawaited_coroutine

    def warn(coroutine):
        recorder.never_awaited(coroutine, sys._getframe(1))
        if coroutine.cr_origin is not None:
            plain(coroutine)
        else:  # CPython's own warning, for the program's line and not this one
            warnings.warn(f"coroutine '{coroutine.__qualname__}' was never awaited", RuntimeWarning, 2, coroutine)

    return warn


_OURS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "")
_HELPERS = (contextlib.__file__, os.path.dirname(json.__file__))  # of Python's library, called by this package


def _without_ours(walk):
    """A walk through a traceback that passes over the frames of this package, of what it calls, and of the import that
    leads to it."""

    @functools.wraps(walk)
    def walking(tb):
        in_ours = False
        for frame, place in walk(tb):
            file = frame.f_code.co_filename
            in_ours = file.startswith(_OURS) or in_ours and file.startswith(_HELPERS)
            if not in_ours and not file.startswith("<frozen importlib"):
                yield frame, place

    return walking


def _seeing_through(test):
    """inspect's test of a function, applied to the wrapped function."""

    @functools.wraps(test)
    def seeing(obj):
        inner = functools._unwrap_partial(obj)
        inner = getattr(inner, "__func__", inner)
        return test(inner.__wrapped__ if getattr(inner, "made_by_coroscope", False) is True else obj)

    return seeing


class RecordedOutput(Output):
    """The standard output of a recorded program."""

    def __init__(self, recorder, world, sink):
        self._recorder = recorder
        self._world = world
        self._sink = sink  # called with each text, or the bytes, as they are written
        world.write = self._said

    def write(self, text):
        if text:
            whole = text.endswith("\n")
            self.print(text[:-1] if whole else text, "\n" if whole else "", sys._getframe(1))
        return len(text)

    def write_bytes(self, data, text):
        """What is shown is decoded; what is put out is what the program wrote, byte by byte."""
        if self._world.in_worker:
            super().write_bytes(data, text)
        elif not self._world.stopped and not self._world.over:
            if text:
                whole = text.endswith("\n")
                self._recorder.print(text[:-1] if whole else text, "\n" if whole else "", sys._getframe(2))
            self._sink(data)

    def print(self, text, end, frame):
        world = self._world
        if world.in_worker:
            world.print((text, end, self._recorder.where(frame)[0]))
        elif not world.stopped and not world.over:
            self._recorder.print(text, end, frame)
            self._sink(text + end)

    def _said(self, said, _t):
        """A worker has printed, and the loop's clock has reached that time."""
        text, end, line = said
        self._recorder.said(text, end, line)
        self._sink(text + end)
