"""Lessons claim what is so: the facts of each lesson's facts.toml, at the defaults and at its other settings.

usage: facts_test.py COROSCOPE LESSONS_FOLDER [LESSON...]"""

import json
import subprocess
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "assets" / "python"))

from coroscope_lesson import facts  # noqa: E402

LEAST_SETTINGS = 3


def load(file):
    with file.open("rb") as opened:
        return tomllib.load(opened)


def traces(program, lesson, values, folder):
    """{run: Run} of a lesson, or of one run LESSON/RUN, at these values."""
    sets = [word for name, value in values.items() for word in ("--set", f"{name}={value}")]
    base = folder / "t.jsonl"
    shown = subprocess.run([program, "run", lesson, "--lang", "en", "--json", "--trace", str(base), *sets],
                           capture_output=True, text=True, check=True)
    ids = [run["id"] for run in json.loads(shown.stdout)["runs"]]
    files = {ids[0]: base} if len(ids) == 1 else {run: folder / f"t-{run}.jsonl" for run in ids}
    return {run: facts.Run(file.read_text(encoding="utf-8").splitlines()) for run, file in files.items()}


def edit_ids(lesson):
    """A borrowed edit has the id that it has where it comes from, unless it has its own."""
    return [each.get("id") or each["from"].split("/")[1] for each in lesson.get("edits", [])]


class Facts(unittest.TestCase):
    """One test a lesson."""


def add_test(program, folder):
    def test(self):
        table = load(folder / "facts.toml")
        lesson = load(folder / "lesson.toml")
        parameters = {each["name"]: each["default"] for each in lesson.get("parameters", [])}
        settings = table.get("settings", [])
        edited = edit_ids(lesson)
        claimed = {fact.get("run") for fact in table["facts"]}
        self.assertLessEqual(set(edited), claimed, "each edit is claimed to do something")
        if parameters:
            self.assertGreaterEqual(len(settings), LEAST_SETTINGS, "facts are held at three more settings")
        self.assertTrue(table.get("facts"), "a lesson claims something")
        with tempfile.TemporaryDirectory() as temporary:
            for setting in [{}, *settings]:
                values = {**parameters, **setting}
                self.assertEqual(values.keys(), parameters.keys(), "a setting names parameters of the lesson")
                runs = traces(program, folder.name, values, Path(temporary))
                edits = {}
                for each in edited:
                    edits.update(traces(program, f"{folder.name}/{each}", values, Path(temporary)))
                exact = {name: facts.seconds(value) for name, value in values.items()}
                self.assertEqual(facts.check(table["facts"], runs, edits, exact, not setting), [])

    setattr(Facts, "test_" + folder.name.replace("-", "_"), test)


def main():
    program, folder, *chosen = sys.argv[1:]
    lessons = [each for each in sorted(Path(folder).iterdir()) if (each / "lesson.toml").is_file()]
    for lesson in lessons:
        if load(lesson / "lesson.toml").get("runs") and (not chosen or lesson.name in chosen):
            add_test(program, lesson)
    unittest.main(argv=[sys.argv[0], "-v"])


if __name__ == "__main__":
    main()
