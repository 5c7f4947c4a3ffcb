"""What the recorder writes, rule by rule, where docs/TRACE.md leaves a choice."""

import json
import sys
import unittest

import pythons
from coroscope_recorder import Limits, record_source

OLD_WAIT_FOR = sys.version_info < (3, 12)  # it makes a task of its own


def events_of(body, *kinds, **options):
    """Events of a program with this main(): its first line is line 3."""
    lines = "".join(f"    {line}\n" for line in body.strip("\n").split("\n"))
    return only(f"import asyncio, time\nasync def main():\n{lines}asyncio.run(main())\n", *kinds, **options)


def only(source, *kinds, **options):
    """Its events without i, t and n; those of these kinds."""
    found = []
    for line in record_source(source, **options):
        event = json.loads(line)
        if not kinds or event["k"] in kinds:
            found.append({key: value for key, value in event.items() if key not in ("i", "t", "n")})
    return found


def ons(body):
    """What main() waits for, suspend by suspend."""
    return [each["on"] for each in events_of(body, "task.suspend") if each["task"] == 1]


class OnTest(unittest.TestCase):
    maxDiff = None

    def test_sleep_and_yield(self):
        self.assertEqual([{"kind": "yield"}, {"call": "sleep", "delay": 0.5, "kind": "sleep"}],
                         ons("await asyncio.sleep(0)\nawait asyncio.sleep(0.5)"))

    def test_a_future_has_no_call(self):
        self.assertEqual([{"kind": "future"}], ons("await asyncio.get_running_loop().create_future()"))

    def test_the_primitives_are_named_as_a_person_writes_them(self):
        waits = {
            "asyncio.Event().wait()": "Event.wait",
            "asyncio.Queue().get()": "Queue.get",
            "asyncio.PriorityQueue().get()": "Queue.get",
        }
        for what, call in waits.items():
            with self.subTest(what):
                self.assertEqual([{"call": call, "kind": "future"}], ons(f"await {what}"))

    def test_full_queues_and_those_that_are_not_done(self):
        body = "q = asyncio.Queue(1)\nawait q.put(1)\n"
        self.assertEqual([{"call": "Queue.put", "kind": "future"}], ons(body + "await q.put(2)"))
        self.assertEqual([{"call": "Queue.join", "kind": "future"}], ons(body + "await q.join()"))

    def test_locks_however_they_are_taken(self):
        for kind, call in (("Lock()", "Lock.acquire"), ("Semaphore(1)", "Semaphore.acquire"),
                           ("BoundedSemaphore(1)", "Semaphore.acquire"), ("Condition()", "Lock.acquire")):
            for how in ("await x.acquire()", "async with x: pass"):
                with self.subTest(kind + how):
                    self.assertEqual([{"call": call, "kind": "future"}],
                                     ons(f"x = asyncio.{kind}\nawait x.acquire()\n{how}"))

    def test_conditions(self):
        body = "c = asyncio.Condition()\nawait c.acquire()\n"
        self.assertEqual([{"call": "Condition.wait", "kind": "future"}], ons(body + "await c.wait()"))
        self.assertEqual([{"call": "Condition.wait_for", "kind": "future"}], ons(body + "await c.wait_for(lambda: 0)"))

    @unittest.skipIf(sys.version_info < (3, 11), "there are no barriers before Python 3.11")
    def test_barriers(self):
        for how in ("await b.wait()", "async with b: pass"):
            self.assertEqual([{"call": "Barrier.wait", "kind": "future"}], ons(f"b = asyncio.Barrier(2)\n{how}"))

    def test_tasks_and_gather(self):
        body = "a = asyncio.create_task(asyncio.sleep(1))\n"
        self.assertEqual([{"kind": "task", "task": 2}], ons(body + "await a"))
        self.assertEqual([{"kind": "gather", "tasks": [2, 3, 2]}],
                         ons(body + "await asyncio.gather(a, asyncio.sleep(1), a)"))

    def test_wait_names_its_tasks_by_id(self):
        body = "a, b = (asyncio.create_task(asyncio.sleep(1)) for _ in range(2))\nawait asyncio.wait([b, a])"
        self.assertEqual([{"call": "wait", "kind": "gather", "tasks": [2, 3]}], ons(body))

    @unittest.skipIf(sys.version_info < (3, 11), "there are no task groups before Python 3.11")
    def test_a_task_group_names_what_is_left(self):
        body = """
async with asyncio.TaskGroup() as group:
    for d in (1, 3, 2):
        group.create_task(asyncio.sleep(d))
    await asyncio.sleep(1.5)
"""
        self.assertEqual({"call": "TaskGroup", "kind": "gather", "tasks": [3, 4]}, ons(body)[1])

    def test_shield(self):
        body = "a = asyncio.create_task(asyncio.sleep(1))\n"
        self.assertEqual([{"call": "shield", "kind": "task", "task": 2}], ons(body + "await asyncio.shield(a)"))
        future = "f = asyncio.get_running_loop().create_future()\nawait asyncio.shield(f)"
        self.assertEqual([{"call": "shield", "kind": "future"}], ons(future))

    @unittest.skipIf(OLD_WAIT_FOR, "wait_for makes a task of its own before Python 3.12")
    def test_wait_for_passes_on_what_it_was_given(self):
        self.assertEqual([{"call": "Event.wait", "kind": "future"}],
                         ons("await asyncio.wait_for(asyncio.Event().wait(), None)"))
        self.assertEqual([{"call": "sleep", "delay": 1, "kind": "sleep"}],
                         ons("await asyncio.wait_for(asyncio.sleep(1), 2)"))
        body = "a = asyncio.create_task(asyncio.sleep(1))\n"
        self.assertEqual([{"call": "wait_for", "kind": "task", "task": 2}], ons(body + "await asyncio.wait_for(a, 2)"))

    @unittest.skipIf(OLD_WAIT_FOR, "wait_for makes a task of its own before Python 3.12")
    def test_a_library_coroutine_that_returns_though_its_task_has_cancelled_itself(self):
        body = "async def work(): asyncio.current_task().cancel()\nt = asyncio.create_task(asyncio.wait_for(work(), 1))\n"
        events = events_of(body + "await asyncio.wait([t])", "co.end", "task.end")
        self.assertEqual(["return", "return", "cancel"], [each["how"] for each in events][:3])

    def test_as_completed(self):
        body = "for each in asyncio.as_completed([asyncio.sleep(1)]): await each"
        self.assertEqual([{"call": "as_completed", "kind": "future"}], ons(body))

    @unittest.skipIf(sys.version_info < (3, 13), "as_completed is a plain iterator before Python 3.13")
    def test_as_completed_by_async_for(self):
        body = "async for each in asyncio.as_completed([asyncio.create_task(asyncio.sleep(1))]): await each"
        self.assertEqual([{"call": "as_completed", "kind": "future"}], ons(body))

    def test_a_thread_tells_how_long_it_takes(self):
        self.assertEqual([{"call": "to_thread", "delay": 1.5, "kind": "future"}],
                         ons("await asyncio.to_thread(time.sleep, 1.5)"))

    def test_a_thread_that_must_queue_does_not(self):
        body = "await asyncio.gather(*(asyncio.to_thread(time.sleep, 2) for _ in range(2)))"
        suspends = events_of(body, "task.suspend", limits=Limits(workers=1))
        self.assertEqual([{"call": "to_thread", "delay": 2, "kind": "future"}, {"call": "to_thread", "kind": "future"}],
                         [each["on"] for each in suspends[1:]])


