"""run_plain: CPython itself on a virtual clock, without a recorder."""

import asyncio
import resource
import sys
import time
import unittest
from pathlib import Path

import pythons
from coroscope_recorder import Limits, run_plain

ROOT = Path(__file__).resolve().parents[2]

S = 10**9


def golden(name):
    return (ROOT / "tests" / "golden" / f"{name}.py").read_text(encoding="utf-8")


def in_main(body):
    lines = "".join(f"    {line}\n" for line in body.strip("\n").split("\n"))
    return f"import asyncio, time\nasync def main():\n{lines}asyncio.run(main())\n"


class PlainTest(unittest.TestCase):
    def test_lines_have_virtual_times(self):
        run = run_plain(golden("pcqueue"))
        self.assertEqual([(S, "put 0"), (S, "got 0"), (2 * S, "put 1"), (2 * S, "got 1")], run.lines)
        self.assertEqual(("ok", 2 * S, 17), (run.why, run.t, run.turns))

    def test_a_line_is_printed_when_it_is_whole(self):
        self.assertEqual([(3 * S // 2, "Hello there")], run_plain(golden("stream_print")).lines)
        self.assertEqual([(0, "half")], run_plain("print('half', end='')").lines)

    def test_time_passes_at_once(self):
        began = time.monotonic()
        run = run_plain(in_main("await asyncio.sleep(3600)\ntime.sleep(1800)\nprint(time.perf_counter())"))
        self.assertEqual([(5400 * S, "5400.0")], run.lines)
        self.assertLess(time.monotonic() - began, 30)

    def test_a_deadlock_ends_the_run(self):
        run = run_plain(in_main("try:\n    await asyncio.Event().wait()\nfinally:\n    print('never')"))
        self.assertEqual(("deadlock", []), (run.why, run.lines))

    def test_loops_without_end_are_ended(self):
        turns = in_main("while True: await asyncio.sleep(0)")
        self.assertEqual("limit:turns", run_plain(turns, limits=Limits(turns=1000)).why)
        self.assertEqual("limit:events", run_plain("while True: print()", limits=Limits(events=1000)).why)
        self.assertEqual("limit:cpu", run_plain("while True: pass", limits=Limits(cpu=0.1)).why)

    def test_failures_are_told(self):
        run = run_plain(in_main("print(1)\nraise KeyError('x')"))
        self.assertEqual(([(0, "1")], "error", "KeyError", "'x'"), (run.lines, run.why, run.error, run.text))
        self.assertEqual("exit", run_plain("import sys\nsys.exit(3)").why)
        self.assertEqual(("syntax", "SyntaxError"), (run_plain("def").why, run_plain("def").error))

    def test_leftover_tasks_end_in_the_order_of_their_creation(self):
        body = """
async def late(i):
    try:
        await asyncio.sleep(100)
    finally:
        print(i)
tasks = [asyncio.create_task(late(i)) for i in range(20)]
await asyncio.sleep(1)
"""
        self.assertEqual([(S, str(i)) for i in range(20)], run_plain(in_main(body)).lines)

    def test_sets_of_tasks_have_the_order_of_creation(self):
        body = """
tasks = [asyncio.create_task(asyncio.sleep(i % 2, i)) for i in range(20)]
done, pending = await asyncio.wait(tasks, timeout=0.5)
print(*(t.get_name() for t in done), *(t.get_name() for t in done | pending), done.pop().result())
print([await each for each in asyncio.as_completed([asyncio.sleep(0, i) for i in range(9)])])
"""
        done = [f"Task-{i}" for i in range(2, 22, 2)]
        both = [f"Task-{i}" for i in range(2, 22)]
        lines = [text for _, text in run_plain(in_main(body)).lines]
        self.assertEqual([" ".join([*done, *both, "0"]), str(list(range(9)))], lines)

    def test_threads_work_beside_the_loop(self):
        body = """
def work(name, delay):
    time.sleep(delay)
    print(name)
    return name
slow, quick = asyncio.to_thread(work, "slow", 3), asyncio.to_thread(work, "quick", 1)
print(await asyncio.gather(slow, quick, asyncio.sleep(2)))
"""
        self.assertEqual([(S, "quick"), (3 * S, "slow"), (3 * S, "['slow', 'quick', None]")],
                         run_plain(in_main(body)).lines)

    def test_no_more_threads_work_than_there_are(self):
        body = """
await asyncio.gather(*(asyncio.to_thread(time.sleep, 2) for _ in range(5)))
print(time.monotonic())
"""
        self.assertEqual([(6 * S, "6.0")], run_plain(in_main(body), limits=Limits(workers=2)).lines)

    def test_asyncio_run_waits_for_threads_that_still_work(self):
        body = """
def work():
    time.sleep(5)
    print('done')
asyncio.get_running_loop().run_in_executor(None, work)
"""
        run = run_plain(in_main(body))
        self.assertEqual(([(5 * S, "done")], 5 * S), (run.lines, run.t))

    def test_closing_takes_as_many_turns_as_with_real_threads(self):
        """Counted on real threads, in a loop that nobody else keeps awake: 12, and (where the thread that waits for the
        worker answers after it, as it mostly does) 15."""
        idle = "await asyncio.to_thread(time.sleep, .02)\nawait asyncio.sleep(.05)"
        busy = "asyncio.create_task(asyncio.to_thread(time.sleep, .1))\nawait asyncio.sleep(.01)"
        self.assertEqual([12, 15, 8], [run_plain(in_main(body)).turns for body in (idle, busy, "await asyncio.sleep(.01)")])

    def test_no_thread_is_begun_while_asyncio_run_waits_for_them(self):
        body = """
async def late():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        tasks.append(asyncio.create_task(later()))
async def later():
    await asyncio.sleep(2)
    try:
        await asyncio.to_thread(print, "never")
    except RuntimeError as error:
        print(error)
tasks = [asyncio.create_task(late()), asyncio.create_task(asyncio.to_thread(time.sleep, 5))]
await asyncio.sleep(1)
"""
        run = run_plain(in_main(body))
        self.assertEqual(([(3 * S, "Executor shutdown has been called")], 5 * S), (run.lines, run.t))

    def test_asyncio_run_waits_for_five_minutes(self):
        body = """
def work():
    time.sleep(400)
    print("done")
asyncio.get_running_loop().run_in_executor(None, work)
"""
        run = run_plain(in_main(body) + "print('after')\n")
        after = 300 if hasattr(asyncio.base_events, "timeouts") else 400  # asyncio before 3.12.3 waits for as long as it takes
        self.assertEqual({(after * S, "after"), (400 * S, "done")}, set(run.lines))

    def test_a_thread_is_not_held_by_what_holds_the_loop(self):
        body = """
def work():
    time.sleep(2)
    print(time.monotonic())
tasks = [asyncio.create_task(asyncio.to_thread(work)) for _ in range(2)]
await asyncio.sleep(0)
time.sleep(3)
await asyncio.wait(tasks)
"""
        self.assertEqual([(3 * S, "2.0"), (4 * S, "4.0")], run_plain(in_main(body), limits=Limits(workers=1)).lines)

    def test_many_programs_in_one_process_leave_nothing(self):
        sources = [golden(name) for name in ("pcqueue", "agen", "deadlock", "unawaited", "excgather", "timeout")]
        for source in sources * 20:
            run_plain(source)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for source in sources * 100:
            run_plain(source)
        self.assertLess(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, 4000)  # KiB

    def test_afterwards_all_is_as_before(self):
        kept = time.sleep, time.time, sys.stdout, sys.modules["__main__"], print
        run_plain(golden("pcqueue"))
        self.assertEqual(kept, (time.sleep, time.time, sys.stdout, sys.modules["__main__"], print))


if __name__ == "__main__":
    pythons.main()
