"""The command line: whatever a script does, it leaves a whole trace; what cannot be done is said in a sentence."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest
from pathlib import Path

import interpreters  # noqa: F401  (makes the recorder importable)
import pythons

RECORDER = Path(__file__).resolve().parents[2] / "assets" / "python"


class CommandTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, text):
        (self.folder / name).write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).encode())

    def run_words(self, *words, lang="C.UTF-8", stdin=""):
        environment = {**os.environ, "PYTHONPATH": str(RECORDER), "LC_ALL": lang, "PYTHONIOENCODING": "utf-8"}
        return subprocess.run([sys.executable, "-m", "coroscope_recorder", *words], cwd=self.folder, env=environment,
                              input=stdin, capture_output=True, encoding="utf-8", timeout=60)

    def record(self, text, *words, **how):
        """Runs it as script.py. @returns what can be seen of it, and its events"""
        self.write("script.py", text)
        run = self.run_words(*words, "script.py", **how)
        self.assertEqual(0, run.returncode, run.stderr)
        return run, self.events("script.jsonl")

    def events(self, file):
        """Of a trace that is valid."""
        check = pythons.check(self.folder / file)
        self.assertEqual(0, check.returncode, check.stdout)
        return [json.loads(line) for line in (self.folder / file).read_text(encoding="utf-8").splitlines()]

    def assert_ends(self, events, why):
        self.assertEqual(why, events[-1]["why"])

    def test_the_output_still_goes_to_stdout(self):
        run, events = self.record("import sys\nprint('out')\nprint('err', file=sys.stderr)\n")
        self.assertEqual(("out\n", "err\n"), (run.stdout, run.stderr))
        self.assertEqual("out", events[1]["text"])

    def test_quiet_keeps_it(self):
        run, events = self.record("print('out')", "--quiet")
        self.assertEqual("", run.stdout)
        self.assertEqual("out", events[1]["text"])

    def test_a_script_is_main_and_has_its_arguments(self):
        self.write("args.py", "import sys\nprint(__name__, sys.argv, __file__)\n")
        run = self.run_words("--out", "there.jsonl", "args.py", "--quiet", "x")
        self.assertEqual("__main__ ['args.py', '--quiet', 'x'] args.py\n", run.stdout)
        self.assert_ends(self.events("there.jsonl"), "ok")

    def test_modules_beside_the_script_are_recorded(self):
        self.write("beside.py", "import asyncio\nasync def help():\n    await asyncio.sleep(1)\n    print('helped')\n")
        script = "import asyncio, beside\nasync def main():\n    await beside.help()\nasyncio.run(main())\n"
        _, events = self.record(script)
        self.assertEqual(["main", "help"], [each["name"] for each in events if each["k"] == "co.new"])
        self.assertEqual([[1, 3], [2, 0]], [each["chain"] for each in events if each["k"] == "task.suspend"][0])
        self.assertFalse((self.folder / "__pycache__").exists())

    def test_endings(self):
        run_main = "import asyncio, sys\nasync def main():\n    {}\nasyncio.run(main())\n"
        endings = {
            "await asyncio.Event().wait()": "deadlock",
            "sys.exit(3)": "exit",
            "raise ValueError": "error",
            "pass": "ok",
            "input()": "error",
            "def": "syntax",
        }
        for line, why in endings.items():
            with self.subTest(line):
                _, events = self.record(run_main.format(line))
                self.assert_ends(events, why)

    def test_limits(self):
        programs = {
            "import asyncio\nasync def f():\n    while True: await asyncio.sleep(0)\nasyncio.run(f())\n":
                (["--max-turns", "100"], "limit:turns"),
            "while True: pass\n": (["--max-cpu", "0.2"], "limit:cpu"),
            "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n":
                (["--max-cpu=0.2"], "limit:cpu"),
            "while True: print('x' * 100)\n": (["--max-events", "1000"], "limit:events"),
        }
        for text, (words, why) in programs.items():
            with self.subTest(why):
                _, events = self.record(text, *words)
                self.assert_ends(events, why)

    def test_a_thread_that_never_ends_holds_nobody_up(self):
        _, events = self.record("import threading\nthreading.Thread(target=threading.Event().wait).start()\nprint(1)\n",
                                "--max-cpu", "0.3")
        self.assert_ends(events, "limit:cpu")

    def test_bytes_that_are_no_text(self):
        _, events = self.record(b"print('\xff')\n")
        self.assertEqual(["meta", "error", "end"], [each["k"] for each in events])
        self.assert_ends(events, "syntax")

    def test_another_encoding(self):
        _, events = self.record("# coding: euc-kr\nprint('한글')\n".encode("euc-kr"))
        self.assertEqual("한글", events[1]["text"])

    def test_what_the_exit_handlers_print(self):
        run, events = self.record("import atexit\natexit.register(print, 'bye')\n")
        self.assertEqual(("bye\n", "bye"), (run.stdout, events[1]["text"]))

    def test_an_uncaught_exception_is_told_as_python_tells_it(self):
        run, _ = self.record("def fail():\n    raise KeyError('x')\nfail()\n")
        self.assertEqual(['Traceback (most recent call last):', "KeyError: 'x'"],
                         [line for line in run.stderr.splitlines() if not line.startswith(" ")])
        self.assertNotIn("coroscope_recorder", run.stderr)

    def test_sockets_take_real_time(self):
        _, events = self.record("""
            import asyncio
            async def serve(reader, writer):
                writer.write(await reader.readline())
                await writer.drain()
                writer.close()
            async def main():
                server = await asyncio.start_server(serve, "127.0.0.1", 0)
                reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
                writer.write(b"hello\\n")
                print(await reader.readline())
                writer.close()
                server.close()
            asyncio.run(main())
            """)
        self.assertIn("b'hello\\n'", [each["text"] for each in events if each["k"] == "print"])
        self.assert_ends(events, "ok")

    def test_other_threads_can_wake_the_loop(self):
        run, events = self.record("""
            import asyncio, threading, time
            async def main():
                event = asyncio.Event()
                def work():
                    time.sleep(0.05)
                    print("worked")
                    loop.call_soon_threadsafe(event.set)
                loop = asyncio.get_running_loop()
                threading.Thread(target=work).start()
                await event.wait()
                print("woken")
            asyncio.run(main())
            """)
        self.assertEqual("worked\nwoken\n", run.stdout)
        self.assert_ends(events, "ok")

    def test_signals_can_wake_the_loop(self):
        _, events = self.record("""
            import asyncio, os, signal
            async def main():
                asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, print, "signal")
                os.kill(os.getpid(), signal.SIGUSR1)
                await asyncio.sleep(0.05)
            asyncio.run(main())
            """)
        self.assertEqual(["signal"], [each["text"] for each in events if each["k"] == "print"])

    def test_a_thread_that_waits_for_nobody_is_ended(self):
        wait = "import asyncio, threading\nasyncio.run(asyncio.to_thread(threading.Event().wait))\n"
        _, events = self.record(wait, "--max-cpu", "0.3")
        self.assert_ends(events, "limit:cpu")

    def test_a_task_factory_is_refused(self):
        run, events = self.record("""
            import asyncio
            async def main():
                asyncio.get_running_loop().set_task_factory(print)
            asyncio.run(main())
            """)
        self.assertIn("a task factory of the program's own cannot be recorded", run.stderr)
        self.assert_ends(events, "error")

    def test_the_real_clock(self):
        began = time.monotonic()
        _, events = self.record("import asyncio\nasyncio.run(asyncio.sleep(0.3))\n", "--real")
        self.assertGreater(time.monotonic() - began, 0.3)
        self.assertEqual("real", events[0]["clock"])
        self.assertGreaterEqual(events[-1]["t"], 3 * 10**8)

    def test_a_missing_script(self):
        run = self.run_words("nowhere.py")
        self.assertEqual((1, "The script nowhere.py cannot be read: No such file or directory.\n"),
                         (run.returncode, run.stderr))
        self.assertEqual("FileNotFoundError", self.events("nowhere.jsonl")[1]["exc"])

    def test_a_trace_that_cannot_be_written(self):
        self.write("script.py", "print(1)")
        run = self.run_words("--out", "no/folder.jsonl", "script.py")
        self.assertEqual((1, "", "The trace no/folder.jsonl cannot be written: No such file or directory.\n"),
                         (run.returncode, run.stdout, run.stderr))

    def test_an_older_trace_stays_until_the_new_one_is_whole(self):
        self.write("script.jsonl", "older")
        self.record("print(open('script.jsonl').read())")
        self.assertEqual("older", self.events("script.jsonl")[1]["text"])
        self.assertEqual({"script.py", "script.jsonl"}, {path.name for path in self.folder.iterdir()})

    def test_wrong_use(self):
        uses = {
            (): "Name a script to run.\n",
            ("--max-events", "no", "x.py"): "--max-events takes a whole number from 1, not “no”.\n",
            ("--max-cpu=0", "x.py"): "--max-cpu takes a number of seconds above 0, not “0”.\n",
            ("--wrong", "x.py"): "There is no option --wrong.\n",
            ("--out",): "--out needs a value.\n",
        }
        for words, sentence in uses.items():
            run = self.run_words(*words)
            self.assertEqual((2, sentence), (run.returncode, run.stderr))
        self.assertEqual("실행할 스크립트를 적어 주세요.\n", self.run_words(lang="ko_KR.UTF-8").stderr)

    def test_help_is_there_in_both_languages(self):
        english, korean = self.run_words("--help").stdout, self.run_words("--help", lang="ko_KR.UTF-8").stdout
        options = {word for word in english.split() if word.startswith("--")}
        self.assertEqual(8, len(options))
        self.assertEqual(options, {word for word in korean.split() if word.startswith("--")})
        self.assertIn("사용법", korean)

    def bytes_of(self, text):
        """What the recorder and CPython itself put out for this script, in bytes."""
        self.write("script.py", text)
        environment = {**os.environ, "PYTHONPATH": str(RECORDER), "LC_ALL": "C.UTF-8"}
        return [subprocess.run([sys.executable, *how, "script.py"], cwd=self.folder, env=environment,
                               capture_output=True, timeout=60) for how in (["-m", "coroscope_recorder"], [])]

    def test_output_is_put_out_byte_by_byte(self):
        for pieces in ((b"\xed\x95", b"\x9c\n"), (b"\x89PNG\r\n\x1a\n\x00\xff",), (b"\xed", b"\n"), (b"",)):
            with self.subTest(pieces):
                script = "import sys\nfor each in %r:\n    sys.stdout.buffer.write(each)\nprint('end')\n" % (pieces,)
                recorded, plain = self.bytes_of(script.replace("print('end')", "sys.stdout.flush()\nprint('end')"))
                self.assertEqual(plain.stdout, recorded.stdout)
                self.assert_ends(self.events("script.jsonl"), "ok")
        self.record("import sys\nsys.stdout.buffer.write(b'\\xed\\x95')\nsys.stdout.buffer.write(b'\\x9c\\n')\n")
        self.assertEqual(["한"], [each["text"] for each in self.events("script.jsonl") if each["k"] == "print"])

    def test_a_program_that_goes_to_another_folder_leaves_its_trace_in_this_one(self):
        for words in ((), ("--out", "there.jsonl")):
            self.write("script.py", "import os\nos.chdir('/')\nprint('a')\n")
            self.assertEqual(0, self.run_words(*words, "script.py").returncode)
            self.assert_ends(self.events("there.jsonl" if words else "script.jsonl"), "ok")

    def test_a_program_that_ends_its_process_leaves_its_trace(self):
        ways_out = {
            "os._exit(4)": 4,
            "os.execvp('true', ['true'])": 0,
            "os.execle('/bin/false', 'false', {})": 1,
            "os.kill(os.getpid(), signal.SIGTERM)": -signal.SIGTERM,
        }
        for way_out, status in ways_out.items():
            with self.subTest(way_out):
                self.write("script.py", "import asyncio, os, signal\nasync def main():\n    await asyncio.sleep(1)\n"
                           f"    print('a', flush=True)\n    {way_out}\n    await asyncio.sleep(9)\nasyncio.run(main())\n")
                run = self.run_words("script.py")
                self.assertEqual((status, "a\n"), (run.returncode, run.stdout), run.stderr)
                events = self.events("script.jsonl")
                self.assert_ends(events, "exit")
                self.assertEqual(1_000_000_000, events[-1]["t"])
        self.assertEqual([], list(self.folder.glob("*.part")))

    def test_sigterm_in_the_middle_of_an_event_ends_the_trace_behind_it(self):
        self.write("script.py", """
            import os, signal
            from coroscope_recorder import event_writer
            real = event_writer.json.dumps
            def dumps(event, **options):
                if event.get("text") == "b":
                    os.kill(os.getpid(), signal.SIGTERM)
                return real(event, **options)
            event_writer.json.dumps = dumps
            print("a")
            print("b")
            print("c")
            """)
        run = self.run_words("script.py")
        self.assertEqual(-signal.SIGTERM, run.returncode, run.stderr)
        events = self.events("script.jsonl")
        self.assertEqual(["a", "b"], [each["text"] for each in events if each["k"] == "print"])
        self.assert_ends(events, "exit")

    def test_a_handler_of_its_own_for_sigterm_is_left_alone(self):
        _, events = self.record("import os, signal\nsignal.signal(signal.SIGTERM, lambda *_: print('got it'))\n"
                                "os.kill(os.getpid(), signal.SIGTERM)\nprint('goes on')\n")
        self.assertEqual(["got it", "goes on"], [each["text"] for each in events if each["k"] == "print"])
        self.assert_ends(events, "ok")

    def test_a_process_that_it_forks_writes_into_no_trace(self):
        _, events = self.record("import os\nprint('before')\nchild = os.fork()\nprint('child' if child == 0 else 'parent')\n"
                                "if child:\n    os.waitpid(child, 0)\nprint('after')\n")
        self.assertEqual(["before", "parent", "after"], [each["text"] for each in events if each["k"] == "print"])
        self.assert_ends(events, "ok")

    def test_what_killed_recorders_left_is_swept(self):
        dead = subprocess.Popen(["true"])
        dead.wait()
        left = self.folder / f"script.jsonl.{dead.pid}.part"
        of_the_living = self.folder / f"script.jsonl.{os.getpid()}.part"
        for part in (left, of_the_living):
            part.write_text("half")
        self.record("print('a')")
        self.assertEqual([False, True], [left.exists(), of_the_living.exists()])

    def test_threads_that_outlive_the_main_one_are_heard(self):
        run, _ = self.record("import atexit, threading, time\natexit.register(print, 'last')\ndef late():\n    time.sleep(0.3)\n"
                             "    print('late')\nthreading.Thread(target=late).start()\nprint('done')\n")
        self.assertEqual("done\nlate\nlast\n", run.stdout)
        run, _ = self.record("import concurrent.futures, threading, time\npool = concurrent.futures.ThreadPoolExecutor()\n"
                             "pool.submit(print, 'pool')\nthreading.Thread(target=time.sleep, args=(99,), daemon=True).start()\n")
        self.assertEqual("pool\n", run.stdout)

    def test_tracebacks_are_those_of_the_program(self):
        self.write("broken.py", "def f(:\n")
        failing = {
            "sleep": "import time\ntime.sleep(-1)\n",
            "str": "class Bad:\n    def __str__(self):\n        raise ValueError('no')\nprint(Bad())\n",
            "import": "import broken\n",
            "told by itself": "import time, traceback\ntry:\n    time.sleep(-1)\nexcept ValueError:\n    traceback.print_exc()\n",
            "with its cause": "import time\ntry:\n    time.sleep(-1)\nexcept ValueError as e:\n    raise KeyError from e\n",
        }
        for name, script in failing.items():
            with self.subTest(name):
                recorded, plain = (run.stderr.decode() for run in self.bytes_of(script))
                here = str(self.folder) + os.sep
                self.assertEqual(plain.replace(here, ""), recorded.replace(here, ""))

    def test_a_recursion_that_ends_in_an_error_leaves_a_whole_trace(self):
        for body in ("return f(n + 1)", "print(n); return f(n + 1)", "time.sleep(0); return f(n + 1)"):
            run, events = self.record(f"import time\ndef f(n):\n    {body}\nf(0)\n")
            self.assert_ends(events, "error")
            self.assertNotIn("coroscope_recorder", run.stderr)


if __name__ == "__main__":
    pythons.main()