class TaskTest(unittest.TestCase):
    maxDiff = None

    def test_a_task_of_asyncios_own_coroutine_is_a_coroutine(self):
        events = events_of("t = asyncio.create_task(asyncio.sleep(1))\nawait t")
        self.assertEqual([
            {"k": "co.new", "co": 2, "name": "sleep", "line": 3, "at": 3, "task": 1, "by": 1},
            {"k": "task.new", "task": 2, "co": 2, "by": 1, "byco": 1, "line": 3, "name": "sleep"},
        ], events[5:7])
        self.assertEqual([
            {"k": "task.start", "task": 2, "co": 2, "line": 3, "cause": {"task": 1}},
            {"k": "co.start", "co": 2, "name": "sleep", "task": 2, "line": 3},
            {"k": "task.suspend", "task": 2, "co": 2, "line": 3, "chain": [[2, 3]],
             "on": {"call": "sleep", "delay": 1, "kind": "sleep"}},
        ], events[8:11])
        self.assertEqual({"k": "co.end", "co": 2, "task": 2, "how": "return"}, events[13])

    def test_what_such_a_coroutine_does_it_does_itself(self):
        body = "async def f(): pass\nawait asyncio.create_task(asyncio.wait_for(f(), 0))"
        made, asked = events_of(body, "task.new")[2], events_of(body, "task.cancel")[0]
        place = {"by": 2, "byco": 3, "line": 4}
        self.assertEqual({"k": "task.new", "task": 3, "co": 2, **place, "name": "f"}, made)
        self.assertEqual({"k": "task.cancel", "task": 3, **place}, asked)

    def test_a_cancel_says_who_and_where(self):
        body = "t = asyncio.create_task(asyncio.sleep(9))\nawait asyncio.sleep(1)\nt.cancel()"
        self.assertEqual([{"k": "task.cancel", "task": 2, "by": 1, "byco": 1, "line": 5}],
                         events_of(body, "task.cancel"))

    def test_a_cancel_of_nobodys_step_says_why(self):
        body = """
t = asyncio.create_task(asyncio.sleep(9))
asyncio.get_running_loop().call_later(1, t.cancel)
await asyncio.wait([t])
"""
        cause = {"timer": 1, "after": 6, "set": 0, "due": 1000000000}
        self.assertEqual([{"k": "task.cancel", "task": 2, "cause": cause}], events_of(body, "task.cancel"))

    def test_only_the_first_event_of_a_timer_says_how_it_was_set(self):
        body = "async with asyncio.timeout(2):\n    await asyncio.sleep(1)\n    await asyncio.sleep(9)"
        if sys.version_info < (3, 11):
            self.skipTest("asyncio.timeout is new in 3.11")
        cancel, ready = [events_of(f"try:\n    {body.replace(chr(10), chr(10) + '    ')}\nexcept TimeoutError: pass", kind)[-1]
                         for kind in ("task.cancel", "task.ready")]
        self.assertEqual({"timer", "after", "set", "due"}, set(cancel["cause"]))
        self.assertEqual((0, 2000000000), (cancel["cause"]["set"], cancel["cause"]["due"]))
        self.assertEqual({"timer": cancel["cause"]["timer"]}, ready["cause"])

    def test_a_callback_says_what_has_called_it(self):
        body = """
loop = asyncio.get_running_loop()
loop.call_later(1, print, "late")
loop.call_soon(print, "soon")
await asyncio.sleep(2)
"""
        soon, late = [event["cause"] for event in events_of(body, "print")]
        self.assertEqual({"task": 1}, soon)
        self.assertEqual((0, 1000000000), (late["set"], late["due"]))

    def test_a_timer_that_nothing_follows_is_the_cause_of_the_end(self):
        body = "asyncio.get_running_loop().call_later(3, int)\nawait asyncio.Event().wait()"
        self.assertEqual(3000000000, events_of(body, "end")[0]["cause"]["due"])

    def test_leftover_tasks_are_cancelled_for_no_reason(self):
        body = "[asyncio.create_task(asyncio.sleep(9)) for _ in range(2)]\nawait asyncio.sleep(1)"
        self.assertEqual([{"k": "task.cancel", "task": 2}, {"k": "task.cancel", "task": 3}],
                         events_of(body, "task.cancel"))

    def test_gather_asks_each_child_at_the_line_of_the_cancel(self):
        body = "g = asyncio.gather(asyncio.sleep(8), asyncio.sleep(9))\nawait asyncio.sleep(1)\ng.cancel()"
        place = {"by": 1, "byco": 1, "line": 5}
        self.assertEqual([{"k": "task.cancel", "task": task, **place} for task in (2, 3)],
                         events_of(body, "task.cancel"))

    def test_the_outer_task_is_asked_first(self):
        body = """
inner = asyncio.create_task(asyncio.sleep(9))
async def outer(): await inner
task = asyncio.create_task(outer())
await asyncio.sleep(1)
task.cancel()
await asyncio.wait([task])
"""
        self.assertEqual([3, 2], [each["task"] for each in events_of(body, "task.cancel")])

    def test_a_cancel_that_a_suspended_task_passes_on_stands_behind_its_suspend(self):
        body = """
other = asyncio.create_task(asyncio.sleep(9))
await asyncio.sleep(0)
async def me():
    asyncio.current_task().cancel()
    await other
await asyncio.wait([asyncio.create_task(me())])
"""
        kinds = [(each["k"], each["task"]) for each in events_of(body, "task.cancel", "task.suspend", "task.ready")]
        at = kinds.index(("task.cancel", 3))
        self.assertEqual([("task.suspend", 3), ("task.cancel", 2), ("task.ready", 2)], kinds[at + 1:at + 4])
        self.assertEqual({"k": "task.cancel", "task": 2, "cause": {"task": 3}}, events_of(body, "task.cancel")[1])


