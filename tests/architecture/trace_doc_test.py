"""Holds docs/TRACE.md against the example traces: every kind of event has its row, with just the keys that it can have."""

import json
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMON = {"i", "t", "n", "k"}


def documented(text):
    """For each kind: the keys that it must have, and those that it may have."""
    kinds = {}
    for names, keys in re.findall(r"^\| (`[a-z_.]+`) \| ((?:`[a-z_]+\??`(?:, )?)+) \|", text, re.MULTILINE):
        listed = re.findall(r"`([a-z_]+)(\??)`", keys)
        must = {key for key, mark in listed if not mark}
        kinds[names.strip("`")] = (must, {key for key, _ in listed})
    return kinds


def find_problems(text, events):
    kinds = documented(text)
    problems = []
    for where, event in events:
        keys = set(event) - COMMON
        must, may = kinds.get(event["k"], (set(), set()))
        if event["k"] not in kinds:
            problems.append(f"{where}: {event['k']} has no row")
        problems += [f"{where}: {event['k']} lacks {key}" for key in sorted(must - keys)]
        problems += [f"{where}: {event['k']} has {key}, which its row does not name" for key in sorted(keys - may)]
    return problems


def example_events():
    files = sorted((ROOT / "tests" / "golden").glob("*.jsonl")) + [ROOT / "tests" / "trace" / "every_kind.jsonl"]
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{path.name}:{number}", json.loads(line)


class TraceDocTest(unittest.TestCase):
    def setUp(self):
        self.text = (ROOT / "docs" / "TRACE.md").read_text(encoding="utf-8")

    def test_every_event_is_as_its_row_says(self):
        events = list(example_events())
        self.assertGreater(len(events), 300)
        self.assertEqual([], find_problems(self.text, events))

    def test_every_row_has_an_example(self):
        kinds = documented(self.text)
        self.assertEqual(22, len([kind for kind in kinds if kind in {event["k"] for _, event in example_events()}]))

    def test_the_example_is_a_golden_trace(self):
        example = re.search(r"```json\n(.*?)```", self.text, re.DOTALL)[1]
        self.assertEqual((ROOT / "tests" / "golden" / "deadlock.jsonl").read_text(encoding="utf-8"), example)

    def test_links_lead_somewhere(self):
        for link in re.findall(r"\]\(([^)#:]+)\)", self.text):
            self.assertTrue((ROOT / "docs" / link).exists(), link)


class CanFailTest(unittest.TestCase):
    def test_faults_are_found(self):
        text = "| `clock` | `mode`, `by?` | words |\n"
        for event, problem in [
            ({"k": "clock"}, "x: clock lacks mode"),
            ({"k": "clock", "mode": 1, "at": 2}, "x: clock has at, which its row does not name"),
            ({"k": "watch"}, "x: watch has no row"),
        ]:
            self.assertEqual([problem], find_problems(text, [("x", event)]))
        self.assertEqual([], find_problems(text, [("x", {"i": 0, "k": "clock", "mode": 1})]))


if __name__ == "__main__":
    unittest.main()
