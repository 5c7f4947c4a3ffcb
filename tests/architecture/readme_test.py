"""What README claims, in both languages: its table of lessons is the list that the program has, its C++ example
compiles by the command that it names and prints what it says, its commands are ones that the program takes.

usage: readme_test.py COROSCOPE [LIBCORO LIBTRACE]      without the libraries the C++ is not compiled"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| \[`([a-z0-9-]+)`\]\((docs/lessons/[^)]+)\) \| (.+) \|$")


def rows(file):
    """[(id, picture, question), ...] of the tables of lessons."""
    return [match.groups() for line in (ROOT / file).read_text(encoding="utf-8").splitlines()
            if (match := ROW.match(line))]


def example(text):
    """The C++ example, and the commands that compile and start it: the first indented block after it."""
    found = re.search(r"```cpp\n(.*?)```\n.*?\n\n((?:    [^\n]*\n)+)", text, re.S)
    return found[1], [line.strip() for line in found[2].splitlines()]


def parts(text):
    """What a page is made of, in order: the marks of headings, points and rows; keys, pictures and commands."""
    kinds = re.findall(r"^(#+ |- \*\*|\d\. |\| |!\[|    (?=coroscope|scripts))", text, re.M)
    commands = re.findall(r"^    ((?:coroscope|scripts/)(?: ?[a-zA-Z0-9_./=|-]+)*)", text, re.M)
    return kinds + commands + re.findall(r"`[A-Z]`|\bF\d+\b|\bCtrl [A-Z]\b", text)


class Readme(unittest.TestCase):
    program = ""
    libraries = ()

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

    def test_what_a_person_types_first(self):
        for file, clone in (("README.md", "git clone <address of this repository> coroscope"),
                            ("README.ko.md", "git clone <이 저장소의 주소> coroscope")):
            text = (ROOT / file).read_text(encoding="utf-8")
            self.assertRegex(text, rf"(?m)^    {clone}\n    cd coroscope\n    scripts/run .*\n    scripts/test ")
            self.assertIn("Ctrl+Q", text)
            for script in re.findall(r"\bscripts/[a-z]+\b", text):
                self.assertTrue((ROOT / script).is_file(), script)

    def test_both_languages_have_the_same_parts(self):
        english, korean = (parts((ROOT / file).read_text(encoding="utf-8")) for file in ("README.md", "README.ko.md"))
        self.assertGreater(len(english), 100)
        self.assertEqual(english, korean)

    def test_commands_are_ones_that_the_program_takes(self):
        """Those on lessons; the others name files that only a person has."""
        for file in ("README.md", "README.ko.md"):
            text = (ROOT / file).read_text(encoding="utf-8")
            typed = re.findall(r"coroscope (list\b|(?:run|listing) [a-z0-9-]+(?: --set \w+=\d+)?(?: --json)?)", text)
            self.assertGreater(len(typed), 4)
            for arguments in typed:
                done = subprocess.run([self.program, *arguments.split()], capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, f"coroscope {arguments}: {done.stderr}")

    def test_the_cpp_example_compiles_and_prints_what_it_says(self):
        if not self.libraries:
            return
        examples = [example((ROOT / file).read_text(encoding="utf-8")) for file in ("README.md", "README.ko.md")]
        self.assertEqual(*[re.sub("//.*", "", code) for code, _ in examples])
        self.assertEqual(examples[0][1], examples[1][1])
        code, (compile_it, start_it) = examples[0]
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "three.cpp").write_text(code, encoding="utf-8")
            for library in self.libraries:
                name = Path(library).with_suffix(".a").name
                self.assertIn(f" build/release/src/{name} ", compile_it)
                compile_it = compile_it.replace(f"build/release/src/{name}", f"'{library}'")
            compile_it = compile_it.replace("-Isrc", f"-I'{ROOT}/src'")
            done = subprocess.run(compile_it, shell=True, cwd=folder, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            folders = ":".join(str(Path(library).parent) for library in self.libraries)
            printed = subprocess.run(start_it, shell=True, cwd=folder, capture_output=True, text=True, check=True,
                                     env={**os.environ, "LD_LIBRARY_PATH": folders}).stdout
        self.assertEqual(printed, "[1, 2, 3]\n")
        for said in (code, examples[1][0]):
            self.assertIn("[1, 2, 3]", said)


if __name__ == "__main__":
    Readme.program = sys.argv.pop(1)
    Readme.libraries = sys.argv[1:]
    del sys.argv[1:]
    unittest.main()
