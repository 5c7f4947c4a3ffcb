"""Holds docs/TRACE.md against the table of kinds, src/trace/kinds.hpp, and against the example traces: every kind of event
has its row, with just the keys that it can have, in their order."""

import json
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMON = {"i", "t", "n", "k"}


def listed_keys(text):
    """For each kind of the page: its keys in their order, "co" or "task?"."""
    rows = re.findall(r"^\| `([a-z_.]+)` \| ((?:`[a-z_]+\??`(?:, )?)+) \|", text, re.MULTILINE)
    return {kind: re.findall(r"`([a-z_]+\??)`", keys) for kind, keys in rows}


def table_keys(source):
    """The same of the rows of kKinds."""
    rows = {}
    for row in re.split(r"\{K::\w+, ", source)[1:]:
        kind, rest = re.match(r'"([a-z_.]+)",(.*)', row, re.DOTALL).groups()
        keys = re.findall(r'\{"([a-z_]+)", T::\w+(?:, F::\w+)?(, maybe)?\}', rest)
        rows[kind] = [key + ("?" if maybe else "") for key, maybe in keys]
    return rows


def documented(text):
    """For each kind: the keys that it must have, and those that it may have."""
    return {kind: ({key for key in keys if not key.endswith("?")}, {key.rstrip("?") for key in keys})
            for kind, keys in listed_keys(text).items()}


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

    def test_the_page_has_the_rows_of_the_table(self):
        table = table_keys((ROOT / "src" / "trace" / "kinds.hpp").read_text(encoding="utf-8"))
        self.assertLess(20, len(table))
        self.assertEqual(table, {kind: keys for kind, keys in listed_keys(self.text).items() if kind in table})

    def test_the_page_has_the_keys_of_on(self):
        source = (ROOT / "src" / "trace" / "kinds.hpp").read_text(encoding="utf-8")
        keys = re.findall(r'Key\{"(\w+)", Type::', source[source.index("kOnKeys{"):])
        part = self.text[self.text.index("| `on.kind` |"):].split("\n\n")[0]
        named = {key for row in part.splitlines()[2:] for key in re.findall(r"`([a-z]+)\??`", row.split("|")[3])}
        self.assertEqual(set(keys), named | {"kind"})

    def test_every_event_is_as_its_row_says(self):
        events = list(example_events())
        self.assertGreater(len(events), 300)
        self.assertEqual([], find_problems(self.text, events))

    def test_every_row_has_an_example(self):
        kinds = documented(self.text)
        table = table_keys((ROOT / "src" / "trace" / "kinds.hpp").read_text(encoding="utf-8"))
        self.assertEqual(set(table), {kind for kind in kinds if kind in {event["k"] for _, event in example_events()}})

    def test_the_example_is_a_golden_trace(self):
        example = re.search(r"```json\n(.*?)```", self.text, re.DOTALL)[1]
        self.assertEqual((ROOT / "tests" / "golden" / "deadlock.jsonl").read_text(encoding="utf-8"), example)

    def test_links_lead_somewhere(self):
        for link in re.findall(r"\]\(([^)#:]+)\)", self.text):
            self.assertTrue((ROOT / "docs" / link).exists(), link)


class CanFailTest(unittest.TestCase):
    def test_rows_are_read(self):
        source = '{K::a, "a.b", {W::task, W::none, W::none},\n {{"co", T::co, F::co}, {"by", T::co, F::by, maybe},\n  ' \
                 '{"how", T::how_co}, {"cause", T::cause, maybe}}, Acts::in_step},\n{K::c, "c", {W::end}, {{"d", T::on}}},'
        self.assertEqual({"a.b": ["co", "by?", "how", "cause?"], "c": ["d"]}, table_keys(source))
        self.assertEqual({"a.b": ["co", "by?"]}, listed_keys("| `a.b` | `co`, `by?` | words |\n"))

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
