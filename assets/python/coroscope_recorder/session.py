"""Records a program from its first line to its last."""

import contextlib
import dis
import io
import sys
import traceback

from .clock import RealClock, VirtualClock
from .hooks import RecordedOutput, listening
from .instrument import compiled
from .leave import leaving_kept
from .modules import instrumented_modules
from .recorder import Recorder
from .recording_loop import RecordingLoop
from .run import collector_held, main_module, run_code
from .workers import wall_guard
from .world import Limits, World

_RESUME = dis.opmap.get("RESUME")  # the first instruction of a body; before 3.11 there is none


def record_source(source, name="program.py", *, limits=Limits(), errors=None):
    """Records a program given as text, on a virtual clock, inside this process.
    `errors`: where its standard error goes; None: nowhere.
    @returns the lines of its trace, without newlines"""
    lines = []
    # Objects destroyed by the garbage collector may still print: ignored.
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors or io.StringIO()), \
            collector_held():
        record(source, name, write=lines.append, sink=lambda text: None, limits=limits, src=name)
    return lines


def record(source, name, *, write, sink, limits, src, argv=(), folder=None, real=False, on_stop=None,
           at_end=lambda: None, keep=lambda: None):
    """Runs `source` (text, or the bytes of a file) and passes each event to `write`, its output to `sink`
    (text, or bytes where it wrote those).
    @param folder folder of its modules, which are also recorded; None: it has none
    @param on_stop called when the run is stopped and its end is written; it may not return
    @param at_end called when the program has ended by itself, before its last event
    @param keep called when the program ends its process: the last event is written, and nothing comes back"""
    world = World(RealClock() if real else VirtualClock(), limits, None)
    recorder = Recorder(world, name, write)
    recorder.meta(src)
    try:
        code = compiled(source, name)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        recorder.fail(type(error).__name__, getattr(error, "msg", None) or str(error), getattr(error, "lineno", None),
                      _columns(error))
        recorder.end("syntax")
        traceback.print_exception(type(error), error, None)
        return
    world.on_stop = lambda why: _stopped(recorder, why, on_stop)
    world.hold = recorder.hold
    with leaving_kept(recorder, keep):
        _run(world, recorder, code, name, argv, folder, sink, at_end)


def _columns(error):
    """The columns of a SyntaxError on one line: (first, after the last), from 1."""
    first, last = getattr(error, "offset", None), getattr(error, "end_offset", None)
    one_line = getattr(error, "end_lineno", None) in (None, getattr(error, "lineno", None))
    return (first, last) if first and last and one_line and last > first else (None, None)


def record_failure(error, *, write, src):
    """The trace of a program that could not be read."""
    recorder = Recorder(World(VirtualClock(), Limits(), None), src, write)
    recorder.meta(src)
    recorder.fail(type(error).__name__, str(error), None)
    recorder.end("error")


def _run(world, recorder, code, name, argv, folder, sink, at_end):
    output = RecordedOutput(recorder, world, sink)
    RecordingLoop.recorder = recorder
    with contextlib.redirect_stdout(output), listening(recorder), instrumented_modules(folder), \
            main_module(name, argv, folder) as module:
        ending = run_code(world, RecordingLoop, code, module, print_to=output)
        if not world.stopped:
            _tell(recorder, ending)
            del ending.error
            world.let_workers_speak()
            guard = wall_guard(world)
            try:
                at_end()
            finally:
                guard()
            _let_go(module)
            recorder.end(ending.why)
        world.over = True
        module.__dict__.clear()
    RecordingLoop.recorder = None


def _stopped(recorder, why, on_stop):
    if not recorder.over:
        recorder.end(why)
        if on_stop is not None:
            on_stop()


def _tell(recorder, ending):
    """Writes the program's error to the trace and for the user."""
    error = ending.error
    if ending.why == "exit":
        if error.code is not None and not isinstance(error.code, int):
            print(error.code, file=sys.stderr)
    elif error is not None:
        recorder.fail(type(error).__name__, _words_of(error), _line_of(error, recorder.listing))
        traceback.print_exception(type(error), error, error.__traceback__)


def _words_of(error):
    try:
        return str(error)
    except Exception:  # the program's __str__ may fail
        return ""


def _line_of(error, listing):
    """Where the exception was raised: the innermost line of the listing in its traceback."""
    line = None
    at = error.__traceback__
    while at is not None:
        if at.tb_frame.f_code.co_filename == listing and _has_started(at):
            line = at.tb_lineno
        at = at.tb_next
    return line


def _has_started(at):
    """False for a coroutine that got an exception before its first line."""
    return _RESUME is None or _RESUME in at.tb_frame.f_code.co_code[:at.tb_lasti + 1:2]


def _let_go(module):
    """Clears the module's names, as at the end of Python: coroutines that were never awaited are reported."""
    for name in list(module.__dict__):
        if name != "__builtins__":
            module.__dict__[name] = None