class GeneratorTest(unittest.TestCase):
    maxDiff = None
    TICKS = """
async def ticks():
    try:
        while True:
            yield 1
    finally:
        print("over")
"""

    def test_one_that_is_left_is_closed_by_a_task_of_its_own(self):
        events = events_of(self.TICKS + "async for each in ticks():\n    break\nawait asyncio.sleep(1)")
        at = next(i for i, each in enumerate(events) if each["k"] == "task.new" and each["task"] == 2)
        self.assertEqual({"k": "task.new", "task": 2, "co": 2, "line": 6, "name": "ticks"}, events[at])
        self.assertEqual([
            {"k": "task.start", "task": 2, "co": 2, "line": 3, "cause": {"task": 1}},
            {"k": "print", "task": 2, "co": 2, "line": 8, "text": "over"},
            {"k": "co.end", "co": 2, "task": 2, "how": "close"},
            {"k": "task.end", "task": 2, "how": "return"},
        ], events[at + 1:at + 5])

    def test_what_asyncio_run_closes_at_the_end_is_closed_so_too(self):
        main = "kept = ticks()\nasync def main():\n    await kept.__anext__()\nasyncio.run(main())"
        source = f"import asyncio\n{self.TICKS}{main}"
        events = only(source)
        self.assertEqual({"k": "task.new", "task": 2, "co": 1, "line": 6, "name": "ticks"}, events[-6])
        self.assertEqual([
            {"k": "task.start", "task": 2, "co": 1, "line": 3},
            {"k": "print", "task": 2, "co": 1, "line": 8, "text": "over"},
            {"k": "co.end", "co": 1, "task": 2, "how": "close"},
            {"k": "task.end", "task": 2, "how": "return"},
        ], events[-5:-1])

    def test_aclose_ends_it_where_it_stands(self):
        body = self.TICKS + "t = ticks()\nawait t.__anext__()\nawait t.aclose()"
        events = events_of(body, "agen.next", "co.end", "print")
        self.assertEqual([
            {"k": "print", "task": 1, "co": 2, "line": 8, "text": "over"},
            {"k": "co.end", "co": 2, "task": 1, "how": "close"},
            {"k": "co.end", "co": 1, "task": 1, "how": "return"},
        ], events)

    def test_those_that_do_not_stand_at_a_yield_are_no_tasks_at_the_end(self):
        main = ("async def main():\n    await kept[0].__anext__()\n    await kept[1].__anext__()\n"
                "    await kept[1].aclose()\n    kept.append(kept[2].__anext__())\n")
        source = f"import asyncio\n{self.TICKS}kept = [ticks(), ticks(), ticks()]\n{main}asyncio.run(main())\n"
        events = only(source, "task.new")
        self.assertEqual(["main", "ticks"], [each["name"] for each in events])

    def test_one_that_never_started_leaves_nothing(self):
        events = events_of(self.TICKS + "ticks()\nawait ticks().aclose()", "co.end", "co.start", "co.never_awaited")
        self.assertEqual(["co.start", "co.end"], [each["k"] for each in events])  # main's


