"""README's table of lessons is the list that the program has, in both languages, in its order.

usage: readme_test.py COROSCOPE"""

import json
import re
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| \[`([a-z0-9-]+)`\]\((docs/lessons/[^)]+)\) \| (.+) \|$")


def rows(file):
    """[(id, picture, question), ...] of the tables of lessons."""
    return [match.groups() for line in (ROOT / file).read_text(encoding="utf-8").splitlines()
            if (match := ROW.match(line))]


class Readme(unittest.TestCase):
    program = ""

    def test_table_is_the_list(self):
        shown = subprocess.run([self.program, "list", "--json"], capture_output=True, text=True, check=True).stdout
        lessons = json.loads(shown)["lessons"]
        for file, language in (("README.md", "en"), ("README.ko.md", "ko")):
            with self.subTest(file):
                wanted = [(each["id"], f"docs/lessons/{each['id']}-{language}.png", each["question"][language])
                          for each in lessons]
                self.assertEqual(rows(file), wanted)

    def test_pictures_are_there(self):
        for file in ("README.md", "README.ko.md"):
            for lesson, picture, _ in rows(file):
                self.assertTrue((ROOT / picture).is_file(), f"{picture} of {lesson}: make it with scripts/pictures")


if __name__ == "__main__":
    Readme.program = sys.argv.pop(1)
    unittest.main()
