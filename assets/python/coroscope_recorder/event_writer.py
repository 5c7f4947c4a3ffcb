"""Writes the events of one run, one line of JSON each, in the format of docs/TRACE.md."""

import json
import platform
import threading
import weakref


class EventWriter:
    """`write(line)` is called with each event's line, without its newline."""

    def __init__(self, world, listing, write):
        self.world = world
        self.listing = listing  # the program's file name: its lines are the trace's
        self.write = write
        self.count = 0
        self.over = False
        self.tasks = weakref.WeakSet()
        self._thread = threading.get_ident()  # others are not recorded

    def meta(self, src):
        version = "cpython-" + platform.python_version()
        self._write("meta", {"v": 1, "impl": version, "src": src, "clock": self.world.clock.mode, "unit": "ns"})

    def event(self, kind, **keys):
        """Adds an event at this moment. Keys that are None are left out."""
        if self.deaf():
            return
        limit = self.world.limits.events
        if limit is not None and self.count >= limit - 1 and kind not in ("error", "end"):
            self.world.stop("limit:events")
        self._write(kind, keys)

    def deaf(self):
        """Whether events are currently not recorded."""
        world = self.world
        return self.over or world.stopped or world.in_worker or threading.get_ident() != self._thread

    def _write(self, kind, keys):
        with self.world.undisturbed():
            event = {"i": self.count, "t": self.world.clock.read(), "n": self.world.turn, "k": kind}
            event.update((key, value) for key, value in keys.items() if value is not None)
            self.write(json.dumps(event, ensure_ascii=False))
            self.count += 1  # last: at the limit of recursion anything above may raise

    def unseen_cause(self):
        """The cause of an end, see docs/TRACE.md."""
        return None

    def fail(self, name, text, line, columns=(None, None)):
        """The program's error; `columns`: its characters of the line, (first, after the last)."""
        self._write("error", {"exc": name, "text": text, "line": line, "column": columns[0], "end_column": columns[1]})

    def end(self, why):
        """The last event."""
        blocked = None
        if why == "deadlock":
            blocked = sorted(task.id for task in self.tasks if not task.done()) or None
        stuck = why not in ("ok", "error", "syntax", "exit")
        self._write("end", {"why": why, "blocked": blocked, "cause": self.unseen_cause() if stuck else None})
        self.over = True