class ReturnedTest(unittest.TestCase):
    """The value of a co.end and a fn.end."""

    maxDiff = None

    def returned(self, body, before=""):
        """What each f() returns that main() awaits."""
        lines = "".join(f"    {line}\n" for line in body.strip("\n").split("\n"))
        events = only(f"import asyncio\n{before}\nasync def f():\n{lines}asyncio.run(f())\n", "co.end")
        return events[0].get("value")

    def test_scalars_are_written_as_python_writes_them(self):
        for text in ("1", "-3", "0.5", "1.0", "nan", "True", "b'x'", "1j", "'한글'", "'a\\n'", '"it\'s"'):
            source = text if text != "nan" else "float('nan')"
            self.assertEqual(text, self.returned(f"return {source}"))

    def test_none_is_left_out(self):
        for body in ("pass", "return", "return None", "await asyncio.sleep(0)"):
            self.assertIsNone(self.returned(body))

    def test_of_anything_else_it_is_the_type(self):
        for what, name in (("[1]", "list"), ("(1, 2)", "tuple"), ("{}", "dict"), ("len", "builtin_function_or_method"),
                           ("asyncio.Lock()", "Lock"), ("int", "type"), ("asyncio", "module")):
            self.assertEqual(name, self.returned(f"return {what}"))

    def test_subclasses_of_scalars_are_something_else(self):
        before = "class Text(str):\n    def __repr__(self): print('called')\n"
        self.assertEqual("Text", self.returned("return Text('x')", before))

    def test_none_of_the_program_s_code_runs_for_it(self):
        before = """
class Meta(type):
    def __eq__(self, other): print('called')
    def __hash__(self): print('called')
    __name__ = property(lambda self: print('called'))
class Thing(metaclass=Meta):
    def __repr__(self): print('called')
    __class__ = property(lambda self: print('called'))
async def f(x): return x
async def main():
    for x in (Thing(), Thing): await f(x)
"""
        events = only(f"import asyncio\n{before}asyncio.run(main())\n", "co.end", "print")
        self.assertEqual(["Thing", "Meta", None], [each.get("value", None) for each in events])

    def test_it_has_at_most_forty_characters(self):
        self.assertEqual("'" + 38 * "a" + "'", self.returned("return 38 * 'a'"))
        self.assertEqual("'" + 38 * "a" + "…", self.returned("return 39 * 'a'"))
        self.assertEqual("b'" + 37 * "a" + "…", self.returned("return 10 ** 8 * b'a'"))
        self.assertEqual("1" + 38 * "0" + "…", self.returned("return 10 ** 50"))
        self.assertEqual("int", self.returned("return 10 ** 100000"))

    def test_the_last_return_counts(self):
        self.assertEqual("2", self.returned("try:\n    return 1\nfinally:\n    return 2"))
        self.assertIsNone(self.returned("try:\n    return 1\nfinally:\n    return"))
        self.assertIsNone(self.returned("for _ in '1':\n    try:\n        return 1\n    finally:\n        break"))
        self.assertIsNone(self.returned("try:\n    return 1\nfinally:\n    1 / 0"))
        body = "try:\n    try:\n        return 1\n    finally:\n        1 / 0\nexcept ZeroDivisionError:\n    pass"
        self.assertIsNone(self.returned(body))

    def test_plain_calls_have_it_too(self):
        source = "def f(x):\n    def inner(): return 5\n    return [x, inner()]\ndef g(): return 'g'\nf(1)\ng()\n"
        self.assertEqual(["list", "'g'"], [each["value"] for each in only(source, "fn.end")])

    def test_a_library_coroutine_that_is_a_task_has_it_too(self):
        events = events_of("await asyncio.create_task(asyncio.sleep(1, 'x'))", "co.end")
        self.assertEqual("'x'", events[0]["value"])

    def test_generators_have_none(self):
        body = "async def ticks():\n    yield 1\n    return\nasync for _ in ticks(): pass"
        self.assertEqual([{"k": "co.end", "co": 2, "task": 1, "how": "return"},
                          {"k": "co.end", "co": 1, "task": 1, "how": "return"}], events_of(body, "co.end"))

    def test_what_is_returned_is_the_very_object_and_is_let_go(self):
        source = """
import asyncio, weakref
class Thing: pass
async def f(thing): return thing
async def main():
    thing = Thing()
    alive = weakref.ref(thing)
    print(await f(thing) is thing)
    del thing
    print(alive())
asyncio.run(main())
"""
        self.assertEqual(["True", "None"], [each["text"] for each in only(source, "print")])

    def test_tracebacks_stay_as_they_are(self):
        source = """
import asyncio, traceback
async def fails():
    return (1 +
            int('x'))
async def main():
    try:
        return await fails()
    except ValueError as error:
        print([frame.lineno for frame in traceback.extract_tb(error.__traceback__)])
asyncio.run(main())
"""
        self.assertEqual(["[8, 5]"], [each["text"] for each in only(source, "print")])


