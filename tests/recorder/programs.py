"""Programs over all of asyncio's primitives, as text: bodies of main(), and whole modules."""

import sys
import textwrap

_BODIES = {
    "nested": """
async def leaf(d):
    await asyncio.sleep(d)
    return d
async def middle(d):
    return await leaf(d) + await leaf(d + 1)
print(await middle(1))
""",
    "tasks": """
async def work(name, d):
    print(name, "starts")
    await asyncio.sleep(d)
    print(name, "ends")
    return name
a = asyncio.create_task(work("a", 2))
b = asyncio.create_task(work("b", 1), name="bee")
print(b.get_name(), await a, await b)
""",
    "yields": """
async def turn(name):
    for i in range(3):
        print(name, i)
        await asyncio.sleep(0)
await asyncio.gather(turn("a"), turn("b"))
""",
    "gather_of_all_kinds": """
async def work(d):
    await asyncio.sleep(d)
    return d
future = asyncio.get_running_loop().create_future()
asyncio.get_running_loop().call_later(1, future.set_result, "future")
task = asyncio.create_task(work(2))
print(await asyncio.gather(work(1), task, future, asyncio.sleep(3, "sleep"), task))
print(await asyncio.gather())
""",
    "gather_exceptions": """
async def fail(d):
    await asyncio.sleep(d)
    raise ValueError(d)
print(await asyncio.gather(fail(1), asyncio.sleep(2, "ok"), return_exceptions=True))
try:
    await asyncio.gather(fail(1), fail(2))
except ValueError as error:
    print("caught", error)
await asyncio.sleep(3)
""",
    "cancel_a_sleeper": """
async def sleeper():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled")
        raise
    finally:
        print("finally")
task = asyncio.create_task(sleeper())
await asyncio.sleep(1)
task.cancel()
try:
    await task
except asyncio.CancelledError:
    print("gone", task.cancelled())
""",
    "cancel_before_start": """
async def never():
    print("never")
task = asyncio.create_task(never())
print(task.cancel(), task.cancel())
await asyncio.wait([task])
print(task.cancelled(), task.cancel())
""",
    "cancel_through_awaits": """
async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(1)
        print("inner over")
async def outer(task):
    await task
task = asyncio.create_task(inner())
outside = asyncio.create_task(outer(task))
await asyncio.sleep(1)
outside.cancel()
print(await asyncio.gather(task, outside, return_exceptions=True))
""",
    "cancel_caught": """
async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        return "stayed"
task = asyncio.create_task(stubborn())
await asyncio.sleep(1)
task.cancel()
print(await task)
""",
    "cancel_oneself": """
async def me():
    asyncio.current_task().cancel()
    print("still here")
    await asyncio.sleep(1)
try:
    await asyncio.create_task(me())
except asyncio.CancelledError:
    print("gone")
""",
    "cancel_oneself_then_await_a_task": """
async def other():
    await asyncio.sleep(5)
async def me(task):
    asyncio.current_task().cancel()
    await task
task = asyncio.create_task(other())
await asyncio.sleep(0)
print(await asyncio.gather(asyncio.create_task(me(task)), return_exceptions=True), task.cancelled())
""",
    "cancel_pending_at_return": """
async def me():
    asyncio.current_task().cancel()
    return 1
print(await asyncio.gather(me(), return_exceptions=True))
""",
    "cancel_a_gather": """
async def work(d):
    try:
        await asyncio.sleep(d)
    finally:
        print("over", d)
both = asyncio.gather(work(5), work(6), asyncio.sleep(7))
await asyncio.sleep(1)
print(both.cancel())
try:
    await both
except asyncio.CancelledError:
    print("gathered")
""",
    "wait_for_in_time": """
async def work(d):
    await asyncio.sleep(d)
    return d
print(await asyncio.wait_for(work(1), 2))
print(await asyncio.wait_for(asyncio.create_task(work(1)), 2))
print(await asyncio.wait_for(asyncio.sleep(1, "slept"), 2))
print(await asyncio.wait_for(work(1), None))
""",
    "wait_for_too_late": """
async def work():
    try:
        await asyncio.sleep(5)
    finally:
        print("cleanup")
for awaitable in (work(), asyncio.create_task(work()), asyncio.sleep(5), asyncio.Event().wait()):
    try:
        await asyncio.wait_for(awaitable, 1)
    except asyncio.TimeoutError:
        print("late")
""",
    "wait_for_no_time": """
async def never():
    print("never")
event = asyncio.Event()
for awaitable in (never(), event.wait(), asyncio.sleep(0)):
    try:
        await asyncio.wait_for(awaitable, 0)
    except asyncio.TimeoutError:
        print("late")
""",
    "shield": """
async def work():
    await asyncio.sleep(2)
    print("worked")
    return 1
async def guarded(task):
    await asyncio.shield(task)
task = asyncio.create_task(work())
outer = asyncio.create_task(guarded(task))
await asyncio.sleep(1)
outer.cancel()
await asyncio.wait([outer])
print(outer.cancelled(), await asyncio.shield(task), await asyncio.shield(work()))
""",
    "wait": """
async def work(d):
    await asyncio.sleep(d)
    if d == 2:
        raise ValueError(d)
    return d
for when in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
    tasks = [asyncio.create_task(work(d)) for d in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks, return_when=when)
    print(when, [t.get_name() for t in done], [t.get_name() for t in pending])
    for task in pending:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
done, pending = await asyncio.wait([asyncio.create_task(work(3))], timeout=1)
print(len(done), len(pending))
""",
    "as_completed": """
async def work(d):
    await asyncio.sleep(d)
    return d
for next_one in asyncio.as_completed([work(3), work(1), asyncio.create_task(work(2))]):
    print(await next_one)
try:
    for next_one in asyncio.as_completed([asyncio.create_task(work(d)) for d in (1, 9)], timeout=2):
        print(await next_one)
except asyncio.TimeoutError:
    print("late")
""",
    "locks": """
lock = asyncio.Lock()
async def work(name, d):
    async with lock:
        print(name, "in")
        await asyncio.sleep(d)
    print(name, "out", lock.locked())
await asyncio.gather(work("a", 1), work("b", 0), work("c", 1))
await lock.acquire()
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
""",
    "lock_cancelled": """
lock = asyncio.Lock()
async def work(name):
    async with lock:
        print(name)
        await asyncio.sleep(1)
tasks = [asyncio.create_task(work(name)) for name in "abc"]
await asyncio.sleep(0)
tasks[1].cancel()
print(await asyncio.gather(*tasks, return_exceptions=True))
""",
    "events": """
event = asyncio.Event()
async def waiter(name):
    await event.wait()
    print(name)
tasks = [asyncio.create_task(waiter(i)) for i in range(3)]
await asyncio.sleep(1)
event.set()
event.clear()
await asyncio.gather(*tasks)
print(event.is_set())
""",
    "conditions": """
condition = asyncio.Condition()
items = []
async def consumer(name):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, items.pop())
async def one():
    async with condition:
        await condition.wait()
        print("notified")
tasks = [asyncio.create_task(consumer(i)) for i in range(2)] + [asyncio.create_task(one())]
for i in range(4):
    await asyncio.sleep(1)
    async with condition:
        items.append(i)
        condition.notify_all() if i % 2 else condition.notify()
await asyncio.gather(*tasks)
""",
    "semaphores": """
semaphore = asyncio.Semaphore(2)
async def work(i):
    async with semaphore:
        print("in", i)
        await asyncio.sleep(1 + i)
await asyncio.gather(*(work(i) for i in range(5)))
bounded = asyncio.BoundedSemaphore(1)
await bounded.acquire()
bounded.release()
try:
    bounded.release()
except ValueError as error:
    print(error)
""",
    "queues": """
for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
    queue = kind(2)
    async def producer():
        for i in (3, 1, 2, 5, 4):
            await queue.put(i)
            print("put", i)
    async def consumer():
        while True:
            item = await queue.get()
            await asyncio.sleep(1)
            print("got", item)
            queue.task_done()
    worker = asyncio.create_task(consumer())
    await producer()
    await queue.join()
    worker.cancel()
try:
    asyncio.Queue().get_nowait()
except asyncio.QueueEmpty:
    print("empty")
""",
    "callbacks": """
loop = asyncio.get_running_loop()
def say(*words):
    print(*words)
async def work():
    await asyncio.sleep(1)
    return 1
task = asyncio.create_task(work())
task.add_done_callback(lambda t: print("done", t.result()))
loop.call_soon(say, "soon")
late = loop.call_later(1, say, "later")
loop.call_at(loop.time() + 2, say, "at")
loop.call_later(1, late.cancel)
loop.call_later(0.5, task.cancel)
await asyncio.wait([task])
await asyncio.sleep(3)
""",
    "blocking": """
def slow(d):
    time.sleep(d)
    print("slow", d)
    return d
async def work(d):
    slow(d)
    await asyncio.sleep(d)
    print("work", d)
await asyncio.gather(work(1), work(2))
""",
    "generators": """
async def numbers(n):
    try:
        for i in range(n):
            await asyncio.sleep(1)
            yield i
    finally:
        await asyncio.sleep(1)
        print("closed")
async for number in numbers(3):
    print(number)
async for number in numbers(5):
    if number == 1:
        break
print([number async for number in numbers(2) if number])
await asyncio.sleep(5)
""",
    "generators_by_hand": """
async def echo():
    heard = None
    while True:
        try:
            heard = yield heard
            await asyncio.sleep(1)
        except KeyError as error:
            await asyncio.sleep(1)
            print("key", error)
            heard = "key"
generator = echo()
print(await generator.asend(None), await generator.asend(1), await generator.asend("two"))
print(await generator.athrow(KeyError("x")), await generator.asend(3))
await generator.aclose()
print(await anext(echo()))
await asyncio.sleep(1)
unused = echo()
await unused.aclose()
""",
    "generators_in_tasks": """
async def ticks():
    i = 0
    try:
        while True:
            await asyncio.sleep(1)
            yield (i := i + 1)
    finally:
        print("no more ticks")
async def first(generator):
    return await generator.__anext__()
generator = ticks()
print(await asyncio.create_task(first(generator)), await first(generator))
left = ticks()
print(await left.__anext__())
await asyncio.create_task(generator.aclose())
""",
    "context_managers": """
import contextlib
class Door:
    async def __aenter__(self):
        await asyncio.sleep(1)
        print("open")
        return self
    async def __aexit__(self, *exc):
        await asyncio.sleep(1)
        print("shut", exc[0])
        return True
@contextlib.asynccontextmanager
async def room(name):
    print("in", name)
    try:
        yield name
    finally:
        await asyncio.sleep(1)
        print("out", name)
async with Door(), room("a") as name:
    print(name)
async with Door():
    raise ValueError
""",
    "never_awaited": """
async def work():
    print("never")
work()
kept = work()
del kept
closed = work()
closed.close()
asyncio.sleep(1)
print("after")
""",
    "threads": """
def work(d):
    time.sleep(d)
    print("worked", d)
    if d == 2:
        raise ValueError(d)
    return d
print(await asyncio.gather(*(asyncio.to_thread(work, d) for d in (3, 1, 2)), return_exceptions=True))
loop = asyncio.get_running_loop()
print(await loop.run_in_executor(None, work, 1))
""",
    "leftovers": """
async def left(d):
    try:
        await asyncio.sleep(d)
    finally:
        print("cleanup", d)
        await asyncio.sleep(1)
        print("cleaned", d)
for d in (9, 8, 7):
    asyncio.create_task(left(d))
await asyncio.sleep(1)
raise KeyError("main")
""",
    "uncaught_in_a_task": """
async def fail():
    raise ValueError("lost")
asyncio.create_task(fail())
await asyncio.sleep(1)
print("main goes on")
""",
    "misuse": """
async def self_await():
    await asyncio.current_task()
try:
    await asyncio.create_task(self_await())
except RuntimeError as error:
    print("RuntimeError")
class Bad:
    def __await__(self):
        yield 3
try:
    await Bad()
except RuntimeError as error:
    print(error)
c = asyncio.sleep(0)
await c
try:
    await c
except RuntimeError as error:
    print(error)
""",
    "own_awaitables": """
class Later:
    def __init__(self, d):
        self.d = d
    def __await__(self):
        yield from asyncio.sleep(self.d).__await__()
        return self.d
class Soon:
    def __await__(self):
        yield
print(await Later(1), await Soon())
print(await asyncio.gather(Later(2), Soon()))
""",
    "streams_of_futures": """
loop = asyncio.get_running_loop()
future = loop.create_future()
async def reader():
    try:
        print(await future)
    except ValueError as error:
        print(error)
tasks = [asyncio.create_task(reader()) for _ in range(2)]
await asyncio.sleep(1)
future.set_exception(ValueError("no"))
await asyncio.gather(*tasks)
""",
    "locals_and_code": """
import inspect
async def work(a, *, b=1):
    "A docstring."
    c = a
    print(sorted(locals()), inspect.iscoroutinefunction(work), asyncio.iscoroutinefunction(work))
print(inspect.signature(work), work.__doc__, work.__name__, inspect.iscoroutine(w := work(1)))
await w
async def generator():
    yield
print(inspect.isasyncgenfunction(generator), inspect.isasyncgen(generator()), type(work(1)).__name__.startswith("c"))
""",
    "values_that_shout": """
class Loud:
    def __repr__(self):
        print("somebody asked")
        return "loud"
async def generator():
    yield Loud()
    yield [Loud()]
async for each in generator():
    pass
async def wait(loud=Loud()):
    await asyncio.sleep(1)
await asyncio.create_task(wait())
""",
    "output": """
import sys
print("a", 1, sep="-", end="!")
print()
sys.stdout.write("no newline")
sys.stdout.write("\\n two\\nlines\\n")
print("to the error stream", file=sys.stderr)
print("한글 😀 \\u0001")
import contextlib, io
with contextlib.redirect_stdout(io.StringIO()) as caught:
    print("caught")
print(repr(caught.getvalue()), flush=True)
""",
    "deadlock": """
async def other():
    await asyncio.Event().wait()
task = asyncio.create_task(other())
print("before")
try:
    await asyncio.sleep(1)
    await asyncio.Event().wait()
finally:
    print("never")
""",
}

