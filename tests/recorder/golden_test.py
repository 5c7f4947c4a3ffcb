"""What the recorder writes of the golden programs is their golden trace."""

import json
import sys
import unittest
from pathlib import Path

import pythons
from coroscope_recorder import record_source

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
NEEDS = {"timeout": (3, 12), "waiting": (3, 12), "barrier": (3, 11)}  # the old wait_for makes a task
NAMES = sorted(path.stem for path in GOLDEN.glob("*.py"))


def record(name):
    return record_source((GOLDEN / f"{name}.py").read_text(encoding="utf-8"), f"{name}.py")


def golden(name):
    return (GOLDEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()


def compared(line):
    """What docs/TRACE.md compares of an event."""
    event = json.loads(line)
    del event["n"]
    event.pop("value", None)
    if event["k"] == "error":
        for key in ("text", "column", "end_column"):
            event.pop(key, None)
    if "timer" in event.get("cause", {}):
        event["cause"] = "timer"
    return "meta" if event["k"] == "meta" else event


class GoldenTest(unittest.TestCase):
    maxDiff = None

    def test_traces_are_equal(self):
        self.assertLessEqual(20, len(NAMES))
        for name in NAMES:
            with self.subTest(name):
                if sys.version_info < NEEDS.get(name, (3, 10)):
                    continue
                self.assertEqual(list(map(compared, golden(name))), list(map(compared, record(name))))

    @unittest.skipIf(sys.version_info[:3] != (3, 12, 1), "the golden traces were recorded by Python 3.12.1")
    def test_they_are_equal_to_the_byte(self):
        for name in NAMES:
            with self.subTest(name):
                self.assertEqual(golden(name), record(name))

    def test_the_old_wait_for_makes_a_task(self):
        if sys.version_info < (3, 12):
            events = [json.loads(line) for line in record("timeout")]
            self.assertEqual(["main", "slow"], [each["name"] for each in events if each["k"] == "task.new"])
            self.assertEqual(["cleanup", "timed out"], [each["text"] for each in events if each["k"] == "print"])

    def test_recording_twice_gives_the_same(self):
        for name in NAMES:
            with self.subTest(name):
                self.assertEqual(record(name), record(name))


if __name__ == "__main__":
    pythons.main()
