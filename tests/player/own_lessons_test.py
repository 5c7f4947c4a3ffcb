"""Lessons of a person's own: the example of assets/lessons/README.md is followed; what is wrong is told in a sentence, by
file and line, and nothing hangs.

usage: own_lessons_test.py COROSCOPE"""

import os
import re
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "assets" / "lessons" / "README.md"
LONGEST = 120  # seconds, on a busy machine: a program gets 30 s of real time
PROGRAM = ""

LESSON = """title = {ko = "인사", en = "Hello"}
question = "What does it do?"
closing = "Done."

[[parameters]]
name = "work"
default = 2
min = 0
max = 10

[[runs]]
id = "hello"
title = "hello"

[runs.texts]
done = {ko = "끝", en = "done"}

[[runs.stops]]
kind = "task.suspend"
name = "work"
sentence = "It waits."
"""
LISTING = """import asyncio

async def work():
    await asyncio.sleep({{work}})
    print("{{t:done}}")

asyncio.run(work())
"""


def example():
    """{name: text} of the files in the README's example: a line that ends with `name`: and an indented block."""
    text = README.read_text(encoding="utf-8").split("## A lesson of your own")[1]
    files = {}
    for name, block in re.findall(r"`(tea/[\w.]+)`:\n\n((?:(?: {4}.*)?\n)+)", text):
        files[name] = re.sub(r"^ {4}", "", block, flags=re.M).rstrip("\n") + "\n"
    return files