_NEWER = {
    "timeouts": """
async def work():
    try:
        await asyncio.sleep(5)
    finally:
        print("cleanup")
try:
    async with asyncio.timeout(1):
        await work()
except TimeoutError:
    print("late")
async with asyncio.timeout(9) as timeout:
    await asyncio.sleep(1)
    timeout.reschedule(asyncio.get_running_loop().time() + 1)
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(1)
    except TimeoutError:
        print("at once")
print(timeout.expired())
""",
    "task_groups": """
async def work(d):
    try:
        await asyncio.sleep(d)
        if d == 2:
            raise ValueError(d)
        return d
    finally:
        print("over", d)
async with asyncio.TaskGroup() as group:
    tasks = [group.create_task(work(d)) for d in (3, 1)]
print([task.result() for task in tasks])
try:
    async with asyncio.TaskGroup() as group:
        for d in (4, 2, 3, 5, 1):
            group.create_task(work(d))
        await asyncio.sleep(8)
except* ValueError as group:
    print(group.exceptions)
""",
    "barriers": """
barrier = asyncio.Barrier(3)
async def work(i):
    await asyncio.sleep(i)
    async with barrier as place:
        print(i, place)
await asyncio.gather(*(work(i) for i in range(3)))
""",
    "uncancelling": """
async def work():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print(asyncio.current_task().cancelling(), asyncio.current_task().uncancel())
    await asyncio.sleep(1)
    return "done"
task = asyncio.create_task(work())
await asyncio.sleep(1)
task.cancel()
print(await task)
""",
}

