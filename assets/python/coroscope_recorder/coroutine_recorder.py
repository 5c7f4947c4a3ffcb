"""Records when the program's coroutines, async generators and plain calls are created, start and end, and its current
line."""

import weakref

from .event_writer import EventWriter
from .loop import Loop
from .record import Co
from .values import arguments_text, returned_text, shown
from .waits import is_asyncio_s, public_name

_RUN_ONCE = Loop._run_once.__code__


class CoroutineRecorder(EventWriter):
    """Called by the hooks that instrument.py inserts into a program."""

    def __init__(self, world, listing, write):
        super().__init__(world, listing, write)
        self.current = None  # the task whose step runs
        self.cause = None  # the cause of current events: a task or a timer
        self._latest_call = None, None  # number of events before the latest timer that was not a sleep's, and its cause
        self.cos_made = self.calls_made = 0
        self._by_frame = {}  # id of a frame -> Co, from its creation to its end
        self._by_object = {}  # id of a coroutine -> Co
        self._dropped = {}  # id of one that is being destroyed -> Co, if that can matter
        self._calls = {}  # id of a frame -> number of the plain call
        self._returned = {}  # id of a frame that is about to return -> the text of its value
        self._standing = set()  # async generators at a yield

    # The program's current place.

    def where(self, frame):
        """From `frame` outwards: the listing's line, the running coroutine, and the plain call if it is nearer."""
        line = call = None
        inside = True  # within this step of the loop
        while frame is not None:
            code = frame.f_code
            if line is None and code.co_filename == self.listing:
                line = frame.f_lineno
            if inside:
                co = self._by_frame.get(id(frame))
                if co is not None and co.frame is frame:
                    return line, self._running(co), call
                if call is None:
                    call = self._calls.get(id(frame))
                inside = code is not _RUN_ONCE
                if not inside and (co := self._library_co()) is not None:
                    return line or co.line, co, call
            elif line is not None:
                break
            frame = frame.f_back
        return line, None, call

    def _library_co(self):
        """asyncio's own coroutine, if that is the innermost one of the running step."""
        innermost = self.current.open[-1] if self.running_id() and self.current.open else None
        return innermost if innermost is not None and innermost.library else None

    def _running(self, co):
        """The coroutine of the running step; it may have got an exception after its yield."""
        task = self.current
        if task is None or task.waits or task.ended:
            return None
        if co.handed:
            self._goes_on(co)
        return co

    def place(self, frame):
        """The keys of an event caused by the program itself."""
        line, co, call = self.where(frame)
        return {"task": self.running_id(), "co": co and co.id, "fn": call, "line": line}

    # Causes.

    def timer_setting(self, due):
        """What the first event that a timer causes tells of it; `due` in nanoseconds."""
        return {"after": self.count - 1, "set": self.world.clock.read(), "due": due}

    def begin_callback(self, cause):
        self.cause = cause
        if cause is not None and "due" in cause:
            self._latest_call = self.count, cause

    def unseen_cause(self):
        """The latest timer, but that of a sleep, if nothing was recorded since it fired."""
        count, cause = self._latest_call
        return self.told(cause) if count == self.count else None

    @staticmethod
    def told(cause):
        """The cause for an event: how a timer was set is told once."""
        if cause is None or "due" not in cause:
            return cause
        whole = dict(cause)
        for key in ("after", "set", "due"):
            del cause[key]
        return whole

    def callback_cause(self):
        """The cause of the callback that the loop runs; None if it runs a step, or nothing."""
        return self.told(self.cause) if self.current is None else None

    def running_id(self):
        """The task whose step runs and has not suspended or ended yet."""
        task = self.current
        return task.id if task is not None and not task.waits and not task.ended else None

    # Coroutines.

    def co_new(self, coroutine, name, line, agen, given, frame):
        """@param given the arguments of the call: values, and a dictionary of named ones"""
        if self.deaf():
            return
        at, by, _ = self.where(frame)
        co = self._add(coroutine, name, line, agen, at=at, by=by, arguments=arguments_text(*given))
        co.frame_id = id(coroutine.ag_frame if agen else coroutine.cr_frame)
        self._by_frame[co.frame_id] = co

    def _add(self, coroutine, name, line, agen, *, at, by, library=False, arguments=None):
        co = self._new(name, line, agen, at=at, by=by, library=library, arguments=arguments)
        self._know(co, coroutine)
        return co

    def _new(self, name, line, agen, *, at, by, library, arguments=None):
        self.cos_made += 1
        self.event("co.new", co=self.cos_made, name=name, line=line, at=at, task=self.running_id(), by=by and by.id,
                   agen=agen or None, args=arguments)
        return Co(self.cos_made, name, line, agen, library)

    def _know(self, co, coroutine):
        try:
            co.alive = weakref.ref(coroutine, lambda _: self._gone(co))
        except TypeError:  # the result of a generator's asend(): not needed
            return
        co.object_id = id(coroutine)
        self._dropped.pop(co.object_id, None)
        self._by_object[co.object_id] = co

    def co_of(self, coroutine):
        """None for an unknown one."""
        co = self._by_object.get(id(coroutine))
        return co if co is not None and co.alive() is coroutine else None

    def dropped(self, generator):
        """The Co of an async generator without references, which asyncio is about to close."""
        co = self._dropped.get(id(generator))
        if co is not None:
            self._know(co, generator)
        return co

    def _gone(self, co):
        """Its object is being destroyed. An async generator that has not ended is resurrected, to be closed."""
        if self._by_object.get(co.object_id) is co:
            del self._by_object[co.object_id]
        if not co.started or co.frame is not None:
            self._dropped[co.object_id] = co
        if not co.started:
            self._forget_frame(co)

    def _forget_frame(self, co):
        if self._by_frame.get(co.frame_id) is co:
            del self._by_frame[co.frame_id]
        co.frame = None

    def never_awaited(self, coroutine, frame):
        """Python warns about it. One of asyncio's own, not recorded so far, is created where it is dropped."""
        if self.deaf():
            return
        line, by, _ = self.where(frame)
        co = self._dropped.pop(id(coroutine), None)
        if co is None and is_asyncio_s(coroutine):
            co = self._new(public_name(coroutine), line, False, at=line, by=by, library=True)
        if co is not None:
            self.event("co.never_awaited", co=co.id, name=co.name, task=self.running_id(), line=line)

    def body_begins(self, frame):
        co = self._by_frame.get(id(frame))
        if co is None or self.running_id() is None:
            return
        _, parent, _ = self.where(frame.f_back)
        co.frame = frame
        self._start(co, parent)

    def _start(self, co, parent):
        task = self.current
        co.started = True
        co.task = task
        task.open.append(co)
        self.event("co.start", co=co.id, name=co.name, task=task.id, parent=parent and parent.id, line=co.line)

    def returned(self, frame, value):
        self._returned[id(frame)] = returned_text(value)

    def _take_returned(self, frame, error):
        value = self._returned.pop(id(frame), None)
        return value if error is None else None

    def body_ends(self, frame, error, traceback):
        value = self._take_returned(frame, error)
        co = self._by_frame.get(id(frame))
        if co is None or co.frame is not frame:
            return
        line = traceback.tb_lineno if traceback and frame.f_code.co_filename == self.listing else None
        self._end(co, error, line, value)

    def _end(self, co, error, line, value):
        how = how_of(error)
        task = self.running_id() or (co.task and co.task.id)
        if co.handed:
            self._goes_on(co)
        if how in ("return", "close"):
            line = None
        self._forget_frame(co)
        self._dropped.pop(co.object_id, None)
        self._leave(co)
        self.event("co.end", co=co.id, task=task, how=how, value=value,
                   exc=_type_that_leaves(co, error) if how == "raise" else None, line=line)

    # Async generators.

    def handed(self, frame, value):
        co = self._by_frame.get(id(frame))
        if co is None or co.frame is not frame:
            return
        if co.handed:
            self._goes_on(co)
        line = co.now_at(self.listing)
        self.event("agen.yield", task=self.running_id(), co=co.id, line=line, value=shown(value))
        co.handed, co.stands_at = True, line
        self._standing.add(co)
        self._leave(co)

    def resumed(self, frame, value):
        co = self._by_frame.get(id(frame))
        if co is None or co.frame is not frame:
            return
        self._goes_on(co)
        self.event("agen.next", task=self.running_id(), co=co.id, line=co.stands_at,
                   value=None if value is None else shown(value))

    def _goes_on(self, co):
        co.handed = False
        self._standing.discard(co)
        co.task = self.current
        if co.task is not None:
            co.task.open.append(co)

    @staticmethod
    def _leave(co):
        """It is no longer part of its task's chain. The recorder must not keep its task alive."""
        if co.task is not None and co in co.task.open:
            co.task.open.remove(co)
        co.task = None

    # Plain calls.

    def call_begins(self, frame, line, arguments):
        if self.deaf():
            return
        at, co, parent = self.where(frame.f_back)
        self.calls_made += 1
        self._calls[id(frame)] = self.calls_made
        line = line if frame.f_code.co_filename == self.listing else None
        self.event("fn.start", fn=self.calls_made, name=frame.f_code.co_name, line=line, at=at,
                   task=self.running_id(), co=co and co.id, parent=parent, args=arguments,
                   cause=self.callback_cause())

    def call_ends(self, frame, error):
        value = self._take_returned(frame, error)
        number = self._calls.pop(id(frame), None)
        if number is not None:
            self.event("fn.end", fn=number, how="return" if error is None else "raise", value=value,
                       exc=None if error is None else type(error).__name__)


def _type_that_leaves(co, error):
    """Python replaces exceptions that would look like the end of a coroutine: such an exception leaves it as
    another."""
    stops = (StopIteration, StopAsyncIteration) if co.agen else StopIteration
    return "RuntimeError" if isinstance(error, stops) else type(error).__name__


def how_of(error):
    if error is None:
        return "return"
    if isinstance(error, GeneratorExit):
        return "close"
    return "cancel" if type(error).__name__ == "CancelledError" else "raise"
