"""Recording does not change what a program does: recorded against plain; and every trace is a valid one."""

import collections
import json
import tempfile
import unittest
from pathlib import Path

import pythons
from coroscope_recorder import record_source, run_plain
from observed import seen_from_outside, seen_plainly
from programs import programs

class SameTest(unittest.TestCase):
    maxDiff = None

    def test_recorded_is_as_plain(self):
        for name, source in programs().items():
            with self.subTest(name):
                self.assertEqual(seen_plainly(run_plain(source)), seen_from_outside(record_source(source)))

    def test_recording_twice_gives_the_same(self):
        for name, source in programs().items():
            with self.subTest(name):
                self.assertEqual(record_source(source), record_source(source))

    def test_traces_are_valid(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, source in programs().items():
                file = Path(folder) / f"{name}.jsonl"
                file.write_text("\n".join(record_source(source)) + "\n", encoding="utf-8")
                with self.subTest(name):
                    check = pythons.check(file)
                    self.assertEqual((0, ""), (check.returncode, check.stdout if check.returncode else ""))

    def test_every_kind_of_event_is_there(self):
        kinds = collections.Counter(json.loads(line)["k"] for source in programs().values()
                                    for line in record_source(source))
        self.assertEqual(21, len(kinds), kinds)  # all but clock


if __name__ == "__main__":
    pythons.main()