class DroppedTest(unittest.TestCase):
    """asyncio's own coroutines that nobody awaits."""

    maxDiff = None

    def dropped(self, body):
        return [(each["name"], each.get("line")) for each in events_of(body, "co.never_awaited")]

    def test_it_is_made_where_it_is_dropped(self):
        self.assertEqual([{"k": "co.new", "co": 2, "name": "sleep", "line": 3, "at": 3, "task": 1, "by": 1},
                          {"k": "co.never_awaited", "co": 2, "name": "sleep", "task": 1, "line": 3}],
                         events_of("asyncio.sleep(1)", "co.new", "co.never_awaited")[1:])

    def test_that_is_where_the_function_has_ended_for_a_variable(self):
        self.assertEqual([{"k": "co.end", "co": 1, "task": 1, "how": "return"},
                          {"k": "co.new", "co": 2, "name": "sleep", "line": 4, "at": 4, "task": 1},
                          {"k": "co.never_awaited", "co": 2, "name": "sleep", "task": 1, "line": 4}],
                         events_of("kept = asyncio.sleep(1)", "co.new", "co.end", "co.never_awaited")[1:])

    def test_they_are_named_as_a_person_writes_them(self):
        for what, name in (("asyncio.Event().wait()", "Event.wait"), ("asyncio.Queue().get()", "Queue.get"),
                           ("asyncio.PriorityQueue().put(1)", "Queue.put"), ("asyncio.Lock().acquire()", "Lock.acquire"),
                           ("asyncio.BoundedSemaphore().acquire()", "Semaphore.acquire"),
                           ("asyncio.to_thread(print)", "to_thread"), ("asyncio.wait([])", "wait")):
            self.assertEqual([(name, 3)], self.dropped(what))

    def test_what_it_was_given_is_dropped_behind_it(self):
        self.assertEqual([("wait_for", 3), ("sleep", 3)], self.dropped("asyncio.wait_for(asyncio.sleep(1), 2)"))

    def test_at_module_level_there_is_no_task(self):
        events = only("import asyncio\nasyncio.sleep(1)\n")
        self.assertEqual([{"k": "co.new", "co": 1, "name": "sleep", "line": 2, "at": 2},
                          {"k": "co.never_awaited", "co": 1, "name": "sleep", "line": 2}], events[1:-1])

    def test_those_that_others_have_made_leave_nothing(self):
        source = ("import asyncio, contextlib\nasync def main():\n    async with contextlib.AsyncExitStack() as stack:\n"
                  "        stack.aclose()\n        asyncio.Lock().__aenter__\nasyncio.run(main())\n")
        self.assertEqual([], only(source, "co.never_awaited"))

    def test_in_a_worker_it_leaves_nothing(self):
        self.assertEqual([], self.dropped("await asyncio.to_thread(lambda: asyncio.sleep(1) and None)"))