class OwnLessons(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def run_program(self, *arguments, **variables):
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": str(self.folder / "state"), **variables}
        if arguments[0] == "render":
            # Mesa keeps what it has allocated until the process ends; that is not the program's leak.
            environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, env=environment,
                              cwd=self.folder, timeout=LONGEST)

    def write(self, name, text):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            file.write_bytes(text)
        else:
            file.write_text(text, encoding="utf-8")

    def hello(self, listing=LISTING, lesson=LESSON):
        self.write("hello/lesson.toml", lesson)
        self.write("hello/hello.py.in", listing)

    def check(self, *sentences, status=1, arguments=("lesson", "check", "hello")):
        result = self.run_program(*arguments)
        for sentence in sentences:
            self.assertIn(sentence, result.stdout + result.stderr)
        self.assertEqual(result.returncode, status, result.stdout + result.stderr)
        return result

    # The example of the README

    def test_the_example_is_right_and_can_be_followed(self):
        for name, text in example().items():
            self.write(name, text)
        self.assertEqual(sorted(path.name for path in (self.folder / "tea").iterdir()),
                         ["facts.toml", "lesson.toml", "questions.toml", "tea.py.in"])
        self.check("nothing is wrong", status=0, arguments=("lesson", "check", "tea"))
        self.check("잘못된 것이 없습니다", status=0, arguments=("lesson", "check", "tea", "--lang", "ko"))
        self.check("tea.ko.jsonl written", status=0, arguments=("lesson", "record", "tea"))
        self.check("valid trace", status=0, arguments=("check", "tea/tea.ko.jsonl"))
        listed = self.check("Two cups of tea", status=0, arguments=("list", "--lessons", "tea"))
        self.assertEqual(listed.stdout.splitlines()[-1].split()[0], "tea")
        self.check("The water boils for 3 s. When are both cups ready?", " *  3.0 s", "boil = 6 s: 6.0 s", status=0,
                   arguments=("predict", "tea", "--lessons", "tea", "--answers"))
        run = self.check(status=0, arguments=("run", "tea", "--lessons", "tea", "--set", "boil=5", "--json"))
        self.assertIn('"total_s": 5', run.stdout)
        self.assertIn("the water boils", run.stdout)
        self.check("물이 끓습니다", "sleep(7)", status=0,
                   arguments=("listing", "tea", "--lessons", "tea", "--set", "boil=7", "--lang", "ko"))
        self.check(status=0, arguments=("render", "tea", "--lessons", "tea", "-o", "tea.png", "--set", "boil=1"))
        self.assertTrue((self.folder / "tea.png").is_file())

    def test_without_python_what_was_kept_is_shown_at_the_defaults_only(self):
        self.hello()
        self.check(status=0, arguments=("lesson", "record", "hello"))
        none = {"COROSCOPE_PYTHON": "/nowhere/python3"}
        kept = self.run_program("run", "hello", "--lessons", "hello", **none)
        self.assertEqual(kept.returncode, 0, kept.stderr)
        self.assertIn("done", kept.stdout)
        other = self.run_program("run", "hello", "--lessons", "hello", "--set", "work=1", **none)
        self.assertEqual(other.returncode, 1)
        self.assertIn("default delays", other.stderr)
        for file in self.folder.glob("hello/*.jsonl"):
            file.unlink()
        for command in (["run", "hello"], ["render", "hello", "-o", "a.png"]):
            neither = self.run_program(*command, "--lessons", "hello", **none)
            self.assertEqual(neither.returncode, 1)
            self.assertIn("nothing to show", neither.stderr)

    def test_a_copy_of_gather_does_what_its_own_listing_does(self):
        source = ROOT / "assets" / "lessons" / "gather"
        for each in source.iterdir():
            self.write(f"gather/{each.name}", each.read_text(encoding="utf-8"))
        listing = (source / "gather.py.in").read_text(encoding="utf-8")
        self.write("gather/gather.py.in", listing.replace("return 1", "return 41"))
        self.check("[41, 2, 3]", status=0, arguments=("run", "gather", "--lessons", "gather"))
        self.check("co_return 1;", status=0, arguments=("listing", "gather", "--lessons", "gather", "--code", "cpp"))
        self.check("[1, 2, 3]", status=0, arguments=("run", "nine-or-three/gather", "--lessons", "gather"))

    def test_a_lesson_may_borrow_our_programs(self):
        self.write("mine/lesson.toml", LESSON.split("[[parameters]]")[0] + "".join(
            f'[[parameters]]\nname = "call_api_{n}"\ndefault = 1\nmin = 0\nmax = 9\n' for n in (1, 2, 3)) +
            '[[runs]]\nfrom = "gather/gather"\nid = "mine"\n')
        self.check("nothing is wrong", status=0, arguments=("lesson", "check", "mine"))
        self.check("1.0 s", status=0, arguments=("run", "mine", "--lessons", "mine"))

    # What is wrong is told, all of it

    def test_everything_wrong_is_told_by_file_and_line(self):
        lesson = (LESSON.replace("default = 2", "default = 12").replace("min = 0", 'min = 0\ncolour = "red"')
                  .replace('name = "work"\nsentence', 'name = "work"\nnth = 3\nsentence')
                  .replace("[runs.texts]", '[runs.texts]\nbye = "bye"').replace('ko = "인사", ', ""))
        self.hello(lesson=lesson)
        result = self.check("hello/lesson.toml:1: warning: ", 'hello/lesson.toml:7: The default', 'lesson.toml:9: There is an '
                            'unknown key "colour"', 'lesson.toml:17: warning: The text "bye" is not used', "lesson.toml:20: "
                            '"task.suspend" of work happens 1 times')
        self.assertIn("errors: 3, warnings: 2", result.stdout)
        korean = self.run_program("lesson", "check", "hello", "--lang", "ko")
        self.assertIn('hello/lesson.toml:9: "colour"라는 키는 없습니다.', korean.stdout)

    def test_facts_that_do_not_hold_are_told_with_their_line(self):
        self.hello()
        self.write("hello/facts.toml", '[[settings]]\nwork = 5\n[[facts]]\nsays = "so"\nholds = "total == work"\n'
                   '[[facts]]\nsays = "two"\nholds = "total == 2"\n[[facts]]\nsays = "what"\nholds = "nothing + 1"\n'
                   '[[facts]]\nsays = "at first"\nat = "defaults"\nholds = "total == 2"\n[[settings]]\nrest = 1\n')
        result = self.check('facts.toml:6: "two" does not hold at work = 5', 'facts.toml:9: "what" cannot be checked',
                            "facts.toml:17: ")
        self.assertNotIn('"so"', result.stdout)
        self.assertNotIn("at first", result.stdout)

    def test_an_order_puzzle_of_ones_own_runs_and_what_is_wrong_with_it_is_told(self):
        self.hello()
        puzzle = ('first = 4\nlast = 5\nreached = "It waits, then it prints."\n'
                  "[[lines]]\ntext = 'await asyncio.sleep({{work}})'\n[[lines]]\ntext = 'print(\"{{t:done}}\")'\n"
                  '[[goals]]\nprints = "{{t:done}}"\nat = 2\n')
        self.write("hello/puzzle.toml", puzzle)
        self.check("nothing is wrong", status=0)
        listed = self.run_program("puzzle", "hello", "--lessons", "hello").stdout
        numbers = {line.split(None, 1)[1]: line.split()[0] for line in listed.splitlines() if "print(" in line or "await" in line}
        order = [numbers["await asyncio.sleep(2)"], numbers['print("done")']]
        self.check("[x]", "It waits, then", status=0,
                   arguments=("puzzle", "hello", "--lessons", "hello", "--order", ",".join(order)))
        self.check("[ ]", "Printed at 0.0 s.", status=1,
                   arguments=("puzzle", "hello", "--lessons", "hello", "--order", ",".join(reversed(order))))
        self.write("hello/puzzle.toml", puzzle.replace("at = 2", "at = 1"))
        self.check("puzzle.toml:8: The solution does not reach this goal")
        self.write("hello/puzzle.toml", puzzle.replace("last = 5", "last = 50"))
        self.check("puzzle.toml:1: The listing has 7 lines")
        self.write("hello/puzzle.toml", puzzle)
        self.hello(LISTING.replace("asyncio.run", "for _ in range(1):\n    asyncio.run"))
        self.check("puzzle.toml: The solution cannot be run: line 7")

    def test_a_kept_recording_that_is_older_than_the_listing_is_told(self):
        self.hello()
        self.check(status=0, arguments=("lesson", "record", "hello"))
        self.hello(listing=LISTING.replace('    print("{{t:done}}")', '    print("{{t:done}}")\n    print()'))
        self.check("hello.en.jsonl: warning: It no longer matches the listing", status=0)

    def test_a_kept_recording_of_another_listing_is_not_shown_without_python(self):
        self.hello()
        self.check(status=0, arguments=("lesson", "record", "hello"))
        none = {"COROSCOPE_PYTHON": "/nonexistent", "PATH": "/nonexistent"}
        self.assertEqual(self.run_program("run", "hello", "--lessons", "hello", **none).returncode, 0)
        self.hello(lesson=LESSON.replace("default = 2", "default = 4"))
        other = self.run_program("run", "hello", "--lessons", "hello", **none)
        self.assertEqual(other.returncode, 1)
        self.assertIn("recording is of another listing", other.stderr)

    def test_what_is_kept_goes_into_regular_files_only(self):
        self.hello()
        os.mkfifo(self.folder / "hello" / "hello.en.jsonl")
        self.check("hello.en.jsonl: This is not a regular file.", arguments=("lesson", "record", "hello"))

    def test_a_program_that_ends_its_process_is_told_without_a_name_of_our_own_files(self):
        self.hello(listing="import os\nos._exit(0)\n" + LISTING)
        result = self.check('The run "hello" ends with "exit"')
        self.assertNotIn("/tmp/coroscope-", result.stdout)

    def test_a_question_that_is_never_asked_is_a_warning_and_a_wrong_one_an_error(self):
        self.hello()
        question = '[[questions]]\nid = "a"\ntype = "NEXT"\nat = {kind = "print", name = "work", nth = %s}\n'
        self.write("hello/questions.toml", question % 2)
        self.check('questions.toml:1: warning: The question "a" is not asked at the defaults', status=0)
        self.write("hello/questions.toml", question % 0)
        self.check('questions.toml:4: "nth" counts from 1.', status=1)

    def test_a_listing_that_is_too_long_is_a_warning(self):
        self.hello(listing=LISTING + "#\n" * 30)
        self.check("hello.py.in:29: warning: The listing is longer than 28 lines", status=0)

    def test_a_program_that_fails_says_where_unless_that_is_meant(self):
        bad = LISTING.replace("await asyncio", "asyncio.slept()\n    await asyncio")
        self.hello(listing=bad)
        self.check('hello.py.in:4: The run "hello" ends with "error" (AttributeError')
        self.hello(listing=bad, lesson=LESSON.split("[[runs.stops]]")[0].replace('title = "hello"', 'title = "hello"\nends = "error"'))
        self.check("nothing is wrong", status=0)

    def test_a_broken_lesson_is_left_out_of_the_list_with_a_notice(self):
        self.hello(lesson=LESSON.replace("max = 10", "max = -1"))
        self.write("good/lesson.toml", LESSON.replace('id = "hello"', 'id = "good"'))
        self.write("good/good.py.in", LISTING)
        result = self.check("The lesson hello is left out.", "./hello/lesson.toml:5: 0 <= min", status=0,
                            arguments=("list", "--lessons", "."))
        self.assertIn("\n  good", result.stdout)
        self.assertNotIn("\n  hello", result.stdout)
        result = self.run_program("list", COROSCOPE_LESSONS=".")
        self.assertIn("\n  good", result.stdout)

    def test_a_folder_of_the_environment_that_is_gone_is_told_and_no_more(self):
        result = self.run_program("list", COROSCOPE_LESSONS="nowhere")
        self.assertEqual(result.returncode, 0)
        self.assertIn("nowhere: It cannot be read", result.stderr)

    # Hostile

    def test_an_endless_loop_is_stopped(self):
        self.hello(listing="import asyncio\nasync def work():\n    while True: pass\nasyncio.run(work())\n")
        self.check('The run "hello"', "stopped")

    def test_what_cannot_be_interrupted_is_killed(self):
        self.hello(listing="import os, asyncio\nasync def work():\n    os.read(os.pipe()[0], 1)\nasyncio.run(work())\n")
        self.check("did not end within 30 s")

    def test_huge_output_is_refused(self):
        self.hello(listing="import asyncio\nasync def work():\n    print('x' * 40_000_000)\nasyncio.run(work())\n")
        self.check("prints too much")

    def test_what_a_program_has_forked_ends_with_it(self):
        self.hello(listing="import asyncio, os, time\nasync def work():\n    await asyncio.sleep(0)\nif os.fork() == 0:\n"
                   f"    os.execvp('sleep', ['sleep', '61{os.getpid()}'])\nasyncio.run(work())\n")
        result = self.run_program("lesson", "check", "hello")
        self.assertIn(result.returncode, (0, 1), result.stderr)
        time.sleep(0.2)
        running = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if os.access(path, os.R_OK)]
        self.assertFalse([line for line in running if line == f"sleep\00061{os.getpid()}\0".encode()])

    def test_a_syntax_error_is_told_with_its_line(self):
        self.hello(listing="import asyncio\n\nasync def work(:\n    pass\n")
        self.check("hello.py.in:3: ", "SyntaxError")

    def test_names_that_nest_50000_deep_are_refused(self):
        for text in (".".join(["a"] * 50_000) + " = 1\n", "[" + ".".join(["a"] * 50_000) + "]\n", "a = " + "[" * 50_000,
                     "a = " + "{a=" * 50_000):
            self.hello(lesson=text)
            self.check("hello/lesson.toml:1: ", "too deeply")

    def test_what_is_no_text_is_refused(self):
        self.hello(lesson=b'title = "a"\nquestion = "\xff"\n')
        self.check("hello/lesson.toml:2: This line is not UTF-8")
        self.hello(listing=b"# \xff\n")
        self.check("hello/hello.py.in:1: This line is not UTF-8")
        self.hello(listing="#" * 2_000_000)
        self.check("hello.py.in: It is larger than 1 MiB")

    def test_what_is_no_file_is_not_read(self):
        for name in ("lesson.toml", "hello.py.in", "facts.toml"):
            for make in (os.mkfifo, lambda file: os.symlink("/dev/zero", file), os.mkdir):
                self.hello()
                file = self.folder / "hello" / name
                file.unlink(missing_ok=True)
                make(file)
                self.check(f"hello/{name}: This is not a regular file")
                file.rmdir() if file.is_dir() else file.unlink()

    def test_links_that_lead_nowhere_are_told(self):
        self.hello()
        os.symlink("loop", self.folder / "loop")
        self.check("nothing is wrong", status=0, arguments=("lesson", "check", "."))
        (self.folder / "hello" / "lesson.toml").unlink()
        os.symlink("lesson.toml", self.folder / "hello" / "lesson.toml")
        self.check("hello/lesson.toml: It cannot be read: Too many levels")

    def test_a_folder_that_cannot_be_read_is_told(self):
        self.check("nowhere: It cannot be read", arguments=("lesson", "check", "nowhere"))
        self.check("nowhere: It cannot be read", arguments=("list", "--lessons", "nowhere"))
        (self.folder / "empty").mkdir()
        self.check("There are no lessons here", arguments=("lesson", "check", "empty"))
        if os.geteuid() != 0:
            (self.folder / "empty").chmod(0)
            self.check("Permission denied", arguments=("lesson", "check", "empty"))

    def test_an_id_cannot_leave_its_folder(self):
        self.hello(lesson=LESSON.replace('id = "hello"', 'id = "../hello"'))
        self.check("cannot be an id")

    def test_wrong_use_is_told(self):
        self.check("lesson check or lesson record", status=2, arguments=("lesson", "chekc", "hello"))
        self.check("lesson needs DIR", status=2, arguments=("lesson", "check"))


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[2:]])
