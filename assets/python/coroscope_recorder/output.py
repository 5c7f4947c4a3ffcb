"""A standard output that calls a function with its text."""

import codecs
import io
import sys


class Output(io.TextIOBase):
    """Has the interface of sys.stdout; derived classes implement `write`."""

    encoding = "utf-8"
    errors = "strict"

    _bytes = None

    @property
    def buffer(self):
        if self._bytes is None:
            self._bytes = _Bytes(self)
        return self._bytes

    def write_bytes(self, data, text):
        """The program writes `data` to the buffer; `text`: the characters that are complete by it."""
        if text:
            self.write(text)

    def writable(self):
        return True

    def fileno(self):
        return sys.__stdout__.fileno()

    def reconfigure(self, **_options):
        """A program may set an encoding: ignored, all output is text."""


class _Bytes(io.BufferedIOBase):
    """A character may come in several pieces; what is no UTF-8 is shown as U+FFFD."""

    def __init__(self, output):
        self._output = output
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self):
        return True

    def write(self, data):
        data = bytes(data)
        self._output.write_bytes(data, self._decoder.decode(data))
        return len(data)

    def flush(self):
        self._output.flush()
