"""Recording does not change what a program does: recorded against plain; and every trace is a valid one."""

import collections
import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import pythons
from coroscope_recorder import record_source, run_plain
from programs import programs

def printed(events):
    """(time, text) of each line, as run_plain has them."""
    lines, begun, t = [], "", 0
    for event in events:
        if event["k"] == "print":
            *whole, begun = (begun + event["text"] + event.get("end", "\n")).split("\n")
            lines += [(event["t"], line) for line in whole]
    return lines + [(events[-1]["t"], begun)] if begun else lines


def seen_from_outside(lines):
    events = [json.loads(line) for line in lines]
    errors = [event for event in events if event["k"] == "error"]
    return printed(events), events[-1]["why"], errors[0]["exc"] if errors else None, events[-1]["t"], events[-1]["n"]


class SameTest(unittest.TestCase):
    maxDiff = None

    def test_recorded_is_as_plain(self):
        for name, source in programs().items():
            with self.subTest(name):
                plain = run_plain(source)
                error = plain.error if plain.why == "error" else None
                self.assertEqual((plain.lines, plain.why, error, plain.t, plain.turns),
                                 seen_from_outside(record_source(source)))

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
                    check = subprocess.run([pythons.COROSCOPE, "check", "--lang", "en", file], capture_output=True, text=True)
                    self.assertEqual((0, ""), (check.returncode, check.stdout if check.returncode else ""))

    def test_every_kind_of_event_is_there(self):
        kinds = collections.Counter(json.loads(line)["k"] for source in programs().values()
                                    for line in record_source(source))
        self.assertEqual(21, len(kinds), kinds)  # all but clock


if __name__ == "__main__":
    pythons.main()