class OutputTest(unittest.TestCase):
    maxDiff = None

    def test_workers_print_when_their_time_has_come(self):
        source = ("import asyncio, time\ndef work():\n    time.sleep(2)\n    print('x')\n    time.sleep(2)\n"
                  "async def main():\n    await asyncio.gather(asyncio.to_thread(work), asyncio.sleep(3))\n"
                  "asyncio.run(main())\n")
        events = [json.loads(line) for line in record_source(source)]
        self.assertEqual([], [each for each in events if each["k"] in ("block.begin", "fn.start")])
        said = [each for each in events if each["k"] == "print"]
        self.assertEqual([(2 * 10**9, {"line": 4, "text": "x"})],
                         [(each["t"], {key: each[key] for key in each if key not in tuple("itnk")}) for each in said])

    def test_the_calls_of_workers_are_not_counted(self):
        source = ("import asyncio, time\ndef work(): time.sleep(2)\n"
                  "async def main():\n    await asyncio.to_thread(work)\n    work()\nasyncio.run(main())\n")
        events = [json.loads(line) for line in record_source(source)]
        self.assertEqual([1], [each["fn"] for each in events if each["k"] == "fn.start"])

    def test_limits_end_a_trace(self):
        ends = {
            "limit:events": only("while True: print()", limits=Limits(events=100)),
            "limit:turns": events_of("while True: await asyncio.sleep(0)", limits=Limits(turns=100)),
            "limit:cpu": only("while True: pass", limits=Limits(cpu=0.1)),
        }
        for why, events in ends.items():
            self.assertEqual({"k": "end", "why": why}, events[-1])
        self.assertEqual(100, len(ends["limit:events"]))

    def test_the_limit_of_the_processor_does_not_come_in_the_middle_of_an_event(self):
        for cpu in (0.01, 0.011, 0.012, 0.013, 0.014):
            lines = record_source("while True: print('x')", limits=Limits(cpu=cpu, events=None))
            self.assertEqual(list(range(len(lines))), [json.loads(line)["i"] for line in lines])
            self.assertIn("limit:cpu", lines[-1])

    def test_an_error_has_the_program_s_line(self):
        events = only("def fail():\n    raise KeyError('x')\nimport json\njson.dumps({}, default=fail)\nfail()\n")
        self.assertEqual({"k": "error", "exc": "KeyError", "text": "'x'", "line": 2}, events[-2])

    def test_a_coroutine_that_only_the_module_holds_is_dropped_at_the_end(self):
        events = only("async def f(): pass\nkept = f()\n")
        self.assertEqual([{"k": "co.new", "co": 1, "name": "f", "line": 1, "at": 2},
                          {"k": "co.never_awaited", "co": 1, "name": "f"}, {"k": "end", "why": "ok"}], events[1:])


