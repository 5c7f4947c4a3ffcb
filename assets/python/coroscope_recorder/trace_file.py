"""The file of a trace, which is written next to an older one and replaces it when it is complete."""

import contextlib
import glob
import io
import os
import stat


class TraceFile:
    """Belongs to the process that has made it: in a child that the program forks it is written no more."""

    def __init__(self, path):
        """@throws OSError if it cannot be written"""
        path = os.path.abspath(path)  # the program may go to another folder
        _sweep(path)
        self._path = path
        self._beside = None if _is_special(path) else f"{path}.{os.getpid()}.part"
        self._file = open(self._beside or path, "w", encoding="utf-8", errors="replace", newline="\n")
        os.register_at_fork(before=self._flush, after_in_child=self._let_go)

    def write(self, line):
        self._file.write(line + "\n")  # in one piece: in between an exception could be raised

    def _flush(self):
        if not self._file.closed:
            self._file.flush()

    def _let_go(self):
        self._beside, self._path, self._file = None, None, io.StringIO()

    def commit(self):
        """Once. @throws OSError if it cannot be written; then it is removed"""
        if self._file.closed:
            return
        try:
            if self._beside:
                self._file.flush()
                os.fsync(self._file.fileno())
            self._file.close()
            if self._beside:
                os.replace(self._beside, self._path)
        except OSError:
            self.discard()
            raise

    def discard(self):
        if self._beside and os.path.exists(self._beside):
            os.unlink(self._beside)


def _sweep(path):
    """Removes what recorders left beside `path` that were killed."""
    for part in glob.glob(glob.escape(path) + ".*.part"):
        owner = part[len(path) + 1:-len(".part")]
        if owner.isdecimal() and not os.path.exists("/proc/" + owner) and os.path.exists("/proc/self"):
            with contextlib.suppress(OSError):
                os.unlink(part)


def _is_special(path):
    """A pipe or a terminal is written directly."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False
