"""The file of a trace, which is written next to an older one and replaces it when it is complete."""

import os
import stat


class TraceFile:
    def __init__(self, path):
        """@throws OSError if it cannot be written"""
        self._path = path
        self._beside = None if _is_special(path) else f"{path}.{os.getpid()}.part"
        self._file = open(self._beside or path, "w", encoding="utf-8", errors="replace", newline="\n")

    def write(self, line):
        self._file.write(line)
        self._file.write("\n")

    def commit(self):
        """@throws OSError if it cannot be written; then it is removed"""
        try:
            self._file.close()
            if self._beside:
                os.replace(self._beside, self._path)
        except OSError:
            self.discard()
            raise

    def discard(self):
        if self._beside and os.path.exists(self._beside):
            os.unlink(self._beside)


def _is_special(path):
    """A pipe or a terminal is written directly."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False