class ErrorLineTest(unittest.TestCase):
    """The programs of tests/coro/error_line_test.cpp."""

    def assert_error(self, exc, line, body):
        """@param line of the whole program; main() begins in line 7"""
        program = ("import asyncio\nasync def fail():\n    raise ValueError('v')\nasync def forever():\n"
                   "    await asyncio.sleep(100)\nasync def main():\n")
        lines = "".join(f"    {each}\n" for each in body.strip("\n").split("\n"))
        event = only(program + lines + "asyncio.run(main())\n", "error")[0]
        self.assertEqual((exc, line), (event["exc"], event["line"]))

    def test_it_is_where_it_was_thrown_whatever_it_came_through(self):
        self.assert_error("ValueError", 3, "await asyncio.gather(asyncio.shield(asyncio.create_task(fail())))")

    def test_it_is_that_of_the_await_where_a_library_coroutine_makes_it(self):
        self.assert_error("TimeoutError", 7, "await asyncio.wait_for(forever(), 1)")
        self.assert_error("RuntimeError", 7, "await asyncio.Condition().wait()")

    @unittest.skipIf(sys.version_info < (3, 11), "there is no timeout before Python 3.11")
    def test_it_is_that_of_the_async_with_where_a_timeout_makes_it(self):
        self.assert_error("TimeoutError", 7, "async with asyncio.timeout(1):\n    await forever()")

    def test_it_is_that_of_who_awaits_the_task_that_was_made_of_one(self):
        self.assert_error("RuntimeError", 8, "t = asyncio.create_task(asyncio.Condition().wait())\nawait t")

    def test_it_is_that_of_the_call_where_a_plain_function_makes_it(self):
        self.assert_error("InvalidStateError", 8, "t = asyncio.create_task(forever())\nt.exception()")
        self.assert_error("InvalidStateError", 9,
                          "f = asyncio.get_running_loop().create_future()\nf.set_result(1)\nf.set_result(2)")
        self.assert_error("RuntimeError", 7, "asyncio.Lock().release()")

    def test_it_is_that_of_the_await_where_a_future_was_given_the_exception(self):
        self.assert_error("ValueError", 9, "f = asyncio.get_running_loop().create_future()\n"
                                           "f.set_exception(ValueError('v'))\nawait f")

    def test_it_is_that_of_the_second_await_where_the_failure_was_taken_before(self):
        self.assert_error("ValueError", 12, "t = asyncio.create_task(fail())\ntry:\n    await t\n"
                                            "except ValueError:\n    pass\nawait t")

    @unittest.skipIf(sys.version_info < (3, 11), "a CancelledError is made anew where it is awaited before Python 3.11")
    def test_that_of_a_cancel_is_where_the_cancelled_task_stood(self):
        cancelled = "t = asyncio.create_task(forever())\nasyncio.get_running_loop().call_soon(t.cancel)\n"
        self.assert_error("CancelledError", 5, cancelled + "await t")
        self.assert_error("CancelledError", 5, cancelled + "await asyncio.gather(t)")

    @unittest.skipIf(sys.version_info < (3, 11), "a CancelledError is made anew where it is awaited before Python 3.11")
    def test_that_of_a_cancel_before_the_start_is_where_the_task_is_awaited(self):
        self.assert_error("CancelledError", 9, "t = asyncio.create_task(forever())\nt.cancel()\nawait t")

    @unittest.skipIf(sys.version_info < (3, 11), "there is no TaskGroup before Python 3.11")
    def test_that_of_a_cancel_that_a_task_group_passes_on_is_where_it_was_thrown(self):
        self.assert_error("CancelledError", 10, "async with asyncio.TaskGroup() as group:\n"
                                                "    group.create_task(forever())\n    await asyncio.sleep(0)\n"
                                                "    raise asyncio.CancelledError()")


if __name__ == "__main__":
    pythons.main()
