"""A standard output that calls a function with its text."""

import io
import sys


class Output(io.TextIOBase):
    """Has the interface of sys.stdout; derived classes implement `write`."""

    encoding = "utf-8"
    errors = "strict"

    @property
    def buffer(self):
        return _Bytes(self)

    def writable(self):
        return True

    def fileno(self):
        return sys.__stdout__.fileno()

    def reconfigure(self, **_options):
        """A program may set an encoding: ignored, all output is text."""


class _Bytes(io.BufferedIOBase):
    def __init__(self, output):
        self._output = output

    def writable(self):
        return True

    def write(self, data):
        self._output.write(bytes(data).decode("utf-8", "replace"))
        return len(data)

    def flush(self):
        self._output.flush()
