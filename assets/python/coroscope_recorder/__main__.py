"""python3 -m coroscope_recorder: records a script."""

import atexit
import os
import sys
import threading

from . import words
from .arguments import WrongUse, parse
from .session import record, record_failure
from .trace_file import TraceFile


def main():
    try:
        arguments = parse(sys.argv[1:])
    except WrongUse as error:
        return _complain(str(error), 2)
    if arguments.help:
        print(words.USAGE[words.language()])
        return 0
    try:
        file = TraceFile(arguments.trace)
    except OSError as error:
        return _complain(words.sentence("unwritable", file=arguments.trace, reason=words.reason(error)), 1)
    try:
        with open(arguments.script, "rb") as script:
            source = script.read()
    except OSError as error:
        record_failure(error, write=file.write, src=os.path.basename(arguments.script))
        file.commit()
        return _complain(words.sentence("unreadable", file=arguments.script, reason=words.reason(error)), 1)
    return _record(arguments, source, file)


def _record(arguments, source, file):
    script = arguments.script
    record(source, script, write=file.write, sink=_sink(arguments.quiet), limits=arguments.limits,
           src=os.path.basename(script), argv=arguments.rest, folder=os.path.dirname(os.path.abspath(script)),
           real=arguments.real, on_stop=lambda: _leave(arguments, file), at_end=_end_of_python,
           keep=file.commit)
    _leave(arguments, file)


def _end_of_python():
    """What Python itself does when the main thread has come to its end."""
    for before_the_threads in reversed(getattr(threading, "_threading_atexits", [])):
        before_the_threads()  # concurrent.futures ends its threads so
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()


def _leave(arguments, file):
    """The run has ended. Parts of the program that still run (a thread, a handler that catches everything) are
    ignored."""
    status = 0
    try:
        file.commit()
    except OSError as error:
        status = _complain(words.sentence("unwritable", file=arguments.trace, reason=words.reason(error)), 1)
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            stream.flush()
        except OSError:
            pass  # the reader is gone
    os._exit(status)


def _sink(quiet):
    """The target of the program's output. A closed pipe does not change the program's behaviour."""
    stdout = sys.__stdout__
    if quiet or stdout is None:
        return lambda text: None
    stdout.reconfigure(errors="replace")

    def put(text):
        try:
            if isinstance(text, bytes):
                stdout.flush()
                stdout.buffer.write(text)
            else:
                stdout.write(text)
        except OSError:
            pass

    return put


def _complain(text, status):
    print(text, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
