"""The recorder's data of a coroutine and of a task, and the task class that reports to it."""



from .order import Task


def _nothing():
    return None


class Co:
    """A coroutine object, or an async generator."""

    __slots__ = ("id", "name", "line", "agen", "library", "frame", "frame_id", "object_id", "alive", "started", "task",
                 "handed", "stands_at", "__weakref__")

    def __init__(self, co_id, name, line, agen=False, library=False):
        self.id = co_id
        self.name = name
        self.line = line  # of its def; for asyncio's own, of the call that makes it a task
        self.agen = agen
        self.library = library  # asyncio's own
        self.frame = None  # from its start to its end
        self.frame_id = self.object_id = None
        self.alive = _nothing  # a weak reference to the object
        self.started = False
        self.task = None  # the task in whose step it started or was last resumed
        self.handed = False  # an async generator that is suspended at a yield
        self.stands_at = None  # and the line of that yield

    def is_over(self):
        """Whether it is one of asyncio's own and has ended: it can be awaited again, which is rejected."""
        return getattr(self.alive(), "cr_frame", self) is None

    def now_at(self, listing):
        """Its current line; 0 if that is not in the listing."""
        if self.library:
            return self.line
        if self.frame is None or self.frame.f_code.co_filename != listing:
            return 0
        return self.frame.f_lineno


class RecordedTask(Task):
    """A task that is in the trace."""

    __slots__ = ("id", "co", "open", "started", "waits", "ready", "ended", "misused", "cause", "on_cancel",
                 "cancelled_itself")

    def __init__(self, coro, *, co, task_id, on_cancel, **options):
        self.id = task_id
        self.co = co
        self.open = []  # its coroutines that have started and not ended, the innermost last
        self.started = False
        self.waits = None  # the kind of what it waits for, from a suspend to the next resume
        self.ready = False
        self.ended = False
        self.misused = False  # its next step throws a RuntimeError: it awaited an invalid object
        self.on_cancel = on_cancel
        self.cancelled_itself = False  # in the current step: the task ends cancelled, its coroutine may not
        super().__init__(coro, **options)

    def cancel(self, msg=None):
        if not self.done():
            self.on_cancel(self)
            self.cancelled_itself = self.started and self.waits is None
        return super().cancel(msg)


RecordedTask.__name__ = RecordedTask.__qualname__ = "Task"
RecordedTask.__module__ = "_asyncio"

