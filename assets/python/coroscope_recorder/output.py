"""A standard output that somebody listens to."""

import io
import sys


class Output(io.TextIOBase):
    """Has what programs ask of sys.stdout; who derives from it takes the text in `write`."""

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
        """A program may ask for an encoding: all of them are text here."""


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
