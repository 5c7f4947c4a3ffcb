"""The command line of tools/conformance: who judges, what is said of it, what is kept.

usage: tool_test.py CONFORMANCE [unittest's arguments]"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CONFORMANCE = sys.argv.pop(1)

# Of the programs of the first 60 seeds.
DRAWN = "be22256f1140d253ea8f0bd44d2dc84467733d797672457017e7cfb1e723a911"

# A judge that says of every program that it ends otherwise.
LIAR = """import sys
name = sys.argv[1]
source = open(name, encoding="utf-8").read().replace('f"end {', 'f"stop {')
exec(compile(source, name, "exec"), {"__name__": "__main__", "__file__": name})
"""


def conformance(*words, **variables):
    return subprocess.run([CONFORMANCE, *map(str, words)], env={**os.environ, **variables}, capture_output=True, text=True)


class ToolTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def python(self, version, command):
        """An interpreter that says that it is this version of CPython, and runs everything else by `command`."""
        file = self.folder / "python"
        file.write_text(f'#!/bin/sh\ncase "$*" in *-c*) echo cpython {version} ;; *) exec {command} "$@" ;; esac\n',
                        encoding="utf-8")
        file.chmod(0o755)
        return file

    def test_a_seed_gives_one_program(self):
        first, again, other = (conformance("--show", seed).stdout for seed in (7, 7, 8))
        self.assertEqual(first, again)
        self.assertNotEqual(first, other)
        self.assertIn("asyncio.run(main(0))", first)

    def test_seeds_give_the_same_programs_with_every_compiler(self):
        digest = hashlib.sha256()
        for seed in range(1, 61):
            digest.update(conformance("--show", seed).stdout.encode())
        self.assertEqual(DRAWN, digest.hexdigest(), "a change of what is drawn changes DRAWN, for all compilers alike")

    @unittest.skipIf(sys.version_info < (3, 11), "such a Python cannot judge")
    def test_the_last_line_says_who_judged_and_what_was_left_out(self):
        old = self.python("3 11 99", sys.executable)
        run = conformance(20, "--traces", "--python", old)
        last = run.stdout.splitlines()[-1]
        self.assertEqual(0, run.returncode, run.stdout + run.stderr)
        self.assertRegex(last, r"^20 programs, 0 differ \(CPython 3\.11\.99 judged, 1\d kinds of statement left out: "
                               r"Barrier\.wait \d+, .*wait_for \d+; events compared\)$")

    def test_what_cannot_judge_is_named(self):
        run = conformance(1, "--python", self.python("3 10 5", sys.executable))
        self.assertEqual(1, run.returncode)
        self.assertEqual("CPython 3.10.5 is passed over: programs are drawn for 3.11 and newer\n", run.stdout)
        run = conformance(1, COROSCOPE_PYTHONS="/nowhere/python3")
        self.assertEqual((1, ""), (run.returncode, run.stdout))
        self.assertIn("/nowhere/python3 is not CPython", run.stderr)

    @unittest.skipIf(sys.version_info < (3, 11), "such a Python cannot judge")
    def test_what_differs_is_made_small_and_kept(self):
        liar = self.folder / "liar.py"
        liar.write_text(LIAR, encoding="utf-8")
        kept = self.folder / "kept"
        kept.mkdir()
        run = conformance(1, "--seed", 3, "--python", self.python("3 13 0", f"{sys.executable} {liar}"), "--keep", kept)
        self.assertEqual(1, run.returncode, run.stderr)
        self.assertIn("== seed 3 differs, made small:", run.stdout)
        self.assertIn("1 programs, 1 differ (CPython 3.13.0 judged, nothing left out)", run.stdout)
        text = (kept / "seed-3.txt").read_text(encoding="utf-8")
        self.assertEqual(["coroutine"], [line for line in text.splitlines() if not line.startswith("#")])
        self.assertIn("# -- CPython:\n# stop ok\n# -- coroscope:\n# end ok\n", text)
        again = conformance("--python", sys.executable, "--replay", kept / "seed-3.txt")
        self.assertEqual(0, again.returncode, again.stdout + again.stderr)
        self.assertIn("1 programs, 0 differ", again.stdout)

    def test_a_kept_program_that_is_none_is_named(self):
        file = self.folder / "bad.txt"
        for text, words in (("coroutine\n  slep 5\n", "no such statement:   slep 5"),
                            ("coroutine\n  break_\n", f"no program that can be run: {file}")):
            file.write_text(text, encoding="utf-8")
            run = conformance("--replay", file)
            self.assertEqual((1, f"conformance: {words}\n"), (run.returncode, run.stderr))

    def test_traces_are_checked(self):
        golden = Path(__file__).resolve().parents[1] / "golden" / "deadlock.jsonl"
        events = [json.loads(line) for line in golden.read_text(encoding="utf-8").splitlines()]
        unstarted = [event for event in events if event["k"] != "task.start"]
        bad = self.folder / "bad.jsonl"
        bad.write_text("".join(json.dumps({**event, "i": i}) + "\n" for i, event in enumerate(unstarted)),
                       encoding="utf-8")
        none = self.folder / "none.jsonl"
        none.write_text("{}\n", encoding="utf-8")
        self.assertEqual("1 traces, 0 not valid\n", conformance("--check", golden).stdout)
        run = conformance("--check", bad, golden, none)
        self.assertEqual(1, run.returncode)
        self.assertRegex(run.stdout, rf"^{bad}: event \d+: .+\n(.+\n)*{none}: .+\n3 traces, 2 not valid\n$")

    def test_wrong_arguments_are_refused(self):
        self.assertEqual(2, conformance("--jobs", 0).returncode)
        self.assertEqual(2, conformance("many").returncode)


if __name__ == "__main__":
    unittest.main()