_MODULES = {
    "module_plain": """
import time
def work(d):
    time.sleep(d)
    return d
def main():
    print(work(1), work(2))
if __name__ == '__main__':
    main()
for i in range(2):
    work(i)
print(time.time_ns() % 10**9)
""",
    "module_two_loops": """
import asyncio, time
async def main():
    await asyncio.sleep(1)
    print(time.monotonic())
time.sleep(1)
asyncio.run(main())
time.sleep(1)
asyncio.run(main())
""",
    "module_kept_coroutine": """
async def work(): pass
kept = work()
print('end')
""",
    "module_by_hand": """
async def work():
    print('by hand')
    return 3
c = work()
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
""",
    "module_loop_by_hand": """
import asyncio
async def work():
    await asyncio.sleep(1)
    print('worked')
loop = asyncio.new_event_loop()
loop.run_until_complete(work())
print(loop.time())
loop.close()
""",
    "module_loop_factories": """
import asyncio, sys
async def work():
    await asyncio.sleep(1)
    print('worked')
for name in ("SelectorEventLoop", "EventLoop"):
    if hasattr(asyncio, name) and sys.version_info >= (3, 12):
        asyncio.run(work(), loop_factory=getattr(asyncio, name))
""",
    "module_exit": """
import asyncio, sys
async def main():
    await asyncio.sleep(1)
    sys.exit(3)
asyncio.run(main())
""",
    "module_class": """
import asyncio
class Worker:
    __secret = 1
    async def run(self):
        await self.__step()
    async def __step(self):
        await asyncio.sleep(self.__secret)
        print('stepped')
    @staticmethod
    async def still():
        print('still')
    @classmethod
    async def of(cls):
        await cls.still()
        return cls()
async def main():
    await (await Worker.of()).run()
asyncio.run(main())
""",
    "module_future_import": """
from __future__ import annotations
import asyncio
async def f(x: Nothing) -> Nowhere:
    'doc'
    global y
    y = x
asyncio.run(f(2))
print(y, f.__annotations__)
""",
}


def _in_main(body):
    return f"import asyncio, time\nasync def main():\n{textwrap.indent(body.strip(), '    ')}\nasyncio.run(main())\n"


def programs():
    """{name: source} of those that this Python can run."""
    bodies = {**_BODIES, **(_NEWER if sys.version_info >= (3, 11) else {})}
    modules = {name: text.lstrip() for name, text in _MODULES.items()}
    return {**{name: _in_main(body) for name, body in bodies.items()}, **modules}
